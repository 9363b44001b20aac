import { describe, expect, it } from "vitest";
import {
  type CalendarSpec,
  closingAfter,
  compileCalendar,
  isOpenAt,
  NEVER,
  nextOpening,
  openIntervals,
} from "../../../src/core/coverage/calendar.ts";

const at = (iso: string): number => Date.parse(iso);
const berlin = (weekly: Record<string, string[]>, more: object = {}): CalendarSpec => ({
  zone: "Europe/Berlin",
  weekly,
  ...more,
});
const show = (spec: CalendarSpec, from: string, to: string): string[] =>
  openIntervals(compileCalendar(spec), at(from), at(to)).map(
    (open) => `${new Date(open.from).toISOString().slice(0, 16)}/${new Date(open.to).toISOString().slice(0, 16)}`,
  );
/** A window on the night of a clock change in Berlin: 29 March skips 02:00 to 03:00, 25 October shows it twice. */
const spring = (...windows: string[]) =>
  show(
    berlin({ mon: ["09:00-17:00"] }, { dates: { "2026-03-29": windows } }),
    "2026-03-28T12:00Z",
    "2026-03-30T00:00Z",
  );
const autumn = (...windows: string[]) =>
  show(
    berlin({ mon: ["09:00-17:00"] }, { dates: { "2026-10-25": windows } }),
    "2026-10-24T12:00Z",
    "2026-10-26T00:00Z",
  );

describe("the edges of a window when clocks change", () => {
  it.each([
    ["opens in the gap: at the first instant after it", "02:30-04:00", ["2026-03-29T01:00/2026-03-29T02:00"]],
    ["closes in the gap: at the first instant after it", "01:00-02:30", ["2026-03-29T00:00/2026-03-29T01:00"]],
    ["lies in the gap: does not exist", "02:10-02:50", []],
    ["is the gap: does not exist", "02:00-03:00", []],
    ["ends where the gap begins", "00:00-02:00", ["2026-03-28T23:00/2026-03-29T01:00"]],
    ["spans the gap: is an hour shorter", "01:00-04:00", ["2026-03-29T00:00/2026-03-29T02:00"]],
  ])("spring: %s", (_, window, intervals) => {
    expect(spring(window)).toEqual(intervals);
  });

  it.each([
    ["opens at the first 02:30", "02:30-04:00", ["2026-10-25T00:30/2026-10-25T03:00"]],
    ["closes at the last 02:30", "01:00-02:30", ["2026-10-24T23:00/2026-10-25T01:30"]],
    ["both: half an hour is an hour and a half", "02:00-02:30", ["2026-10-25T00:00/2026-10-25T01:30"]],
    ["closes at the last 02:00, too", "01:00-02:00", ["2026-10-24T23:00/2026-10-25T01:00"]],
  ])("autumn: %s", (_, window, intervals) => {
    expect(autumn(window)).toEqual(intervals);
  });

  it("counts the repeated hour once where two windows meet in it", () => {
    expect(autumn("01:00-02:30", "02:30-04:00")).toEqual(["2026-10-24T23:00/2026-10-25T03:00"]);
  });

  it("drops a window on a date that a zone left out", () => {
    const apia: CalendarSpec = {
      zone: "Pacific/Apia",
      weekly: { thu: ["09:00-17:00"], fri: ["09:00-17:00"], sat: ["09:00-17:00"] },
    };
    // Samoa went from Thursday 29 to Saturday 31 December 2011.
    expect(show(apia, "2011-12-29T00:00Z", "2012-01-01T00:00Z")).toEqual([
      "2011-12-29T19:00/2011-12-30T03:00",
      "2011-12-30T19:00/2011-12-31T03:00",
    ]);
  });
});

