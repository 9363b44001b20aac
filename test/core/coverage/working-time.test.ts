import { describe, expect, it } from "vitest";
import { type CalendarSpec, compileCalendar, NEVER } from "../../../src/core/coverage/calendar.ts";
import { addWorkingTime, workingTimeBetween } from "../../../src/core/coverage/working-time.ts";

const HOUR = 3_600_000;
const at = (iso: string): number => {
  const ms = Date.parse(iso);
  if (Number.isNaN(ms)) throw new Error(`no instant: ${iso}`);
  return ms;
};
const iso = (ms: number): string => new Date(ms).toISOString();

const weekdays = (...windows: string[]) => ({ mon: windows, tue: windows, wed: windows, thu: windows, fri: windows });
const daily = (...windows: string[]) => ({ ...weekdays(...windows), sat: windows, sun: windows });
const office = (zone: string): CalendarSpec => ({ zone, weekly: weekdays("09:00-17:00") });
const allDay = (zone: string): CalendarSpec => ({ zone, weekly: daily("00:00-24:00") });
const saturdayNight: CalendarSpec = { zone: "Europe/Berlin", weekly: { sat: ["22:00-06:00"] } };
const splitDay: CalendarSpec = { zone: "Europe/Berlin", weekly: weekdays("09:00-13:00", "14:00-18:00") };
const christmas: CalendarSpec = {
  ...splitDay,
  dates: { "2026-12-24": ["09:00-12:00"], "2026-12-31": ["09:00-11:00"] },
  holidays: ["2026-12-25", "2026-12-26", "2026-12-31", "2027-01-01"],
};

