import { type Calendar, openIntervals } from "../coverage/calendar.ts";
import { localDate, wallAt } from "../coverage/local-time.ts";
import { addWorkingTime } from "../coverage/working-time.ts";
import { DAY, HOUR, type Instant, instant, type Zone } from "../time/instant.ts";
import { parseWhen } from "../time/parse-when.ts";

/** A date as it was read. `sure`: the words name the day of the month and the time themselves, so nothing was inferred. */
export type DateRead = { at: Instant; sure: boolean };

/** A date without a year that lies farther ahead has more likely just gone by. */
const DOUBTFUL = 305 * DAY;

/**
 * A date as people promise it: what `parseWhen` reads in the speaker's zone, and business days and hours on the calendar
 * of the department that must keep it. Null when the words name no one time.
 */
export const readPromiseDate = (words: string, now: Instant, zone: Zone, calendar: Calendar): DateRead | null => {
  const asked = words.trim().toLowerCase().replace(/\s+/g, " ");
  const business = businessTime(asked, now, zone, calendar);
  if (business !== null) return { at: business, sure: false };
  // "By 5" is five o'clock, which "5" alone is not.
  const at = parseWhen(words, now, zone) ?? parseWhen(`by ${words}`, now, zone);
  if (at === null) return null;
  const inferredYear = at - now > DOUBTFUL && !/\b20\d\d\b/.test(asked);
  return { at, sure: dayOfMonth.test(asked) && timeOfDay.test(asked) && !inferredYear };
};

const month = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?";
const dayOfMonth = new RegExp(
  String.raw`\b20\d\d-\d\d-\d\d\b|\b\d{1,2}(?:st|nd|rd|th)?(?: of)? ${month}|\b${month} \d{1,2}(?:st|nd|rd|th)?\b|\b\d{1,2}\.\d{1,2}\.`,
);
const timeOfDay = /\b\d{1,2}:\d{2}\b|\b\d{1,2} ?[ap]m\b|\b(?:noon|midnight)\b/;

const named = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const business = new RegExp(
  String.raw`^(?:by |in |within |the )*(next|an?|\d{1,3}|${named.join("|")}) (?:business|working|work) (days?|hours?|hrs?|h)(?: (?:at )?(.+))?$`,
);

const businessTime = (asked: string, now: Instant, zone: Zone, calendar: Calendar): Instant | null => {
  const [, count = "", unit = "", time] = business.exec(asked) ?? [];
  if (count === "") return null;
  const n = count === "next" || count === "a" || count === "an" ? 1 : named.indexOf(count) + 1 || Number(count);
  if (n === 0) return null;
  if (unit.startsWith("h")) {
    const at = time === undefined ? addWorkingTime(calendar, now, n * HOUR) : Number.NaN;
    return Number.isFinite(at) ? instant(at) : null;
  }
  // A department that is always open has no closing time: so many days from now.
  const own = calendar.kind === "24x7" ? zone : calendar.zone;
  const closes = calendar.kind === "24x7" ? parseWhen(`in ${n} days`, now, zone) : closingOfDay(n, now, calendar);
  if (closes === null || time === undefined) return closes;
  return parseWhen(`${localDate(own, closes - 1)} ${time}`, now, zone);
};

/** When the n-th day after today on which the calendar opens is over; a window belongs to the day it begins on. */
const closingOfDay = (n: number, now: Instant, calendar: Calendar & { kind: "hours" }): Instant | null => {
  const dayOf = (ms: number): number => Math.floor(wallAt(calendar.zone, instant(ms)) / DAY);
  const today = dayOf(now);
  let passed = 0;
  let last: { day: number; to: number } | null = null;
  for (const { from, to } of openIntervals(calendar, now, now + (n + 30) * 4 * DAY)) {
    const day = dayOf(from);
    if (day <= today) continue;
    if (last === null || day !== last.day) {
      if (passed === n) break;
      passed += 1;
    }
    last = { day, to };
  }
  return passed === n && last !== null ? instant(last.to) : null;
};
