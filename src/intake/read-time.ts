import { type Instant, instant, MINUTE } from "../core/time/instant.ts";

const shape =
  /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?:([Zz])|([+-])(\d{2}):?(\d{2}))$/;
const firstYear = 1990;

export type TimeResult = { ok: true; at: Instant } | { ok: false; why: string };

/**
 * An ISO 8601 date and time with its zone, as an instant. A time without a zone is refused rather than guessed: an hour
 * off is a promise missed. Fractions finer than a millisecond are cut.
 */
export function readTime(text: string): TimeResult {
  const parts = shape.exec(text.trim());
  if (!parts)
    return no('is not a time with a zone: send it like "2026-02-27T09:12:00Z" or "2026-02-27T10:12:00+01:00"');
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts.slice(1, 6).map(Number);
  const second = Number(parts[6] ?? 0);
  const millis = Number((parts[7] ?? "0").padEnd(3, "0").slice(0, 3));
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second, millis));
  // Date.UTC lets 31 February flow over into March; what flowed over is not what was written.
  const written = [year, month - 1, day, hour, minute, second];
  const read = [
    date.getUTCFullYear(),
    date.getUTCMonth(),
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
  ];
  if (written.some((part, index) => part !== read[index])) return no("names a day or an hour that does not exist");
  const [offsetHours, offsetMinutes] = [Number(parts[10] ?? 0), Number(parts[11] ?? 0)];
  if (offsetHours > 18 || offsetMinutes > 59) return no("has a zone more than 18 hours from UTC");
  if (year < firstYear) return no(`lies before ${firstYear}`);
  const offset = (offsetHours * 60 + offsetMinutes) * MINUTE * (parts[9] === "-" ? -1 : 1);
  return { ok: true, at: instant(date.getTime() - offset) };
}

const no = (why: string): TimeResult => ({ ok: false, why });
