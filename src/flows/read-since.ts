import { firstInstantOfWall, localTime, wallAt } from "../core/coverage/local-time.ts";
import { DAY, type Instant, instant, type Zone } from "../core/time/instant.ts";
import { parseWhen } from "../core/time/parse-when.ts";

/**
 * A time that is over, as people write it: "mon 08:00" is the last Monday, "24h" and "7 days" count back from now, a day
 * alone is its beginning. Null when the words name none.
 */
export const readSince = (words: string, now: Instant, zone: Zone): Instant | null => {
  const asked = words.trim().toLowerCase();
  if (/^(?:in )?\d{1,4}\s*(?:h|hours?|d|days?|w|weeks?)$/.test(asked)) {
    const ahead = parseWhen(asked, now, zone);
    return ahead === null ? null : instant(now - (ahead - now));
  }
  if (asked === "today") return midnight(now, zone);
  const at = parseWhen(asked, now, zone);
  if (at === null) return null;
  const begins = /\d\s*(?::|h\b|am|pm)|noon|midnight|o'clock/.test(asked) ? at : midnight(at, zone);
  if (begins <= now) return begins;
  if (/\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/.test(asked)) return aYearBefore(begins, now, zone);
  const days = /\b(?:mon|tue|wed|thu|fri|sat|sun)/.test(asked) ? 7 : 1;
  const back = instant(firstInstantOfWall(zone, wallAt(zone, begins) - days * DAY));
  return back <= now ? back : null;
};

const midnight = (at: Instant, zone: Zone): Instant => {
  const [hours = 0, minutes = 0] = localTime(zone, at).split(":").map(Number);
  const wall = wallAt(zone, at);
  return instant(
    firstInstantOfWall(zone, wall - (hours * 60 + minutes) * 60_000 - (((wall % 60_000) + 60_000) % 60_000)),
  );
};

/** A date without a year is read ahead, and meant behind. */
const aYearBefore = (at: Instant, now: Instant, zone: Zone): Instant | null => {
  const wall = new Date(wallAt(zone, at));
  wall.setUTCFullYear(wall.getUTCFullYear() - 1);
  const back = instant(firstInstantOfWall(zone, wall.getTime()));
  return back <= now ? back : null;
};
