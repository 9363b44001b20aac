import type { Calendars } from "../coverage/calendars.ts";
import { addWorkingTime } from "../coverage/working-time.ts";
import type { Step } from "../desk/desk.ts";
import type { Clock } from "../sla/clock.ts";
import { type Instant, instant } from "../time/instant.ts";

/**
 * When this much of the clock's budget is used up, walking its stretches: in a frozen one it was, in the open one it
 * will be. Null while the clock is paused before that point, or its calendar never opens again.
 */
export const usedUpAt = (clock: Clock, usedMs: number, calendars: Calendars): Instant | null => {
  let countedMs = 0;
  for (const stretch of clock.stretches) {
    const length = stretch.countedMs;
    const reached = length === null || countedMs + length >= usedMs;
    if (stretch.mode === "counted" && reached) {
      const at = addWorkingTime(calendars.byRef(stretch.calendar), stretch.from, usedMs - countedMs);
      return Number.isFinite(at) ? instant(at) : null;
    }
    countedMs += length ?? 0;
  }
  return null;
};

/**
 * The instant of one occurrence of a step: a share of the budget, or so long after it fell due, and for repeats so many
 * intervals later; all on the clock's own calendar. An occurrence past `times` never comes.
 */
export const stepInstant = (clock: Clock, step: Step, occurrence: number, calendars: Calendars): Instant | null => {
  if (occurrence > 1 && step.everyMs === undefined) return null;
  if (occurrence > (step.everyMs === undefined ? 1 : (step.times ?? Number.POSITIVE_INFINITY))) return null;
  const baseMs = "share" in step.at ? step.at.share * clock.budgetMs : clock.budgetMs + step.at.afterDueMs;
  return usedUpAt(clock, baseMs + (occurrence - 1) * (step.everyMs ?? 0), calendars);
};
