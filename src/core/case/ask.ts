import type { Status } from "./case.ts";
import type { VerbName } from "./verbs.ts";

/**
 * What a person asked for, as it was read from words, a button or a form, before anything was looked up: people and
 * departments are still names, dates are still words. The same shape from every window.
 */
export type Ask = { verb: VerbName; numbers: number[]; args: AskArgs };

export type AskArgs = Partial<Record<ArgName, string>>;

export const argNames = [
  /** Free words: a note, what was told, how it was resolved, what to search for. */
  "words",
  /** What is waited for. */
  "what",
  /** A date or span as people write it. */
  "until",
  /** A person or a department as people write it. */
  "to",
  "why",
  "said",
  "where",
  "severity",
  "scope",
  "page",
  "name",
  "handle",
  "source",
  "order",
  "phone",
  "mail",
  "setting",
  "value",
] as const;
export type ArgName = (typeof argNames)[number];

/** What a button's label implied. `offer` is the receiving department of a pending pass. */
export type Basis = { status: Status; assignee: string | null; offer: string | null };
