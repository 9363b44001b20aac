import { DAY } from "../time/instant.ts";

const weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
const parts = ["FREQ", "INTERVAL", "COUNT", "UNTIL", "BYMONTH", "BYMONTHDAY", "BYDAY", "WKST"];

/**
 * The days from `first` to `last` on which an event that comes back every year begins; days are counted from 1 January
 * 1970, and `start` is always the first. Reads a date of the year (29 February comes in leap years alone) and the n-th
 * weekday of a month, every year or every so many, with an end or a number of times. Null for any other rule.
 */
export const yearlyStarts = (start: number, rule: string, first: number, last: number): number[] | null => {
  const read = readRule(rule);
  if (read === null) return null;
  const { everyYears, count, until, month, day, weekday } = read;
  const began = new Date(start * DAY);
  const inMonth = month ?? began.getUTCMonth() + 1;
  const found: number[] = [];
  let left = count;
  for (let year = began.getUTCFullYear(); year <= yearOf(last) && left > 0; year += everyYears) {
    const begins =
      weekday === null ? dateOf(year, inMonth, day ?? began.getUTCDate()) : nthWeekday(year, inMonth, weekday);
    if (begins === null || begins < start) continue;
    if (begins > until) break;
    left -= 1;
    if (begins >= first && begins <= last) found.push(begins);
  }
  // The first is meant even where it does not follow its own rule.
  return start >= first && start <= last && !found.includes(start) ? [start, ...found] : found;
};

type NthWeekday = { day: number; nth: number };
type Rule = {
  everyYears: number;
  count: number;
  until: number;
  month: number | null;
  day: number | null;
  weekday: NthWeekday | null;
};

const readRule = (text: string): Rule | null => {
  const pairs = text
    .toUpperCase()
    .split(";")
    .filter((part) => part !== "");
  const said = new Map(pairs.map((part): [string, string] => [part.split("=")[0] ?? "", part.split("=")[1] ?? ""]));
  if (said.get("FREQ") !== "YEARLY" || [...said.keys()].some((key) => !parts.includes(key))) return null;
  const numberIn = (key: string, from: number, to: number): number | null | undefined => {
    const value = said.get(key);
    if (value === undefined) return undefined;
    const n = /^\d{1,4}$/.test(value) ? Number(value) : Number.NaN;
    return n >= from && n <= to ? n : null;
  };
  const [everyYears, count] = [numberIn("INTERVAL", 1, 100), numberIn("COUNT", 1, 1_000)];
  const [month, day] = [numberIn("BYMONTH", 1, 12), numberIn("BYMONTHDAY", 1, 31)];
  const until = readUntil(said.get("UNTIL"));
  const weekday = readNth(said.get("BYDAY"));
  if ([everyYears, count, month, day, until, weekday].includes(null)) return null;
  // Without a month the n-th weekday is one of the year.
  if (weekday !== undefined && (month === undefined || day !== undefined)) return null;
  return {
    everyYears: everyYears ?? 1,
    count: count ?? Number.POSITIVE_INFINITY,
    until: until ?? Number.POSITIVE_INFINITY,
    month: month ?? null,
    day: day ?? null,
    weekday: weekday ?? null,
  };
};

const readUntil = (text: string | undefined): number | null | undefined => {
  if (text === undefined) return undefined;
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)(?:T\d{6}Z?)?$/.exec(text) ?? [];
  return dateOf(Number(year), Number(month), Number(day));
};

/** `4TH` is the fourth Thursday, `-1MO` the last Monday. */
const readNth = (text: string | undefined): NthWeekday | null | undefined => {
  if (text === undefined) return undefined;
  const [, nth, name = ""] = /^([+-]?[1-5])([A-Z]{2})$/.exec(text) ?? [];
  const day = weekdays.indexOf(name);
  return day < 0 ? null : { day, nth: Number(nth) };
};

/** Null when the month has no such day. */
const dateOf = (year: number, month: number, day: number): number | null => {
  const date = Date.UTC(year, month - 1, day);
  return new Date(date).getUTCMonth() === month - 1 ? date / DAY : null;
};

const nthWeekday = (year: number, month: number, { day, nth }: NthWeekday): number | null => {
  // Counted from the month's first day, or back from the next month's.
  const edge = Date.UTC(year, nth > 0 ? month - 1 : month, nth > 0 ? 1 : 0) / DAY;
  // Day 0 was a Thursday.
  const shift = nth > 0 ? (((day - edge - 3) % 7) + 7) % 7 : -((((edge + 3 - day) % 7) + 7) % 7);
  const found = edge + shift + (nth > 0 ? nth - 1 : nth + 1) * 7;
  return new Date(found * DAY).getUTCMonth() === month - 1 ? found : null;
};

const yearOf = (day: number): number => new Date(day * DAY).getUTCFullYear();
