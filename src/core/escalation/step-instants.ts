import type { Calendars } from "../coverage/calendars.ts";
import type { Step } from "../desk/desk.ts";
import type { Clock } from "../sla/clock.ts";
import { usedUpAt, workedAfter } from "../sla/used-up-at.ts";
import type { Instant } from "../time/instant.ts";

/**
 * The instant of one occurrence of a step: a share of the budget, or so long after it fell due, and for repeats so many
 * intervals later; all on the clock's own calendar. An occurrence past `times` never comes, and none comes while the
 * clock is paused.
 */
export const stepInstant = (clock: Clock, step: Step, occurrence: number, calendars: Calendars): Instant | null => {
  if (clock.state === "paused" || occurrence > occurrencesOf(step)) return null;
  // Whole milliseconds: a due time is stored without its fraction, and would then never be reached.
  const baseMs = "share" in step.at ? Math.round(step.at.share * clock.budgetMs) : clock.budgetMs + step.at.afterDueMs;
  const usedMs = baseMs + (occurrence - 1) * (step.everyMs ?? 0);
  if (usedMs < clock.budgetMs) return usedUpAt(clock, usedMs, calendars);
  // From where it fell due, which is not where the budget ran out when the budget was cut afterwards.
  return clock.dueAt === null ? null : workedAfter(clock, clock.dueAt, usedMs - clock.budgetMs, calendars);
};

const occurrencesOf = ({ everyMs, times }: Step): number =>
  everyMs === undefined || everyMs <= 0 ? 1 : (times ?? Number.POSITIVE_INFINITY);
