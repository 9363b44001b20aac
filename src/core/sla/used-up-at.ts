import type { Calendars } from "../coverage/calendars.ts";
import { addWorkingTime, workingTimeBetween } from "../coverage/working-time.ts";
import { type Instant, instant, latest } from "../time/instant.ts";
import type { Clock } from "./clock.ts";

/**
 * When this much of the clock's budget is used up, walking its stretches: in a frozen one it was, in the open one it
 * will be. Null while the clock is paused before that point, or its calendar never opens again.
 */
export const usedUpAt = (clock: Pick<Clock, "stretches">, usedMs: number, calendars: Calendars): Instant | null => {
  let countedMs = 0;
  for (const stretch of clock.stretches) {
    const length = stretch.countedMs;
    const reached = length === null || countedMs + length >= usedMs;
    if (stretch.mode === "counted" && reached) {
      return known(addWorkingTime(calendars.byRef(stretch.calendar), stretch.from, usedMs - countedMs));
    }
    countedMs += length ?? 0;
  }
  return null;
};

/** When so much working time has passed on the clock since `from`; null for the same reasons. */
export const workedAfter = (clock: Clock, from: Instant, ms: number, calendars: Calendars): Instant | null => {
  let left = ms;
  for (const stretch of clock.stretches) {
    if (stretch.mode === "paused" || (stretch.to !== null && stretch.to < from)) continue;
    const calendar = calendars.byRef(stretch.calendar);
    const begin = latest(stretch.from, from);
    const length = stretch.to === null ? Number.POSITIVE_INFINITY : workingTimeBetween(calendar, begin, stretch.to);
    if (left <= length) return known(addWorkingTime(calendar, begin, left));
    left -= length;
  }
  return null;
};

/** "Never" is no instant. */
const known = (ms: number): Instant | null => (Number.isFinite(ms) ? instant(ms) : null);
