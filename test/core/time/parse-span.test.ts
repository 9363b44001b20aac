import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstInstant } from "../../../src/core/coverage/local-time.ts";
import { instant } from "../../../src/core/time/instant.ts";
import { parseSpan } from "../../../src/core/time/parse-span.ts";
import { readHours } from "../../../src/core/time/read-hours.ts";

const zone = "America/New_York";
const at = (wall: string) => {
  const [date = "", time = ""] = wall.split(" ");
  return instant(firstInstant(zone, date, time));
};
const format = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
/** Read on Wednesday 3 March 2027 at ten unless told otherwise. */
const read = (words: string, now = "2027-03-03 10:00"): string => {
  const span = parseSpan(words, at(now), zone);
  return span === null ? "none" : `${format.format(span.from)} to ${format.format(span.to)}`;
};

describe("parseSpan", () => {
  it.each([
    // Hours of a day.
    ["sat 09:00-17:00", "2027-03-06 09:00 to 2027-03-06 17:00"],
    ["Sat 9-5", "2027-03-06 09:00 to 2027-03-06 17:00"],
    ["on saturday from 9 to 5", "2027-03-06 09:00 to 2027-03-06 17:00"],
    ["sat, 9am – 5pm", "2027-03-06 09:00 to 2027-03-06 17:00"],
    ["tomorrow 8-12", "2027-03-04 08:00 to 2027-03-04 12:00"],
    ["tomorrow from 8 until 12", "2027-03-04 08:00 to 2027-03-04 12:00"],
    ["24 dec 9-12", "2027-12-24 09:00 to 2027-12-24 12:00"],
    ["2027-12-24 09:00-12:00", "2027-12-24 09:00 to 2027-12-24 12:00"],
    ["tuesday 9.30-11", "2027-03-09 09:30 to 2027-03-09 11:00"],
    ["8-12", "2027-03-03 08:00 to 2027-03-03 12:00"],
    ["wed 8-12", "2027-03-03 08:00 to 2027-03-03 12:00"],
    ["wed 8-9", "2027-03-10 08:00 to 2027-03-10 09:00"],
    ["8-9", "2027-03-04 08:00 to 2027-03-04 09:00"],
    ["today 8-9", "2027-03-03 08:00 to 2027-03-03 09:00"],
    ["sat 22:00-06:00", "2027-03-06 22:00 to 2027-03-07 06:00"],
    ["sat 22-6", "2027-03-06 22:00 to 2027-03-07 06:00"],
    ["sat 8pm-midnight", "2027-03-06 20:00 to 2027-03-07 00:00"],
    ["sat 00:00-24:00", "2027-03-06 00:00 to 2027-03-07 00:00"],
    // Days.
    ["24 dec", "2027-12-24 00:00 to 2027-12-25 00:00"],
    ["2027-12-24", "2027-12-24 00:00 to 2027-12-25 00:00"],
    ["tomorrow", "2027-03-04 00:00 to 2027-03-05 00:00"],
    ["today", "2027-03-03 00:00 to 2027-03-04 00:00"],
    ["wed", "2027-03-03 00:00 to 2027-03-04 00:00"],
    ["next monday", "2027-03-08 00:00 to 2027-03-09 00:00"],
    ["weekend", "2027-03-06 00:00 to 2027-03-08 00:00"],
    ["this weekend", "2027-03-06 00:00 to 2027-03-08 00:00"],
    ["sat-sun", "2027-03-06 00:00 to 2027-03-08 00:00"],
    ["mon to fri", "2027-03-08 00:00 to 2027-03-13 00:00"],
    ["24 dec - 27 dec", "2027-12-24 00:00 to 2027-12-28 00:00"],
    ["24-27 dec", "2027-12-24 00:00 to 2027-12-28 00:00"],
    ["dec 24-27", "2027-12-24 00:00 to 2027-12-28 00:00"],
    ["march 9-12", "2027-03-09 00:00 to 2027-03-13 00:00"],
    ["2027-12-24 - 2027-12-27", "2027-12-24 00:00 to 2027-12-28 00:00"],
    ["24 dec until 27 dec", "2027-12-24 00:00 to 2027-12-27 09:00"],
    ["30 dec - 2 jan", "2027-12-30 00:00 to 2028-01-03 00:00"],
    // From one time to another.
    ["fri 17:00 until mon 08:00", "2027-03-05 17:00 to 2027-03-08 08:00"],
    ["24 dec until mon 08:00", "2027-12-24 00:00 to 2027-12-27 08:00"],
    ["fri 17:00-mon 08:00", "2027-03-05 17:00 to 2027-03-08 08:00"],
    ["fri 5pm to mon 8am", "2027-03-05 17:00 to 2027-03-08 08:00"],
    ["from mon until wed", "2027-03-08 00:00 to 2027-03-10 09:00"],
    ["until mon 8:00", "2027-03-03 10:00 to 2027-03-08 08:00"],
    ["now until 12:00", "2027-03-03 10:00 to 2027-03-03 12:00"],
    ["until thu", "2027-03-03 10:00 to 2027-03-04 09:00"],
    ["until end of day", "2027-03-03 10:00 to 2027-03-03 17:00"],
    ["2h", "2027-03-03 10:00 to 2027-03-03 12:00"],
    ["for 3 days", "2027-03-03 10:00 to 2027-03-06 10:00"],
    ["for the next 90 min", "2027-03-03 10:00 to 2027-03-03 11:30"],
  ])("%s", (words, says) => {
    expect(read(words)).toBe(says);
  });

  it.each([
    "",
    " ",
    "raj",
    "sat 09:00",
    "now",
    "end of day",
    "tonight",
    "sat morning",
    "next week",
    "sat 25-26",
    "sat 09:00-09:00",
    "sat 09:00-05:00",
    "sat 5-8",
    "3/4 9-12",
    "27-24 dec",
    "dec 24 until 27",
    "sat and sun",
    "sat 09:00-17:00 @raj",
    "sat raj 9-5",
    "sat 9-5 sun 9-5",
    "mon - wed - fri",
    `sat ${"9-5 ".repeat(60)}`,
  ])("no stretch, or half understood: %s", (words) => {
    expect(read(words)).toBe("none");
  });

  it.each([
    ["sat 9-5", "2027-03-06 10:00", "2027-03-06 09:00 to 2027-03-06 17:00"],
    ["sat 9-5", "2027-03-06 17:00", "2027-03-13 09:00 to 2027-03-13 17:00"],
    ["weekend", "2027-03-07 10:00", "2027-03-06 00:00 to 2027-03-08 00:00"],
    ["weekend", "2027-03-08 00:00", "2027-03-13 00:00 to 2027-03-15 00:00"],
    ["22-6", "2027-03-03 23:00", "2027-03-03 22:00 to 2027-03-04 06:00"],
  ])("%s, said on %s: what is not over yet", (words, now, says) => {
    expect(read(words, now)).toBe(says);
  });

  it("opens at the first and closes at the last of two, and drops what a clock change swallows", () => {
    const hours = (words: string) => {
      const span = parseSpan(words, at("2027-03-03 10:00"), zone);
      return span === null ? null : (span.to - span.from) / 3_600_000;
    };
    expect(hours("14 march 01:00-04:00")).toBe(2);
    expect(hours("14 march 02:10-02:50")).toBe(null);
    expect(hours("14 march")).toBe(23);
    expect(hours("7 nov 01:00-01:30")).toBe(1.5);
    expect(hours("7 nov")).toBe(25);
  });

  it("is of the reader's zone", () => {
    const now = at("2027-03-03 22:00");
    expect(parseSpan("tomorrow 9-10", now, zone)?.from).toBe(Date.parse("2027-03-04T14:00:00Z"));
    expect(parseSpan("tomorrow 9-10", now, "Europe/Berlin")?.from).toBe(Date.parse("2027-03-05T08:00:00Z"));
  });

  it("never ends before it begins, whatever is typed", () => {
    const word = fc.constantFrom(
      "sat",
      "24 dec",
      "tomorrow",
      "9",
      "17:00",
      "5pm",
      "-",
      "until",
      "to",
      "from",
      "for",
      "2h",
      "now",
      "x",
      "next",
      "weekend",
      "22-6",
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), fc.integer({ min: 0, max: 365 * 24 }), (words, hour) => {
        const now = instant(Date.UTC(2027, 0, 1) + hour * 3_600_000);
        const span = parseSpan(words.join(" "), now, zone);
        if (span !== null) expect(span.from).toBeLessThan(span.to);
      }),
      { numRuns: 300 },
    );
  });
});

