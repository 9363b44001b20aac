import { expect, test } from "vitest";
import { type CalendarSpec, compileCalendar } from "../../../src/core/coverage/calendar.ts";
import { sinceWhen } from "../../../src/core/digest/since-when.ts";
import { instant } from "../../../src/core/time/instant.ts";

const zone = "America/New_York";
const at = (local: string) => instant(Date.parse(`${local}:00-05:00`));
const weekdays = { mon: ["08:00-18:00"], tue: ["08:00-18:00"], wed: ["08:00-18:00"], fri: ["08:00-18:00"] };
const withSaturday = { ...weekdays, sat: ["08:00-13:00"] };
const shutForAWhile = { sun: ["08:00-08:30"] };
const stretch = (from: string, to: string) => ({ from: at(from), to: at(to) });

// Monday 8 March 2027; Thursdays are closed.
test.each([
  ["the day before", weekdays, null, "2027-03-10T08:04", "2027-03-09T08:04"],
  ["Monday's holds the weekend", weekdays, null, "2027-03-08T08:04", "2027-03-05T08:04"],
  ["with a Saturday it begins there", withSaturday, null, "2027-03-08T08:04", "2027-03-06T08:04"],
  ["a closed day is skipped", weekdays, null, "2027-03-05T08:04", "2027-03-03T08:04"],
  ["a department that never opened: a week", shutForAWhile, null, "2027-03-10T08:04", "2027-03-03T08:04"],
  [
    "since their last one",
    weekdays,
    stretch("2027-03-05T08:00", "2027-03-08T08:00"),
    "2027-03-08T16:00",
    "2027-03-08T08:00",
  ],
  [
    "the last one again",
    weekdays,
    stretch("2027-03-05T08:00", "2027-03-08T08:00"),
    "2027-03-08T08:30",
    "2027-03-05T08:00",
  ],
  [
    "not one of last month",
    weekdays,
    stretch("2027-02-01T08:00", "2027-02-02T08:00"),
    "2027-03-10T08:04",
    "2027-03-09T08:04",
  ],
] as const)("%s", (_, weekly, last, now, from) => {
  const hours = compileCalendar({ zone, weekly } as unknown as CalendarSpec);
  expect(new Date(sinceWhen(last, at(now), hours, zone)).toISOString()).toBe(new Date(at(from)).toISOString());
});

test("keeps the time of day over a change of the clocks", () => {
  const hours = compileCalendar("24x7");
  const monday = instant(Date.parse("2027-03-15T08:00:00-04:00"));
  expect(sinceWhen(null, monday, hours, zone)).toBe(Date.parse("2027-03-14T08:00:00-04:00"));
  const sunday = instant(Date.parse("2027-03-14T08:00:00-04:00"));
  expect(sinceWhen(null, sunday, hours, zone)).toBe(Date.parse("2027-03-13T08:00:00-05:00"));
});
