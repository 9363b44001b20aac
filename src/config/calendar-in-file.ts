import type { CalendarSpec } from "../core/coverage/calendar.ts";
import { holidayDates } from "../core/coverage/holiday-dates.ts";
import { isZone } from "../core/coverage/local-time.ts";
import { checkCalendar } from "../core/coverage/read-calendar.ts";
import type { Report } from "./check-report.ts";
import type { Path } from "./desk-problem.ts";
import type { CalendarInFile } from "./desk-shape.ts";
import { zoneProblem } from "./zone-problem.ts";

type CalendarHours = Exclude<CalendarSpec, "24x7">;
const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
type Weekday = (typeof weekdays)[number];

/** The calendar as the rules know it: a list of windows for each day, in the zone of whoever uses it. */
export const calendarFromFile = (calendar: CalendarInFile, zone: string): CalendarHours => {
  const weekly: { [day in Weekday]?: string[] } = {};
  for (const [day, key] of daysOf(calendar)) weekly[day] = windowsOf(calendar.weekly[key] ?? []);
  const dates = Object.entries(calendar.dates ?? {}).map(([date, windows]) => [date, windowsOf(windows)] as const);
  return {
    zone: calendar.zone ?? zone,
    weekly,
    ...(dates.length === 0 ? {} : { dates: Object.fromEntries(dates) }),
    ...(calendar.holidays === undefined ? {} : { holidays: calendar.holidays }),
  };
};

/**
 * Writes holidays down as dates, from three years before `year` to five after it, so that an update of the holiday
 * library moves no running clock.
 */
export const freezeHolidays = (spec: CalendarSpec, year: number): CalendarSpec =>
  spec === "24x7" || typeof spec.holidays !== "string"
    ? spec
    : { ...spec, holidays: holidayDates(spec.holidays, year - 3, year + 5) };

/** Refuses what the calendar's own reader refuses, in its words, at the line of the key it came from. */
export const checkCalendarInFile = (refuse: Report, path: Path, calendar: CalendarInFile, zone: string): void => {
  if (calendar.zone !== undefined) checkZone(refuse, [...path, "zone"], calendar.zone);
  checkDays(refuse, path, calendar);
  const usedZone = calendar.zone ?? zone;
  const spec = { ...calendarFromFile(calendar, zone), zone: isZone(usedZone) ? usedZone : "UTC" };
  const days = new Map<unknown, string>(daysOf(calendar));
  const told = new Set<string>();
  for (const problem of checkCalendar(spec)) {
    const [, day] = problem.path;
    const key = days.get(day) ?? String(day);
    const at = [...path, ...pathInFile(calendar, problem.path, key)];
    // Five days of one range have the same slip; it stands in the file once.
    if (told.has(at.join("."))) continue;
    told.add(at.join("."));
    const said = problem.message;
    const message = said.startsWith(`${day} has`) ? `${key}${said.slice(String(day).length)}` : said;
    const end = message.indexOf(". ") + 1;
    refuse(at, message.slice(0, end), message.slice(end + 1));
  }
};

/** A day stands in the file under `key`, which may be a range, and with one window it is no list. */
const pathInFile = (calendar: CalendarInFile, [block, day, ...rest]: Path, key: string): Path => {
  if (block === undefined || day === undefined) return block === undefined ? [] : [block];
  if (block !== "weekly" && block !== "dates") return [block, day, ...rest];
  return Array.isArray(calendar[block]?.[key]) ? [block, key, ...rest] : [block, key];
};

export const checkZone = (refuse: Report, path: Path, zone: string | undefined): void => {
  const problem = zone === undefined ? undefined : zoneProblem(zone);
  if (problem !== undefined) refuse(path, problem.message, problem.remedy);
};

/** Each day with the key that gives its hours; a day of its own wins over a range it lies in. */
const daysOf = (calendar: CalendarInFile): [Weekday, string][] => {
  const keys = Object.keys(calendar.weekly);
  return weekdays.flatMap((day): [Weekday, string][] => {
    const key = keys.includes(day) ? day : keys.find((range) => daysIn(range).includes(day));
    return key === undefined ? [] : [[day, key]];
  });
};

/** `fri-mon` goes over the weekend. */
const daysIn = (key: string): Weekday[] => {
  const [first, last = first] = key.split("-").map((name) => weekdays.indexOf(name as Weekday));
  if (first === undefined || last === undefined || first < 0 || last < 0) return [];
  const length = ((last - first + 7) % 7) + 1;
  return Array.from({ length }, (_, i) => weekdays[(first + i) % 7]).filter((day) => day !== undefined);
};

const checkDays = (refuse: Report, path: Path, calendar: CalendarInFile): void => {
  const taken = new Map<Weekday, string>();
  for (const key of Object.keys(calendar.weekly).filter((name) => name.includes("-"))) {
    for (const day of daysIn(key)) {
      const other = taken.get(day);
      if (other !== undefined) {
        refuse([...path, "weekly", key], `${day} is in ${other} and in ${key}.`, "Let each day be in one range.");
        break;
      }
      taken.set(day, key);
    }
  }
};

const windowsOf = (windows: string | string[]): string[] => {
  const list = typeof windows === "string" ? [windows] : windows;
  return list.length === 1 && list[0] === "closed" ? [] : [...list];
};