describe("addWorkingTime", () => {
  it.each<[string, CalendarSpec, string, number, string]>([
    ["Friday afternoon into Monday", office("America/New_York"), "2024-01-19T16:00-05:00", 2, "2024-01-22T10:00-05:00"],
    ["before opening", office("UTC"), "2024-01-17T07:00Z", 2, "2024-01-17T11:00Z"],
    ["after closing", office("UTC"), "2024-01-17T18:00Z", 2, "2024-01-18T11:00Z"],
    ["started at the weekend", office("UTC"), "2024-01-20T10:00Z", 2, "2024-01-22T11:00Z"],
    [
      "a whole Saturday ends with it",
      { zone: "UTC", weekly: { sat: ["00:00-24:00"] } },
      "2024-01-20T00:00Z",
      24,
      "2024-01-21T00:00Z",
    ],
    ["half an hour over the weekend", office("UTC"), "2024-01-19T16:30Z", 1, "2024-01-22T09:30Z"],
    ["due to the minute, not the one after", office("UTC"), "2024-01-19T16:45Z", 0.5, "2024-01-22T09:15Z"],
    ["used up at closing time", office("Europe/Berlin"), "2026-03-02T09:00+01:00", 8, "2026-03-02T17:00+01:00"],
    [
      "a millisecond more is tomorrow",
      office("Europe/Berlin"),
      "2026-03-02T09:00+01:00",
      8 + 1 / HOUR,
      "2026-03-03T09:00:00.001+01:00",
    ],
    ["two full days", office("Europe/Berlin"), "2026-03-02T09:00+01:00", 16, "2026-03-03T17:00+01:00"],
    ["started at the very closing", office("Europe/Berlin"), "2026-03-02T17:00+01:00", 1, "2026-03-03T10:00+01:00"],
    ["over lunch", splitDay, "2026-03-02T12:30+01:00", 1, "2026-03-02T14:30+01:00"],
    ["used up when lunch begins", splitDay, "2026-03-02T12:00+01:00", 1, "2026-03-02T13:00+01:00"],
    ["nothing to do while closed", office("UTC"), "2024-01-20T10:00Z", 0, "2024-01-20T10:00Z"],
    ["less than nothing to do", office("UTC"), "2024-01-17T10:00Z", -3, "2024-01-17T10:00Z"],
    ["24x7", "24x7", "2024-01-20T10:00Z", 30, "2024-01-21T16:00Z"],
    ["noon to noon without losing a minute", allDay("UTC"), "2024-01-20T12:00Z", 24, "2024-01-21T12:00Z"],
    ["Sao Paulo skips midnight", allDay("America/Sao_Paulo"), "2015-10-17T22:00-03:00", 7, "2015-10-18T06:00-02:00"],
    ["Tehran turns back at midnight", allDay("Asia/Tehran"), "2015-09-20T12:00+04:30", 48, "2015-09-22T11:00+03:30"],
    [
      "Berlin loses an hour at work",
      { zone: "Europe/Berlin", weekly: { sun: ["00:00-08:00"] } },
      "2026-03-29T00:00+01:00",
      7,
      "2026-03-29T08:00+02:00",
    ],
    [
      "Berlin gains an hour at work",
      { zone: "Europe/Berlin", weekly: { sun: ["00:00-08:00"] } },
      "2026-10-25T00:00+02:00",
      9,
      "2026-10-25T08:00+01:00",
    ],
    [
      "New York over the spring weekend",
      office("America/New_York"),
      "2026-03-06T16:00-05:00",
      2,
      "2026-03-09T10:00-04:00",
    ],
    [
      "New York over the autumn weekend",
      office("America/New_York"),
      "2026-10-30T16:00-04:00",
      2,
      "2026-11-02T10:00-05:00",
    ],
    // Others shift a time that does not exist by an hour, to 03:30; ours is the first instant after the gap.
    [
      "Los Angeles opens in the hour that it skips, at the end of it",
      { zone: "America/Los_Angeles", weekly: { sun: ["02:30-12:00"] } },
      "2014-03-09T01:00-08:00",
      1,
      "2014-03-09T04:00-07:00",
    ],
    [
      "Berlin, from within the hour that it skips, by the instants that exist",
      { zone: "Europe/Berlin", weekly: { sun: ["02:05-08:00"] } },
      "2022-03-27T01:00Z",
      1,
      "2022-03-27T04:00+02:00",
    ],
    [
      "the Friday of a mail that came before midnight",
      office("America/New_York"),
      "2024-01-20T04:30Z",
      2,
      "2024-01-22T16:00Z",
    ],
    ["a night of seven hours", saturdayNight, "2026-03-28T22:00+01:00", 7, "2026-03-29T06:00+02:00"],
    ["a night of nine hours", saturdayNight, "2026-10-24T22:00+02:00", 9, "2026-10-25T06:00+01:00"],
    ["from inside an overnight window", saturdayNight, "2026-03-08T01:00+01:00", 6, "2026-03-14T23:00+01:00"],
    [
      "a public holiday in Berlin",
      { zone: "Europe/Berlin", weekly: weekdays("08:00-20:00"), holidays: ["2016-11-01"] },
      "2016-11-01T13:56:21Z",
      2,
      "2016-11-02T09:00Z",
    ],
    [
      "twenty hours after it",
      { zone: "Europe/Berlin", weekly: weekdays("08:00-20:00"), holidays: ["2016-11-01"] },
      "2016-11-01T13:56:21Z",
      20,
      "2016-11-03T15:00Z",
    ],
    [
      "two holidays in six days",
      { zone: "Europe/Berlin", weekly: daily("09:00-21:00"), holidays: ["2016-11-11", "2016-11-13"] },
      "2016-11-09T23:00+01:00",
      48,
      "2016-11-15T21:00+01:00",
    ],
    [
      "Christmas Eve is short, then holidays and a weekend",
      christmas,
      "2026-12-24T11:00+01:00",
      2,
      "2026-12-28T10:00+01:00",
    ],
    ["own hours win over a holiday", christmas, "2026-12-30T17:00+01:00", 2, "2026-12-31T10:00+01:00"],
    ["New Year's Day of the list", christmas, "2026-12-31T10:00+01:00", 2, "2027-01-04T10:00+01:00"],
  ])("%s", (_, spec, start, hours, due) => {
    const budget = Math.round(hours * HOUR);
    expect(iso(addWorkingTime(compileCalendar(spec), at(start), budget))).toBe(iso(at(due)));
  });

  it("goes on over many years with the same rule", () => {
    // Thursday 1 January 2026 to Monday 31 December 2035: 521 weeks and three more weekdays.
    const start = at("2026-01-01T00:00Z");
    expect(iso(addWorkingTime(compileCalendar(office("UTC")), start, 2_608 * 8 * HOUR))).toBe(
      "2035-12-31T17:00:00.000Z",
    );
  });

  it("is never due when nothing opens within five years, whatever was asked before", () => {
    const twoDays: CalendarSpec = {
      zone: "UTC",
      weekly: {},
      dates: { "2026-03-02": ["09:00-10:00"], "2033-03-02": ["09:00-10:00"] },
    };
    const calendar = compileCalendar(twoDays);
    const ask = () => [
      addWorkingTime(calendar, at("2026-03-01T00:00Z"), HOUR),
      addWorkingTime(calendar, at("2026-03-01T00:00Z"), HOUR + 1),
      addWorkingTime(calendar, at("2027-03-01T00:00Z"), HOUR),
      addWorkingTime(calendar, at("2029-03-01T00:00Z"), HOUR),
      addWorkingTime(calendar, at("2033-03-02T10:00Z"), 1),
    ];
    const answers = [at("2026-03-02T10:00Z"), NEVER, NEVER, at("2033-03-02T10:00Z"), NEVER];
    expect(ask()).toEqual(answers);
    expect(workingTimeBetween(calendar, at("2020-01-01T00:00Z"), at("2040-01-01T00:00Z"))).toBe(2 * HOUR);
    expect(ask()).toEqual(answers);
    expect(addWorkingTime(calendar, NEVER, HOUR)).toBe(NEVER);
    expect(workingTimeBetween(calendar, NEVER, NEVER)).toBe(0);
    expect(addWorkingTime(compileCalendar("24x7"), at("2026-03-01T00:00Z"), NEVER)).toBe(NEVER);
    expect(addWorkingTime(compileCalendar(office("UTC")), at("2026-03-01T00:00Z"), NEVER)).toBe(NEVER);
  });

  it("refuses what is no instant and what lies outside its years", () => {
    const calendar = compileCalendar(office("UTC"));
    for (const any of [calendar, compileCalendar("24x7")]) {
      expect(() => addWorkingTime(any, Number.NaN, 1)).toThrow("NaN");
      expect(() => addWorkingTime(any, 0, Number.NaN)).toThrow("NaN");
      expect(() => workingTimeBetween(any, Number.NaN, 0)).toThrow("NaN");
      expect(() => workingTimeBetween(any, 0, Number.NaN)).toThrow("NaN");
    }
    expect(() => addWorkingTime(calendar, at("1066-10-14T09:00Z"), 1)).toThrow(
      "1066-10-14T09:00:00.000Z is outside the years 1900 to 2199 that calendars know. Give UTC milliseconds within them.",
    );
    expect(() => workingTimeBetween(calendar, 0, at("2300-01-01T00:00Z"))).toThrow(
      "2300-01-01T00:00:00.000Z is outside",
    );
  });
});

