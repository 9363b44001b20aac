import { type Weekday, weekdays } from "../desk/desk.ts";
import { DAY, type Instant } from "../time/instant.ts";
import type { CalendarSpec } from "./calendar.ts";
import { holidayDates } from "./holiday-dates.ts";
import { localDate } from "./local-time.ts";

/** A local date, `YYYY-MM-DD`, on which the usual hours of its weekday do not hold; no windows: closed. */
export type OtherHours = { date: string; windows: readonly string[]; holiday: boolean };
/** `usual` is the week from Monday, neighbours with equal hours as one; days without any are left out. */
export type HoursAhead = {
  usual: { first: Weekday; last: Weekday; windows: readonly string[] }[];
  others: OtherHours[];
};

/** A calendar as people would write it on the door, with the exceptions of the next days; null when it never closes. */
export const hoursAhead = (spec: CalendarSpec, now: Instant, days: number): HoursAhead | null => {
  if (spec === "24x7") return null;
  const usual: HoursAhead["usual"] = [];
  for (const [place, day] of weekdays.entries()) {
    const windows = spec.weekly[day] ?? [];
    const last = usual.at(-1);
    if (windows.length === 0) continue;
    if (last?.last === weekdays[place - 1] && last?.windows.join() === windows.join()) last.last = day;
    else usual.push({ first: day, last: day, windows });
  }
  const today = localDate(spec.zone, now);
  const holidays = new Set(holidaysOf(spec.holidays, Number(today.slice(0, 4))));
  const others = Array.from({ length: days }, (_, ahead) => dayAfter(today, ahead)).flatMap((date) => {
    const usually = spec.weekly[weekdays[(new Date(date).getUTCDay() + 6) % 7] ?? "mon"] ?? [];
    const own = spec.dates?.[date];
    const holiday = own === undefined && holidays.has(date);
    const windows = own ?? (holiday ? [] : usually);
    return windows.join() === usually.join() ? [] : [{ date, windows, holiday }];
  });
  return { usual, others };
};

const holidaysOf = (holidays: string | readonly string[] | undefined, year: number): readonly string[] =>
  typeof holidays === "string" ? holidayDates(holidays, year, year + 1) : (holidays ?? []);

const dayAfter = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);
