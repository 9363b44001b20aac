import { describe, expect, it } from "vitest";
import { type CalendarSpec, compileCalendar } from "../../../src/core/coverage/calendar.ts";
import { checkCalendar } from "../../../src/core/coverage/read-calendar.ts";
import { addWorkingTime } from "../../../src/core/coverage/working-time.ts";

const berlin = (more: object): object => ({ zone: "Europe/Berlin", weekly: { mon: ["09:00-17:00"] }, ...more });
const monday = (...mon: unknown[]): object => berlin({ weekly: { mon } });
// What the desk file holds before anybody has checked it has no type yet.
const compile = (spec: unknown) => compileCalendar(spec as CalendarSpec);

describe("compileCalendar refuses", () => {
  it.each<[string, unknown, string]>([
    [
      "a day without its last minute",
      monday("00:00-23:59"),
      "mon has 00:00-23:59, which leaves out the last minute of the day. Write 00:00-24:00 for the whole day.",
    ],
    [
      "midnight as 00:00",
      monday("09:00-00:00"),
      "mon has 09:00-00:00, which ends before it begins. Write 09:00-24:00 if it lasts until midnight.",
    ],
    [
      "an empty window",
      monday("09:00-09:00"),
      "mon has 09:00-09:00, which ends when it begins. Write 00:00-24:00 for the whole day, or leave the window out.",
    ],
    ["the emptiest window", monday("00:00-00:00"), "mon has 00:00-00:00, which ends when it begins."],
    [
      "an hour that does not exist",
      monday("09:00-25:00"),
      "mon has 09:00-25:00, which is not a window. Write two times from 00:00 to 24:00 as HH:MM-HH:MM, such as 09:00-17:00.",
    ],
    ["a minute that does not exist", monday("09:60-17:00"), "mon has 09:60-17:00, which is not a window."],
    ["a minute after 24:00", monday("09:00-24:01"), "mon has 09:00-24:01, which is not a window."],
    ["an opening at the end of the day", monday("24:00-06:00"), "mon has 24:00-06:00, which is not a window."],
    ["hours without minutes", monday("9-17"), "mon has 9-17, which is not a window."],
    ["one digit", monday("9:00-17:00"), "mon has 9:00-17:00, which is not a window."],
    ["one time", monday("09:00"), "mon has 09:00, which is not a window."],
    ["three times", monday("09:00-12:00-15:00"), "mon has 09:00-12:00-15:00, which is not a window."],
    ["a number", monday(540), "mon has 540, which is not a window."],
    ["nothing", monday(""), 'mon has "", which is not a window.'],
    [
      "windows that overlap",
      monday("09:00-13:00", "12:00-18:00"),
      "mon 09:00-13:00 and 12:00-18:00 overlap. Make them one window, or move an edge.",
    ],
    ["windows in any order", monday("12:00-18:00", "09:00-13:00"), "mon 09:00-13:00 and 12:00-18:00 overlap."],
    ["the same window twice", monday("09:00-13:00", "09:00-13:00"), "mon 09:00-13:00 and 09:00-13:00 overlap."],
    ["a window in another", monday("09:00-18:00", "10:00-11:00"), "mon 09:00-18:00 and 10:00-11:00 overlap."],
    [
      "a night that runs into the next day",
      berlin({ weekly: { fri: ["22:00-06:00"], sat: ["05:00-12:00"] } }),
      "fri 22:00-06:00 and sat 05:00-12:00 overlap.",
    ],
    [
      "a night that runs from Sunday into Monday",
      berlin({ weekly: { sun: ["22:00-06:00"], mon: ["05:59-12:00"] } }),
      "sun 22:00-06:00 and mon 05:59-12:00 overlap.",
    ],
    [
      "dated windows that overlap",
      berlin({ dates: { "2026-12-24": ["09:00-12:00", "11:00-13:00"] } }),
      "2026-12-24 09:00-12:00 and 11:00-13:00 overlap.",
    ],
    [
      "dated windows in any order",
      berlin({ dates: { "2026-12-24": ["11:00-13:00", "09:00-12:00"] } }),
      "2026-12-24 09:00-12:00 and 11:00-13:00 overlap.",
    ],
    [
      "a bad dated window",
      berlin({ dates: { "2026-12-24": ["09:00-00:00"] } }),
      "2026-12-24 has 09:00-00:00, which ends before it begins.",
    ],
    [
      "no window at all",
      berlin({ weekly: {} }),
      "This calendar never opens. Give at least one weekday or date a window such as 09:00-17:00.",
    ],
    ["closed days only", berlin({ weekly: { mon: [] }, dates: { "2026-12-25": [] } }), "This calendar never opens."],
    [
      "one window in a spring gap only",
      berlin({ weekly: {}, dates: { "2026-03-29": ["02:10-02:50"] } }),
      "This calendar never opens.",
    ],
    [
      "an unknown zone",
      berlin({ zone: "Europe/Berln" }),
      "There is no time zone Europe/Berln. Use an IANA name such as Europe/Berlin or America/New_York.",
    ],
    ["an offset for a zone", berlin({ zone: "+01:00" }), "There is no time zone +01:00."],
    ["an empty zone", berlin({ zone: "" }), 'There is no time zone "".'],
    ["no zone", { weekly: { mon: ["09:00-17:00"] } }, "A calendar needs a zone."],
    [
      "an unknown weekday",
      berlin({ weekly: { monday: ["09:00-17:00"] } }),
      "There is no weekday monday. Use mon, tue, wed, thu, fri, sat, sun.",
    ],
    [
      "a weekday without a list",
      berlin({ weekly: { mon: "09:00-17:00" } }),
      'mon needs a list of windows. Write ["09:00-17:00"], or [] when it is closed.',
    ],
    ["a weekday left empty", berlin({ weekly: { mon: null } }), "mon needs a list of windows."],
    ["no weekly hours", { zone: "UTC" }, "weekly gives each open weekday its windows"],
    [
      "an impossible date",
      berlin({ dates: { "2026-02-30": [] } }),
      "dates has 2026-02-30, and there is no such date. Write it as YYYY-MM-DD.",
    ],
    ["the day of no leap year", berlin({ dates: { "2026-02-29": [] } }), "dates has 2026-02-29"],
    ["a date the wrong way round", berlin({ dates: { "24.12.2026": [] } }), "dates has 24.12.2026"],
    ["dates as a list", berlin({ dates: ["2026-12-24"] }), "dates gives single dates their windows"],
    [
      "an unknown country",
      berlin({ holidays: "ATLANTIS" }),
      "I know no holidays of ATLANTIS. Use a country, or a country and a part of it, such as DE, DE-BY or US-CA.",
    ],
    [
      "an unknown part of a country",
      berlin({ holidays: "DE-XX" }),
      "I know no holidays of DE-XX. Use DE or one of DE-BB, DE-BE, ",
    ],
    ["a part of a country without parts", berlin({ holidays: "JP-13" }), "I know no holidays of JP-13. Use JP."],
    [
      "a part of a part that has none",
      berlin({ holidays: "DE-BY-A-1" }),
      "I know no holidays of DE-BY-A-1. Use DE-BY-A.",
    ],
    [
      "an impossible holiday",
      berlin({ holidays: ["2026-13-01"] }),
      "holidays has 2026-13-01, and there is no such date.",
    ],
    [
      "holidays of another shape",
      berlin({ holidays: true }),
      "holidays is a region such as DE-BY or a list of dates such as 2026-12-25.",
    ],
    [
      "a part it does not know",
      berlin({ weekley: {} }),
      "A calendar has no weekley. It has zone, weekly, dates and holidays.",
    ],
    ["another word", "24/7", 'A calendar is "24x7", or zone and weekly hours'],
    ["null", null, 'A calendar is "24x7"'],
    ["undefined", undefined, 'A calendar is "24x7"'],
    ["a list", [], 'A calendar is "24x7"'],
  ])("%s", (_, spec, sentence) => {
    expect(() => compile(spec)).toThrow(sentence);
  });

  it("after it took a sound calendar that looks the same at first sight", () => {
    compile(berlin({}));
    expect(() => compile(berlin({ weekley: {} }))).toThrow("weekley");
  });
});

