import type { TextId } from "../case/wait.ts";
import type { PersonId } from "../desk/desk.ts";
import type { Instant } from "../time/instant.ts";

/** Why somebody is to phone: how the customer sounds, how often they had to come back, what was broken, or a lead's word. */
export type CallReason = "angry" | "contacts" | "broken-promise" | "asked";

export const callOutcomes = ["reached", "message", "no-reply"] as const;
export type CallOutcome = (typeof callOutcomes)[number];

/** A customer is to be phoned. One at a time: what else happens meanwhile is a matter of the same call. */
export type Call = {
  why: CallReason;
  /** Whose word it was; null: the desk's own rule. */
  by: PersonId | null;
  askedAt: Instant;
  /** Since when this try is asked for; the second one begins a while after the first. */
  since: Instant;
  /** Who has said that they are on it. */
  caller: { person: PersonId; since: Instant } | null;
  /** How often nobody answered. */
  tries: number;
  /** When it is asked for again; null while it is asked for now, and once it is over. */
  againAt: Instant | null;
  /** Somebody has written to the customer all the same, so nobody is held up by it any more. */
  wrote: boolean;
  ended: { at: Instant; how: CallOutcome | "no-calls" } | null;
};

/** What is known of the customer's number: given by them or to us, and whether it turned out to be of no use. */
export type Phone = {
  state: "unknown" | "known" | "wrong";
  since: Instant | null;
  numberId: TextId | null;
  bestTimeId: TextId | null;
};

export const noPhone: Phone = { state: "unknown", since: null, numberId: null, bestTimeId: null };

/** A case, as far as its call goes. */
type WithCall = { call: Call | null };

/** The call that somebody is to make, now or later. */
export const openCall = ({ call }: WithCall): Call | null => (call !== null && call.ended === null ? call : null);

/** The call that somebody is to make now. */
export const callNow = (kase: WithCall): Call | null => {
  const call = openCall(kase);
  return call === null || call.againAt !== null ? null : call;
};

/** Nobody can phone before the customer has given a number. */
export const lacksNumber = ({ phone }: { phone: Phone }): boolean => phone.state !== "known";
