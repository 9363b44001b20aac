import { describe, expect, it } from "vitest";
import type { CalendarSpec } from "../../../src/core/coverage/calendar.ts";
import { closedStretchAhead, closedUntilWeekend, previewInstants } from "../../../src/core/coverage/closed-stretch.ts";
import { aDesk } from "../../support/a-desk.ts";
import { aDepartment, berlin, contextOf, shownInBerlin, weekdaysOpen } from "../../support/coverage-desk.ts";

const zone = "Europe/Berlin";
const of = (calendar: CalendarSpec, beforeClosingMs = 30 * 60_000) =>
  contextOf({
    departments: [aDepartment("parts", { calendar })],
    people: [],
    nags: { ...aDesk.nags, beforeClosingMs },
  });
const ahead = (calendar: CalendarSpec, now: string): string => {
  const stretch = closedStretchAhead("parts", berlin(now), of(calendar));
  return stretch === null ? "none" : `${shownInBerlin(stretch.from)} to ${shownInBerlin(stretch.to)}`;
};
const preview = (calendar: CalendarSpec, now: string, beforeClosingMs?: number): string => {
  const found = previewInstants("parts", berlin(now), of(calendar, beforeClosingMs));
  return found === null ? "none" : `${shownInBerlin(found.dayBefore)}, ${shownInBerlin(found.beforeClosing)}`;
};

const office = weekdaysOpen(["08:00-17:00"]);
const withSaturday = weekdaysOpen(["08:00-20:00"], { sat: ["09:00-13:00"] });
const split = weekdaysOpen(["08:30-12:30", "13:30-17:00"]);
const christmas = (dates: Record<string, string[]>): CalendarSpec => ({ ...office, dates });
const nights: CalendarSpec = { zone, weekly: { fri: ["22:00-06:00"], sat: ["22:00-06:00"], sun: ["22:00-06:00"] } };

const untilWeekend = (calendar: CalendarSpec, now: string): string[] =>
  closedUntilWeekend("parts", berlin(now), of(calendar)).map(
    ({ from, to }) => `${shownInBerlin(from)} to ${shownInBerlin(to)}`,
  );

describe("what is closed until after the weekend", () => {
  it.each([
    ["the weekend ahead", office, "2027-03-03 12:00", ["2027-03-05 17:00 to 2027-03-08 08:00"]],
    ["the one that goes on", office, "2027-03-06 12:00", ["2027-03-05 17:00 to 2027-03-08 08:00"]],
    ["a break says nothing", split, "2027-03-05 13:00", ["2027-03-05 17:00 to 2027-03-08 08:30"]],
    ["nor does a night", office, "2027-03-03 23:00", ["2027-03-05 17:00 to 2027-03-08 08:00"]],
    [
      "a holiday before it, ahead or begun, stands beside it",
      christmas({ "2027-03-03": [] }),
      "2027-03-01 12:00",
      ["2027-03-02 17:00 to 2027-03-04 08:00", "2027-03-05 17:00 to 2027-03-08 08:00"],
    ],
    [
      "and while it lasts",
      christmas({ "2027-03-03": [] }),
      "2027-03-03 12:00",
      ["2027-03-02 17:00 to 2027-03-04 08:00", "2027-03-05 17:00 to 2027-03-08 08:00"],
    ],
    ["nothing after it", christmas({ "2027-03-09": [] }), "2027-03-05 12:00", ["2027-03-05 17:00 to 2027-03-08 08:00"]],
    ["where nothing closes", "24x7" as const, "2027-03-05 12:00", []],
  ])("%s", (_, calendar, now, expected) => {
    expect(untilWeekend(calendar, now)).toEqual(expected);
  });
});