describe("compileCalendar takes", () => {
  it.each<[string, unknown]>([
    ["24x7", "24x7"],
    ["windows that touch", monday("09:00-12:00", "12:00-18:00")],
    ["nights that touch the next morning", berlin({ weekly: { sun: ["22:00-06:00"], mon: ["06:00-22:00"] } })],
    ["a night one minute short of a day", berlin({ weekly: { sun: ["12:00-11:59"] } })],
    ["a window until one minute to midnight", monday("09:00-23:59")],
    ["dated hours only", berlin({ weekly: {}, dates: { "2026-12-24": ["09:00-12:00"] } })],
    ["29 February of a leap year", berlin({ dates: { "2028-02-29": [] } })],
    ["parts left undefined", berlin({ dates: undefined, holidays: undefined })],
    ["frozen holidays", berlin({ holidays: ["2026-12-25", "2026-12-25"] })],
    ["a town's holidays", berlin({ holidays: "DE-BY-A" })],
  ])("%s", (_, spec) => {
    expect(checkCalendar(spec)).toEqual([]);
    expect(() => compile(spec)).not.toThrow();
  });
});

describe("a compiled calendar", () => {
  it("is frozen and does not follow its spec when that is changed", () => {
    const mon = ["09:00-17:00"];
    const spec = { zone: "UTC", weekly: { mon }, dates: { "2026-03-09": ["10:00-11:00"] } };
    const calendar = compileCalendar(spec);
    mon[0] = "11:00-12:00";
    spec.dates["2026-03-09"].pop();
    expect(Object.isFrozen(calendar)).toBe(true);
    expect(addWorkingTime(calendar, Date.parse("2026-03-02T00:00Z"), 1)).toBe(Date.parse("2026-03-02T09:00:00.001Z"));
    expect(addWorkingTime(calendar, Date.parse("2026-03-09T00:00Z"), 1)).toBe(Date.parse("2026-03-09T10:00:00.001Z"));
    expect(compileCalendar(spec)).not.toBe(calendar);
  });

  it("is shared by equal specs", () => {
    expect(compile(berlin({}))).toBe(compile(berlin({})));
  });
});

describe("checkCalendar", () => {
  it("finds everything at once and says where", () => {
    const problems = checkCalendar({
      zone: "Mars/Olympus",
      weekly: { mon: ["09:00-12:00", "9-17"], moon: [] },
      dates: { "2026-02-30": ["00:00-23:59"] },
      holidays: ["2026-12-25", "soon"],
    });
    expect(problems.map(({ path }) => path.join("."))).toEqual([
      "zone",
      "weekly.moon",
      "weekly.mon.1",
      "dates.2026-02-30",
      "dates.2026-02-30.0",
      "holidays.1",
    ]);
    for (const { message } of problems) expect(message).toMatch(/^\S.*\.$/);
  });
});
