import fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, test } from "vitest";
import { readLost } from "../../../src/core/case/read-lost.ts";
import { compileCalendar } from "../../../src/core/coverage/calendar.ts";
import { readPromiseDate } from "../../../src/core/promise/read-promise-date.ts";
import { inEnglish } from "../../../src/core/time/in-english.ts";
import { instant } from "../../../src/core/time/instant.ts";
import { parseSpan } from "../../../src/core/time/parse-span.ts";
import { parseWhen } from "../../../src/core/time/parse-when.ts";
import { readSince } from "../../../src/flows/read-since.ts";

const zone = "Europe/Berlin";
/** A Thursday morning. */
const now = instant(DateTime.fromISO("2027-03-04T10:20:30", { zone }).toMillis());
const wall = (ms: number): string => DateTime.fromMillis(ms, { zone }).toFormat("yyyy-MM-dd HH:mm");

const time = (words: string): string | null => {
  const at = parseWhen(inEnglish(words, "de"), now, zone);
  return at === null ? null : wall(at);
};
const span = (words: string): string | null => {
  const found = parseSpan(inEnglish(words, "de"), now, zone);
  return found === null ? null : `${wall(found.from)} bis ${wall(found.to)}`;
};

describe("German times on a Thursday morning", () => {
  const table: [words: string, then: string | null][] = [
    ["15 Uhr", "2027-03-04 15:00"],
    ["um 15 Uhr", "2027-03-04 15:00"],
    ["15:30 Uhr", "2027-03-04 15:30"],
    ["15.30 Uhr", "2027-03-04 15:30"],
    ["15 Uhr 30", "2027-03-04 15:30"],
    ["8 Uhr", "2027-03-05 08:00"],
    ["8 Uhr abends", "2027-03-04 20:00"],
    ["bis 16:00", "2027-03-04 16:00"],
    ["heute", "2027-03-04 17:00"],
    ["heute 17 Uhr", "2027-03-04 17:00"],
    ["heute Abend", "2027-03-04 20:00"],
    ["heute Nachmittag", "2027-03-04 15:00"],
    ["Feierabend", "2027-03-04 17:00"],
    ["morgen", "2027-03-05 09:00"],
    ["morgen 15 Uhr", "2027-03-05 15:00"],
    ["morgen um 15:00", "2027-03-05 15:00"],
    ["Morgen früh", "2027-03-05 09:00"],
    ["morgen Mittag", "2027-03-05 12:00"],
    ["morgen Nachmittag", "2027-03-05 15:00"],
    ["bis morgen 12 Uhr", "2027-03-05 12:00"],
    ["übermorgen", "2027-03-06 09:00"],
    ["uebermorgen 10 Uhr", "2027-03-06 10:00"],
    ["fr", "2027-03-05 09:00"],
    ["Fr.", "2027-03-05 09:00"],
    ["fr 15:00", "2027-03-05 15:00"],
    ["Freitag 15:00", "2027-03-05 15:00"],
    ["am Freitag um 15 Uhr", "2027-03-05 15:00"],
    ["bis Freitag 15 Uhr", "2027-03-05 15:00"],
    ["do", "2027-03-11 09:00"],
    ["Do 15:00", "2027-03-04 15:00"],
    ["mo 8 Uhr", "2027-03-08 08:00"],
    ["di", "2027-03-09 09:00"],
    ["mi", "2027-03-10 09:00"],
    ["sa", "2027-03-06 09:00"],
    ["so", "2027-03-07 09:00"],
    ["Freitagabend", "2027-03-05 20:00"],
    ["nächsten Montag", "2027-03-08 09:00"],
    ["naechsten Montag", "2027-03-08 09:00"],
    ["kommenden Montag", "2027-03-08 09:00"],
    ["nächste Woche", "2027-03-11 09:00"],
    ["Ende der Woche", "2027-03-05 17:00"],
    ["in 2 Stunden", "2027-03-04 12:20"],
    ["2 Std.", "2027-03-04 12:20"],
    ["2h", "2027-03-04 12:20"],
    ["in einer Stunde", "2027-03-04 11:20"],
    ["in einer halben Stunde", "2027-03-04 10:50"],
    ["anderthalb Stunden", "2027-03-04 11:50"],
    ["2 Stunden und 30 Minuten", "2027-03-04 12:50"],
    ["in zwei Tagen", "2027-03-06 10:20"],
    ["in 3 Tagen", "2027-03-07 10:20"],
    ["2 Wochen", "2027-03-18 10:20"],
    ["in einer Woche", "2027-03-11 10:20"],
    ["24. Dez", "2027-12-24 09:00"],
    ["24. Dezember 14 Uhr", "2027-12-24 14:00"],
    ["24. Dez. 2027 14:00", "2027-12-24 14:00"],
    ["am 10. März", "2027-03-10 09:00"],
    ["Mi 10. März 15:00", "2027-03-10 15:00"],
    ["Mittwoch, den 10. März", "2027-03-10 09:00"],
    ["5. Mai", "2027-05-05 09:00"],
    // A full stop behind both says that the day comes first.
    ["3.4.", "2027-04-03 09:00"],
    ["3.4. 15 Uhr", "2027-04-03 15:00"],
    ["10.3.2027", "2027-03-10 09:00"],
    ["10.3.27 8:30", "2027-03-10 08:30"],
    ["2027-03-10 08:30", "2027-03-10 08:30"],
    ["gestern", "2027-03-03 09:00"],
    ["vor 2 Stunden", "2027-03-04 08:20"],
    ["jetzt", "2027-03-04 10:20"],
    // Two readings, two times, or more than a time.
    ["3/4", null],
    ["24.13.", null],
    ["31.2.2027", null],
    ["halb acht", null],
    ["fr oder mo", null],
    ["mo bis fr", null],
    ["fr 25 Uhr", null],
    ["2 Stunden bitte", null],
    ["warten bis Freitag", null],
    ["wenn Ana am Freitag anruft", null],
    ["demnächst", null],
    ["sobald wie möglich", null],
    ["nie", null],
    ["am", null],
    ["der Techniker kommt morgen", null],
    ["", null],
  ];
  test.each(table)("%j is %s", (words, then) => {
    expect(time(words)).toBe(then);
  });
});

