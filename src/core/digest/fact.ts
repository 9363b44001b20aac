import type { Counted } from "../authority/give.ts";
import type { Source } from "../complaint/complaint.ts";
import type { ClockKind, DepartmentId, GiveKind, PersonId, SeverityId } from "../desk/desk.ts";
import type { Instant } from "../time/instant.ts";

/** Raised whenever the same events come to other facts: all are made anew then. */
export const FACT_RULES = 3;

/** What is counted. docs/metrics.md says of each which instant decides, and who is charged. */
export const factKinds = [
  /** A case came in; `backlog` was brought in with an import. */
  "new",
  "backlog",
  /** The customer wrote again. */
  "wrote",
  /** A department has an open case more, or one less. */
  "entered",
  "left",
  /** A clock was met in time; fell due unmet; was met after it had fallen due. */
  "kept",
  "missed",
  "late",
  /** How long one holder had what a resolve clock measured, once it has ended. */
  "held",
  /** The customer heard the first word of ours. */
  "answered",
  /** A target passed while the customer had been told something and nothing else was on record. */
  "words-only",
  "resolved",
  "reopened",
  /** What the customer said of it; `unheard`: closed with their silence. */
  "agreed",
  "disagreed",
  "unheard",
  "dismissed",
  /** Another severity; `severity-warned`: after a reminder or a breach. `code` is `from>to`. */
  "severity",
  "severity-warned",
  /** A wait began; `wallMs` is how long it was to be. */
  "waits",
  /** A pass was answered: yes, no, or the question was taken back. `code` is `from>to`, `wallMs` the time in transit. */
  "pass-yes",
  "pass-no",
  "pass-back",
  /** What was promised was kept or not, or got another date; `piece` is the promise. */
  "promise-kept",
  "promise-broken",
  "promise-moved",
  /** Where it came from was named; `code` is the cause. */
  "cause",
  /** The case became part of an incident; `code` is its number. */
  "incident",
  /** Somebody was to act at once and nobody of the department was on duty. */
  "nobody-there",
  /** Something was given within the giver's own limit. These all have `money`, and stand with the giver's department. */
  "given",
  /** It was asked for; then granted, in full or a part of it, refused or taken back. `wallMs`: since it was asked for. */
  "give-asked",
  "give-yes",
  "give-less",
  "give-no",
  "give-back",
  /** Days after it was closed somebody heard how the customer is, `code` is what they said; or nobody asked. */
  "followed",
  "not-followed",
] as const;
export type FactKind = (typeof factKinds)[number];

/** Whom time is charged to, where it is no department's. */
export type Charged = "in-transit" | "before-us";

/**
 * One countable thing, as it was when it happened. Facts are made from events alone and kept beside them; whole
 * milliseconds, never a fraction.
 */
export type Fact = {
  number: number;
  /** The event it comes from, and which of that event's facts it is. */
  seq: number;
  part: number;
  /** One command's facts share this: what is undone is taken out. */
  commandId: string;
  at: Instant;
  kind: FactKind;
  clock: ClockKind | null;
  piece: string | null;
  /** Of the clock, or of the case. */
  generation: number;
  /** In whose figures it is. */
  department: DepartmentId;
  /** Null: the department is charged. */
  charged: Charged | null;
  source: Source;
  connector: string | null;
  severity: SeverityId;
  /** Whose deed it was, or who was to do it; shown to nobody else unless the desk file says so. */
  person: PersonId | null;
  /** The customer's own time. */
  wallMs: number | null;
  /** Time on the clock's own calendar. */
  countedMs: number | null;
  code: string | null;
  money: Money | null;
};

/** Goodwill. `granted` is null where nothing was, or not yet; `counted` is what was granted and pending besides it. */
export type Money = { kind: GiveKind; currency: string; asked: number; granted: number | null; counted: Counted };
