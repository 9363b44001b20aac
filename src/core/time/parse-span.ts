import { firstInstantOfWall, lastInstantOfWall, wallAt } from "../coverage/local-time.ts";
import { DAY, type Instant, instant, MINUTE, type Zone } from "./instant.ts";
import { parseWhen } from "./parse-when.ts";
import { readHours } from "./read-hours.ts";

export type Span = { from: Instant; to: Instant };

/** In minutes. */
const WHOLE_DAY = 24 * 60;
/** No span takes more words than this; what does is somebody's text. */
const LONGEST = 120;
const length =
  /^(?:for )?(?:the next )?(\d{1,4} ?(?:m|min|mins|minutes?|h|hrs?|hours?|d|days?|w|weeks?)(?: ?\d{1,2} ?(?:m|min|mins|minutes?)?)?)$/;
const clock = String.raw`(?:\d{1,2}(?:[:.]\d\d)? ?(?:am|pm)?|noon|midnight)`;
const hoursOfDay = new RegExp(`^(?:(.+?) )?(?:from )?(${clock}) ?(?:-|to|until|till|til) ?(${clock})$`);
const month = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*";
const daysOfMonth = new RegExp(`^(?:(\\d{1,2}) ?- ?(\\d{1,2}) (${month})|(${month}) (\\d{1,2}) ?- ?(\\d{1,2}))$`);
/** Words for a part of a day or for more than one: not a day, though a time could be said of them. */
const notOneDay =
  /\b(?:week|weeks|month|months|year|years|weekend|night|tonight|morning|afternoon|evening|noon|midnight)\b/;

/**
 * A stretch of time as people write it, in the reader's zone and ahead of `now` where the words leave it open: "sat
 * 09:00-17:00", "tomorrow 8-12", "24 dec", "24 dec - 27 dec", "fri 17:00 until mon 08:00", "until thu", "2h",
 * "weekend". A day alone is the whole day. After a dash, "to" or "through" a day is meant with its evening, after
 * "until" it is the morning on which work on it begins. Null when the words name no stretch, one that ends before it
 * begins, or one that can be read two ways.
 */
export const parseSpan = (words: string, now: Instant, zone: Zone): Span | null => {
  if (words.length > LONGEST) return null;
  const asked = words
    .trim()
    .toLowerCase()
    .replace(/[–—]/g, "-")
    .replace(/\s+/g, " ")
    .replace(/^(?:from|on) /, "");
  const span = spanOf(asked, now, zone);
  return span !== null && span.from < span.to ? span : null;
};

const spanOf = (asked: string, now: Instant, zone: Zone): Span | null => {
  const [, ahead] = length.exec(asked) ?? [];
  if (ahead !== undefined) return spanTo(now, parseWhen(ahead, now, zone));
  const [, until] = /^(?:now )?(?:until|till|til) (.+)$/.exec(asked) ?? [];
  if (until !== undefined) return spanTo(now, parseWhen(until, now, zone));
  if (/^(?:the |this )?weekend$/.test(asked)) return weekend(now, zone);
  // Before hours are looked for: "march 9-12" are days.
  const dates = daysOfMonth.exec(asked);
  if (dates !== null) return inMonth(dates, now, zone);
  const hours = hoursOfDay.exec(asked);
  if (hours !== null) return onOneDay(hours, now, zone);
  return wholeDay(asked, now, zone) ?? fromTo(asked, now, zone);
};

const spanTo = (from: Instant, to: Instant | null): Span | null => (to === null ? null : { from, to });

/** A date without a year that lies farther ahead has more likely just gone by. */
const DOUBTFUL = 305 * DAY;

/** Whether the words, which `parseSpan` read as this span, name a day that may be meant of the past: "6 mar" on 8 March. */
export const wantsYear = (words: string, { from }: Span, now: Instant): boolean =>
  from - now > DOUBTFUL && !/\b20\d\d\b/.test(words);

/** "24-27 dec" and "dec 24-27". */
const inMonth = ([, one, two, after, before, three, four]: RegExpExecArray, now: Instant, zone: Zone): Span | null => {
  const [first, last, name] = [Number(one ?? three), Number(two ?? four), after ?? before ?? ""];
  return first < last ? fromTo(`${first} ${name} - ${last} ${name}`, now, zone) : null;
};

/** Hours of a day; without one, of the next day on which they are not over. */
const onOneDay = ([, day = "", opens = "", closes = ""]: RegExpExecArray, now: Instant, zone: Zone): Span | null => {
  const hours = readHours(opens, closes);
  if (hours === null) return null;
  const end = hours.end > hours.start ? hours.end : hours.end + WHOLE_DAY;
  const date = dayOf(day, Math.min(end, WHOLE_DAY), now, zone);
  return date === null ? null : between(date, hours.start, end, zone);
};

/** The first Saturday whose Sunday is not over. */
const weekend = (now: Instant, zone: Zone): Span | null => {
  const sunday = dayOf("sunday", WHOLE_DAY, now, zone);
  return sunday === null ? null : between(sunday - DAY, 0, 2 * WHOLE_DAY, zone);
};

const wholeDay = (asked: string, now: Instant, zone: Zone): Span | null => {
  const date = asked === "" ? null : dayOf(asked, WHOLE_DAY, now, zone);
  return date === null ? null : between(date, 0, WHOLE_DAY, zone);
};

/** Two ends, each a time or a day; the second one is looked for after the first. */
const fromTo = (asked: string, now: Instant, zone: Zone): Span | null => {
  for (const [separator, inclusive] of separators) {
    const [first = "", last, ...more] = asked.split(separator);
    if (last === undefined || more.length > 0) continue;
    const from = wholeDay(first, now, zone)?.from ?? parseWhen(first, now, zone);
    if (from === null) return null;
    const evening = inclusive ? wholeDay(last, from, zone)?.to : undefined;
    return spanTo(from, evening ?? parseWhen(last, from, zone));
  }
  return null;
};

/** A dash without spaces comes last: dates have dashes of their own. */
const separators: [separator: RegExp, inclusive: boolean][] = [
  [/ (?:until|till|til) /, false],
  [/ (?:to|through|thru) /, true],
  [/ - /, true],
  [/-/, true],
];

/**
 * The local date that the words name, as a wall (see `coverage/local-time.ts`) at midnight; where they leave it open the
 * first on which `end`, in minutes of the day, is still ahead. Null when they name no single day, or a time as well.
 */
const dayOf = (words: string, end: number, now: Instant, zone: Zone): number | null => {
  if (notOneDay.test(words)) return null;
  const last = Math.min(end, WHOLE_DAY - 1);
  const time = `${pad(Math.floor(last / 60))}:${pad(last % 60)}`;
  // A day takes a time beside it and a time does not take a second one, which is how the two are told apart.
  const at = parseWhen(words === "" ? time : `${words} ${time}`, now, zone);
  return at === null ? null : Math.floor(wallAt(zone, at) / DAY) * DAY;
};

const pad = (n: number): string => String(n).padStart(2, "0");

/** As calendars do: from the first time the clocks show it to the last. */
const between = (date: number, start: number, end: number, zone: Zone): Span => ({
  from: instant(firstInstantOfWall(zone, date + start * MINUTE)),
  to: instant(lastInstantOfWall(zone, date + end * MINUTE)),
});
