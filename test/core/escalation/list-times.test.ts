import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Calendar, type CalendarSpec, compileCalendar } from "../../../src/core/coverage/calendar.ts";
import { nextListTime, shiftAt } from "../../../src/core/escalation/list-times.ts";
import { DAY, HOUR, type Instant, instant } from "../../../src/core/time/instant.ts";
import { anyHours } from "../../support/calendar-specs.ts";
import { berlin, shownInBerlin, weekdaysOpen } from "../../support/coverage-desk.ts";

const zone = "Europe/Berlin";
const compile = (spec: CalendarSpec): Calendar => compileCalendar(spec);
/** The lists of a stretch as `morning 2027-03-01 08:00`. */
const lists = (spec: CalendarSpec, from: string, to: string, beforeClosingMs = HOUR): string[] => {
  const calendar = compile(spec);
  const found: string[] = [];
  for (let now = berlin(from); ; ) {
    const next = nextListTime(calendar, zone, now, beforeClosingMs);
    if (next === null || next.at > berlin(to)) return found;
    found.push(`${next.kind} ${shownInBerlin(next.at)}`);
    now = next.at;
  }
};
const everyDay = (hours: string[]): CalendarSpec => ({
  zone,
  weekly: Object.fromEntries(["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((day) => [day, hours])),
});

describe("the lists of a person", () => {
  const table: [name: string, spec: CalendarSpec, from: string, to: string, expected: string[]][] = [
    [
      "a working day has two, the weekend none",
      weekdaysOpen(["08:00-17:00"]),
      "2027-03-05 00:00",
      "2027-03-08 12:00",
      ["morning 2027-03-05 08:00", "late 2027-03-05 16:00", "morning 2027-03-08 08:00"],
    ],
    [
      "lunch ends no day",
      weekdaysOpen(["08:30-12:30", "13:30-17:00"]),
      "2027-03-01 00:00",
      "2027-03-01 23:00",
      ["morning 2027-03-01 08:30", "late 2027-03-01 16:00"],
    ],
    [
      "a split shift is two",
      weekdaysOpen(["06:00-10:00", "16:00-20:00"]),
      "2027-03-01 00:00",
      "2027-03-01 23:00",
      ["morning 2027-03-01 06:00", "late 2027-03-01 09:00", "morning 2027-03-01 16:00", "late 2027-03-01 19:00"],
    ],
    [
      "a night shift begins in the evening",
      weekdaysOpen(["22:00-06:00"]),
      "2027-03-01 12:00",
      "2027-03-02 12:00",
      ["morning 2027-03-01 22:00", "late 2027-03-02 05:00"],
    ],
    [
      "an hour or less has only the first",
      weekdaysOpen(["08:00-09:00"]),
      "2027-03-01 00:00",
      "2027-03-01 23:00",
      ["morning 2027-03-01 08:00"],
    ],
    [
      "a holiday has none",
      { ...weekdaysOpen(["08:00-17:00"]), dates: { "2027-03-02": [] } },
      "2027-03-01 12:00",
      "2027-03-03 09:00",
      ["late 2027-03-01 16:00", "morning 2027-03-03 08:00"],
    ],
    [
      "whoever is always on has one at nine",
      "24x7",
      "2027-03-01 00:00",
      "2027-03-03 00:00",
      ["morning 2027-03-01 09:00", "morning 2027-03-02 09:00"],
    ],
    [
      "so has who is on around the clock by written hours",
      everyDay(["00:00-24:00"]),
      "2027-03-01 00:00",
      "2027-03-03 00:00",
      ["morning 2027-03-01 09:00", "morning 2027-03-02 09:00"],
    ],
    [
      "and by hours with a short night",
      everyDay(["05:00-02:00"]),
      "2027-03-01 00:00",
      "2027-03-03 00:00",
      ["morning 2027-03-01 09:00", "morning 2027-03-02 09:00"],
    ],
    [
      "the day the clocks go forward",
      everyDay(["02:00-11:00"]),
      "2027-03-28 00:00",
      "2027-03-28 23:00",
      ["morning 2027-03-28 03:00", "late 2027-03-28 10:00"],
    ],
    [
      "hours that begin again after weeks",
      { zone, weekly: {}, dates: { "2027-04-12": ["10:00-12:00"] } },
      "2027-03-01 00:00",
      "2027-05-01 00:00",
      ["morning 2027-04-12 10:00", "late 2027-04-12 11:00"],
    ],
    [
      "hours that never come again",
      { zone, weekly: {}, dates: { "2027-01-04": ["10:00-12:00"] } },
      "2027-03-01 00:00",
      "2028-01-01 00:00",
      [],
    ],
  ];
  test.each(table)("%s", (_name, spec, from, to, expected) => {
    expect(lists(spec, from, to)).toEqual(expected);
  });

  test("are the same instants, whenever they are asked for", () => {
    const start = berlin("2027-03-20 00:00");
    const moments = fc.integer({ min: 0, max: 14 * DAY }).map((ms) => instant(start + ms));
    fc.assert(
      fc.property(anyHours(zone, "2027-03-20", 14), moments, moments, (spec, one, other) => {
        const calendar = compile(spec);
        const [early, late] = one < other ? [one, other] : [other, one];
        const next = (now: Instant) => nextListTime(calendar, zone, now, HOUR);
        const first = next(early);
        if (first === null) return expect(next(late)).toBeNull();
        expect(first.at).toBeGreaterThan(early);
        // Nothing that was announced is taken back, and nothing comes in before it.
        if (first.at > late && first.at - early < 6 * DAY) expect(next(late)).toEqual(first);
        const justBefore = next(instant(first.at - 1));
        if (first.at - early < 6 * DAY) expect(justBefore).toEqual(first);
      }),
      { numRuns: 400 },
    );
  });
});

describe("the shift", () => {
  const shift = (spec: CalendarSpec, at: string) => {
    const { current, next } = shiftAt(compile(spec), zone, berlin(at));
    const words = (one: typeof current) =>
      one === null ? null : `${shownInBerlin(one.from)} to ${shownInBerlin(one.to)}`;
    return [words(current), words(next)];
  };
  const office = weekdaysOpen(["08:30-12:30", "13:30-17:00"]);
  const table: [name: string, spec: CalendarSpec, at: string, expected: (string | null)[]][] = [
    [
      "at its first instant",
      office,
      "2027-03-01 08:30",
      ["2027-03-01 08:30 to 2027-03-01 17:00", "2027-03-02 08:30 to 2027-03-02 17:00"],
    ],
    [
      "at lunch",
      office,
      "2027-03-01 13:00",
      ["2027-03-01 08:30 to 2027-03-01 17:00", "2027-03-02 08:30 to 2027-03-02 17:00"],
    ],
    ["at its end it is over", office, "2027-03-05 17:00", [null, "2027-03-08 08:30 to 2027-03-08 17:00"]],
    [
      "always",
      "24x7",
      "2027-03-01 10:00",
      ["2027-03-01 09:00 to 2027-03-02 09:00", "2027-03-02 09:00 to 2027-03-03 09:00"],
    ],
    ["never again", { zone, weekly: {}, dates: { "2027-01-04": ["10:00-12:00"] } }, "2027-03-01 10:00", [null, null]],
  ];
  test.each(table)("%s", (_name, spec, at, expected) => {
    expect(shift(spec, at)).toEqual(expected);
  });
});