describe("German stretches of time", () => {
  const table: [words: string, says: string | null][] = [
    ["sa 9:00-17:00", "2027-03-06 09:00 bis 2027-03-06 17:00"],
    ["Sa 9-17 Uhr", "2027-03-06 09:00 bis 2027-03-06 17:00"],
    ["am Samstag von 9 bis 17 Uhr", "2027-03-06 09:00 bis 2027-03-06 17:00"],
    ["morgen 8-12", "2027-03-05 08:00 bis 2027-03-05 12:00"],
    ["morgen", "2027-03-05 00:00 bis 2027-03-06 00:00"],
    ["24. Dez", "2027-12-24 00:00 bis 2027-12-25 00:00"],
    ["24. Dez - 27. Dez", "2027-12-24 00:00 bis 2027-12-28 00:00"],
    ["24.-27. Dez", "2027-12-24 00:00 bis 2027-12-28 00:00"],
    ["24. bis 27. Dezember", "2027-12-24 00:00 bis 2027-12-28 00:00"],
    ["24.12. - 27.12.", "2027-12-24 00:00 bis 2027-12-28 00:00"],
    ["mo bis fr", "2027-03-08 00:00 bis 2027-03-13 00:00"],
    ["fr 17:00 bis mo 8:00", "2027-03-05 17:00 bis 2027-03-08 08:00"],
    ["Fr 5. Mär 17:00 bis Mo 8. Mär 08:00", "2027-03-05 17:00 bis 2027-03-08 08:00"],
    ["bis mo 8 Uhr", "2027-03-04 10:20 bis 2027-03-08 08:00"],
    ["jetzt bis 12 Uhr", "2027-03-04 10:20 bis 2027-03-04 12:00"],
    ["Wochenende", "2027-03-06 00:00 bis 2027-03-08 00:00"],
    ["am Wochenende", "2027-03-06 00:00 bis 2027-03-08 00:00"],
    ["2 Stunden", "2027-03-04 10:20 bis 2027-03-04 12:20"],
    ["die nächsten 90 min", "2027-03-04 10:20 bis 2027-03-04 11:50"],
    ["sa und so", null],
    ["sa 9-17 @raj", null],
    ["sa Raj 9-17", null],
    ["nächste Woche", null],
  ];
  test.each(table)("%j is %s", (words, says) => {
    expect(span(words)).toBe(says);
  });
});