describe("the next closed stretch that is more than a night", () => {
  it.each([
    ["a weekend", office, "2027-03-03 12:00", "2027-03-05 17:00 to 2027-03-08 08:00"],
    [
      "from Saturday on; Friday night is an hour longer than others and still a night",
      withSaturday,
      "2027-03-05 12:00",
      "2027-03-06 13:00 to 2027-03-08 08:00",
    ],
    ["not the lunch break", split, "2027-03-05 12:00", "2027-03-05 17:00 to 2027-03-08 08:30"],
    ["the next one once it has begun", office, "2027-03-05 17:00", "2027-03-12 17:00 to 2027-03-15 08:00"],
    ["this one a minute before", office, "2027-03-05 16:59", "2027-03-05 17:00 to 2027-03-08 08:00"],
    [
      "a holiday in the week",
      christmas({ "2027-03-03": [] }),
      "2027-03-01 12:00",
      "2027-03-02 17:00 to 2027-03-04 08:00",
    ],
    [
      "a short day, whose night is longer",
      christmas({ "2027-03-03": ["08:00-12:00"] }),
      "2027-03-01 12:00",
      "2027-03-03 12:00 to 2027-03-04 08:00",
    ],
    [
      "a late morning",
      christmas({ "2027-03-03": ["12:00-17:00"] }),
      "2027-03-01 12:00",
      "2027-03-02 17:00 to 2027-03-03 12:00",
    ],
    [
      "an afternoon off every week, after which the night is longer than the others",
      { zone, weekly: { ...office.weekly, tue: ["08:00-12:00"] } },
      "2027-03-01 12:00",
      "2027-03-02 12:00 to 2027-03-03 08:00",
    ],
    [
      "not every night because one of them is short",
      { zone, weekly: { ...office.weekly, mon: ["08:00-23:00"] } },
      "2027-03-01 12:00",
      "2027-03-05 17:00 to 2027-03-08 08:00",
    ],
    [
      "not a day that ends an hour early",
      christmas({ "2027-03-03": ["08:00-16:00"] }),
      "2027-03-01 12:00",
      "2027-03-05 17:00 to 2027-03-08 08:00",
    ],
    [
      "not the night that is an hour longer because the clocks go back",
      {
        zone,
        weekly: Object.fromEntries(
          ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((day) => [day, ["08:00-17:00"]]),
        ),
      },
      "2027-10-29 12:00",
      "none",
    ],
    ["days between night shifts are nights here", nights, "2027-03-06 12:00", "2027-03-08 06:00 to 2027-03-12 22:00"],
    [
      "a Sunday between days that never close",
      {
        zone,
        weekly: Object.fromEntries(["mon", "tue", "wed", "thu", "fri", "sat"].map((day) => [day, ["00:00-24:00"]])),
      },
      "2027-03-03 12:00",
      "2027-03-07 00:00 to 2027-03-08 00:00",
    ],
    [
      "one day a week",
      { zone, weekly: { mon: ["09:00-12:00", "15:00-18:00"] } },
      "2027-03-01 10:00",
      "2027-03-01 18:00 to 2027-03-08 09:00",
    ],
    ["none of a department that never closes", "24x7", "2027-03-01 10:00", "none"],
    [
      "none of one that never opens again",
      { zone, weekly: {}, dates: { "2027-03-02": ["09:00-12:00"] } },
      "2027-03-01 10:00",
      "none",
    ],
    [
      "between two dates of one that has dates alone",
      { zone, weekly: {}, dates: { "2027-03-02": ["09:00-12:00"], "2027-03-05": ["09:00-12:00"] } },
      "2027-03-01 10:00",
      "2027-03-02 12:00 to 2027-03-05 09:00",
    ],
  ] as [string, CalendarSpec, string, string][])("%s", (_, calendar, now, says) => {
    expect(ahead(calendar, now)).toBe(says);
  });

  it("is none of a department that is not there", () => {
    expect(closedStretchAhead("gone", berlin("2027-03-01 10:00"), of(office))).toBe(null);
    expect(previewInstants("gone", berlin("2027-03-01 10:00"), of(office))).toBe(null);
  });
});

describe("when to show it", () => {
  it.each([
    [
      "half an hour before closing, and at that time the day before",
      office,
      "2027-03-01 12:00",
      "2027-03-04 16:30, 2027-03-05 16:30",
    ],
    [
      "at noon on Friday for a Saturday at noon",
      withSaturday,
      "2027-03-01 12:00",
      "2027-03-05 12:30, 2027-03-06 12:30",
    ],
    [
      "on the last working day before, when the day before is a holiday",
      christmas({ "2027-03-04": [] }),
      "2027-03-04 20:00",
      "2027-03-03 16:30, 2027-03-05 16:30",
    ],
    [
      "before the lunch break, when it falls into one",
      { ...split, dates: { "2027-03-05": ["08:30-13:20"] } },
      "2027-03-03 12:00",
      "2027-03-04 12:00, 2027-03-05 12:50",
    ],
    [
      "a week before, for one day a week",
      { zone, weekly: { mon: ["09:00-12:00"] } },
      "2027-03-08 10:00",
      "2027-03-01 11:30, 2027-03-08 11:30",
    ],
    [
      "the day before, over a clock change, by the wall clock",
      { zone, weekly: { sat: ["00:00-24:00"], sun: ["00:00-24:00"] } },
      "2027-03-27 12:00",
      "2027-03-27 23:30, 2027-03-28 23:30",
    ],
    ["never for one that does not close", "24x7", "2027-03-01 12:00", "none"],
  ] as [string, CalendarSpec, string, string][])("%s", (_, calendar, now, says) => {
    expect(preview(calendar, now)).toBe(says);
  });

  it("is not before it opens, however long before closing the desk says", () => {
    const short = christmas({ "2027-03-05": ["08:00-09:00"] });
    expect(preview(short, "2027-03-03 12:00", 8 * 3_600_000)).toBe("2027-03-04 08:00, 2027-03-05 08:00");
  });
});
