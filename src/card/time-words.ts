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

/** The day alone, for what is days away. */
export const writeDay = (at: Instant, now: Instant, zone: Zone, locale: string): string => {
  const time = DateTime.fromMillis(at, { zone, locale });
  const sameYear = time.hasSame(DateTime.fromMillis(now, { zone }), "year");
  return time.toFormat(sameYear ? "ccc d LLL" : "d LLL yyyy");
};

/** Date and time in full, for tables: it sorts as it reads. */
export const writeStamp = (at: Instant, zone: Zone): string =>
  DateTime.fromMillis(at, { zone }).toFormat("yyyy-MM-dd HH:mm");

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
