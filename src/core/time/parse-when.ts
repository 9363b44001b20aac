import * as chrono from "chrono-node/en";
import { DateTime } from "luxon";
import { HOUR, type Instant, instant, MINUTE, type Zone } from "./instant.ts";

/** Where a day is named without an hour, work on that day begins then. */
const USUAL_HOUR = 9;
const short = /^(?:in\s+)?(\d{1,4})\s*(m|min|mins|minutes?|h|hrs?|hours?|d|days?|w|weeks?)$/i;

/**
 * A time as people write it ("thu 15:00", "tomorrow 9am", "2h", "1 March"), read in the reader's zone and always ahead of
 * `now` where the words leave it open. Null when they name no time.
 */
export const parseWhen = (words: string, now: Instant, zone: Zone): Instant | null => {
  const asked = words.trim().slice(0, 100);
  const span = short.exec(asked);
  if (span !== null) return afterSpan(Number(span[1]), (span[2] ?? "m").toLowerCase(), now, zone);
  const here = DateTime.fromMillis(now, { zone });
  // The library reckons in the zone of the process; it is given the wall clock as if it were UTC and asked for parts.
  const reference = { instant: new Date(here.setZone("UTC", { keepLocalTime: true }).toMillis()), timezone: 0 };
  const [found] = chrono.casual.parse(asked, reference, { forwardDate: true });
  if (found === undefined) return null;
  const part = (name: "year" | "month" | "day" | "hour" | "minute"): number => found.start.get(name) ?? 0;
  const clocked =
    found.start.isCertain("hour") || /now|hour|min|noon|midnight|tonight|evening|morning/i.test(found.text);
  const wall = DateTime.fromObject(
    {
      year: part("year"),
      month: part("month"),
      day: part("day"),
      hour: clocked ? part("hour") : USUAL_HOUR,
      minute: clocked ? part("minute") : 0,
    },
    { zone },
  );
  if (!wall.isValid) return null;
  const dayNamed = ["day", "weekday", "month"].some((name) => found.start.isCertain(name as "day"));
  // "16:00" said at 17:00 is tomorrow's.
  const ahead = !dayNamed && wall.toMillis() <= now ? wall.plus({ days: 1 }) : wall;
  return instant(ahead.toMillis());
};

const afterSpan = (n: number, unit: string, now: Instant, zone: Zone): Instant => {
  if (unit.startsWith("m")) return instant(now + n * MINUTE);
  if (unit.startsWith("h")) return instant(now + n * HOUR);
  const days = unit.startsWith("w") ? n * 7 : n;
  return instant(DateTime.fromMillis(now, { zone }).plus({ days }).toMillis());
};
