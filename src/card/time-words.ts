import { DateTime } from "luxon";
import { DAY, HOUR, type Instant, MINUTE, type Zone } from "../core/time/instant.ts";

/**
 * How an instant is written for a reader in this zone: the clock alone today (unless `dated`), the weekday within a week,
 * else the date.
 */
export const writeTime = (at: Instant, now: Instant, zone: Zone, locale: string, dated = false): string => {
  const time = DateTime.fromMillis(at, { zone, locale });
  const today = DateTime.fromMillis(now, { zone, locale });
  const clock = time.toFormat("HH:mm");
  if (time.hasSame(today, "day") && !dated) return clock;
  const days = Math.abs(time.startOf("day").diff(today.startOf("day"), "days").days);
  if (days < 7) return `${time.toFormat("ccc")} ${clock}`;
  return time.hasSame(today, "year")
    ? `${time.toFormat("ccc d LLL")} ${clock}`
    : `${time.toFormat("d LLL yyyy")} ${clock}`;
};

/** Weekday, date and time, whatever day it is read: `Fri 27 November 15:00`, `Fri 27 Nov 15:00` when `short`. */
export const writeInFull = (at: Instant, now: Instant, zone: Zone, locale: string, short = false): string => {
  const time = DateTime.fromMillis(at, { zone, locale });
  const sameYear = time.hasSame(DateTime.fromMillis(now, { zone }), "year");
  return time.toFormat(`ccc d ${short ? "LLL" : "LLLL"}${sameYear ? "" : " yyyy"} HH:mm`);
};

/** The day alone, for what is days away. */
export const writeDay = (at: Instant, now: Instant, zone: Zone, locale: string): string => {
  const time = DateTime.fromMillis(at, { zone, locale });
  const sameYear = time.hasSame(DateTime.fromMillis(now, { zone }), "year");
  return time.toFormat(sameYear ? "ccc d LLL" : "d LLL yyyy");
};

/** Date and time in full, for tables: it sorts as it reads. */
export const writeStamp = (at: Instant, zone: Zone): string =>
  DateTime.fromMillis(at, { zone }).toFormat("yyyy-MM-dd HH:mm");

/** The last day of what ends at midnight: `Fri 12 Mar`; null for what ends at another time. */
export const writeLastDay = (
  to: Instant,
  { now, zone, words }: { now: Instant; zone: Zone; words: { locale: string } },
): string | null => {
  const end = DateTime.fromMillis(to, { zone });
  return +end === +end.startOf("day") ? writeDay((to - 1) as Instant, now, zone, words.locale) : null;
};

/**
 * A stretch in full, as it can be typed again: `Sat 6 Mar 09:00 to 17:00`. With `inDays` whole days are named alone:
 * `Thu 24 Dec to Sun 27 Dec`.
 */
export const writeSpan = (
  from: Instant,
  to: Instant,
  reader: { now: Instant; zone: Zone; words: { locale: string } },
  inDays = false,
): string => {
  const [first, last, today] = [from, to, reader.now].map((at) =>
    DateTime.fromMillis(at, { zone: reader.zone, locale: reader.words.locale }),
  ) as [DateTime, DateTime, DateTime];
  const day = (time: DateTime): string => time.toFormat(time.hasSame(today, "year") ? "ccc d LLL" : "ccc d LLL yyyy");
  const clock = (time: DateTime): string => time.toFormat("HH:mm");
  const isMidnight = (time: DateTime): boolean => +time === +time.startOf("day");
  const lastDay = isMidnight(last) ? last.minus({ days: 1 }) : last;
  const sameDay = first.hasSame(lastDay, "day");
  if (inDays && isMidnight(first) && isMidnight(last)) return sameDay ? day(first) : `${day(first)} to ${day(lastDay)}`;
  const end = isMidnight(last) ? "24:00" : clock(last);
  return sameDay
    ? `${day(first)} ${clock(first)} to ${end}`
    : `${day(first)} ${clock(first)} to ${day(last)} ${clock(last)}`;
};

/** A stretch within sight: `Sat 13:00 to Mon 08:00`, the day once when it is one day. */
export const writeShortSpan = (
  from: Instant,
  to: Instant,
  { now, zone, words }: { now: Instant; zone: Zone; words: { locale: string } },
): string => {
  const [first, last] = [from, to].map((at) => DateTime.fromMillis(at, { zone })) as [DateTime, DateTime];
  const isMidnight = +last === +last.startOf("day") && first.hasSame(last.minus({ days: 1 }), "day");
  const sameDay = first.hasSame(last, "day") ? last.toFormat("HH:mm") : null;
  const end = isMidnight ? "24:00" : (sameDay ?? writeTime(to, now, zone, words.locale, true));
  return `${writeTime(from, now, zone, words.locale, true)} to ${end}`;
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

export type LengthWords = {
  moments: string;
  minutes(n: number): string;
  hours(n: number): string;
  days(n: number): string;
};
