import type { Command } from "../../src/core/case/command.ts";
import type { Complaint, Source } from "../../src/core/complaint/complaint.ts";
import { nextOpening } from "../../src/core/coverage/calendar.ts";
import type { Calendars } from "../../src/core/coverage/calendars.ts";
import type { Desk, PersonId } from "../../src/core/desk/desk.ts";
import { findPerson, membersOf } from "../../src/core/desk/find.ts";
import type { Happening } from "../../src/core/replay/happening.ts";
import { route } from "../../src/core/routing/route.ts";
import { DAY, HOUR, type Instant, instant, MINUTE, plus } from "../../src/core/time/instant.ts";
import { aComplaint, nobody } from "../core/complaint/a-complaint.ts";

/** Numbers from 0 to just under 1 that look random and are always the same for a seed. */
const dice = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const texts: readonly (readonly [text: string, source: Source])[] = [
  ["There is smoke and a burning smell from the dryer.", "x"],
  ["I was charged twice and want a refund.", "email"],
  ["Still waiting for the heating element.", "facebook"],
  ["The spare part that came is the wrong part.", "email"],
  ["It is not heating, third visit.", "x"],
  ["The washer is not draining.", "phone"],
  ["Your hotline hung up on me.", "x"],
  ["Nobody answers and I am tired of it.", "review"],
  ["Where is my invoice?", "web"],
];

/**
 * Complaints of a stretch and what people make of them: most are claimed, told, waited on and resolved in their people's
 * hours, some are passed on, some are left lying; a few people are away, cover or want lists only.
 */
