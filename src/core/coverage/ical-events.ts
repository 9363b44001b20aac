import { DAY, HOUR, MINUTE, SECOND, type Zone } from "../time/instant.ts";
import { firstInstantOfWall, isZone, wallAt } from "./local-time.ts";

/** An event of whole days; days are counted from 1 January 1970. */
export type IcalEvent = {
  summary: string;
  start: number;
  /** How many days it lasts, at least one. */
  days: number;
  /** The recurrence rule as it is written. */
  rule: string | null;
  /** Further days on which it begins, and those on which it does not after all. */
  more: number[];
  except: Set<number>;
};

type Line = { name: string; params: ReadonlyMap<string, string>; value: string };
type Parts = Map<string, Line[]>;

/** Calendars of a century of holidays have a few thousand. */
const MOST_EVENTS = 5_000;
const LARGEST = 2 * 1024 * 1024;

/** The events of an iCalendar text (RFC 5545) that last whole days, and a sentence for each sort that does not. */
export const readIcalEvents = (text: string, zone: Zone): { events: IcalEvent[]; problems: string[] } => {
  if (text.length > LARGEST) return nothing("This calendar has more than 2 MB. Export the holidays alone.");
  const lines = linesOf(text);
  if (!lines.some(({ name, value }) => name === "BEGIN" && value.toUpperCase() === "VCALENDAR")) {
    return nothing("This is no iCalendar file: it has no line BEGIN:VCALENDAR. Export the calendar as .ics.");
  }
  const found = eventsOf(lines);
  const events: IcalEvent[] = [];
  const problems: string[] = [];
  let timed = 0;
  let unreadable = 0;
  let moved = 0;
  for (const parts of found.slice(0, MOST_EVENTS)) {
    if (one(parts, "STATUS")?.value.toUpperCase() === "CANCELLED") continue;
    if (parts.has("RECURRENCE-ID")) moved += 1;
    const event = eventFrom(parts, zone);
    if (event === "timed") timed += 1;
    else if (event === null) unreadable += 1;
    else events.push(event);
  }
  if (found.length > MOST_EVENTS) problems.push(`Only the first ${MOST_EVENTS} events were read.`);
  if (timed > 0) problems.push(`Left out ${count(timed)} not of whole days.`);
  if (unreadable > 0) problems.push(`Left out ${count(unreadable)} with a date that cannot be read.`);
  if (moved > 0) problems.push(`${count(moved)} moved away from the usual date: look at both.`);
  return { events, problems };
};

const nothing = (problem: string) => ({ events: [], problems: [problem] });
const count = (n: number): string => (n === 1 ? "1 event" : `${n} events`);

/** Long lines are folded: what follows a break and a space belongs to the line before. */
const linesOf = (text: string): Line[] =>
  text
    .replace(/\r\n?|\n/g, "\n")
    .replace(/\n[ \t]/g, "")
    .split("\n")
    .flatMap((line) => lineOf(line) ?? []);

/** `NAME;PARAM="a:b";PARAM=c:value`; null for a line without a colon outside quotes. */
const lineOf = (line: string): Line | null => {
  const head = [""];
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const sign = line[i] ?? "";
    if (sign === '"') quoted = !quoted;
    else if (sign === ";" && !quoted) head.push("");
    else if (sign === ":" && !quoted) {
      const [name = "", ...params] = head;
      return {
        name: name.toUpperCase(),
        params: new Map(params.map((param): [string, string] => keyAndValue(param))),
        value: line.slice(i + 1).trim(),
      };
    } else head[head.length - 1] += sign;
  }
  return null;
};

const keyAndValue = (param: string): [string, string] => {
  const at = param.indexOf("=");
  return at < 0 ? [param.toUpperCase(), ""] : [param.slice(0, at).toUpperCase(), param.slice(at + 1)];
};

