import { DAY, MINUTE, SECOND } from "../time/instant.ts";

/** Calendars and offsets are kept for these years; the borders stop a mistyped date from filling the memory. */
export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2199;

/**
 * A "wall" is a local date and time written as if it were UTC, in milliseconds: 09:00 on 1 March in any zone is
 * `Date.UTC(2026, 2, 1, 9)`. Walls can be skipped (spring) or shown twice (autumn); instants cannot.
 */
type Offsets = {
  readonly from: number;
  readonly to: number;
  /** Segment i begins at the instant `starts[i]` and is `offsets[i]` ahead of UTC until `starts[i + 1]`. */
  readonly starts: readonly number[];
  readonly offsets: readonly number[];
};

type ReadOffset = (ms: number) => number;

/** From 1900 on no zone has changed twice within six days (all of them were walked), so steps of four miss nothing. */
const STEP = 4 * DAY;
/** The last millisecond a Date can hold. */
const LAST_DATE = 8.64e15;
const offsetsByZone = new Map<string, Offsets>();
const readersByZone = new Map<string, ReadOffset>();

/** True for an IANA zone name. `+02:00` is not one: it would never know summer time. */
export function isZone(name: string): boolean {
  if (readersByZone.has(name)) return true;
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en-US", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/**
 * What `zone` adds to UTC at the instant `ms`, in milliseconds. Before 1900 and after 2199 the nearest known offset.
 * Throws a sentence for an unknown zone or something that is no instant.
 */
export function offsetAt(zone: string, ms: number): number {
  const known = offsetsAround(zone, ms);
  return known.offsets[segmentOf(known.starts, ms)] ?? 0;
}

/** The wall that `zone` shows at the instant `ms`. */
export function wallAt(zone: string, ms: number): number {
  return ms + offsetAt(zone, ms);
}

/** The local date at the instant `ms`, as `YYYY-MM-DD`. */
export function localDate(zone: string, ms: number): string {
  return new Date(wallAt(zone, ms)).toISOString().slice(0, 10);
}

/** The local time of day at the instant `ms`, as `HH:MM`; seconds are cut off. */
export function localTime(zone: string, ms: number): string {
  return new Date(wallAt(zone, ms)).toISOString().slice(11, 16);
}

/** The first instant at which `zone` shows this wall; if the wall is skipped, the first instant after the gap. */
export function firstInstantOfWall(zone: string, wall: number): number {
  const { starts, offsets } = offsetsAround(zone, wall);
  // The earliest segment that still shows this wall or a later one.
  let i = segmentOf(starts, wall - DAY);
  while (i + 1 < starts.length && wall >= (starts[i + 1] ?? 0) + (offsets[i] ?? 0)) i++;
  return Math.max(i === 0 ? Number.NEGATIVE_INFINITY : (starts[i] ?? 0), wall - (offsets[i] ?? 0));
}

/** The last instant at which `zone` shows this wall; if the wall is skipped, the first instant after the gap. */
export function lastInstantOfWall(zone: string, wall: number): number {
  const { starts, offsets } = offsetsAround(zone, wall);
  // The latest segment that began at this wall or an earlier one.
  let i = segmentOf(starts, wall + DAY);
  while (i > 0 && wall < (starts[i] ?? 0) + (offsets[i] ?? 0)) i--;
  return Math.min(starts[i + 1] ?? Number.POSITIVE_INFINITY, wall - (offsets[i] ?? 0));
}

/** The first instant of a local date (`YYYY-MM-DD`) and time (`HH:MM`, `24:00` is the day's end); gaps clamp forward. */
export function firstInstant(zone: string, date: string, time: string): number {
  return firstInstantOfWall(zone, readWall(date, time));
}

/** As `firstInstant`, but the last of two when clocks go back. */
export function lastInstant(zone: string, date: string, time: string): number {
  return lastInstantOfWall(zone, readWall(date, time));
}

/** `HH:MM` from 00:00 to 24:00 as minutes of the day; undefined when it is no such time. */
export function readTime(text: string): number | undefined {
  const match = /^(\d\d):(\d\d)$/.exec(text);
  if (!match) return undefined;
  const minutes = Number(match[1]) * 60 + Number(match[2]);
  return Number(match[2]) < 60 && minutes <= 24 * 60 ? minutes : undefined;
}

/** `YYYY-MM-DD` as days since 1 January 1970; undefined when there is no such date. */
export function readDate(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return undefined;
  const ms = Date.parse(`${text}T00:00:00Z`);
  // Some engines roll 30 February over into March instead of refusing it.
  return Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== text ? undefined : ms / DAY;
}

function readWall(date: string, time: string): number {
  const day = readDate(date);
  if (day === undefined) throw new RangeError(`There is no date ${date}. Write it as YYYY-MM-DD, such as 2026-03-01.`);
  const minutes = readTime(time);
  if (minutes === undefined) throw new RangeError(`There is no time ${time}. Write it as HH:MM, from 00:00 to 24:00.`);
  return day * DAY + minutes * MINUTE;
}

/** Index of the segment that holds `ms`. */
function segmentOf(starts: readonly number[], ms: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) <= ms) low = middle;
    else high = middle;
  }
  return low;
}