describe("readHours", () => {
  const shown = (from: string, to: string): string => {
    const hours = readHours(from, to);
    const time = (minutes: number) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
    return hours === null ? "none" : `${time(hours.start)} ${time(hours.end)}`;
  };
  it.each([
    ["09:00", "17:00", "9:00 17:00"],
    ["9", "5", "9:00 17:00"],
    ["8", "12", "8:00 12:00"],
    ["8", "8", "8:00 20:00"],
    ["11", "1", "11:00 13:00"],
    ["12", "4", "12:00 16:00"],
    ["1", "5", "13:00 17:00"],
    ["8", "17", "8:00 17:00"],
    ["6", "14", "6:00 14:00"],
    ["0", "8", "0:00 8:00"],
    ["22", "6", "22:00 6:00"],
    ["9am", "5pm", "9:00 17:00"],
    ["9", "5pm", "9:00 17:00"],
    ["1", "5pm", "13:00 17:00"],
    ["1:30", "5 pm", "13:30 17:00"],
    ["9am", "1", "9:00 13:00"],
    ["12pm", "1", "12:00 13:00"],
    ["12am", "8am", "0:00 8:00"],
    ["11pm", "7", "23:00 7:00"],
    ["9pm", "5am", "21:00 5:00"],
    ["9", "noon", "9:00 12:00"],
    ["noon", "4", "12:00 16:00"],
    ["20:00", "midnight", "20:00 24:00"],
    ["00:00", "24:00", "0:00 24:00"],
    // Both could be a morning or an evening.
    ["5", "8", "none"],
    ["6", "2", "none"],
    ["1", "1", "none"],
    // More likely an afternoon than a night.
    ["09:00", "05:00", "none"],
    ["10am", "9am", "none"],
    ["24:00", "08:00", "none"],
    ["9:60", "10:00", "none"],
    ["25", "26", "none"],
    ["13pm", "2pm", "none"],
    ["09:00", "09:00", "none"],
    ["x", "9", "none"],
  ])("%s to %s: %s", (from, to, says) => {
    expect(shown(from, to)).toBe(says);
  });
});
