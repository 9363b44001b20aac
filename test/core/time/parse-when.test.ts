import fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, test } from "vitest";
import { instant } from "../../../src/core/time/instant.ts";
import { parseWhen } from "../../../src/core/time/parse-when.ts";

/** What stands on the wall of the zone, with seconds: `2027-03-04 10:20:30` was a Thursday. */
const wall = (ms: number, zone: string): string => DateTime.fromMillis(ms, { zone }).toFormat("yyyy-MM-dd HH:mm:ss");
const at = (iso: string, zone: string) => instant(DateTime.fromISO(iso, { zone }).toMillis());

const zone = "Europe/Berlin";
const now = at("2027-03-04T10:20:30", zone);
const read = (words: string, when = now, where = zone): string | null => {
  const ms = parseWhen(words, when, where);
  return ms === null ? null : wall(ms, where);
};

describe("on a Thursday morning", () => {
  const table: [words: string, then: string | null][] = [
    // The time of day: today when it is ahead, else tomorrow.
    ["16:00", "2027-03-04 16:00:00"],
    ["09:00", "2027-03-05 09:00:00"],
    ["10:20", "2027-03-05 10:20:00"],
    ["10:21", "2027-03-04 10:21:00"],
    ["9am", "2027-03-05 09:00:00"],
    ["5pm", "2027-03-04 17:00:00"],
    ["5 p.m.", "2027-03-04 17:00:00"],
    ["9.30am", "2027-03-05 09:30:00"],
    ["at 16", "2027-03-04 16:00:00"],
    ["by 5", "2027-03-04 17:00:00"],
    ["at 5am", "2027-03-05 05:00:00"],
    ["at 5:30", "2027-03-05 05:30:00"],
    ["at 8", "2027-03-05 08:00:00"],
    ["noon", "2027-03-04 12:00:00"],
    ["midnight", "2027-03-05 00:00:00"],
    ["this afternoon", "2027-03-04 15:00:00"],
    ["this evening", "2027-03-04 20:00:00"],
    ["tonight", "2027-03-04 22:00:00"],
    ["until 16:00", "2027-03-04 16:00:00"],
    ["15:00 UTC", "2027-03-04 16:00:00"],
    ["5pm PST", "2027-03-05 02:00:00"],
    // Today, tomorrow, and the ends of things.
    ["today", "2027-03-04 17:00:00"],
    ["today 5pm", "2027-03-04 17:00:00"],
    ["eod", "2027-03-04 17:00:00"],
    ["end of day", "2027-03-04 17:00:00"],
    ["by the end of the day", "2027-03-04 17:00:00"],
    ["cob", "2027-03-04 17:00:00"],
    ["eod tomorrow", "2027-03-05 17:00:00"],
    ["end of week", "2027-03-05 17:00:00"],
    ["end of month", "2027-03-31 09:00:00"],
    ["tomorrow", "2027-03-05 09:00:00"],
    ["Tomorrow  9AM", "2027-03-05 09:00:00"],
    ["tomorrow morning", "2027-03-05 09:00:00"],
    ["tomorrow noon", "2027-03-05 12:00:00"],
    ["15:00 tomorrow", "2027-03-05 15:00:00"],
    ["day after tomorrow", "2027-03-06 09:00:00"],
    ["the day after tomorrow", "2027-03-06 09:00:00"],
    // Days of the week are always ahead.
    ["thu", "2027-03-11 09:00:00"],
    ["thu 15:00", "2027-03-04 15:00:00"],
    ["until thu 15:00", "2027-03-04 15:00:00"],
    ["thu 9:00", "2027-03-11 09:00:00"],
    ["thu 3", "2027-03-04 15:00:00"],
    ["mon 8", "2027-03-08 08:00:00"],
    ["monday", "2027-03-08 09:00:00"],
    ["next monday", "2027-03-08 09:00:00"],
    ["fri eod", "2027-03-05 17:00:00"],
    ["friday evening", "2027-03-05 20:00:00"],
    ["weekend", "2027-03-06 09:00:00"],
    ["tue next week", "2027-03-09 09:00:00"],
    ["next week", "2027-03-11 09:00:00"],
    ["next month", "2027-04-04 09:00:00"],
    // Dates: the next one of that name, unless the year is said.
    ["5 march", "2027-03-05 09:00:00"],
    ["1 March", "2028-03-01 09:00:00"],
    ["mar 10", "2027-03-10 09:00:00"],
    ["24 dec 14:00", "2027-12-24 14:00:00"],
    ["2027-03-10", "2027-03-10 09:00:00"],
    ["2027-03-10 08:30", "2027-03-10 08:30:00"],
    ["24/12", "2027-12-24 09:00:00"],
    ["24.12.2027", "2027-12-24 09:00:00"],
    // Spans: hours and minutes to the second, days at this time of day.
    ["2h", "2027-03-04 12:20:30"],
    ["2 h", "2027-03-04 12:20:30"],
    ["in 2 hours", "2027-03-04 12:20:30"],
    ["90m", "2027-03-04 11:50:30"],
    ["1h30", "2027-03-04 11:50:30"],
    ["1h 30m", "2027-03-04 11:50:30"],
    ["2 hours and 30 minutes", "2027-03-04 12:50:30"],
    ["1.5h", "2027-03-04 11:50:30"],
    ["half an hour", "2027-03-04 10:50:30"],
    ["15h", "2027-03-05 01:20:30"],
    ["in 3 days", "2027-03-07 10:20:30"],
    ["2 weeks", "2027-03-18 10:20:30"],
    ["in two weeks", "2027-03-18 09:00:00"],
    // What has been is named as it was: whoever asked is told that it is past.
    ["now", "2027-03-04 10:20:30"],
    ["0m", "2027-03-04 10:20:30"],
    ["today 9:00", "2027-03-04 09:00:00"],
    ["yesterday", "2027-03-03 09:00:00"],
    ["last friday", "2027-02-26 09:00:00"],
    ["2h ago", "2027-03-04 08:20:30"],
    ["1 March 2027", "2027-03-01 09:00:00"],
    ["2027-03-01", "2027-03-01 09:00:00"],
    // Two readings, two times, or more than a time: better asked again than half understood.
    ["3/4", null],
    ["10.3.2027", null],
    ["thu or fri", null],
    ["mon 9-12", null],
    ["tomorrow 9:00-12:00", null],
    ["9am to 11am", null],
    ["1 - 3 may", null],
    ["next week tuesday", null],
    ["fri 25:00", null],
    ["31 feb", null],
    ["2 hours please", null],
    ["wait until friday", null],
    ["when Ana calls on friday", null],
    ["8", null],
    ["1500", null],
    ["5 days 20", null],
    ["banana", null],
    ["asap", null],
    ["soon", null],
    ["never", null],
    ["", null],
    ["   ", null],
    ["\u0000", null],
    ["🧑‍🤝‍🧑", null],
  ];
  test.each(table)("%j is %s", (words, then) => {
    expect(read(words)).toBe(then);
  });
});