/** The zone's offsets, known for at least two days either side of `ms`: a wall is never further from its instant. */
function offsetsAround(zone: string, ms: number): Offsets {
  const known = offsetsByZone.get(zone);
  if (known && ms - 2 * DAY >= known.from && ms + 2 * DAY < known.to) return known;
  if (!(Math.abs(ms) <= LAST_DATE))
    throw new RangeError(`${ms} is not an instant. Give milliseconds since 1970 in UTC.`);
  const first = clampYear(ms - 2 * DAY);
  const last = clampYear(ms + 2 * DAY);
  if (known && Date.UTC(first, 0, 1) >= known.from && Date.UTC(last + 1, 0, 1) <= known.to) return known;
  const wider = widen(zone, known, Date.UTC(first, 0, 1), Date.UTC(last + 1, 0, 1));
  offsetsByZone.set(zone, wider);
  return wider;
}

function clampYear(ms: number): number {
  const clamped = Math.min(Math.max(ms, Date.UTC(FIRST_YEAR, 0, 1)), Date.UTC(LAST_YEAR, 11, 31));
  return new Date(clamped).getUTCFullYear();
}

function widen(zone: string, known: Offsets | undefined, from: number, to: number): Offsets {
  const read = offsetReader(zone);
  if (!known) return { from, to, ...walk(read, from, to) };
  const before = from < known.from ? walk(read, from, known.from) : { starts: [], offsets: [] };
  const after = to > known.to ? walk(read, known.to, to) : { starts: [], offsets: [] };
  return {
    from: Math.min(from, known.from),
    to: Math.max(to, known.to),
    starts: [...before.starts, ...known.starts, ...after.starts],
    offsets: [...before.offsets, ...known.offsets, ...after.offsets],
  };
}

function walk(read: ReadOffset, from: number, to: number): { starts: number[]; offsets: number[] } {
  const starts = [from];
  let offset = read(from);
  const offsets = [offset];
  let at = from;
  while (at < to) {
    const next = Math.min(at + STEP, to);
    if (read(next) === offset) {
      at = next;
      continue;
    }
    at = firstOther(read, at, next, offset);
    if (at >= to) break;
    offset = read(at);
    starts.push(at);
    offsets.push(offset);
  }
  return { starts, offsets };
}

/** The first second after `low` at which the offset is no longer `offset`; at `high` it is known to differ. */
function firstOther(read: ReadOffset, low: number, high: number, offset: number): number {
  let same = low;
  let other = high;
  while (other - same > SECOND) {
    const middle = same + Math.floor((other - same) / 2 / SECOND) * SECOND;
    if (read(middle) === offset) same = middle;
    else other = middle;
  }
  return other;
}

function offsetReader(zone: string): ReadOffset {
  const cached = readersByZone.get(zone);
  if (cached) return cached;
  if (!isZone(zone)) throw new RangeError(unknownZone(zone));
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  // format() and its digits in order take a quarter of the time of formatToParts().
  const read: ReadOffset = (ms) => {
    const [month = 1, day = 1, year = 1970, hour = 0, minute = 0, second = 0] =
      format.format(ms).match(/\d+/g)?.map(Number) ?? [];
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(ms / SECOND) * SECOND;
  };
  readersByZone.set(zone, read);
  return read;
}

/** One sentence for a zone that is not known. */
export function unknownZone(zone: string): string {
  return `There is no time zone ${zone || '""'}. Use an IANA name such as Europe/Berlin or America/New_York.`;
}
