import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CalendarSpec, compileCalendar, openIntervals } from "../../../src/core/coverage/calendar.ts";
import { firstInstant } from "../../../src/core/coverage/local-time.ts";
import { proposeClosures, standingOf } from "../../../src/core/coverage/propose-closures.ts";
import { anyHours, dateAfter } from "../../support/calendar-specs.ts";
import { aDepartment, weekdaysOpen } from "../../support/coverage-desk.ts";

const usual = weekdaysOpen(["08:00-17:00"]);
const withDates: CalendarSpec = { ...usual, dates: { "2027-12-24": ["08:00-12:00"], "2027-12-31": [] } };

describe("what a calendar says of a date already", () => {
  it.each<[string, CalendarSpec, string, string]>([
    ["a working day", usual, "2027-12-24", "open"],
    ["a Saturday", usual, "2027-12-25", "day-off"],
    ["a Sunday", usual, "2027-12-26", "day-off"],
    ["a Monday", usual, "2027-12-27", "open"],
    ["hours of its own", withDates, "2027-12-24", "own-hours"],
    ["closed by a date of its own", withDates, "2027-12-31", "closed"],
    ["a holiday, by its date", { ...usual, holidays: ["2027-12-24"] }, "2027-12-24", "closed"],
    ["a holiday, by its region", { ...usual, holidays: "DE-BY" }, "2028-01-06", "closed"],
    ["own hours win over a holiday", { ...withDates, holidays: ["2027-12-24"] }, "2027-12-24", "own-hours"],
    ["a holiday on a weekday that is off", { ...usual, holidays: ["2027-12-25"] }, "2027-12-25", "closed"],
    ["around the clock", "24x7", "2027-12-24", "always"],
    [
      "a night that began the evening before",
      { zone: "UTC", weekly: { thu: ["22:00-06:00"] } },
      "2027-12-24",
      "day-off",
    ],
  ])("%s", (_name, spec, date, standing) => {
    expect(standingOf(spec, date)).toBe(standing);
  });

  it("says open exactly where a closed date would take something away", () => {
    const anyDate = fc.integer({ min: 0, max: 60 }).map((n) => dateAfter("2026-03-01", n));
    const law = fc.property(anyHours("Europe/Berlin", "2026-03-01", 60), anyDate, (spec, date) => {
      const from = firstInstant("Europe/Berlin", dateAfter(date, -1), "00:00");
      const to = firstInstant("Europe/Berlin", dateAfter(date, 3), "00:00");
      const openMs = (of: CalendarSpec): number =>
        openIntervals(compileCalendar(of), from, to).reduce((sum, one) => sum + one.to - one.from, 0);
      const standing = standingOf(spec, date);
      // A calendar that would never open at all is refused; another date far away keeps it sound.
      const elsewhere = { "2026-12-01": ["09:00-10:00"] };
      const before = openMs({ ...spec, dates: { ...spec.dates, ...elsewhere } });
      const after = openMs({ ...spec, dates: { ...spec.dates, ...elsewhere, [date]: [] } });
      if (standing === "open" || standing === "own-hours") expect(after).toBeLessThanOrEqual(before);
      else expect(after).toBe(before);
    });
    fc.assert(law, { numRuns: 200 });
  });
});

describe("proposals", () => {
  const closures = [
    { date: "2027-12-24", name: "Christmas Eve" },
    { date: "2027-12-25", name: "Christmas" },
    { date: "2027-12-31", name: "New Year's Eve" },
  ];
  it("are one for each calendar, of the dates on which it is open as usual", () => {
    const departments = [
      aDepartment("parts", { calendar: usual }),
      aDepartment("billing", { calendar: withDates }),
      aDepartment("social", { calendar: { ...usual } }),
      aDepartment("night", { calendar: "24x7" }),
    ];
    const { weighed, proposals } = proposeClosures(departments, closures);
    expect(weighed.map(({ date, standing }) => [date, Object.values(standing)])).toEqual([
      ["2027-12-24", ["open", "own-hours", "open", "always"]],
      ["2027-12-25", ["day-off", "day-off", "day-off", "always"]],
      ["2027-12-31", ["open", "closed", "open", "always"]],
    ]);
    expect(proposals).toEqual([{ departments: ["parts", "social"], add: [closures[0], closures[2]] }]);
  });
  it("are none where all is closed already, or nothing was found", () => {
    expect(proposeClosures([aDepartment("billing", { calendar: withDates })], closures).proposals).toEqual([]);
    expect(proposeClosures([aDepartment("parts")], [])).toEqual({ weighed: [], proposals: [] });
  });
});
