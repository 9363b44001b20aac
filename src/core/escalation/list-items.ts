import { pendingGives } from "../authority/give.ts";
import type { Case } from "../case/case.ts";
import { isFollowUpOpen } from "../case/follow-up.ts";
import type { Calendar } from "../coverage/calendar.ts";
import type { DepartmentId, PersonId } from "../desk/desk.ts";
import { type CustomerPromise, keeperOf, openPromises } from "../promise/promise.ts";
import { type ClockKey, type ClockName, clockKey } from "../sla/clock.ts";
import { clockTable, liveClocks } from "../sla/clocks.ts";
import { isSpoken, whoAnswers } from "../sla/who-answers.ts";
import { type Instant, latest, plus, type Zone } from "../time/instant.ts";
import { inboxOf } from "./inbox-of.ts";
import { type ListKind, shiftAt } from "./list-times.ts";

/**
 * One line of a person's list: a clock of theirs that is overdue or falls due, a case nobody has said a word on, or what
 * waits for their yes or no: `approve.a1`, `proposal.p1`, a case that is offered to a department they head.
 */
export type ListItem = {
  caseNumber: number;
  about: ClockKey | "silence" | "follow-up" | "offer" | `approve.${string}` | `proposal.${string}`;
  at: Instant;
};

/**
 * What a person is to know as their day begins (overdue, and due before it ends) or ends (overdue, due before they are
 * back or shortly after, and what they have had all day without a word), the earliest first. The day begins with what
 * waits for their yes or no as well, and for who heads a department with what is overdue there and has nobody.
 */
export const listItems = (
  kind: ListKind,
  person: PersonId,
  cases: readonly Case[],
  hours: { calendar: Calendar; zone: Zone; beforeClosingMs: number; leads: readonly DepartmentId[] },
  now: Instant,
): ListItem[] => {
  const { current, next } = shiftAt(hours.calendar, hours.zone, now);
  const until = kind === "morning" ? (current?.to ?? now) : plus(next?.from ?? now, hours.beforeClosingMs);
  const mine = cases.filter((kase) => !kase.backlog);
  const orphans = kind === "morning" ? mine.flatMap((kase) => orphansOf(kase, hours.leads, now)) : [];
  const due = [...mine.flatMap((kase) => dueOf(kase, person, until)), ...orphans];
  const asked = mine.filter((kase) => isFollowUpOpen(kase) && kase.followUp?.to === person);
  const known = new Set(due.map(({ caseNumber }) => caseNumber));
  const silent =
    kind === "late" && current !== null
      ? mine.filter((kase) => !known.has(kase.number)).flatMap((kase) => silenceOf(kase, person, current.from))
      : [];
  const followUps = asked.map(({ number, followUp }) => ({
    caseNumber: number,
    about: "follow-up" as const,
    at: followUp?.askedAt ?? now,
  }));
  const questions = kind === "morning" ? mine.flatMap((kase) => questionsOf(kase, person, hours.leads)) : [];
  return [...due, ...silent, ...followUps, ...questions].toSorted((a, b) => a.at - b.at || a.caseNumber - b.caseNumber);
};

const dueOf = (kase: Case, person: PersonId, until: Instant): ListItem[] =>
  liveClocks(kase).flatMap((clock) =>
    clock.state === "running" &&
    clock.dueAt !== null &&
    clock.dueAt < until &&
    inboxOf(kase, clock).answering.includes(person) &&
    isTheirs(kase, clock, person)
      ? [{ caseNumber: kase.number, about: clockKey(clock), at: clock.dueAt }]
      : [],
  );

const orphansOf = (kase: Case, leads: readonly DepartmentId[], now: Instant): ListItem[] =>
  liveClocks(kase).flatMap((clock) =>
    clock.state === "running" &&
    clock.dueAt !== null &&
    clock.dueAt <= now &&
    inboxOf(kase, clock).answering.length === 0 &&
    !kase.onIt.some(({ until }) => until > now) &&
    leads.includes(clockTable[clock.kind].holder(kase, clock.piece))
      ? [{ caseNumber: kase.number, about: clockKey(clock), at: clock.dueAt }]
      : [],
  );

const questionsOf = (kase: Case, person: PersonId, leads: readonly DepartmentId[]): ListItem[] => {
  const { number: caseNumber, offer } = kase;
  const isAsked = (promise: CustomerPromise): boolean =>
    keeperOf(promise, kase) === person ||
    (promise.department !== kase.department && leads.includes(promise.department));
  return [
    ...pendingGives(kase)
      .filter(({ asked }) => asked.includes(person))
      .map(({ id, askedAt }) => ({ caseNumber, about: `approve.${id}` as const, at: askedAt })),
    ...openPromises(kase)
      .filter((promise) => promise.state === "proposed" && isAsked(promise))
      .map(({ id, setAt }) => ({ caseNumber, about: `proposal.${id}` as const, at: setAt })),
    ...(offer !== null && leads.includes(offer.to) ? [{ caseNumber, about: "offer" as const, at: offer.at }] : []),
  ];
};

/**
 * What the customer is to hear is the speaker's or, while nobody speaks, whoever's the case is; an answer to a pass is
 * another department's.
 */
const isTheirs = (kase: Case, clock: ClockName, person: PersonId): boolean =>
  clock.kind !== "accept" &&
  (whoAnswers(clock, kase) === person || (isSpoken(clock.kind) && kase.speaker.person === null));

const silenceOf = (kase: Case, person: PersonId, since: Instant): ListItem[] => {
  if (kase.status !== "claimed" || kase.assignee !== person || kase.wait !== null || kase.assignedAt === null)
    return [];
  const last = latest(kase.assignedAt, kase.touchedAt ?? kase.assignedAt);
  return last < since ? [{ caseNumber: kase.number, about: "silence", at: last }] : [];
};