test("business days, lengths and times that are over", () => {
  const always = compileCalendar({
    zone,
    weekly: {
      mon: ["09:00-17:00"],
      tue: ["09:00-17:00"],
      wed: ["09:00-17:00"],
      thu: ["09:00-17:00"],
      fri: ["09:00-17:00"],
    },
  });
  const promised = (words: string) => readPromiseDate(inEnglish(words, "de"), now, zone, always);
  expect(wall(promised("in 2 Werktagen")?.at ?? 0)).toBe("2027-03-08 17:00");
  expect(wall(promised("am nächsten Werktag")?.at ?? 0)).toBe("2027-03-05 17:00");
  expect(promised("5. März 15:00")).toMatchObject({ sure: true });
  expect(promised("5.3. 15 Uhr")).toMatchObject({ sure: true });
  expect(promised("fr 15:00")).toMatchObject({ sure: false });
  expect(readLost(inEnglish("ein halber Tag", "de"))).toBe(readLost("half a day"));
  expect(readLost(inEnglish("2 Stunden", "de"))).toBe(120);
  const since = (words: string) => wall(readSince(inEnglish(words, "de"), now, zone) ?? 0);
  expect(since("mo 8:00")).toBe("2027-03-01 08:00");
  expect(since("gestern")).toBe("2027-03-03 00:00");
  expect(since("7 Tage")).toBe("2027-02-25 10:20");
});

test("English always works", () => {
  const english = [
    "16:00",
    "9am",
    "9 am",
    "9.30am",
    "at 16",
    "by 5",
    "at 5am",
    "noon",
    "midnight",
    "this afternoon",
    "tonight",
    "until 16:00",
    "15:00 UTC",
    "today",
    "today 5pm",
    "eod",
    "by the end of the day",
    "cob",
    "end of week",
    "tomorrow",
    "tomorrow morning",
    "15:00 tomorrow",
    "day after tomorrow",
    "thu",
    "thu 15:00",
    "tue 9:00",
    "mon 8",
    "next monday",
    "friday evening",
    "weekend",
    "tue next week",
    "next month",
    "5 march",
    "1 March",
    "mar 10",
    "24 dec 14:00",
    "2027-03-10 08:30",
    "24/12",
    "24.12.2027",
    "2h",
    "in 2 hours",
    "90m",
    "1h30",
    "2 hours and 30 minutes",
    "in 3 days",
    "2 weeks",
    "now",
    "yesterday",
    "last friday",
    "2h ago",
    "mon 9 am",
    "9 am sat",
    "on sat at 9 am",
    "may 5",
    // What is not understood in English is not understood because somebody reads German.
    "3/4",
    "thu or fri",
    "mon 9-12",
    "fri 25:00",
    "31 feb",
    "2 hours please",
    "when Ana calls on friday",
    "8",
    "soon",
  ];
  for (const words of english) expect([words, time(words)]).toEqual([words, whenInEnglish(words)]);
  const stretches = [
    "sat 09:00-17:00",
    "Sat 9-5",
    "on saturday from 9 to 5",
    "tomorrow 8-12",
    "24 dec 9-12",
    "weekend",
    "sat-sun",
    "mon to fri",
    "24 dec - 27 dec",
    "24-27 dec",
    "march 9-12",
    "fri 17:00 until mon 08:00",
    "until thu",
    "2h",
    "for 3 days",
    "sat and sun",
    "sat 9-5 sun 9-5",
  ];
  for (const words of stretches) {
    const found = parseSpan(words, now, zone);
    expect([words, span(words)]).toEqual([words, found === null ? null : `${wall(found.from)} bis ${wall(found.to)}`]);
  }
});
const whenInEnglish = (words: string): string | null => {
  const at = parseWhen(words, now, zone);
  return at === null ? null : wall(at);
};

test("for whoever reads English nothing changes", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (words) => {
      expect(inEnglish(words, "en")).toBe(words);
    }),
  );
  expect(inEnglish("morgen 15 Uhr", "en")).toBe("morgen 15 Uhr");
});

test("a page of anything is no time, and costs none", () => {
  for (const piece of ["mo ", "9. ", "bis ", "in 3 Tagen ", "1.", "nächsten ", "24.12."]) {
    expect(time(piece.repeat(20_000))).toBeNull();
  }
  const pieces = fc.constantFrom(
    "mo",
    "um",
    "15",
    "Uhr",
    "in",
    "3",
    "Tagen",
    "bis",
    "-",
    ".",
    "nächsten",
    "Mai",
    "am",
    "vor",
    "und",
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 9 }), (words) => {
      const at = parseWhen(inEnglish(words.join(" "), "de"), now, zone);
      expect(at === null || Number.isSafeInteger(at)).toBe(true);
    }),
    { numRuns: 500 },
  );
});