describe("whose window it is", () => {
  const nights = berlin(
    { fri: ["22:00-06:00"], sat: ["22:00-06:00"] },
    { dates: { "2026-03-07": ["10:00-12:00"] }, holidays: ["2026-03-13", "2026-03-21"] },
  );

  it("lets a night run into a dated day and puts that day's own hours beside it", () => {
    expect(show(nights, "2026-03-06T12:00Z", "2026-03-08T12:00Z")).toEqual([
      "2026-03-06T21:00/2026-03-07T05:00",
      "2026-03-07T09:00/2026-03-07T11:00",
    ]);
  });

  it("drops the windows that start on a holiday and keeps the night before", () => {
    expect(show(nights, "2026-03-13T00:00Z", "2026-03-15T12:00Z")).toEqual(["2026-03-14T21:00/2026-03-15T05:00"]);
    expect(show(nights, "2026-03-20T12:00Z", "2026-03-22T12:00Z")).toEqual(["2026-03-20T21:00/2026-03-21T05:00"]);
  });

  it("counts time once where a night runs into the hours of a dated day", () => {
    const early = berlin({ fri: ["22:00-06:00"] }, { dates: { "2026-03-07": ["05:00-09:00"] } });
    expect(show(early, "2026-03-06T12:00Z", "2026-03-08T12:00Z")).toEqual(["2026-03-06T21:00/2026-03-07T08:00"]);
  });

  it("asks the library when the spec names a region, year by year", () => {
    const bavaria = berlin({ tue: ["09:00-17:00"], thu: ["09:00-17:00"] }, { holidays: "DE-BY" });
    // Epiphany 2026 is a Tuesday, Corpus Christi 2027 a Thursday.
    expect(show(bavaria, "2026-01-06T00:00Z", "2026-01-09T00:00Z")).toEqual(["2026-01-08T08:00/2026-01-08T16:00"]);
    expect(show(bavaria, "2027-05-25T00:00Z", "2027-05-28T00:00Z")).toEqual(["2027-05-25T07:00/2027-05-25T15:00"]);
  });

  it("joins windows that touch over midnight", () => {
    const shift = berlin({ fri: ["18:00-24:00"], sat: ["00:00-02:00"] });
    expect(show(shift, "2026-03-06T12:00Z", "2026-03-08T12:00Z")).toEqual(["2026-03-06T17:00/2026-03-07T01:00"]);
  });
});

describe("isOpenAt", () => {
  const nights: CalendarSpec = {
    zone: "America/Chicago",
    weekly: {
      mon: ["20:00-08:00"],
      tue: ["20:00-08:00"],
      wed: ["20:00-08:00"],
      thu: ["20:00-08:00"],
      fri: ["20:00-08:00"],
    },
  };
  it.each([
    ["Saturday morning belongs to Friday", "2026-03-07T07:00-06:00", true],
    ["Saturday evening", "2026-03-07T20:00-06:00", false],
    ["Monday morning belongs to Sunday", "2026-03-09T07:00-05:00", false],
    ["opening is open", "2026-03-09T20:00-05:00", true],
    ["closing is closed", "2026-03-10T08:00-05:00", false],
  ])("%s", (_, iso, open) => {
    expect(isOpenAt(compileCalendar(nights), at(iso))).toBe(open);
  });
});

