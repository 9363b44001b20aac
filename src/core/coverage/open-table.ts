import { DAY, MINUTE } from "../time/instant.ts";
import { holidayDates } from "./holiday-dates.ts";
import { firstInstantOfWall, lastInstantOfWall, readDate } from "./local-time.ts";
import type { Hours } from "./read-calendar.ts";

/** Instants from `from` to `to` are settled: no other year's windows reach into them. */
export type OpenTable = {
  readonly from: number;
  readonly to: number;
  /** Interval i is open from the instant `opens[i]` until just before `closes[i]`; sorted, never touching. */
  readonly opens: Float64Array;
  readonly closes: Float64Array;
  /** Working milliseconds before interval i; the last entry is the sum of all. */
  readonly sums: Float64Array;
  /** Intervals that come more than five years after the one before; almost always none. */
  readonly deserts: readonly number[];
};

export type OpenYear = { readonly opens: readonly number[]; readonly closes: readonly number[] };

export const YEAR = 366 * DAY;
/** Nobody waits longer than this for an opening or a closing: beyond it the answer is "never". */
export const FIVE_YEARS = 5 * YEAR;

/** The open intervals of all windows that start on a local date of `year`, sorted and merged. */
export function openYear(hours: Hours, year: number): OpenYear {
  const closed = closedDays(hours, year);
  const windows: { from: number; to: number }[] = [];
  const end = Date.UTC(year + 1, 0, 1) / DAY;
  for (let day = Date.UTC(year, 0, 1) / DAY; day < end; day++) {
    // Day 0 was a Thursday.
    const usual = closed.has(day) ? undefined : hours.weekly[(((day + 3) % 7) + 7) % 7];
    for (const window of hours.dates.get(day) ?? usual ?? []) {
      const from = firstInstantOfWall(hours.zone, day * DAY + window.start * MINUTE);
      const to = lastInstantOfWall(hours.zone, day * DAY + window.end * MINUTE);
      if (from < to) windows.push({ from, to });
    }
  }
  // Windows that touch in wall time overlap in a repeated hour, and an overnight one may run into a dated one.
  windows.sort((a, b) => a.from - b.from);
  const opens: number[] = [];
  const closes: number[] = [];
  for (const { from, to } of windows) append(opens, closes, from, to);
  return { opens, closes };
}

/** One table of consecutive years. */
export function joinYears(firstYear: number, years: readonly OpenYear[]): OpenTable {
  const opens: number[] = [];
  const closes: number[] = [];
  for (const year of years) {
    year.opens.forEach((from, i) => {
      append(opens, closes, from, year.closes[i] ?? from);
    });
  }
  const sums = new Float64Array(opens.length + 1);
  const deserts: number[] = [];
  for (let i = 0; i < opens.length; i++) {
    const from = opens[i] ?? 0;
    sums[i + 1] = (sums[i] ?? 0) + (closes[i] ?? 0) - from;
    if (i > 0 && from - (closes[i - 1] ?? 0) > FIVE_YEARS) deserts.push(i);
  }
  return {
    ...settledSpan(firstYear, years.length),
    opens: Float64Array.from(opens),
    closes: Float64Array.from(closes),
    sums,
    deserts,
  };
}

/** A date is at most a day off UTC and a window ends within two days of it, so four days are plenty. */
export const MARGIN = 4 * DAY;

/** The instants that no year but those of the table can open or close. */
export function settledSpan(firstYear: number, years: number): { from: number; to: number } {
  return { from: Date.UTC(firstYear, 0, 1) + MARGIN, to: Date.UTC(firstYear + years, 0, 1) - MARGIN };
}

/** Index of the interval that holds `ms` or is the next to open; the number of intervals if there is none. */
export function intervalAt(table: OpenTable, ms: number): number {
  const { closes } = table;
  let low = 0;
  let high = closes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((closes[middle] ?? 0) <= ms) low = middle + 1;
    else high = middle;
  }
  return low;
}

function append(opens: number[], closes: number[], from: number, to: number): void {
  const last = closes.length - 1;
  const end = closes[last];
  if (end === undefined || from > end) {
    opens.push(from);
    closes.push(to);
  } else if (to > end) {
    closes[last] = to;
  }
}

function closedDays({ holidays }: Hours, year: number): ReadonlySet<number> {
  if (typeof holidays !== "string") return holidays;
  return new Set(holidayDates(holidays, year, year).map((date) => readDate(date) ?? Number.NaN));
}
