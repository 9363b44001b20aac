import { z } from "zod";
import * as is from "./desk-words.ts";

/** When several cases may be one fault, as the desk file says it. */
export const usualIncidents = { customers: 6, within: "1h", link: "ask" as const };

/** When several cases may be one fault. */
export const incidents = z.strictObject({
  customers: z.int().min(2).max(1_000).default(usualIncidents.customers).describe("So many name the same."),
  within: is.duration.default(usualIncidents.within).describe("Within this while."),
  link: z
    .enum(["ask", "always"])
    .default(usualIncidents.link)
    .describe("Whether a new case that names an open incident is made part of it by itself."),
});
