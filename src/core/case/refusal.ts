/**
 * A "no" as a value: one plain sentence and what to do next. `code` is for programs and tests. The words come from
 * `card/`, which turns the code and its facts into the sentence, so that a language is only a file.
 */
export type Refusal = { refused: true; code: RefusalCode; facts: Record<string, string> };

export type RefusalCode =
  | "claimed-by-other"
  | "already-yours"
  | "not-claimed"
  | "already-resolved"
  | "already-closed"
  | "already-dismissed"
  | "not-resolved"
  | "already-open"
  | "still-in-triage"
  | "not-waiting"
  | "no-offer"
  | "offer-pending"
  | "same-department"
  | "same-person"
  | "not-asked"
  | "same-severity"
  | "unknown-severity"
  | "unknown-department"
  | "unknown-person"
  | "unknown-cause"
  | "needs-why"
  | "in-the-past"
  | "too-far"
  | "nothing-to-undo"
  | "not-your-undo"
  | "undo-too-late"
  | "asks-owner"
  | "asked-before"
  | "no-such-task"
  | "task-claimed"
  | "task-yours"
  | "task-not-claimed"
  | "task-not-waiting"
  | "task-was-done"
  | "task-was-refused"
  | "task-was-cancelled"
  | "tasks-open"
  | "promises-open"
  | "promise-dark"
  | "promise-unsure"
  | "promise-needs-date"
  | "promise-needs-why"
  | "promise-counted-on"
  | "promise-accepted"
  | "promise-was-kept"
  | "promise-was-broken"
  | "promise-was-refused"
  | "promise-was-withdrawn"
  | "no-such-promise"
  | "same-date"
  | "whole-case-only"
  | "task-elsewhere"
  | "outside-unknown"
  | "outside-unready"
  | "link-over"
  | "no-part-number"
  | "was-merged"
  | "not-merged"
  | "same-case"
  | "one-message"
  | "of-two"
  | "no-incident"
  | "incident-same"
  | "incident-other"
  | "you-speak"
  | "may-not";

export const refuse = (code: RefusalCode, facts: Record<string, string> = {}): Refusal => ({
  refused: true,
  code,
  facts,
});
export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === "object" && value !== null && "refused" in value;
