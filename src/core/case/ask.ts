import type { ArgName } from "./arg-name.ts";
import type { Status } from "./case.ts";
import type { VerbName } from "./verbs.ts";

/**
 * What a person asked for, as it was read from words, a button or a form, before anything was looked up: people and
 * departments are still names, dates are still words. The same shape from every window.
 */
export type Ask = { verb: VerbName; numbers: number[]; args: AskArgs };

export type AskArgs = Partial<Record<ArgName, string>>;

/** What a button's label implied. `offer` is the receiving department of a pending pass. */
export type Basis = { status: Status; assignee: string | null; offer: string | null };