describe("where and when it is read", () => {
  const table: [name: string, where: string, when: string, words: string, then: string | null][] = [
    ["another zone's afternoon", "America/New_York", "2027-03-04T10:20:30", "16:00", "2027-03-04 16:00:00"],
    ["half hours ahead of UTC", "Asia/Kolkata", "2027-03-04T10:20:30", "tomorrow 9am", "2027-03-05 09:00:00"],
    [
      "west of the date line it is still Thursday",
      "Pacific/Honolulu",
      "2027-03-04T23:30:00",
      "fri",
      "2027-03-05 09:00:00",
    ],
    ["east of it Friday has begun", "Pacific/Auckland", "2027-03-05T00:30:00", "fri 8:00", "2027-03-05 08:00:00"],
    ["at five, five is tomorrow", zone, "2027-03-04T17:00:00", "17:00", "2027-03-05 17:00:00"],
    ["after work the end of day is tomorrow's", zone, "2027-03-04T18:00:00", "eod", "2027-03-05 17:00:00"],
    ["after work today is past, and says so", zone, "2027-03-04T18:00:00", "today", "2027-03-04 17:00:00"],
    ["before nine the day itself", zone, "2027-03-04T08:00:00", "thu", "2027-03-04 09:00:00"],
    ["Friday night the week has ended", zone, "2027-03-05T18:00:00", "eow", "2027-03-12 17:00:00"],
    ["over the new year", zone, "2027-12-30T12:00:00", "2 jan", "2028-01-02 09:00:00"],
    ["in a leap year", zone, "2028-02-01T12:00:00", "29 feb", "2028-02-29 09:00:00"],
    // Spring: 28 March 2027 in Berlin, 14 March in New York. The hour from two to three does not exist.
    ["the day clocks go forward", zone, "2027-03-27T12:00:00", "tomorrow 9am", "2027-03-28 09:00:00"],
    ["an hour that does not exist", zone, "2027-03-27T12:00:00", "tomorrow 2:30", "2027-03-28 03:00:00"],
    ["three hours over the gap are elapsed", zone, "2027-03-28T01:00:00", "3h", "2027-03-28 05:00:00"],
    ["half an hour over the gap too", zone, "2027-03-28T01:45:00", "in half an hour", "2027-03-28 03:15:00"],
    ["a day over the gap keeps its time", zone, "2027-03-27T12:00:00", "in 1 day", "2027-03-28 12:00:00"],
    ["and in New York", "America/New_York", "2027-03-13T22:00:00", "sun 8:00", "2027-03-14 08:00:00"],
    // Autumn: 31 October 2027 in Berlin. The hour from two to three comes twice.
    ["an hour that comes twice: its first", zone, "2027-10-30T12:00:00", "tomorrow 2:30", "2027-10-31 02:30:00"],
    ["a day that is 25 hours long", zone, "2027-10-30T12:00:00", "in 1 day", "2027-10-31 12:00:00"],
    ["24 hours of it", zone, "2027-10-30T12:00:00", "24h", "2027-10-31 11:00:00"],
  ];
  test.each(table)("%s", (_name, where, when, words, then) => {
    expect(read(words, at(when, where), where)).toBe(then);
  });

  test("in the second of two equal hours the one ahead is meant", () => {
    const second = instant(Date.parse("2027-10-31T01:10:00Z"));
    expect(wall(second, zone)).toBe("2027-10-31 02:10:00");
    expect(parseWhen("2:40", second, zone)).toBe(second + 30 * 60_000);
    const first = instant(second - 3_600_000);
    expect(parseWhen("2:40", first, zone)).toBe(first + 30 * 60_000);
  });
});

