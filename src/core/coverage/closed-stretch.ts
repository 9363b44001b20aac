import type { Department, DepartmentId } from "../desk/desk.ts";
import { findDepartment } from "../desk/find.ts";
import { DAY, HOUR, type Instant, instant } from "../time/instant.ts";
import { type Calendar, closingAfter, compileCalendar, NEVER, nextOpening, openIntervals } from "./calendar.ts";
import { firstInstantOfWall, wallAt } from "./local-time.ts";
import type { CoverageContext } from "./roster.ts";

/** A night that is this much longer than usual is worth a word; it also keeps the hour of a clock change from being one. */
const SLACK = 2 * HOUR;
/** A closed hour in the middle of the day is a lunch break and says nothing about nights. */
const SHORTEST_NIGHT = 4 * HOUR;
const YEAR = 366 * DAY;
/** A Monday in a fortnight without holidays or clock changes, in a zone without either. */
const PLAIN_WEEK = Date.UTC(2026, 0, 5);

/**
 * The next closed stretch after `now` that is more than a normal night: one that holds a whole local day, or lasts more
 * than two hours longer than this department's usual night, which is the middle one of its plain week. Null when none
 * begins within a year (a department that never closes) or it never opens again. A stretch that has begun is not ahead.
 */
export const closedStretchAhead = (
  id: DepartmentId,
  now: Instant,
  ctx: CoverageContext,
): { from: Instant; to: Instant } | null => {
  const department = findDepartment(ctx.desk, id);
  if (department === undefined) return null;
  const calendar = ctx.calendars.ofDepartment(id);
  const night = usualNight(department);
  // The end of an interval that is open or still to come, so always ahead.
  let from = closingAfter(calendar, now);
  while (from < now + YEAR) {
    const to = nextOpening(calendar, from);
    if (to === NEVER) return null;
    const isLong = (night !== null && to - from > night + SLACK) || holdsWholeDay(department, from, to);
    if (isLong) return { from: instant(from), to: instant(to) };
    from = closingAfter(calendar, to);
  }
  return null;
};

const WEEK = 7 * DAY;
/** How far back the beginning of a stretch that goes on now is looked for. */
const BACK = 31 * DAY;

/**
 * The closed stretches, as above, up to the coming weekend: the one that goes on now and those that begin within a week,
 * the last of them the first that holds a whole Saturday or Sunday of the department. In their order.
 */
export const closedUntilWeekend = (
  id: DepartmentId,
  now: Instant,
  ctx: CoverageContext,
): { from: Instant; to: Instant }[] => {
  const department = findDepartment(ctx.desk, id);
  if (department === undefined) return [];
  const lastOpen = openIntervals(ctx.calendars.ofDepartment(id), now - BACK, now).at(-1);
  const begun = lastOpen === undefined ? null : closedStretchAhead(id, instant(lastOpen.to - 1), ctx);
  let next = begun !== null && begun.from <= now && now < begun.to ? begun : closedStretchAhead(id, now, ctx);
  const found: { from: Instant; to: Instant }[] = [];
  while (next !== null && next.from <= now + WEEK) {
    found.push(next);
    if (holdsWeekendDay(department, next.from, next.to)) break;
    next = closedStretchAhead(id, next.from, ctx);
  }
  return found;
};

/**
 * When to show what falls into the next closed stretch: `beforeClosing` as long before it as the desk says, and
 * `dayBefore` at that time of the day before, or, where the department is closed then, as long before it last closes
 * ahead of that. Null without a stretch.
 */
export const previewInstants = (
  id: DepartmentId,
  now: Instant,
  ctx: CoverageContext,
): { dayBefore: Instant; beforeClosing: Instant } | null => {
  const stretch = closedStretchAhead(id, now, ctx);
  const department = findDepartment(ctx.desk, id);
  if (stretch === null || department === undefined) return null;
  const calendar = ctx.calendars.ofDepartment(id);
  const { beforeClosingMs } = ctx.desk.nags;
  const beforeClosing = beforeEndOf(calendar, stretch.from, beforeClosingMs) ?? stretch.from;
  const sameTime = firstInstantOfWall(department.zone, wallAt(department.zone, beforeClosing) - DAY);
  const [open] = openIntervals(calendar, sameTime, sameTime + 1);
  const dayBefore = open === undefined ? beforeEndOf(calendar, sameTime, beforeClosingMs) : instant(sameTime);
  return { dayBefore: dayBefore ?? beforeClosing, beforeClosing };
};

/** So long before the last closing at `until` or ahead of it, and not before it opened for that. */
const beforeEndOf = (calendar: Calendar, until: number, ms: number): Instant | null => {
  const last = openIntervals(calendar, until - YEAR, until).at(-1);
  return last === undefined ? null : instant(Math.max(last.from, last.to - ms));
};

/** The middle one of the week's nights without dates and holidays; null where no night is shorter than a day. */
const usualNight = ({ calendar }: Department): number | null => {
  if (calendar === "24x7" || Object.values(calendar.weekly).every((windows) => (windows ?? []).length === 0))
    return null;
  const plain = compileCalendar({ zone: "UTC", weekly: calendar.weekly });
  const open = openIntervals(plain, PLAIN_WEEK, PLAIN_WEEK + 14 * DAY);
  const nights = open
    .flatMap(({ to }, i) => (open[i + 1]?.from ?? to) - to)
    .filter((length) => length >= SHORTEST_NIGHT && length < DAY)
    .toSorted((a, b) => a - b);
  return nights[Math.floor((nights.length - 1) / 2)] ?? null;
};

const zoneOf = ({ calendar, zone }: Department): string => (calendar === "24x7" ? zone : calendar.zone);

/** The first midnight of the wall clock in it. */
const firstMidnight = (zone: string, from: number): number => Math.ceil(wallAt(zone, from) / DAY) * DAY;

/** Whether a local day lies in it from midnight to midnight. */
const holdsWholeDay = (department: Department, from: number, to: number): boolean => {
  const zone = zoneOf(department);
  return firstInstantOfWall(zone, firstMidnight(zone, from) + DAY) <= to;
};

/** Whether one of those is a Saturday or a Sunday. */
const holdsWeekendDay = (department: Department, from: number, to: number): boolean => {
  const zone = zoneOf(department);
  for (let wall = firstMidnight(zone, from); firstInstantOfWall(zone, wall + DAY) <= to; wall += DAY) {
    const day = new Date(wall).getUTCDay();
    if (day === 0 || day === 6) return true;
  }
  return false;
};
