import { DateTime } from "luxon";
import { describe, expect, test } from "vitest";
import { compileCalendar } from "../../../src/core/coverage/calendar.ts";
import { darkAt } from "../../../src/core/promise/dark-at.ts";
import { readPromiseDate } from "../../../src/core/promise/read-promise-date.ts";
import { takeDate } from "../../../src/core/promise/take-date.ts";
import { type Instant, instant } from "../../../src/core/time/instant.ts";
import { aDesk, withDepartment } from "../../support/a-desk.ts";
import { newYork, noRoster, policyOf } from "../../support/builders.ts";

const zone = "America/New_York";
const wall = (ms: number): string => DateTime.fromMillis(ms, { zone }).toFormat("ccc yyyy-MM-dd HH:mm");
const office = compileCalendar({
  zone,
  weekly: {
    mon: ["08:00-17:00"],
    tue: ["08:00-17:00"],
    wed: ["08:00-12:00", "13:00-17:00"],
    thu: ["08:00-17:00"],
    fri: ["08:00-16:00"],
  },
  dates: { "2027-03-05": [] },
});

describe("a promised date, said on a Wednesday at half past ten", () => {
  const now = newYork("2027-03-03 10:30");
  const table: [words: string, then: string | null, sure: boolean][] = [
    ["fri 15:00", "Fri 2027-03-05 15:00", false],
    ["tomorrow 3pm", "Thu 2027-03-04 15:00", false],
    ["fri", "Fri 2027-03-05 09:00", false],
    ["15:00", "Wed 2027-03-03 15:00", false],
    ["5", "Wed 2027-03-03 17:00", false],
    ["2h", "Wed 2027-03-03 12:30", false],
    ["5 march", "Fri 2027-03-05 09:00", false],
    ["5 march 15:00", "Fri 2027-03-05 15:00", true],
    ["march 5th at 3pm", "Fri 2027-03-05 15:00", true],
    ["2027-03-05 15:00", "Fri 2027-03-05 15:00", true],
    ["fri 5 march 15:00", "Fri 2027-03-05 15:00", true],
    // Said in March, the first of March is the next year's, or was a slip: it is asked.
    ["1 march 15:00", "Wed 2028-03-01 15:00", false],
    ["1 march 2028 15:00", "Wed 2028-03-01 15:00", true],
    // Friday is a holiday here; today is not counted.
    ["in 2 business days", "Mon 2027-03-08 17:00", false],
    ["within one working day", "Thu 2027-03-04 17:00", false],
    ["next business day", "Thu 2027-03-04 17:00", false],
    ["2 business days at 10am", "Mon 2027-03-08 10:00", false],
    ["10 business days", "Thu 2027-03-18 17:00", false],
    ["in 4 business hours", "Wed 2027-03-03 15:30", false],
    ["in 0 business days", null, false],
    ["3/4 15:00", null, false],
    ["soon", null, false],
    ["", null, false],
  ];
  test.each(table)("%s", (words, then, sure) => {
    const read = readPromiseDate(words, now, zone, office);
    expect(read === null ? null : wall(read.at)).toBe(then);
    if (read !== null) expect(read.sure).toBe(sure);
  });

  test("business days that begin on a Saturday, of hours around the clock, and of hours that never come", () => {
    const saturday = newYork("2027-03-06 12:00");
    const read = (calendar: typeof office): string | null => {
      const found = readPromiseDate("in 2 business days", saturday, zone, calendar);
      return found === null ? null : wall(found.at);
    };
    expect(read(office)).toBe("Tue 2027-03-09 17:00");
    expect(read(compileCalendar("24x7"))).toBe("Mon 2027-03-08 12:00");
    const ends = compileCalendar({ zone, weekly: {}, dates: { "2027-03-05": ["09:00-10:00"] } });
    expect(read(ends)).toBeNull();
  });
});

describe("a date at the front of words", () => {
  const table: [text: string, date: string | null, rest: string][] = [
    ["fri 15:00 replacement ships", "fri 15:00", "replacement ships"],
    ["fri 15:00 on site", "fri 15:00", "on site"],
    ["28 november 2026 9am the van is away", "28 november 2026 9am", "the van is away"],
    ["the day after tomorrow they ring", "the day after tomorrow", "they ring"],
    ["replacement ships", null, ""],
  ];
  test.each(table)("%s", (text, date, rest) => {
    expect(takeDate(text)).toEqual(date === null ? null : { date, rest });
  });
});

test("an article after a time is no time of night", () => {
  expect(takeDate("fri 12:00 a technician comes")).toEqual({ date: "fri 12:00", rest: "a technician comes" });
  expect(takeDate("fri 3:00 a part ships")?.date).toBe("fri 3:00");
  expect(takeDate("fri 3 am the part ships")).toEqual({ date: "fri 3 am", rest: "the part ships" });
});

describe("a promise into the dark", () => {
  const ctx = { ...policyOf(aDesk), roster: noRoster };
  const shown = (department: string, at: Instant, over = ctx) => {
    const dark = darkAt(department, at, over);
    return dark === null
      ? null
      : [dark.because, wall(dark.from), dark.to && wall(dark.to), dark.next && wall(dark.next)];
  };

  test("is one that nobody of the department works towards until then", () => {
    expect(shown("parts", newYork("2027-03-05 15:00"))).toBeNull();
    expect(shown("parts", newYork("2027-03-05 17:00"))).toBeNull();
    const weekend = ["closed", "Fri 2027-03-05 17:00", "Mon 2027-03-08 08:00", "Mon 2027-03-08 10:00"];
    expect(shown("parts", newYork("2027-03-05 17:01"))).toEqual(weekend);
    expect(shown("parts", newYork("2027-03-08 08:00"))).toEqual(weekend);
    expect(shown("parts", newYork("2027-03-08 08:01"))).toBeNull();
  });

  test("is none where somebody covers, and names whoever is missing", () => {
    const cover = {
      id: "c",
      department: "parts",
      person: "lee",
      from: newYork("2027-03-06 09:00"),
      to: newYork("2027-03-06 17:00"),
      by: "lee",
      state: "agreed" as const,
    };
    const covered = { ...ctx, roster: { covers: [cover], absences: [] } };
    expect(shown("parts", newYork("2027-03-06 15:00"), covered)).toBeNull();
    expect(shown("parts", newYork("2027-03-06 08:00"), covered)).toEqual([
      "closed",
      "Fri 2027-03-05 17:00",
      "Sat 2027-03-06 09:00",
      "Sat 2027-03-06 11:00",
    ]);
    const away = ["raj", "lee", "carlos"].map((person) => ({
      id: person,
      person,
      from: newYork("2027-03-02 12:00"),
      to: newYork("2027-03-03 12:00"),
      by: person,
    }));
    const alone = { ...ctx, roster: { covers: [], absences: away } };
    expect(shown("parts", newYork("2027-03-02 15:00"), alone)?.[0]).toBe("nobody-in");
  });

  test("of a department that never opens has no other date to offer", () => {
    const desk = withDepartment("parts", { calendar: { zone, weekly: {}, dates: { "2027-01-01": ["09:00-10:00"] } } });
    const people = desk.people.map((one) =>
      one.department === "parts"
        ? { ...one, calendar: desk.departments.find(({ id }) => id === "parts")?.calendar ?? "24x7" }
        : one,
    );
    const never = { ...policyOf({ ...desk, people }), roster: noRoster };
    expect(darkAt("parts", instant(newYork("2027-03-05 15:00")), never)).toMatchObject({ to: null, next: null });
  });
});