/** What stands in each VEVENT, and in nothing inside it: an alarm has a summary of its own. */
const eventsOf = (lines: readonly Line[]): Parts[] => {
  const events: Parts[] = [];
  const open: string[] = [];
  for (const line of lines) {
    if (line.name === "BEGIN") {
      open.push(line.value.toUpperCase());
      if (open.at(-1) === "VEVENT") events.push(new Map());
    } else if (line.name === "END") open.pop();
    else if (open.at(-1) === "VEVENT") {
      const alike = events.at(-1)?.get(line.name);
      if (alike === undefined) events.at(-1)?.set(line.name, [line]);
      else alike.push(line);
    }
  }
  return events;
};

const one = (parts: Parts, name: string): Line | undefined => parts.get(name)?.[0];

const eventFrom = (parts: Parts, zone: Zone): IcalEvent | "timed" | null => {
  const start = one(parts, "DTSTART");
  const begins = start === undefined ? null : wallOf(start, start.value, zone);
  if (start === undefined || begins === null) return null;
  const isTime = start.value.includes("T");
  const ends = endOf(parts, begins, isTime, zone);
  if (ends === null) return null;
  if (begins % DAY !== 0 || ends % DAY !== 0) return "timed";
  // Some programs end a day on the day itself; an instant at midnight is no day.
  if (ends === begins && isTime) return "timed";
  if (ends < begins) return null;
  return {
    summary: plain(one(parts, "SUMMARY")?.value ?? ""),
    start: begins / DAY,
    days: Math.max(1, (ends - begins) / DAY),
    rule: one(parts, "RRULE")?.value ?? null,
    more: daysOf(parts, "RDATE", zone),
    except: new Set(daysOf(parts, "EXDATE", zone)),
  };
};

/** Without an end an event of a date lasts that day, and one of a time no time at all. */
const endOf = (parts: Parts, begins: number, isTime: boolean, zone: Zone): number | null => {
  const end = one(parts, "DTEND");
  if (end !== undefined) return wallOf(end, end.value, zone);
  const duration = one(parts, "DURATION");
  if (duration === undefined) return isTime ? begins : begins + DAY;
  const match = /^\+?P(?:(\d{1,4})W|(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:\d{1,6}S)?)?$/.exec(
    duration.value,
  );
  if (match === null) return null;
  const [weeks = 0, days = 0, hours = 0, minutes = 0] = match.slice(1, 5).map((n) => Number(n ?? 0));
  return begins + (weeks * 7 + days) * DAY + hours * HOUR + minutes * MINUTE;
};

const daysOf = (parts: Parts, name: string, zone: Zone): number[] =>
  (parts.get(name) ?? []).flatMap((line) =>
    line.value.split(",").flatMap((value) => {
      const wall = wallOf(line, value.trim(), zone);
      return wall === null ? [] : [Math.floor(wall / DAY)];
    }),
  );

/** A date or a date and time as the reader's clocks show it, as if that were UTC; null for what is neither. */
const wallOf = ({ params }: Line, value: string, zone: Zone): number | null => {
  const match = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?$/.exec(value);
  if (match === null) return null;
  const [year = 0, monthOfYear = 1, day = 1, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((n) => Number(n ?? 0));
  const date = Date.UTC(year, monthOfYear - 1, day);
  const shown = new Date(date);
  if (shown.getUTCMonth() !== monthOfYear - 1 || year < 1900 || year > 2199) return null;
  if (hour > 23 || minute > 59 || second > 60) return null;
  const wall = date + hour * HOUR + minute * MINUTE + second * SECOND;
  if (match[7] === "Z") return wallAt(zone, wall);
  const named = params.get("TZID");
  // A day is a day wherever it was written; only a time has a zone.
  if (match[4] === undefined || named === undefined || named === zone || !isZone(named)) return wall;
  return wallAt(zone, firstInstantOfWall(named, wall));
};

/** Text with its escapes undone: `\,` `\;` `\\` and `\n`. */
const plain = (text: string): string =>
  text.replace(/\\([\\;,nN])/g, (_, sign: string) => (/n/i.test(sign) ? " " : sign));
