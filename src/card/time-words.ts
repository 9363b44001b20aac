import { DateTime } from "luxon";
import { DAY, HOUR, type Instant, MINUTE, type Zone } from "../core/time/instant.ts";

/**
 * How an instant is written for a reader in this zone: the clock alone today (unless `dated`), the weekday within a week,
 * else the date.
 */
export const writeTime = (at: Instant, now: Instant, zone: Zone, words: TimeWords, dated = false): string => {
  const time = DateTime.fromMillis(at, { zone, locale: words.locale });
  const today = DateTime.fromMillis(now, { zone });
  const clock = time.toFormat("HH:mm");
  if (time.hasSame(today, "day") && !dated) return clock;
  const days = Math.abs(time.startOf("day").diff(today.startOf("day"), "days").days);
  if (days < 7) return `${time.toFormat(words.times.weekday)} ${clock}`;
  return `${time.toFormat(time.hasSame(today, "year") ? words.times.day : words.times.date)} ${clock}`;
};

/** Weekday, date and time, whatever day it is read: `Fri 27 November 15:00`, `Fri 27 Nov 15:00` when `short`. */
export const writeInFull = (at: Instant, now: Instant, zone: Zone, words: TimeWords, short = false): string => {
  const { day, dayOfYear, longDay, longDayOfYear } = words.times;
  const time = DateTime.fromMillis(at, { zone, locale: words.locale });
  const sameYear = time.hasSame(DateTime.fromMillis(now, { zone }), "year");
  const [within, beyond] = short ? [day, dayOfYear] : [longDay, longDayOfYear];
  return `${time.toFormat(sameYear ? within : beyond)} ${time.toFormat("HH:mm")}`;
};

/** The day alone, for what is days away. */
export const writeDay = (at: Instant, now: Instant, zone: Zone, words: TimeWords): string => {
  const time = DateTime.fromMillis(at, { zone, locale: words.locale });
  const sameYear = time.hasSame(DateTime.fromMillis(now, { zone }), "year");
  return time.toFormat(sameYear ? words.times.day : words.times.date);
};

/** Date and time in full, for tables: it sorts as it reads. */
export const writeStamp = (at: Instant, zone: Zone): string =>
  DateTime.fromMillis(at, { zone }).toFormat("yyyy-MM-dd HH:mm");

/** The last day of what ends at midnight: `Fri 12 Mar`; null for what ends at another time. */
export const writeLastDay = (
  to: Instant,
  { now, zone, words }: { now: Instant; zone: Zone; words: TimeWords },
): string | null => {
  const end = DateTime.fromMillis(to, { zone });
  return +end === +end.startOf("day") ? writeDay((to - 1) as Instant, now, zone, words) : null;
};

/**
 * A stretch in full, as it can be typed again: `Sat 6 Mar 09:00 to 17:00`. With `inDays` whole days are named alone:
 * `Thu 24 Dec to Sun 27 Dec`.
 */
export const writeSpan = (
  from: Instant,
  to: Instant,
  reader: { now: Instant; zone: Zone; words: TimeWords },
  inDays = false,
): string => {
  const { times } = reader.words;
  const [first, last, today] = [from, to, reader.now].map((at) =>
    DateTime.fromMillis(at, { zone: reader.zone, locale: reader.words.locale }),
  ) as [DateTime, DateTime, DateTime];
  const day = (time: DateTime): string => time.toFormat(time.hasSame(today, "year") ? times.day : times.dayOfYear);
  const clock = (time: DateTime): string => time.toFormat("HH:mm");
  const isMidnight = (time: DateTime): boolean => +time === +time.startOf("day");
  const lastDay = isMidnight(last) ? last.minus({ days: 1 }) : last;
  const sameDay = first.hasSame(lastDay, "day");
  if (inDays && isMidnight(first) && isMidnight(last))
    return sameDay ? day(first) : times.span(day(first), day(lastDay));
  const end = isMidnight(last) ? "24:00" : clock(last);
  return times.span(`${day(first)} ${clock(first)}`, sameDay ? end : `${day(last)} ${clock(last)}`);
};

/** A stretch within sight: `Sat 13:00 to Mon 08:00`, the day once when it is one day. */
export const writeShortSpan = (
  from: Instant,
  to: Instant,
  { now, zone, words }: { now: Instant; zone: Zone; words: TimeWords },
): string => {
  const [first, last] = [from, to].map((at) => DateTime.fromMillis(at, { zone })) as [DateTime, DateTime];
  const isMidnight = +last === +last.startOf("day") && first.hasSame(last.minus({ days: 1 }), "day");
  const sameDay = first.hasSame(last, "day") ? last.toFormat("HH:mm") : null;
  const end = isMidnight ? "24:00" : (sameDay ?? writeTime(to, now, zone, words, true));
  return words.times.span(writeTime(from, now, zone, words, true), end);
};

/** A length of time in its one or two largest units, rounded down: `50 min`, `1 h 20 min`, `3 days`. */
export const writeLength = (ms: number, words: LengthWords): string => {
  const length = Math.max(0, ms);
  if (length >= 2 * DAY) return words.days(Math.floor(length / DAY));
  if (length >= HOUR) {
    const hours = Math.floor(length / HOUR);
    const minutes = Math.floor((length % HOUR) / MINUTE);
    return minutes === 0 ? words.hours(hours) : `${words.hours(hours)} ${words.minutes(minutes)}`;
  }
  return length < MINUTE ? words.moments : words.minutes(Math.floor(length / MINUTE));
};

export type TimeWords = {
  locale: string;
  times: {
    weekday: string;
    day: string;
    dayOfYear: string;
    date: string;
    longDay: string;
    longDayOfYear: string;
    span(from: string, to: string): string;
  };
};

export type LengthWords = {
  moments: string;
  minutes(n: number): string;
  hours(n: number): string;
  days(n: number): string;
};
