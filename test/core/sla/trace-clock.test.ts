import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addWorkingTime, workingTimeBetween } from "../../../src/core/coverage/working-time.ts";
import { type Clock, isLive } from "../../../src/core/sla/clock.ts";
import { minutesOf, traceClock } from "../../../src/core/sla/trace-clock.ts";
import { HOUR, type Instant, instant, MINUTE, plus } from "../../../src/core/time/instant.ts";
import { aCase, clockOf, does, monday, newYork, type Policy, policy } from "../../support/builders.ts";
import { moves, opened, play } from "../../support/random-story.ts";

const minute = (at: number): number => Math.floor(at / MINUTE) * MINUTE;
const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0);

/** Fails with the clock: a story is too long to read. */
const must = (holds: boolean, what: string, clock: Clock): void => {
  if (!holds) throw new Error(`${what}: ${JSON.stringify(clock)}`);
};

const check = (clock: Clock, now: Instant, by: Policy): void => {
  const trace = traceClock(clock, { now, calendars: by.calendars });
  must(sum(trace.rows.map((row) => row.countedMs)) + trace.leftMs === clock.budgetMs, "adds up", clock);
  const minutes = minutesOf(trace, clock, by.calendars);
  const before = minutes.rows.slice(0, -1);
  must(sum(before) + minutes.carried === minutes.budget, "minutes before add up", clock);
  must(sum(minutes.rows) + minutes.left === minutes.budget, "minutes add up", clock);
  minutes.rows.forEach((shown, i) => {
    const row = trace.rows[i];
    must(Math.abs(shown - (row?.countedMs ?? 0) / MINUTE) < 2, `row ${i} is ${shown}`, clock);
    must(Number.isInteger(shown) && shown >= 0, `row ${i} is ${shown}`, clock);
    must(row?.stretch.mode !== "paused" || shown === 0, "paused and counted", clock);
  });
  const last = clock.stretches.at(-1);
  if (last === undefined || clock.state !== "running" || trace.carriedMs <= 0) return;
  const calendar = by.calendars.byRef(last.calendar);
  const due = addWorkingTime(calendar, last.from, trace.carriedMs);
  must(clock.dueAt === (Number.isFinite(due) ? due : null), "due", clock);
  if (clock.dueAt === null) return;
  // What is read to the minute leads to the minute that is read.
  const shown = addWorkingTime(calendar, minute(last.from), minutes.carried * MINUTE);
  // Seconds after an opening are shown as the opening, and what ends there is used up at the closing before.
  must(shown <= clock.dueAt && workingTimeBetween(calendar, shown, minute(clock.dueAt)) === 0, "due as shown", clock);
};

describe("a clock's account", () => {
  test("adds up to what it allows and leads to its due time, in every story", () => {
    let seen = 0;
    const law = fc.property(opened, moves, fc.integer({ min: 0, max: 3 * 24 * HOUR }), (kase, asked, later) => {
      for (const { after, now, policy: by } of play(kase, asked)) {
        for (const clock of after.clocks.filter(isLive)) {
          check(clock, instant(now + later), by);
          seen += 1;
        }
      }
    });
    fc.assert(law, { numRuns: 150 });
    expect(seen).toBeGreaterThan(1_000);
  });

  test("of one row is its budget from where it began", () => {
    const clock = clockOf(aCase({}, plus(monday, 12_345)), "resolve");
    const trace = traceClock(clock, { now: plus(monday, HOUR), calendars: policy.calendars });
    expect(minutesOf(trace, clock, policy.calendars)).toEqual({
      rows: [59],
      carried: 24 * 60,
      left: 24 * 60 - 59,
      budget: 24 * 60,
    });
  });

  test("of seconds loses none of them in the sum", () => {
    // 20 min 50 s, then 30 min 30 s, then the rest.
    const began = plus(monday, 10_000);
    const one = does(aCase({}, began), "raj", { verb: "claim" }, began);
    const two = does(one, "raj", { verb: "severity", to: "high", why: null }, plus(began, 20 * MINUTE + 50_000));
    const three = does(two, "raj", { verb: "severity", to: "normal", why: null }, plus(began, 51 * MINUTE + 20_000));
    const clock = clockOf(three, "resolve");
    const trace = traceClock(clock, { now: plus(began, HOUR), calendars: policy.calendars });
    const { rows, carried } = minutesOf(trace, clock, policy.calendars);
    expect(rows.slice(0, 2)).toEqual([20, 31]);
    expect(carried).toBe(24 * 60 - 51);
    check(clock, plus(began, HOUR), policy);
  });

  test("of what was used up before has nothing left to lead anywhere", () => {
    const clock = clockOf(aCase({ since: newYork("2027-02-01 09:00") }), "resolve");
    const trace = traceClock(clock, { now: monday, calendars: policy.calendars });
    expect(trace.carriedMs).toBeLessThan(0);
    expect(trace.leftMs).toBe(trace.carriedMs);
  });
});
