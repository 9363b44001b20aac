import { FIRST_YEAR, LAST_YEAR } from "./local-time.ts";
import {
  FIVE_YEARS,
  intervalAt,
  joinYears,
  MARGIN,
  type OpenTable,
  type OpenYear,
  openYear,
  settledSpan,
  YEAR,
} from "./open-table.ts";
import { type CalendarSpec, type Hours, readCalendar } from "./read-calendar.ts";

export type { CalendarSpec };

/** What a search answers when nothing comes within five years: it never opens, is never due. */
export const NEVER = Number.POSITIVE_INFINITY;

/**
 * Made by `compileCalendar`; ask it through the functions here and in `working-time.ts`. Frozen; which years it has
 * worked out so far is its own affair and changes no answer.
 */
export type Calendar =
  | { readonly kind: "24x7" }
  | {
      readonly kind: "hours";
      readonly zone: string;
      /** A table in which all instants from `fromMs` to `toMs` are settled. */
      readonly covering: (fromMs: number, toMs: number) => OpenTable;
    };

/** The first and the last instant that a calendar with hours can answer for. */
export const calendarSpan = settledSpan(FIRST_YEAR, LAST_YEAR - FIRST_YEAR + 1);

const always: Calendar = Object.freeze({ kind: "24x7" });
const compiled = new Map<string, Calendar>();
const KEPT = 1_000;

/**
 * Turns a spec into a calendar to reckon with. Years are worked out when they are first asked about, so this is cheap;
 * equal specs share one calendar, because most people keep the hours of their department.
 * Throws an Error with one sentence (what is wrong, where, what to do) for a spec that cannot be meant;
 * `checkCalendar` lists all of them.
 */
export function compileCalendar(spec: CalendarSpec): Calendar {
  const read = readCalendar(spec);
  if (read === "24x7") return always;
  if (Array.isArray(read)) throw new Error(read[0]?.message ?? "This calendar cannot be read.");
  const key = JSON.stringify(spec);
  const known = compiled.get(key);
  if (known) return known;
  const calendar = fromHours(read);
  const oldest = compiled.size >= KEPT ? compiled.keys().next().value : undefined;
  if (oldest !== undefined) compiled.delete(oldest);
  compiled.set(key, calendar);
  return calendar;
}

/** UTC milliseconds; open from `from` until just before `to`. */
export type OpenInterval = { readonly from: number; readonly to: number };

/** Whether the calendar is open at this instant; the instant of closing is closed. */
export function isOpenAt(calendar: Calendar, ms: number): boolean {
  if (calendar.kind === "24x7") return true;
  const table = calendar.covering(ms, ms);
  return (table.opens[intervalAt(table, ms)] ?? NEVER) <= ms;
}

/** The instant itself when open, else the next opening; `NEVER` when none comes within five years. */
export function nextOpening(calendar: Calendar, ms: number): number {
  if (calendar.kind === "24x7" || ms === NEVER) return ms;
  return settle(calendar, ms, (table) => openingWithin(table, ms));
}

/**
 * The end of the open interval that holds `ms`, or of the next one. Windows that touch are one interval.
 * `NEVER` when none opens within five years, or when it then stays open for more than five.
 */
export function closingAfter(calendar: Calendar, ms: number): number {
  if (calendar.kind === "24x7" || ms === NEVER) return NEVER;
  return settle(calendar, ms, (table) => {
    const closing = table.closes[intervalAt(table, ms)] ?? NEVER;
    const opening = openingWithin(table, ms);
    return opening === NEVER || closing - opening > FIVE_YEARS ? NEVER : closing;
  });
}

/** All open intervals between two instants, cut to them, in order; none when they are swapped. */
export function openIntervals(calendar: Calendar, fromMs: number, toMs: number): OpenInterval[] {
  if (!(toMs > fromMs)) return [];
  if (calendar.kind === "24x7") return [{ from: fromMs, to: toMs }];
  const table = calendar.covering(fromMs, toMs);
  const found: OpenInterval[] = [];
  for (let i = intervalAt(table, fromMs); i < table.opens.length; i++) {
    const from = table.opens[i] ?? NEVER;
    if (from >= toMs) break;
    found.push({ from: Math.max(from, fromMs), to: Math.min(table.closes[i] ?? NEVER, toMs) });
  }
  return found;
}

function fromHours(hours: Hours): Calendar {
  const years = new Map<number, OpenYear>();
  let first = LAST_YEAR;
  let last = FIRST_YEAR;
  let table: OpenTable | undefined;

  function yearOf(year: number): OpenYear {
    const known = years.get(year);
    if (known) return known;
    const open = openYear(hours, year);
    years.set(year, open);
    return open;
  }

  return Object.freeze({
    kind: "hours",
    zone: hours.zone,
    covering(fromMs, toMs) {
      if (table && fromMs >= table.from && toMs <= table.to) return table;
      if (!(fromMs >= calendarSpan.from && toMs <= calendarSpan.to)) throw new RangeError(outside(fromMs, toMs));
      first = Math.min(first, new Date(fromMs - MARGIN).getUTCFullYear());
      // One year more than asked, since budgets run forward.
      last = Math.min(Math.max(last, new Date(toMs + MARGIN).getUTCFullYear() + 1), LAST_YEAR);
      table = joinYears(
        first,
        Array.from({ length: last - first + 1 }, (_, i) => yearOf(first + i)),
      );
      return table;
    },
  });
}

function outside(fromMs: number, toMs: number): string {
  const odd = fromMs >= calendarSpan.from && fromMs <= calendarSpan.to ? toMs : fromMs;
  const shown = Math.abs(odd) <= 8.64e15 ? new Date(odd).toISOString() : String(odd);
  return `${shown} is outside the years ${FIRST_YEAR} to ${LAST_YEAR} that calendars know. Give UTC milliseconds within them.`;
}

function openingWithin(table: OpenTable, ms: number): number {
  const opening = Math.max(table.opens[intervalAt(table, ms)] ?? NEVER, ms);
  return opening - ms > FIVE_YEARS ? NEVER : opening;
}

/** Asks wider and wider tables until the answer is settled; five years to open and five to close are the most. */
function settle(calendar: Calendar & { kind: "hours" }, ms: number, answer: (table: OpenTable) => number): number {
  let table = calendar.covering(ms, ms);
  let found = answer(table);
  while (!(found <= table.to)) {
    if (table.to - ms > 2 * FIVE_YEARS || table.to >= calendarSpan.to) return NEVER;
    table = calendar.covering(ms, Math.min(table.to + YEAR, calendarSpan.to));
    found = answer(table);
  }
  return found;
}