describe("workingTimeBetween", () => {
  it.each<[string, CalendarSpec, string, string, number]>([
    [
      "48 hours by the clock",
      allDay("Europe/Berlin"),
      "2016-03-26T22:24:39+01:00",
      "2016-03-28T23:24:39+02:00",
      48 * 3_600,
    ],
    [
      "holidays inside the span",
      { ...allDayOf("Europe/Berlin"), holidays: ["2015-12-24", "2015-12-25", "2015-12-26", "2015-12-31"] },
      "2015-12-23T08:10:15+01:00",
      "2015-12-28T17:10:14+01:00",
      205_199,
    ],
    ["swapped", office("UTC"), "2024-01-17T12:00Z", "2024-01-17T10:00Z", 0],
    ["swapped, 24x7", "24x7", "2024-01-17T12:00Z", "2024-01-17T10:00Z", 0],
    ["no time at all", office("UTC"), "2024-01-17T12:00Z", "2024-01-17T12:00Z", 0],
    ["all closed", office("UTC"), "2024-01-20T00:00Z", "2024-01-22T09:00Z", 0],
    ["opening to closing", office("UTC"), "2024-01-22T09:00Z", "2024-01-22T17:00Z", 8 * 3_600],
    ["over lunch", splitDay, "2026-03-02T12:30+01:00", "2026-03-02T14:30+01:00", 3_600],
    ["a week", office("America/New_York"), "2026-03-05T12:00-05:00", "2026-03-12T12:00-04:00", 40 * 3_600],
    ["a night of seven hours", saturdayNight, "2026-03-28T12:00+01:00", "2026-03-29T12:00+02:00", 7 * 3_600],
    ["a night of nine hours", saturdayNight, "2026-10-24T12:00+02:00", "2026-10-25T12:00+01:00", 9 * 3_600],
    [
      "a pause over midnight is one hour",
      { zone: "UTC", weekly: { wed: ["23:45-00:45"] } },
      "2024-01-17T00:00Z",
      "2024-01-19T00:00Z",
      3_600,
    ],
    ["24x7", "24x7", "2024-01-17T00:00Z", "2024-01-19T00:00Z", 48 * 3_600],
  ])("%s", (_, spec, from, to, seconds) => {
    expect(workingTimeBetween(compileCalendar(spec), at(from), at(to))).toBe(seconds * 1_000);
  });
});

function allDayOf(zone: string) {
  return { zone, weekly: daily("00:00-24:00") };
}
