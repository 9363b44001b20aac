import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { holidayLines } from "../../src/card/holiday-lines.ts";
import { en } from "../../src/card/words/en.ts";
import { readDeskFile } from "../../src/config/desk-file.ts";
import { proposeClosures } from "../../src/core/coverage/propose-closures.ts";
import { readIcal } from "../../src/core/coverage/read-ical.ts";
import { instant } from "../../src/core/time/instant.ts";
import { aDesk } from "../support/a-desk.ts";
import { monday } from "../support/builders.ts";
import { hostile } from "../support/hostile-words.ts";

const { holidays: words } = en;
const reader = { desk: aDesk, words: en, zone: aDesk.zone, now: monday };
const span = { zone: aDesk.zone, from: monday, to: instant(monday + 548 * 86_400_000) };
const calendar = (names: readonly string[]): string =>
  [
    "BEGIN:VCALENDAR",
    ...names.flatMap((name, n) => [
      "BEGIN:VEVENT",
      `DTSTART;VALUE=DATE:202703${String(n + 10).padStart(2, "0")}`,
      `SUMMARY:${name}`,
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ].join("\r\n");
const lines = (text: string): string[] => {
  const { closures, problems } = readIcal(text, span);
  return holidayLines(proposeClosures(aDesk.departments, closures), problems, "2028-08-30", reader);
};

describe("closures out of another calendar", () => {
  test("are named with what the desk says of them, then as lines to add", () => {
    const [head, line, gap, ...rest] = lines(calendar(["Stocktaking"]));
    expect(head).toBe(words.found(1, "2028-08-30"));
    const all = "Social, Call centre, Parts, Billing, Technical";
    expect(line).toBe(words.line("2027-03-10", "Stocktaking", words.at(words.standings.open, all)));
    expect(gap).toBe("");
    expect(rest.slice(0, 3)).toEqual([words.paste("Social"), words.dates, words.date("2027-03-10", "Stocktaking")]);
    expect(rest.at(-1)).toBe(words.nothingChanged);
  });
  test("that are none are said to be none, with what could not be read", () => {
    expect(lines(calendar([]))).toEqual([words.none("2028-08-30")]);
    const timed = calendar(["x"]).replace(";VALUE=DATE:20270310", ":20270310T100000");
    expect(lines(timed)).toEqual([words.none("2028-08-30"), 'Line 3: "x" is not of whole days and is left out.']);
  });
  test("that the desk has already leave nothing to add", () => {
    const closed = aDesk.departments.map((one) => ({ ...one, calendar: "24x7" as const }));
    const { closures } = readIcal(calendar(["x"]), span);
    const said = holidayLines(proposeClosures(closed, closures), [], "2028-08-30", reader);
    expect(said.at(-1)).toBe(words.nothingToDo);
  });
});

describe("what somebody else called a day", () => {
  const evil = ["a: {b} # c", "- x", "\u001b[31mred\u0007", "x\u2028y\u0085z", "\u202egnp", "\ud800", "'\"", "\tTab"];
  test("stands on its line letter for letter, without what cannot be seen", () => {
    const said = lines(calendar(evil));
    expect(said.some((line) => line.includes("a: {b} # c"))).toBe(true);
    expect(said.some((line) => line.includes("[31mred"))).toBe(true);
  });
  test("breaks no line, and changes nothing of the desk file it is pasted into", () => {
    const anyName = fc.oneof(hostile, fc.constantFrom(...evil)).map((name) => name.replace(/[\r\n]/g, " "));
    const law = fc.property(fc.array(anyName, { minLength: 1, maxLength: 15 }), (names) => {
      const said = lines(calendar(names));
      expect(said.join("\n")).not.toMatch(/[^\P{Cc}\n]|\p{Cf}|\p{Cs}|[\u2028\u2029]/u);
      const from = said.indexOf(words.dates);
      const pasted = said.slice(from, said.indexOf("", from));
      const read = readDeskFile(deskWith(pasted), "desk.yaml", 2027);
      if ("problems" in read) throw new Error(JSON.stringify(read.problems));
      const parts = read.desk.departments[0]?.calendar;
      const dates = parts === "24x7" ? {} : (parts?.dates ?? {});
      expect(Object.keys(dates)).toHaveLength(pasted.length - 1);
      expect(Object.values(dates).every((windows) => windows.length === 0)).toBe(true);
    });
    fc.assert(law, { numRuns: 60 });
  });
});

const deskWith = (pasted: readonly string[]): string =>
  [
    "organisation: Example",
    "zone: America/New_York",
    "calendars:",
    "  usual:",
    "    weekly: { mon-fri: 09:00-17:00 }",
    ...pasted,
    "departments:",
    "  parts: { calendar: usual, lead: lee }",
    "people:",
    "  lee: { name: Lee Wong, department: parts }",
  ].join("\n");
