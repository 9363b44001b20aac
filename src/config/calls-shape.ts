import { z } from "zod";
import * as is from "./desk-words.ts";

/** Long enough to be home from the shop, short enough that the day is not lost. */
export const usualCalls = { angry: true, contacts: 3, "broken-promise": true, again: "2h" };

export const calls = z.strictObject({
  angry: z.boolean().default(usualCalls.angry).describe("Whoever sounds angry is phoned."),
  contacts: z
    .int()
    .min(0)
    .max(50)
    .default(usualCalls.contacts)
    .describe("Whoever had to write this often is phoned; 0: not for that."),
  "broken-promise": z.boolean().default(usualCalls["broken-promise"]).describe("Whoever was let down is phoned."),
  again: is.duration.default(usualCalls.again).describe("Opening hours until the second try when nobody answered."),
});
