import { z } from "zod";
import type { ConsentKind, GiveKind, Role } from "../core/desk/desk.ts";
import * as is from "./desk-words.ts";

/** What people may give for the trouble, and words for what cannot be undone, as the desk file writes it. */

const wholeAmount = z
  .union([z.int().min(0).max(10_000_000), z.literal("any").meta({ examples: ["any"] })])
  .describe("Whole units of the department's currency, or any.");

const perGive = <T extends z.ZodType>(value: T) =>
  ({
    credit: value.optional().describe("Of this kind alone, for one customer: credits."),
    refund: value.optional().describe("Of this kind alone, for one customer: refunds."),
    replacement: value.optional().describe("Of this kind alone, for one customer: replacements."),
    callout: value.optional().describe("Of this kind alone, for one customer: call-outs."),
  }) satisfies Record<GiveKind, z.ZodType>;

const limit = z
  .union([
    wholeAmount,
    z.strictObject({
      case: wholeAmount.describe("In one case, all kinds together."),
      customer: wholeAmount
        .optional()
        .describe("For one customer within 90 days, all kinds together. Left out: as in one case."),
      ...perGive(wholeAmount),
    }),
  ])
  .meta({ id: "limit", description: "Up to how much: one amount, or one for a case and one for a customer." });

const perRole = z.strictObject({
  agent: limit.optional().describe("Anybody who works cases."),
  lead: limit.optional().describe("Leads and their deputies."),
  manager: limit.optional().describe("Managers."),
  admin: limit.optional().describe("Administrators."),
} satisfies Record<Role, z.ZodType>);

const limits = z.strictObject({
  alone: z.boolean().default(true).describe("Whether anything may be given without a second person's yes."),
  limits: perRole.default({}).describe("What each role may decide; one that is left out decides nothing."),
  departments: z
    .record(is.departmentKey, perRole)
    .default({})
    .describe("Departments in which a role may decide more or less."),
  cover: limit
    .optional()
    .describe("What whoever covers a closed department may decide. Left out: no more than by day."),
  pays: is.departmentRef.optional().describe("Is asked to pay out what is refunded. Left out: nobody is, by itself."),
  rates: z
    .record(
      is.currencyKey,
      z
        .number()
        .min(0.000001)
        .max(1_000_000)
        .meta({ title: "what one unit is worth", examples: [1.1] }),
    )
    .default({})
    .describe("What one unit of each other currency is worth in the organisation's."),
});

export const authority = limits
  .optional()
  .describe("What people may give for the trouble. Left out: a lead or manager is asked.");

export const consent = z
  .strictObject({
    wipe: z.array(is.matchWord).default([]).describe("Words for what deletes something of the customer's."),
    cancel: z.array(is.matchWord).default([]).describe("Words for what ends an order or a contract."),
    replace: z.array(is.matchWord).default([]).describe("Words for what takes away what the customer has."),
    charge: z.array(is.matchWord).default([]).describe("Words for what costs the customer money."),
  } satisfies Record<ConsentKind, z.ZodType>)
  .default({ wipe: [], cancel: [], replace: [], charge: [] })
  .describe("Words of yours for what cannot be undone for a customer, besides the usual ones.");

export type LimitInFile = z.output<typeof limit>;
export type AuthorityInFile = z.output<typeof limits>;
