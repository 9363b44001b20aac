import { z } from "zod";
import type { Button } from "../card/card.ts";
import { type ArgName, argNames } from "../core/case/arg-name.ts";
import type { Ask, Basis } from "../core/case/ask.ts";
import { statuses } from "../core/case/case.ts";
import { type VerbName, verbRows } from "../core/case/verbs.ts";

/** What a click brings back. */
export type ButtonValue = { ask: Ask; basis: Basis | null; opens: boolean };

const verbNames = verbRows.map((row) => row.name);

/** An ask that has been outside: in a button's value, in a view's private metadata. */
export const askSchema: z.ZodType<Ask> = z.object({
  verb: z.custom<VerbName>((value) => verbNames.some((name) => name === value)),
  numbers: z.array(z.number().int().positive()),
  args: z.partialRecord(z.enum(argNames), z.string()),
});
export const basisSchema: z.ZodType<Basis> = z.object({
  status: z.enum(statuses),
  assignee: z.string().nullable(),
  offer: z.string().nullable(),
});
const valueSchema = z.object({ ask: askSchema, basis: basisSchema.nullable(), opens: z.boolean() });

/**
 * A button as the value a platform keeps for it, at most `max` characters; null when even its case numbers are longer.
 * Words that do not fit are left out and the button opens its form instead: words cut short would be words nobody said.
 */
export const writeButton = ({ ask, basis, opens }: Button, max: number): string | null => {
  const whole = JSON.stringify({ ask, basis, opens } satisfies ButtonValue);
  if (whole.length <= max) return whole;
  const bare = JSON.stringify({ ask: { ...ask, args: {} }, basis, opens: true } satisfies ButtonValue);
  return bare.length <= max ? bare : null;
};

/** What a value says, or null when it is none of ours or of another time. */
export const readButton = (value: unknown): ButtonValue | null => {
  const parsed = valueSchema.safeParse(readJson(value));
  return parsed.success ? parsed.data : null;
};

/** JSON that came back from outside; undefined when it is none. */
export const readJson = (value: unknown): unknown => {
  if (typeof value !== "string") return undefined;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
};

export const isArgName = (name: string): name is ArgName => argNames.some((known) => known === name);
