import { type Department, type DepartmentId, weekdays } from "../desk/desk.ts";
import type { CalendarSpec } from "./calendar.ts";
import { holidayDates } from "./holiday-dates.ts";
import type { ProposedClosure } from "./read-ical.ts";

/**
 * What a calendar says of a date already. `closed`: by a date of its own or as a holiday. `own-hours`: the date has hours
 * of its own, which somebody meant. `day-off`: it does not open on that weekday. `open`: as usual. `always`: it is 24x7.
 */
export type Standing = "closed" | "own-hours" | "day-off" | "open" | "always";

/** A closure with what the calendar of each department says of its date. */
export type WeighedClosure = ProposedClosure & { standing: Record<DepartmentId, Standing> };

/** Departments of one calendar, and the dates that would have to be added to it. */
export type CalendarProposal = { departments: DepartmentId[]; add: ProposedClosure[] };

/** Holds closures against these departments. Adds nothing anywhere. */
export const proposeClosures = (
  departments: readonly Department[],
  closures: readonly ProposedClosure[],
): { weighed: WeighedClosure[]; proposals: CalendarProposal[] } => {
  const weighed = closures.map((closure) => ({
    ...closure,
    standing: Object.fromEntries(departments.map(({ id, calendar }) => [id, standingOf(calendar, closure.date)])),
  }));
  // Equal hours are usually one calendar of the file, which is changed once.
  const groups = new Map<string, DepartmentId[]>();
  for (const { id, calendar } of departments) {
    const key = JSON.stringify(calendar);
    groups.set(key, [...(groups.get(key) ?? []), id]);
  }
  const proposals = [...groups.values()].map((ids) => ({
    departments: ids,
    add: weighed
      .filter(({ standing }) => standing[ids[0] ?? ""] === "open")
      .map(({ date, name }): ProposedClosure => ({ date, name })),
  }));
  return { weighed, proposals: proposals.filter(({ add }) => add.length > 0) };
};

/** `date` is a local one, `YYYY-MM-DD`. A window that began the evening before belongs to that evening. */
export const standingOf = (spec: CalendarSpec, date: string): Standing => {
  if (spec === "24x7") return "always";
  const own = spec.dates?.[date];
  if (own !== undefined) return own.length === 0 ? "closed" : "own-hours";
  const year = Number(date.slice(0, 4));
  const holidays = typeof spec.holidays === "string" ? holidayDates(spec.holidays, year, year) : (spec.holidays ?? []);
  if (holidays.includes(date)) return "closed";
  // Sunday is 0 there and last here.
  const weekday = weekdays[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7] ?? "mon";
  return (spec.weekly[weekday] ?? []).length === 0 ? "day-off" : "open";
};
