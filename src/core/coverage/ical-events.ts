import { DAY, HOUR, MINUTE, SECOND, type Zone } from "../time/instant.ts";
import { firstInstantOfWall, isZone, wallAt } from "./local-time.ts";

/** An event of whole days; days are counted from 1 January 1970. */
export type IcalEvent = {
  summary: string;
  start: number;
  /** How many days it lasts, at least one. */
  days: number;
  /** On which line of the file it is said when it begins. */
  line: number;
  /** The recurrence rule as it is written, and on which line. */
  rule: { text: string; line: number } | null;
  /** Further days on which it begins, and those on which it does not after all. */
  more: number[];
  except: Set<number>;
};

type Line = { at: number; name: string; params: ReadonlyMap<string, string>; value: string };
type Parts = Map<string, Line[]>;

/** Calendars of a century of holidays have a few thousand. */
const MOST_EVENTS = 5_000;
/** In characters; in bytes a file is larger, if anything. */
export const LARGEST_ICAL = 2 * 1024 * 1024;
const LONGEST_NAME = 80;

/** Why a text is no calendar at all, in a sentence, or null when its events can be looked for. */
export const icalProblem = (text: string): string | null => {
  if (text.length > LARGEST_ICAL) return "This calendar has more than 2 MB. Export the holidays alone.";
  return /^BEGIN:VCALENDAR[ \t]*$/im.test(text.replace(/\r\n?/g, "\n"))
    ? null
    : "This is no iCalendar file: it has no line BEGIN:VCALENDAR. Export the calendar as .ics.";
};

/** The events of an iCalendar text (RFC 5545) that last whole days, and a sentence for each that does not: `timed` are hours. */
export const readIcalEvents = (
  text: string,
  zone: Zone,
): { events: IcalEvent[]; problems: string[]; timed: string[] } => {
  const problem = icalProblem(text);
  if (problem !== null) return { events: [], problems: [problem], timed: [] };
  const { found, cutAt } = eventsOf(linesOf(text));
  const events: IcalEvent[] = [];
  const problems: string[] = [];
  const timed: string[] = [];
  let moved = 0;
  for (const parts of found.slice(0, MOST_EVENTS)) {
    if (one(parts, "STATUS")?.value.toUpperCase() === "CANCELLED") continue;
    if (parts.has("RECURRENCE-ID")) moved += 1;
    const event = eventFrom(parts, zone);
    if (typeof event === "string") problems.push(event);
    else if ("timed" in event) timed.push(event.timed);
    else events.push(event);
  }
  if (found.length > MOST_EVENTS) problems.push(`Only the first ${MOST_EVENTS} events were read.`);
  if (moved > 0) problems.push(`${count(moved)} moved away from the usual date: look at both.`);
  if (cutAt !== null) {
    problems.push(`Line ${cutAt}: this event has no END:VEVENT, so the file may be cut short. Export it again.`);
  }
  // The least to be wondered at comes last: a calendar of meetings has hundreds.
  return { events, problems, timed };
};

/** Somebody else's words: on one line, without what cannot be seen, and short. */
export const nameOf = (summary: string): string =>
  [...summary.replace(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, " ").trim()].slice(0, LONGEST_NAME).join("") || "Closed";

const count = (n: number): string => (n === 1 ? "1 event" : `${n} events`);

/** Long lines are folded: what follows a break and a space belongs to the line before. */
const linesOf = (text: string): Line[] => {
  const whole: { at: number; parts: string[] }[] = [];
  for (const [i, part] of text.replace(/\r\n?/g, "\n").split("\n").entries()) {
    const last = whole.at(-1);
    if (last !== undefined && /^[ \t]/.test(part)) last.parts.push(part.slice(1));
    else whole.push({ at: i + 1, parts: [part] });
  }
  return whole.flatMap(({ at, parts }) => lineOf(parts.join(""), at) ?? []);
};

/** `NAME;PARAM="a:b";PARAM=c:value`; null for a line without a colon outside quotes. */
const lineOf = (line: string, at: number): Line | null => {
  const head = [""];
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const sign = line[i] ?? "";
    if (sign === '"') quoted = !quoted;
    else if (sign === ";" && !quoted) head.push("");
    else if (sign === ":" && !quoted) {
      const [name = "", ...params] = head;
      return {
        at,
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

/** What stands in each VEVENT, and in nothing inside it: an alarm has a summary of its own. `cutAt`: one never ends. */
const eventsOf = (lines: readonly Line[]): { found: Parts[]; cutAt: number | null } => {
  const events: Parts[] = [];
  const open: string[] = [];
  for (const line of lines) {
    if (line.name === "BEGIN") {
      open.push(line.value.toUpperCase());
      if (open.at(-1) === "VEVENT") events.push(new Map([["BEGIN", [line]]]));
    } else if (line.name === "END") open.pop();
    else if (open.at(-1) === "VEVENT") {
      const alike = events.at(-1)?.get(line.name);
      if (alike === undefined) events.at(-1)?.set(line.name, [line]);
      else alike.push(line);
    }
  }
  const last = events.at(-1);
  return { found: events, cutAt: last !== undefined && open.includes("VEVENT") ? atOf(last, "BEGIN") : null };
};

/** The line of the file on which this stands. */
const atOf = (parts: Parts, name: string): number => one(parts, name)?.at ?? 0;

const one = (parts: Parts, name: string): Line | undefined => parts.get(name)?.[0];

/** `timed`: it lasts no whole days, which is nothing wrong; a bare text says what is. */
const eventFrom = (parts: Parts, zone: Zone): IcalEvent | { timed: string } | string => {
  const name = `"${nameOf(plain(one(parts, "SUMMARY")?.value ?? ""))}"`;
  const start = one(parts, "DTSTART");
  if (start === undefined) {
    return `Line ${atOf(parts, "BEGIN")}: ${name} has no DTSTART. Give it a date, such as DTSTART;VALUE=DATE:20261225.`;
  }
  const begins = wallOf(start, start.value, zone);
  if (begins === null) return `Line ${start.at}: DTSTART of ${name} is no date. Write it as 20261225.`;
  const isTime = start.value.includes("T");
  const ends = endOf(parts, begins, isTime, zone);
  if (ends === null && parts.has("DTEND")) {
    return `Line ${atOf(parts, "DTEND")}: DTEND of ${name} is no date. Write it as 20261225.`;
  }
  if (ends === null) return `Line ${atOf(parts, "DURATION")}: DURATION of ${name} is no length. Write it as P2D.`;
  const timed = { timed: `Line ${start.at}: ${name} is not of whole days and is left out.` };
  if (begins % DAY !== 0 || ends % DAY !== 0) return timed;
  // Some programs end a day on the day itself; an instant at midnight is no day.
  if (ends === begins && isTime) return timed;
  if (ends < begins) return `Line ${atOf(parts, "DTEND")}: ${name} ends before it begins. Correct its DTEND.`;
  const rule = one(parts, "RRULE");
  return {
    summary: plain(one(parts, "SUMMARY")?.value ?? ""),
    start: begins / DAY,
    days: Math.max(1, (ends - begins) / DAY),
    line: start.at,
    rule: rule === undefined ? null : { text: rule.value, line: rule.at },
    more: daysOf(parts, "RDATE", zone),
    except: new Set(daysOf(parts, "EXDATE", zone)),
  };
};

/** Without an end an event of a date lasts that day, and one of a time no time at all; null for what cannot be read. */
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
