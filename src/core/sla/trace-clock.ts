import type { Calendars } from "../coverage/calendars.ts";
import { workingTimeBetween } from "../coverage/working-time.ts";
import { type Instant, instant, MINUTE } from "../time/instant.ts";
import type { Clock, Stretch } from "./clock.ts";
import { countOpen, openStretch } from "./count-stretches.ts";

/**
 * A clock's account. `rows` are its stretches with what was counted in each, the open one up to now; `carriedMs` is what
 * was left when the last one began: on its calendar, from its beginning, that gives the due time. Milliseconds; what is
 * left is negative when more was counted than is allowed.
 */
export type ClockTrace = {
  rows: { stretch: Stretch; countedMs: number }[];
  carriedMs: number;
  leftMs: number;
};

export const traceClock = (clock: Clock, context: { now: Instant; calendars: Calendars }): ClockTrace => {
  const rows = clock.stretches.map((stretch) => ({
    stretch,
    countedMs: stretch.countedMs ?? countOpen(clock, context),
  }));
  const total = rows.reduce((sum, row) => sum + row.countedMs, 0);
  const leftMs = clock.budgetMs - total;
  return { rows, carriedMs: leftMs + (rows.at(-1)?.countedMs ?? 0), leftMs };
};

/** The account in whole minutes. `carried` and the rows before the last give the budget. */
export type MinuteTrace = { rows: number[]; carried: number; left: number; budget: number };

/**
 * Whole minutes for people to add up. Instants are shown to the minute, so each row is rounded in such a way that the
 * rows and what is left are exactly the budget, and what is left, from where the last row is shown to begin, ends where
 * the due time is shown (in the first minute after an opening it is the closing before). No row is two minutes off.
 */
export const minutesOf = (trace: ClockTrace, clock: Clock, calendars: Calendars): MinuteTrace => {
  const budget = whole(clock.budgetMs);
  const ended = trace.rows.slice(0, -1).map((row) => row.countedMs);
  const carried = carriedMinutes(trace, clock, calendars, whole(sum(ended)));
  const rows = inMinutes(ended, budget - carried);
  const last = whole(trace.rows.at(-1)?.countedMs ?? 0);
  return { rows: [...rows, last], carried, left: carried - last, budget };
};

const carriedMinutes = (
  { carriedMs }: ClockTrace,
  clock: Clock,
  calendars: Calendars,
  countedMinutes: number,
): number => {
  const last = openStretch(clock);
  // Without a due time ahead of the last row nothing has to meet it.
  if (carriedMs <= 0 || clock.dueAt === null || last.to !== null) return whole(clock.budgetMs) - countedMinutes;
  return whole(workingTimeBetween(calendars.byRef(last.calendar), minuteOf(last.from), minuteOf(clock.dueAt)));
};

/** Rounded down as they add up, so that the sum loses nothing; what is still missing of `total` falls to the last that counted. */
const inMinutes = (lengths: readonly number[], total: number): number[] => {
  const lastCounted = lengths.findLastIndex((ms) => ms > 0);
  let before = 0;
  return lengths.map((_, i) => {
    const until = i >= lastCounted ? total : whole(sum(lengths.slice(0, i + 1)));
    const minutes = lastCounted < 0 ? 0 : until - before;
    before += minutes;
    return minutes;
  });
};

const sum = (lengths: readonly number[]): number => lengths.reduce((all, one) => all + one, 0);
const whole = (ms: number): number => Math.floor(ms / MINUTE);
const minuteOf = (at: Instant): Instant => instant(Math.floor(at / MINUTE) * MINUTE);