export const randomStretch = (
  desk: Desk,
  calendars: Calendars,
  { from, to, count, seed }: { from: Instant; to: Instant; count: number; seed: number },
): Happening[] => {
  const roll = dice(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(roll() * list.length)] as T;
  const within = (ms: number): number => Math.floor(roll() * ms);
  const atWork = (person: PersonId, after: Instant): Instant =>
    instant(nextOpening(calendars.ofPerson(person), plus(after, MINUTE + within(4 * HOUR))));
  const happenings: Happening[] = [];
  const asks = (at: Instant, by: PersonId, on: string, command: Command): void => {
    if (at < to) happenings.push({ at, what: "ask", by, on, command });
  };
  // Rolled with dice of their own, so that all else stays as it was before there were any.
  const rollPromise = dice(seed + 1);
  /** Whoever works on it promises something or is asked to; some of it is told, kept, moved or left lying. */
  const promises = (claimed: Instant, worker: PersonId, speaker: PersonId, on: string): void => {
    if (rollPromise() < 0.5) return;
    const dueAt = plus(claimed, 2 * HOUR + Math.floor(rollPromise() * 3 * DAY));
    const dated = { dueAt, sure: true, dark: true };
    const made = plus(claimed, 30 * MINUTE);
    asks(made, rollPromise() < 0.5 ? worker : speaker, on, { verb: "promise", what: "it ships", to: null, ...dated });
    const told = { verb: "told", words: "it ships", where: "public", tells: ["p1"] } as const;
    if (rollPromise() < 0.5) asks(plus(made, 20 * MINUTE), speaker, on, told);
    if (rollPromise() < 0.5) asks(plus(made, 40 * MINUTE), worker, on, { verb: "promise-yes", piece: "p1" });
    const moved = { verb: "promise-move", piece: "p1", why: null, ...dated, dueAt: plus(dueAt, DAY) } as const;
    if (rollPromise() < 0.2) asks(plus(made, 60 * MINUTE), worker, on, moved);
    if (rollPromise() < 0.5) asks(plus(dueAt, -HOUR), worker, on, { verb: "promise-kept", piece: "p1" });
  };
  const rollCall = dice(seed + 2);
  /** Some are asked for by a lead; some are made, at once or at the second try, some are not wanted, some left lying. */
  const calls = (claimed: Instant, speaker: PersonId, on: string): void => {
    const at = (minutes: number): Instant => plus(claimed, minutes * MINUTE);
    const head = desk.departments.find(({ id }) => id === findPerson(desk, speaker)?.department)?.lead;
    if (rollCall() < 0.4 && head != null) asks(at(35), head, on, { verb: "call" });
    if (rollCall() < 0.6) asks(at(50), speaker, on, { verb: "reach", number: "212 555 0188", bestTime: null });
    if (rollCall() < 0.3) asks(at(65), speaker, on, { verb: "calling" });
    if (rollCall() < 0.4) asks(at(75), speaker, on, { verb: "called", outcome: "no-reply", words: null });
    if (rollCall() < 0.3) asks(at(600), speaker, on, { verb: "called", outcome: "reached", words: "it comes Monday" });
    if (rollCall() < 0.2) asks(at(90), speaker, on, { verb: "nophone", calls: false });
  };
  for (let index = 0; index < count; index += 1) {
    const at = plus(from, within(to - from));
    const [text, source] = pick(texts);
    const id = `c${index}`;
    const handle = `customer${Math.floor(roll() * count * 0.9)}`;
    const complaint = complaintOf(id, text, source, handle, plus(at, roll() < 0.1 ? -within(9 * DAY) : 0));
    happenings.push({ at, what: "complaint", complaint });
    const on = `webhook:${id}`;
    const department = route(desk, complaint).to ?? desk.triage;
    const worker = pick(membersOf(desk, department)).id;
    const speaker = pick(membersOf(desk, source === "email" || source === "phone" ? "call-centre" : "social")).id;
    if (roll() < 0.85) asks(atWork(speaker, at), speaker, on, { verb: "told", words: "we are on it", where: "public" });
    if (roll() < 0.2) continue;
    const claimed = atWork(worker, at);
    asks(claimed, worker, on, { verb: "claim" });
    if (roll() < 0.15) asks(plus(claimed, 40 * MINUTE), worker, on, { verb: "on-it", until: null });
    promises(claimed, worker, speaker, on);
    calls(claimed, speaker, on);
    if (roll() < 0.25)
      asks(atWork(worker, plus(claimed, HOUR)), worker, on, { verb: "update", note: "looked into it" });
    if (roll() < 0.2) {
      const until = plus(claimed, DAY + within(3 * DAY));
      asks(plus(claimed, HOUR), worker, on, { verb: "wait", what: "the part", until });
    }
    if (roll() < 0.1) {
      const other = pick(desk.departments.filter(({ id: one }) => one !== department));
      const passed = plus(claimed, 2 * HOUR);
      asks(passed, worker, on, { verb: "pass", to: { department: other.id }, why: "yours" });
      const answerer = pick(membersOf(desk, other.id)).id;
      if (roll() < 0.8)
        asks(atWork(answerer, passed), answerer, on, roll() < 0.5 ? { verb: "yes" } : { verb: "no", why: null });
    }
    if (roll() < 0.05)
      asks(plus(claimed, 3 * HOUR), worker, on, { verb: "severity", to: pick(desk.severities).id, why: null });
    if (roll() < 0.65) {
      const done = atWork(worker, plus(claimed, within(4 * DAY)));
      asks(done, worker, on, { verb: "done", how: "repaired" });
      const heard = atWork(speaker, plus(done, within(2 * DAY)));
      const said = pick(["yes", "yes", "yes", "no", "no-answer"] as const);
      if (roll() < 0.7) asks(heard, speaker, on, { verb: "customer", said, words: null });
    }
    if (roll() < 0.05) asks(plus(claimed, 20 * MINUTE), worker, on, { verb: "not-me" });
  }
  const people = desk.people.map(({ id }) => id);
  happenings.push({ at: from, what: "settings", person: people[1] ?? "", reminders: "lists" });
  happenings.push({ at: from, what: "settings", person: people[4] ?? "", reminders: "card" });
  for (let index = 0; index < 4; index += 1) {
    const start = plus(from, within(10 * DAY));
    const person = pick(people);
    const absence = { id: uuid("a", index), person, from: start, to: plus(start, within(3 * DAY) + HOUR), by: person };
    happenings.push({
      at: start,
      what: "roster",
      event: { type: "away", data: { person, by: person, absence, ends: [] } },
    });
    const covered = pick(desk.departments).id;
    const stand = pick(people);
    const opens = plus(start, DAY);
    const cover = {
      id: uuid("c", index),
      department: covered,
      person: stand,
      from: opens,
      to: plus(opens, 8 * HOUR),
      by: stand,
    };
    happenings.push({
      at: start,
      what: "roster",
      event: { type: "cover-agreed", data: { ...cover, state: "agreed" } },
    });
  }
  return happenings.filter(({ at }) => at >= from && at < to).sort((a, b) => a.at - b.at);
};

/** Ids as the database has them. */
const uuid = (kind: string, index: number): string =>
  `${kind.padStart(8, "0")}-0000-4000-8000-${String(index).padStart(12, "0")}`;

const complaintOf = (id: string, text: string, source: Source, handle: string, createdAt: Instant): Complaint => {
  const author = {
    ...nobody,
    handle: source === "email" || source === "phone" ? null : handle,
    email: source === "email" ? `${handle}@example.com` : null,
    phone: source === "phone" ? `+1212555${String(1_000 + ((handle.length * 37) % 9_000))}` : null,
  };
  return aComplaint({ externalId: id, source, author, text, createdAt });
};
