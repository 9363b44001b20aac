import { DAY, MINUTE } from "../time/instant.ts";
import { regionProblem } from "./holiday-dates.ts";
import { firstInstantOfWall, isZone, lastInstantOfWall, readDate, unknownZone } from "./local-time.ts";
import { parseWindow, showWindow, type Window } from "./parse-window.ts";

const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
type Weekday = (typeof weekdays)[number];

/** Weekly hours, dated hours that replace them, and holidays, in one zone: the desk file's shape. */
type CalendarHours = {
  readonly zone: string;
  readonly weekly: { readonly [day in Weekday]?: readonly string[] | undefined };
  readonly dates?: Readonly<Record<string, readonly string[]>> | undefined;
  /** A region such as `DE-BY`, or the dates themselves, as a desk version freezes them. */
  readonly holidays?: string | readonly string[] | undefined;
};
export type CalendarSpec = "24x7" | CalendarHours;

/** One thing to put right; `path` leads to it inside the spec, `message` is a whole sentence for a person. */
export type CalendarProblem = { readonly path: readonly (string | number)[]; readonly message: string };

/** A calendar that was read and found sound. Days are counted from 1 January 1970. */
export type Hours = {
  readonly zone: string;
  /** Seven lists, Monday first. */
  readonly weekly: readonly (readonly Window[])[];
  readonly dates: ReadonlyMap<number, readonly Window[]>;
  readonly holidays: string | ReadonlySet<number>;
};

type Report = (path: CalendarProblem["path"], message: string) => void;

const WEEK = 7 * 24 * 60;
const parts = ["zone", "weekly", "dates", "holidays"];

/** All that is wrong with a calendar, in the order of its parts; empty when `compileCalendar` takes it. */
export function checkCalendar(spec: unknown): CalendarProblem[] {
  const read = readCalendar(spec);
  return Array.isArray(read) ? read : [];
}

/** Reads a spec into windows, or into the list of what is wrong with it. */
export function readCalendar(spec: unknown): "24x7" | Hours | CalendarProblem[] {
  if (spec === "24x7") return spec;
  if (!isRecord(spec)) {
    return [{ path: [], message: 'A calendar is "24x7", or zone and weekly hours with dates and holidays if wanted.' }];
  }
  const problems: CalendarProblem[] = [];
  const report: Report = (path, message) => problems.push({ path, message });
  for (const key of Object.keys(spec)) {
    if (!parts.includes(key)) report([key], `A calendar has no ${key}. It has zone, weekly, dates and holidays.`);
  }
  const hours: Hours = {
    zone: readZone(spec.zone, report),
    weekly: readWeekly(spec.weekly, report),
    dates: readDates(spec.dates, report),
    holidays: readHolidays(spec.holidays, report),
  };
  if (problems.length === 0 && !everOpens(hours)) {
    report(["weekly"], "This calendar never opens. Give at least one weekday or date a window such as 09:00-17:00.");
  }
  return problems.length > 0 ? problems : hours;
}

function readZone(zone: unknown, report: Report): string {
  if (typeof zone === "string" && isZone(zone)) return zone;
  if (typeof zone === "string") report(["zone"], unknownZone(zone));
  else report(["zone"], "A calendar needs a zone. Use an IANA name such as Europe/Berlin or America/New_York.");
  return "UTC";
}

function readWeekly(weekly: unknown, report: Report): Window[][] {
  if (!isRecord(weekly)) {
    report(["weekly"], 'weekly gives each open weekday its windows: write mon: ["09:00-17:00"] and so on.');
    return [];
  }
  for (const day of Object.keys(weekly)) {
    if (!weekdays.some((known) => known === day)) {
      report(["weekly", day], `There is no weekday ${day}. Use ${weekdays.join(", ")}.`);
    }
  }
  const week = weekdays.map((day) =>
    weekly[day] === undefined ? [] : readWindows(weekly[day], ["weekly", day], day, report),
  );
  const inWeek = week.flatMap((windows, day) =>
    windows.map((window) => ({ window, day, start: window.start + day * 1440, end: window.end + day * 1440 })),
  );
  inWeek.sort((a, b) => a.start - b.start);
  inWeek.forEach((one, i) => {
    // After Sunday comes Monday: the last window of the week is held against the first, a week on.
    const wraps = i === inWeek.length - 1;
    const next = inWeek[wraps ? 0 : i + 1];
    if (!next || one.end <= next.start + (wraps ? WEEK : 0)) return;
    const [day = "", nextDay = ""] = [weekdays[one.day], weekdays[next.day]];
    report(["weekly", nextDay], overlap(day, one.window, nextDay, next.window));
  });
  return week;
}

function readDates(dates: unknown, report: Report): Map<number, Window[]> {
  const read = new Map<number, Window[]>();
  if (dates === undefined) return read;
  if (!isRecord(dates)) {
    report(
      ["dates"],
      'dates gives single dates their windows: write 2026-12-24: ["09:00-12:00"], and [] for a closed date.',
    );
    return read;
  }
  for (const [date, value] of Object.entries(dates)) {
    const path = ["dates", date];
    const day = readDate(date);
    if (day === undefined) report(path, `dates has ${date}, and there is no such date. Write it as YYYY-MM-DD.`);
    const windows = readWindows(value, path, date, report).sort((a, b) => a.start - b.start);
    windows.forEach((window, i) => {
      const next = windows[i + 1];
      if (next && window.end > next.start) report(path, overlap(date, window, date, next));
    });
    if (day !== undefined) read.set(day, windows);
  }
  return read;
}

function readWindows(value: unknown, path: CalendarProblem["path"], where: string, report: Report): Window[] {
  if (!Array.isArray(value)) {
    report(path, `${where} needs a list of windows. Write ["09:00-17:00"], or [] when it is closed.`);
    return [];
  }
  return value.flatMap((text: unknown, i) => {
    const window = parseWindow(text);
    if (typeof window !== "string") return [window];
    report([...path, i], `${where} ${window}`);
    return [];
  });
}

function readHolidays(holidays: unknown, report: Report): string | Set<number> {
  const days = new Set<number>();
  if (holidays === undefined) return days;
  if (typeof holidays === "string") {
    const problem = regionProblem(holidays);
    if (problem) report(["holidays"], problem);
    return holidays;
  }
  if (!Array.isArray(holidays)) {
    report(["holidays"], "holidays is a region such as DE-BY or a list of dates such as 2026-12-25.");
    return days;
  }
  holidays.forEach((date: unknown, i) => {
    const day = typeof date === "string" ? readDate(date) : undefined;
    if (day !== undefined) days.add(day);
    else report(["holidays", i], `holidays has ${String(date)}, and there is no such date. Write it as YYYY-MM-DD.`);
  });
  return days;
}

function overlap(where: string, one: Window, nextWhere: string, next: Window): string {
  const other = where === nextWhere ? showWindow(next) : `${nextWhere} ${showWindow(next)}`;
  return `${where} ${showWindow(one)} and ${other} overlap. Make them one window, or move an edge.`;
}

/** A weekly window opens some week or other; a dated one has its day alone, which a spring gap may swallow. */
function everOpens({ zone, weekly, dates }: Hours): boolean {
  if (weekly.some((windows) => windows.length > 0)) return true;
  return [...dates].some(([day, windows]) =>
    windows.some(({ start, end }) => {
      const opens = firstInstantOfWall(zone, day * DAY + start * MINUTE);
      return opens < lastInstantOfWall(zone, day * DAY + end * MINUTE);
    }),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