describe("nextOpening and closingAfter", () => {
  const office = compileCalendar(berlin({ mon: ["09:00-17:00"], wed: ["09:00-17:00"] }));

  it.each([
    ["while open", "2026-03-02T10:00+01:00", "2026-03-02T10:00+01:00", "2026-03-02T17:00+01:00"],
    ["at closing", "2026-03-02T17:00+01:00", "2026-03-04T09:00+01:00", "2026-03-04T17:00+01:00"],
    ["over the clock change", "2026-03-26T00:00+01:00", "2026-03-30T09:00+02:00", "2026-03-30T17:00+02:00"],
    ["over the year's end", "2026-12-31T00:00+01:00", "2027-01-04T09:00+01:00", "2027-01-04T17:00+01:00"],
  ])("%s", (_, ms, opening, closing) => {
    expect(nextOpening(office, at(ms))).toBe(at(opening));
    expect(closingAfter(office, at(ms))).toBe(at(closing));
  });

  it("finds the end of an interval that lasts for years", () => {
    const day = ["00:00-24:00"];
    const weekly = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day };
    const oneHoliday = compileCalendar({ zone: "UTC", weekly, holidays: ["2029-12-25"] });
    expect(closingAfter(oneHoliday, at("2026-01-01T00:00Z"))).toBe(at("2029-12-25T00:00Z"));
    expect(closingAfter(oneHoliday, at("2029-12-25T12:00Z"))).toBe(NEVER);
    expect(nextOpening(oneHoliday, at("2029-12-25T12:00Z"))).toBe(at("2029-12-26T00:00Z"));
    expect(closingAfter(compileCalendar({ zone: "UTC", weekly }), at("2026-01-01T00:00Z"))).toBe(NEVER);
    const farHoliday = compileCalendar({ zone: "UTC", weekly, holidays: ["2033-12-25"] });
    expect(closingAfter(farHoliday, at("2026-01-01T00:00Z"))).toBe(NEVER);
    expect(isOpenAt(farHoliday, at("2033-12-25T00:00Z"))).toBe(false);
    expect(closingAfter(farHoliday, at("2026-01-01T00:00Z"))).toBe(NEVER);
  });

  it("says never when nothing opens within five years", () => {
    const once = compileCalendar({ zone: "UTC", weekly: {}, dates: { "2033-03-02": ["09:00-10:00"] } });
    const ask = () => [nextOpening(once, at("2026-01-01T00:00Z")), closingAfter(once, at("2026-01-01T00:00Z"))];
    expect(ask()).toEqual([NEVER, NEVER]);
    expect(nextOpening(once, at("2030-01-01T00:00Z"))).toBe(at("2033-03-02T09:00Z"));
    expect(nextOpening(once, at("2033-03-02T10:00Z"))).toBe(NEVER);
    expect(ask()).toEqual([NEVER, NEVER]);
    expect([nextOpening(once, NEVER), closingAfter(once, NEVER)]).toEqual([NEVER, NEVER]);
  });

  it("is always open on 24x7", () => {
    const always = compileCalendar("24x7");
    expect(isOpenAt(always, 5)).toBe(true);
    expect(nextOpening(always, 5)).toBe(5);
    expect(closingAfter(always, 5)).toBe(NEVER);
    expect(openIntervals(always, 5, 9)).toEqual([{ from: 5, to: 9 }]);
  });
});

describe("openIntervals", () => {
  it("is in order of time, whatever the order of the windows", () => {
    const spec = berlin(
      { mon: ["14:00-18:00", "09:00-13:00"] },
      { dates: { "2026-03-10": ["14:00-18:00", "09:00-13:00"] } },
    );
    expect(show(spec, "2026-03-09T00:00Z", "2026-03-11T00:00Z")).toEqual([
      "2026-03-09T08:00/2026-03-09T12:00",
      "2026-03-09T13:00/2026-03-09T17:00",
      "2026-03-10T08:00/2026-03-10T12:00",
      "2026-03-10T13:00/2026-03-10T17:00",
    ]);
  });

  it("cuts to the span and is empty when swapped", () => {
    const spec = berlin({ mon: ["09:00-13:00", "14:00-18:00"] });
    expect(show(spec, "2026-03-02T09:00Z", "2026-03-02T14:00Z")).toEqual([
      "2026-03-02T09:00/2026-03-02T12:00",
      "2026-03-02T13:00/2026-03-02T14:00",
    ]);
    expect(show(spec, "2026-03-02T14:00Z", "2026-03-02T09:00Z")).toEqual([]);
    expect(show(spec, "2026-03-02T12:00Z", "2026-03-02T13:00Z")).toEqual([]);
  });
});
