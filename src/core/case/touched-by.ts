import type { PersonId } from "../desk/desk.ts";
import { inboxOf } from "../escalation/inbox-of.ts";
import type { Clock } from "../sla/clock.ts";
import { earliest, type Instant } from "../time/instant.ts";
import type { Case } from "./case.ts";
import type { CaseEvent } from "./event.ts";

/** What a person does is a word on the case, and answers the loud nags of those whom it concerns. */
export const touchedBy = (kase: Case, person: PersonId, event: CaseEvent): Case => {
  if (event.type === "undone" || event.type === "stepped-aside") return kase;
  const word: Case = { ...kase, backlog: false, touchedAt: event.at };
  if (event.type === "on-it") return word;
  const takes =
    (event.type === "claimed" && event.person === person) || (event.type === "passed" && event.to === person);
  return {
    ...word,
    clocks: word.clocks.map((clock) => answered(clock, takes ? { ...kase, assignee: person } : kase, person)),
  };
};

const answered = (clock: Clock, kase: Case, person: PersonId): Clock => {
  const concerned = [...inboxOf(kase, clock).answering, ...(clock.climb?.told ?? [])];
  return clock.climb !== null && concerned.includes(person) ? { ...clock, climb: null } : clock;
};

/** Whoever was asked last steps aside for the next at once; somebody who was asked before them hurries nobody. */
export const skipped = (clock: Clock, person: PersonId, at: Instant): Clock => {
  const { climb } = clock;
  if (climb === null || !climb.told.includes(person)) return clock;
  const aside = [...new Set([...(climb.aside ?? []), person])];
  const hurries = climb.nextAt !== null && climb.told.at(-1) === person;
  return { ...clock, climb: { ...climb, aside, nextAt: hurries ? earliest(climb.nextAt ?? at, at) : climb.nextAt } };
};