const zones = ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Auckland", "UTC"];
const anyZone = fc.constantFrom(...zones);
const anyInstant = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2035, 0, 1) }).map(instant);

describe("at any time, anywhere", () => {
  const open = [
    "16:00",
    "9am",
    "noon",
    "midnight",
    "thu",
    "monday 8:30",
    "sat 22:00",
    "2h",
    "in 3 days",
    "1w",
    "tomorrow",
    "next week",
    "1 march",
    "eod",
    "end of week",
  ];
  test("what leaves the day open is ahead", () => {
    fc.assert(
      fc.property(fc.constantFrom(...open), anyInstant, anyZone, (words, when, where) => {
        expect(parseWhen(words, when, where)).toBeGreaterThan(when);
      }),
      { numRuns: 400 },
    );
  });
  test("a time of day is on the wall as it was said, within two days", () => {
    const time = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }));
    fc.assert(
      fc.property(time, anyInstant, anyZone, ([hour, minute], when, where) => {
        const words = `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
        const ms = parseWhen(words, when, where) ?? 0;
        expect(ms - when).toBeLessThanOrEqual(49 * 3_600_000);
        const shown = wall(ms, where).slice(11, 16);
        // An hour that a clock skips is the first minute after it.
        if (shown !== words) expect(wall(ms - 1, where).slice(11, 16) < words).toBe(true);
      }),
      { numRuns: 400 },
    );
  });
  test("whatever is written, it answers with a whole instant or with nothing", () => {
    const pieces = fc.constantFrom(
      "thu",
      "at",
      "15:00",
      "in",
      "3",
      "days",
      "until",
      "-",
      "/",
      "next",
      "may",
      "12",
      "am",
      "🙂",
      "utc",
      "ago",
    );
    const written = fc.oneof(
      fc.string({ unit: "binary", maxLength: 130 }),
      fc.array(pieces, { maxLength: 8 }).map((p) => p.join(" ")),
    );
    fc.assert(
      fc.property(written, anyInstant, anyZone, (words, when, where) => {
        const ms = parseWhen(words, when, where);
        expect(ms === null || Number.isSafeInteger(ms)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
  test("a page of anything is no time, and costs none", () => {
    const pages = ["thu ", "9", " ", "in 3 days ", "a", "15:00 ", "\n", "/1", "1.", "the "].map((piece) =>
      piece.repeat(100_000 / piece.length),
    );
    for (const page of pages) expect(parseWhen(page, now, zone)).toBeNull();
  });
});
