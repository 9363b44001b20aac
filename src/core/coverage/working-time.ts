import { type Calendar, calendarSpan, NEVER } from "./calendar.ts";
import { FIVE_YEARS, intervalAt, type OpenTable, YEAR } from "./open-table.ts";

/**
 * The first instant, from `startMs` on, by which `budgetMs` of working time has passed. All are milliseconds, instants
 * in UTC since 1970. A budget used up at closing time is due at that very instant, not at the next opening.
 * Nothing to work (0 or less) is due at `startMs`, open or closed: with that rule a budget may be split anywhere, and
 * measuring from start to due gives the budget back. `NEVER` when the calendar stays closed for five years on the way.
 * Throws a sentence for NaN and for a start outside the years 1900 to 2199.
 */
export function addWorkingTime(calendar: Calendar, startMs: number, budgetMs: number): number {
  refuseNaN(startMs, budgetMs);
  if (!(budgetMs > 0) || startMs === NEVER) return startMs;
  if (calendar.kind === "24x7") return startMs + budgetMs;
  let table = calendar.covering(startMs, startMs);
  let due = dueWithin(table, startMs, budgetMs);
  // A due instant past the settled end could still move, and none at all may only mean that the table is too short.
  while (!(due <= table.to) && due !== NEVER) {
    const quietSince = Math.max(table.closes.at(-1) ?? startMs, startMs);
    // Nothing is due before the budget has passed on the wall clock.
    const earliest = startMs + budgetMs;
    const exhausted = table.to >= calendarSpan.to || earliest > calendarSpan.to;
    if (exhausted || table.to - quietSince > FIVE_YEARS) return NEVER;
    table = calendar.covering(startMs, Math.min(Math.max(table.to + YEAR, earliest), calendarSpan.to));
    due = dueWithin(table, startMs, budgetMs);
  }
  return due;
}

/**
 * Working milliseconds between two instants (UTC milliseconds); 0 when they are swapped.
 * Throws a sentence for NaN and for instants outside the years 1900 to 2199.
 */
export function workingTimeBetween(calendar: Calendar, fromMs: number, toMs: number): number {
  refuseNaN(fromMs, toMs);
  if (toMs <= fromMs) return 0;
  if (calendar.kind === "24x7") return toMs - fromMs;
  const table = calendar.covering(fromMs, toMs);
  return workedBefore(table, toMs) - workedBefore(table, fromMs);
}

/** `NEVER` when the way there is closed for five years, NaN when the table ends before the budget does. */
function dueWithin(table: OpenTable, startMs: number, budgetMs: number): number {
  const { opens, sums, deserts } = table;
  const first = intervalAt(table, startMs);
  const opening = opens[first] ?? Number.NaN;
  if (opening - startMs > FIVE_YEARS) return NEVER;
  // Counted from the table's beginning, so that one search over the running sums finds the interval.
  const target = (sums[first] ?? 0) + Math.max(startMs - opening, 0) + budgetMs;
  let low = first;
  let high = opens.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sums[middle + 1] ?? 0) < target) low = middle + 1;
    else high = middle;
  }
  if (deserts.length > 0 && deserts.some((at) => at > first && at <= low)) return NEVER;
  return (opens[low] ?? Number.NaN) + target - (sums[low] ?? 0);
}

function workedBefore(table: OpenTable, ms: number): number {
  const at = intervalAt(table, ms);
  return (table.sums[at] ?? 0) + Math.max(ms - (table.opens[at] ?? NEVER), 0);
}

/** A NaN is somebody's arithmetic gone wrong and must not become a due time. */
function refuseNaN(one: number, other: number): void {
  if (Number.isNaN(one) || Number.isNaN(other)) {
    throw new RangeError("Working time needs two numbers of milliseconds, and one of them is NaN.");
  }
}
