import { z } from "zod";
import * as is from "./desk-words.ts";

export const usualLink = "3d";

/** Who gets work by mail. */
export const outside = z.strictObject({
  people: z
    .record(
      is.workerKey,
      z.strictObject({
        name: is.personName,
        mail: is.mailAddress,
        department: is.departmentRef.optional().describe("Who may send them work. Left out: every department."),
      }),
    )
    .default({})
    .describe("Who gets work by mail; the id is what colleagues type."),
  domains: z.array(is.mailDomain).default([]).describe("Any address at these may be sent work."),
  "link-lasts": is.duration.default(usualLink).describe("How long they may answer; a visit's link lasts past its day."),
});
