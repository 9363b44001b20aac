import * as chrono from "chrono-node/en";
import { firstInstantOfWall, lastInstantOfWall, wallAt } from "../coverage/local-time.ts";
import { DAY, HOUR, type Instant, instant, MINUTE, type Zone } from "./instant.ts";

/** Where a day is named without an hour, work on that day begins then; "today" and "end of day" are when it ends. */
const BEGIN_OF_WORK = 9;
const END_OF_WORK = "17:00";
/** No time takes more words than this; what does is somebody's text. */
const LONGEST = 60;

const span =
  /^(?:in\s+)?(\d{1,4})\s*(m|min|mins|minutes?|h|hrs?|hours?|d|days?|w|weeks?)(?:\s*(?:and\s+)?(\d{1,2})\s*(?:m|min|mins|minutes?)?)?$/;
/** "12:00 a" is the beginning of "12:00 a technician comes", and not a time of night. */
const endsInArticle = /\d\s[ap]$/;
const looksBack = /\b(?:last|ago|yesterday|previous)\b|^-/;
const filler = /\b(?:until|till|til|by|at|on|before|around|about|latest|the)\b|[,.;]/g;

/**
 * A time as people write it ("thu 15:00", "tomorrow 9am", "2h", "1 March"), read in the reader's zone and ahead of `now`
 * where the words leave it open; what they name outright may lie behind. Null when they name no time, more than one, one
 * that can be read two ways (3/4), or a time and something else besides: half understood is not understood.
 */
export const parseWhen = (words: string, now: Instant, zone: Zone): Instant | null => {
  if (words.length > LONGEST * 2) return null;
  const asked = usualWords(words.trim().toLowerCase().replace(/\s+/g, " "));
  if (asked.length > LONGEST || isTwoDates(asked) || endsInArticle.test(asked)) return null;
  const length = span.exec(asked);
  if (length !== null) return afterSpan(Number(length[1]), length[2] ?? "m", length[3], now, zone);
  // The library reckons in the zone of the process; it is given the wall clock as if it were UTC and asked for parts.
  const wallNow = wallAt(zone, now);
  const reference = { instant: new Date(wallNow), timezone: 0 };
  const isPast = looksBack.test(asked);
  const [found, another] = chrono.casual.parse(asked, reference, { forwardDate: !isPast });
  if (found === undefined || another !== undefined || found.end) return null;
  if (asked.replace(found.text, "").replace(filler, "").trim() !== "") return null;
  if (found.tags().has("casualReference/now")) return now;
  if (found.tags().has("result/relativeDateAndTime")) return instant(now + (found.date().getTime() - wallNow));
  const at = timeOf(found, now, zone);
  return at.first > now || at.dateNamed || isPast ? at.first : at.next;
};

/** Turns what the library does not know, or reads as something else, into what it knows. */
const usualWords = (asked: string): string =>
  asked
    .replace(/\b(?:the )?end of (?:the )?(?:working )?day\b|\beod\b|\bcob\b|\bclose of business\b/, END_OF_WORK)
    .replace(/\b(?:the )?end of (?:the )?(?:working )?week\b|\beow\b/, `friday ${END_OF_WORK}`)
    .replace(/^(?:by |until )?today$/, `today ${END_OF_WORK}`)
    .replace(/^day after tomorrow/, "the day after tomorrow")
    .replace(/^(?:by |until )(\d{1,2})$/, "at $1")
    .replace(/^((?:mon|tue|wed|thu|fri|sat|sun)[a-z]*) (\d{1,2})$/, "$1 at $2")
    // "At 5" is said of an afternoon; "5:00" and "5am" are what they say.
    .replace(/\bat ([1-6])\b(?![:.]|\s*[ap]\.?m|\s*o'clock)/, "at $1pm");

/** The third of April to some and the fourth of March to others. */
const isTwoDates = (asked: string): boolean => {
  const date = /(?:^|\s)(\d{1,2})(?:\/(\d{1,2})(?:\/\d{2,4})?|\.(\d{1,2})\.(?:\d{2,4})?)(?:\s|$)/.exec(asked);
  if (date === null) return false;
  const [one, two] = [Number(date[1]), Number(date[2] ?? date[3])];
  return one !== two && one <= 12 && two <= 12;
};

type Found = ReturnType<typeof chrono.casual.parse>[number];

/** The hour and minute that were said or meant. */
const hourOf = ({ text, start }: Found): { hour: number; minute: number } => {
  const said = start.isCertain("hour") || /noon|midnight|tonight|evening/.test(text);
  return said ? { hour: start.get("hour") ?? 0, minute: start.get("minute") ?? 0 } : { hour: BEGIN_OF_WORK, minute: 0 };
};

/** When it is first, when it is next if it is not a date ("16:00" tomorrow, "thu" next week), and whether it is one. */
const timeOf = (found: Found, now: Instant, zone: Zone): { first: Instant; next: Instant; dateNamed: boolean } => {
  const { start } = found;
  const { hour, minute } = hourOf(found);
  const part = (name: "year" | "month" | "day"): number => start.get(name) ?? 0;
  const wall = Date.UTC(part("year"), part("month") - 1, part("day"), hour, minute);
  const offset = start.isCertain("timezoneOffset") ? start.get("timezoneOffset") : null;
  const toInstant = (shown: number): Instant =>
    instant(offset === null ? instantOfWall(shown, now, zone) : shown - offset * MINUTE);
  return {
    first: toInstant(wall),
    next: toInstant(wall + (start.isCertain("weekday") ? 7 * DAY : DAY)),
    dateNamed: start.isCertain("day") || start.isCertain("month"),
  };
};

/** A skipped wall time is the first instant after the gap; of one shown twice, the first that is still ahead. */
const instantOfWall = (wall: number, now: Instant, zone: Zone): number => {
  const first = firstInstantOfWall(zone, wall);
  return first > now ? first : lastInstantOfWall(zone, wall);
};

/** Hours and minutes are elapsed time, days and weeks keep the time of day. */
const afterSpan = (n: number, unit: string, minutes: string | undefined, now: Instant, zone: Zone): Instant | null => {
  const isHours = unit.startsWith("h");
  if (minutes !== undefined && !isHours) return null;
  if (isHours) return instant(now + n * HOUR + Number(minutes ?? 0) * MINUTE);
  if (unit.startsWith("m")) return instant(now + n * MINUTE);
  const days = unit.startsWith("w") ? n * 7 : n;
  return instant(firstInstantOfWall(zone, wallAt(zone, now) + days * DAY));
};
