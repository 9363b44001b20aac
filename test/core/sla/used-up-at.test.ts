import { describe, expect, test } from "vitest";
import type { Clock, Stretch } from "../../../src/core/sla/clock.ts";
import { usedUpAt, workedAfter } from "../../../src/core/sla/used-up-at.ts";
import { HOUR, type Instant, MINUTE, plus } from "../../../src/core/time/instant.ts";
import { aCase, clockOf, monday, newYork, policy } from "../../support/builders.ts";

const at = (minutes: number) => plus(monday, minutes * MINUTE);
const { calendars } = policy;
const parts = calendars.forTarget({ budgetMs: 1, on: "hours" }, "parts");

const stretch = (from: Instant, to: Instant | null, given: Partial<Stretch> = {}): Stretch => ({
  from,
  to,
  holder: { department: "parts" },
  mode: "counted",
  calendar: "24x7",
  countedMs: to === null ? null : to - from,
  why: { rule: "started", by: null },
  ...given,
});
const clockWith = (...stretches: Stretch[]): Clock => ({ ...clockOf(aCase(), "resolve"), stretches });

/** An hour, an hour's wait, and then on the hours of Parts. */
const waited = clockWith(
  stretch(at(0), at(60)),
  stretch(at(60), at(120), { mode: "paused", countedMs: 0 }),
  stretch(at(120), null, { calendar: parts }),
);
const paused = clockWith(stretch(at(0), at(60)), stretch(at(60), null, { mode: "paused" }));

describe("when so much of a budget is used up", () => {
  const table: [name: string, clock: Clock, usedMs: number, then: Instant | null][] = [
    ["nothing", waited, 0, at(0)],
    ["in the first stretch", waited, 30 * MINUTE, at(30)],
    ["at the very end of it, before the wait", waited, HOUR, at(60)],
    ["just after the wait", waited, HOUR + 1, plus(at(120), 1)],
    ["until closing time", waited, 7 * HOUR, newYork("2027-03-01 17:00")],
    ["the next morning", waited, 7 * HOUR + 1, plus(newYork("2027-03-02 08:00"), 1)],
    ["paused, before the pause", paused, 30 * MINUTE, at(30)],
    ["paused, after it", paused, HOUR + 1, null],
  ];
  test.each(table)("%s", (_name, clock, usedMs, then) => {
    expect(usedUpAt(clock, usedMs, calendars)).toBe(then);
  });
});

describe("so long after an instant", () => {
  const table: [name: string, clock: Clock, from: Instant, ms: number, then: Instant | null][] = [
    ["nothing", waited, at(30), 0, at(30)],
    ["within a stretch", waited, at(30), 20 * MINUTE, at(50)],
    ["to its end", waited, at(30), 30 * MINUTE, at(60)],
    ["over a wait", waited, at(30), HOUR, at(150)],
    ["from within the wait", waited, at(90), HOUR, at(180)],
    ["over the night", waited, at(120), 7 * HOUR, newYork("2027-03-02 09:00")],
    ["paused for good", paused, at(30), HOUR, null],
  ];
  test.each(table)("%s", (_name, clock, from, ms, then) => {
    expect(workedAfter(clock, from, ms, calendars)).toBe(then);
  });
});
