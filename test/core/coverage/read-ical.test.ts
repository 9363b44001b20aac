import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readIcal } from "../../../src/core/coverage/read-ical.ts";
import { instant } from "../../../src/core/time/instant.ts";

const zone = "Europe/Berlin";
const within = (from: string, to: string, of = zone) => ({
  zone: of,
  from: instant(Date.parse(`${from}T12:00:00Z`)),
  to: instant(Date.parse(`${to}T12:00:00Z`)),
});
const year = within("2027-01-01", "2027-12-31");

const event = (...lines: string[]): string => ["BEGIN:VEVENT", ...lines, "END:VEVENT"].join("\r\n");
const calendar = (...events: string[]): string =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", ...events, "END:VCALENDAR", ""].join("\r\n");
const read = (span: ReturnType<typeof within>, ...lines: string[]) => readIcal(calendar(event(...lines)), span);
const dates = (span: ReturnType<typeof within>, ...lines: string[]): string[] =>
  read(span, ...lines).closures.map((one) => one.date);

describe("all-day events", () => {
  it.each([
    ["one day", ["DTSTART;VALUE=DATE:20271224", "DTEND;VALUE=DATE:20271225"], ["2027-12-24"]],
    ["without an end", ["DTSTART;VALUE=DATE:20271224"], ["2027-12-24"]],
    [
      "that ends on the day itself, as some write",
      ["DTSTART;VALUE=DATE:20271224", "DTEND;VALUE=DATE:20271224"],
      ["2027-12-24"],
    ],
    [
      "several days; the end is not one of them",
      ["DTSTART;VALUE=DATE:20271224", "DTEND;VALUE=DATE:20271227"],
      ["2027-12-24", "2027-12-25", "2027-12-26"],
    ],
    ["with a length", ["DTSTART;VALUE=DATE:20271224", "DURATION:P2D"], ["2027-12-24", "2027-12-25"]],
    [
      "a week long",
      ["DTSTART;VALUE=DATE:20270301", "DURATION:P1W"],
      ["01", "02", "03", "04", "05", "06", "07"].map((d) => `2027-03-${d}`),
    ],
    ["from midnight to midnight", ["DTSTART:20271224T000000", "DTEND:20271226T000000"], ["2027-12-24", "2027-12-25"]],
    [
      "the same in a zone",
      ["DTSTART;TZID=Europe/Berlin:20271224T000000", "DTEND;TZID=Europe/Berlin:20271225T000000"],
      ["2027-12-24"],
    ],
    ["the same in UTC", ["DTSTART:20271223T230000Z", "DTEND:20271224T230000Z"], ["2027-12-24"]],
    ["over the day that skips an hour", ["DTSTART:20270327T230000Z", "DTEND:20270328T220000Z"], ["2027-03-28"]],
    ["a date is a date, whatever zone it names", ["DTSTART;VALUE=DATE;TZID=Asia/Tokyo:20271224"], ["2027-12-24"]],
    [
      "further dates",
      ["DTSTART;VALUE=DATE:20270301", "RDATE;VALUE=DATE:20270401,20270501"],
      ["2027-03-01", "2027-04-01", "2027-05-01"],
    ],
    [
      "begun before the time that is asked for",
      ["DTSTART;VALUE=DATE:20261230", "DTEND;VALUE=DATE:20270103"],
      ["2027-01-01", "2027-01-02"],
    ],
    ["outside of it", ["DTSTART;VALUE=DATE:20280101"], []],
    ["cancelled", ["DTSTART;VALUE=DATE:20271224", "STATUS:CANCELLED"], []],
  ])("%s", (_, lines, closed) => {
    expect(read(year, ...lines)).toEqual({ closures: closed.map((date) => ({ date, name: "Closed" })), problems: [] });
  });
});

describe("events that come back every year", () => {
  const four = within("2026-01-01", "2029-12-31");
  it.each([
    [
      "on their date",
      ["DTSTART;VALUE=DATE:20201225", "RRULE:FREQ=YEARLY"],
      ["2026-12-25", "2027-12-25", "2028-12-25", "2029-12-25"],
    ],
    ["not before the first", ["DTSTART;VALUE=DATE:20281225", "RRULE:FREQ=YEARLY"], ["2028-12-25", "2029-12-25"]],
    [
      "with month and day spelt out",
      ["DTSTART;VALUE=DATE:20200501", "RRULE:FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1"],
      ["2026-05-01", "2027-05-01", "2028-05-01", "2029-05-01"],
    ],
    ["29 February, in leap years alone", ["DTSTART;VALUE=DATE:20200229", "RRULE:FREQ=YEARLY"], ["2028-02-29"]],
    [
      "every second year",
      ["DTSTART;VALUE=DATE:20250601", "RRULE:FREQ=YEARLY;INTERVAL=2"],
      ["2027-06-01", "2029-06-01"],
    ],
    ["three times in all", ["DTSTART;VALUE=DATE:20250601", "RRULE:FREQ=YEARLY;COUNT=3"], ["2026-06-01", "2027-06-01"]],
    [
      "until a date, which still counts",
      ["DTSTART;VALUE=DATE:20250601", "RRULE:FREQ=YEARLY;UNTIL=20270601"],
      ["2026-06-01", "2027-06-01"],
    ],
    [
      "until the day before",
      ["DTSTART;VALUE=DATE:20250601", "RRULE:FREQ=YEARLY;UNTIL=20270531T235959Z"],
      ["2026-06-01"],
    ],
    [
      "on the fourth Thursday of November",
      ["DTSTART;VALUE=DATE:20201126", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH"],
      ["2026-11-26", "2027-11-25", "2028-11-23", "2029-11-22"],
    ],
    [
      "on the last Monday of May",
      ["DTSTART;VALUE=DATE:20200525", "RRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO"],
      ["2026-05-25", "2027-05-31", "2028-05-29", "2029-05-28"],
    ],
    [
      "on the fifth Friday of October, where there is one",
      ["DTSTART;VALUE=DATE:20201030", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=5FR"],
      ["2026-10-30", "2027-10-29"],
    ],
    [
      "except once",
      ["DTSTART;VALUE=DATE:20201225", "RRULE:FREQ=YEARLY", "EXDATE;VALUE=DATE:20271225"],
      ["2026-12-25", "2028-12-25", "2029-12-25"],
    ],
  ])("%s", (_, lines, closed) => {
    expect(dates(four, ...lines)).toEqual(closed);
  });

  it("for two days over New Year", () => {
    const lines = ["DTSTART;VALUE=DATE:20201231", "DTEND;VALUE=DATE:20210102", "RRULE:FREQ=YEARLY"];
    expect(dates(within("2027-01-01", "2027-12-31"), ...lines)).toEqual(["2027-01-01", "2027-12-31"]);
  });

  it.each([
    "FREQ=WEEKLY",
    "FREQ=YEARLY;BYDAY=MO",
    "FREQ=YEARLY;BYDAY=20MO",
    "FREQ=YEARLY;BYMONTH=5,6",
    "FREQ=YEARLY;BYEASTER=1",
    "FREQ=YEARLY;INTERVAL=0",
    "FREQ=YEARLY;UNTIL=soon",
    "FREQ=YEARLY;BYMONTHDAY=-1",
    "nonsense",
    "",
  ])("says so when it does not read the rule %s", (rule) => {
    const { closures, problems } = read(year, "SUMMARY:Stocktaking", "DTSTART;VALUE=DATE:20270301", `RRULE:${rule}`);
    expect(closures).toEqual([]);
    expect(problems).toEqual([
      'Line 6: "Stocktaking" on 2027-03-01 comes back by a rule that is not read here. Add its dates by hand.',
    ]);
  });
});

describe("what it is called", () => {
  it.each([
    ["SUMMARY:Tag der Arbeit", "Tag der Arbeit"],
    ["SUMMARY;LANGUAGE=de:Weihnachten\\, frei\\; wirklich", "Weihnachten, frei; wirklich"],
    ["SUMMARY:two\\nlines\\N of it", "two lines of it"],
    ["SUMMARY:folded o\r\n ver lines", "folded over lines"],
    ['SUMMARY;ALTREP="http://x:80/;a":with: colons', "with: colons"],
    ["summary:small letters", "small letters"],
    ["SUMMARY:back\\\\slash", "back\\slash"],
    ["SUMMARY:\u202eevil\u0007 text\u200b", "evil text"],
    [`SUMMARY:${"long ".repeat(50)}`, "long ".repeat(16).slice(0, 80)],
    ["SUMMARY:", "Closed"],
  ])("%s", (line, name) => {
    expect(read(year, "DTSTART;VALUE=DATE:20270301", line).closures).toEqual([{ date: "2027-03-01", name }]);
  });

  it("is both names where two fall on one date, and one where they are the same", () => {
    const days = ["A", "B", "A"].map((name) => event("DTSTART;VALUE=DATE:20270301", `SUMMARY:${name}`));
    expect(readIcal(calendar(...days), year).closures).toEqual([{ date: "2027-03-01", name: "A, B" }]);
  });

  it("is not the alarm's", () => {
    const alarm = ["BEGIN:VALARM", "SUMMARY:Wake", "DTSTART:20270101T080000", "END:VALARM"];
    const { closures } = read(year, ...alarm, "SUMMARY:Day", "DTSTART;VALUE=DATE:20270301");
    expect(closures).toEqual([{ date: "2027-03-01", name: "Day" }]);
  });
});

describe("what it leaves out, it names", () => {
  it.each([
    [["DTSTART:20270301T090000", "DTEND:20270301T100000"], 'Line 4: "Closed" is not of whole days and is left out.'],
    [["DTSTART:20270301T000000"], 'Line 4: "Closed" is not of whole days and is left out.'],
    [["DTSTART:20270301T000000Z", "DTEND:20270302T000000Z"], 'Line 4: "Closed" is not of whole days and is left out.'],
    [["DTSTART;VALUE=DATE:20270230"], 'Line 4: DTSTART of "Closed" is no date. Write it as 20261225.'],
    [
      ["SUMMARY:folded", " over", "\ttwo lines", "DTSTART:soon"],
      'Line 7: DTSTART of "foldedovertwo lines" is no date. Write it as 20261225.',
    ],
    [
      ["DTSTART;VALUE=DATE:20270305", "DTEND;VALUE=DATE:20270301"],
      'Line 5: "Closed" ends before it begins. Correct its DTEND.',
    ],
    [
      ["DTSTART;VALUE=DATE:20270305", "DTEND;VALUE=DATE:later"],
      'Line 5: DTEND of "Closed" is no date. Write it as 20261225.',
    ],
    [
      ["DTSTART;VALUE=DATE:20270305", "DURATION:long", "SUMMARY:$& $1"],
      'Line 5: DURATION of "$& $1" is no length. Write it as P2D.',
    ],
    [["SUMMARY:No date"], 'Line 3: "No date" has no DTSTART. Give it a date, such as DTSTART;VALUE=DATE:20261225.'],
  ])("%s", (lines, problem) => {
    expect(read(year, ...lines)).toEqual({ closures: [], problems: [problem] });
  });

  it("an event in the middle of which the file ends", () => {
    const text = calendar(event("DTSTART;VALUE=DATE:20270301"), "BEGIN:VEVENT").split("END:VCALENDAR")[0] ?? "";
    expect(readIcal(`${text}DTSTART;VALUE=DATE:20270401`, year)).toEqual({
      closures: ["2027-03-01", "2027-04-01"].map((date) => ({ date, name: "Closed" })),
      problems: ["Line 6: this event has no END:VEVENT, so the file may be cut short. Export it again."],
    });
  });

  it("each by itself, the hours last", () => {
    const timed = event("DTSTART:20270301T090000");
    const odd = event("DTSTART;VALUE=DATE:20270305", "RRULE:FREQ=DAILY");
    expect(readIcal(calendar(timed, odd, timed), year).problems).toEqual([
      'Line 8: "Closed" on 2027-03-05 comes back by a rule that is not read here. Add its dates by hand.',
      'Line 4: "Closed" is not of whole days and is left out.',
      'Line 11: "Closed" is not of whole days and is left out.',
    ]);
  });

  it("an event that was moved", () => {
    const moved = event("DTSTART;VALUE=DATE:20270302", "RECURRENCE-ID;VALUE=DATE:20270301");
    const usual = event("DTSTART;VALUE=DATE:20260301", "RRULE:FREQ=YEARLY");
    expect(readIcal(calendar(usual, moved), year)).toEqual({
      closures: ["2027-03-01", "2027-03-02"].map((date) => ({ date, name: "Closed" })),
      problems: ["1 event moved away from the usual date: look at both."],
    });
  });

  it("an event that lasts longer than anybody is closed", () => {
    const { closures, problems } = read(year, "DTSTART;VALUE=DATE:20270301", "DTEND;VALUE=DATE:20280301");
    expect(closures).toHaveLength(60);
    expect(problems).toEqual(['Line 4: "Closed" on 2027-03-01 lasts 366 days. Only the first 60 count.']);
  });

  it.each(["", "hello", "<html>", "BEGIN:VEVENT\nDTSTART;VALUE=DATE:20270301\nEND:VEVENT"])(
    "a text that is none: %s",
    (text) => {
      expect(readIcal(text, year)).toEqual({
        closures: [],
        problems: ["This is no iCalendar file: it has no line BEGIN:VCALENDAR. Export the calendar as .ics."],
      });
    },
  );

  it("no more than twenty things", () => {
    const odd = Array.from({ length: 30 }, (_, i) =>
      event("DTSTART;VALUE=DATE:20270301", `SUMMARY:${i}`, "RRULE:FREQ=DAILY"),
    );
    const { problems } = readIcal(calendar(...odd), year);
    expect(problems).toHaveLength(21);
    expect(problems.at(-1)).toBe("There are 10 more.");
  });
});

describe("the time that is asked for", () => {
  it("is of local dates, the last one before its end", () => {
    const days = ["20270301", "20270302", "20270303"].map((date) => event(`DTSTART;VALUE=DATE:${date}`));
    const at = (iso: string) => instant(Date.parse(iso));
    const asked = (of: string) => ({ zone: of, from: at("2027-03-01T23:30:00Z"), to: at("2027-03-02T23:30:00Z") });
    const closed = (of: string) => readIcal(calendar(...days), asked(of)).closures.map((one) => one.date);
    expect(closed("Europe/Berlin")).toEqual(["2027-03-02", "2027-03-03"]);
    expect(closed("UTC")).toEqual(["2027-03-01", "2027-03-02"]);
    const midnight = { zone: "UTC", from: at("2027-03-01T00:00:00Z"), to: at("2027-03-03T00:00:00Z") };
    expect(readIcal(calendar(...days), midnight).closures.map((one) => one.date)).toEqual(["2027-03-01", "2027-03-02"]);
  });
});

describe("whatever text it is given", () => {
  const shown = /^[^\n!]*[.]$/;
  const scrap = fc.constantFrom(
    "BEGIN:VCALENDAR",
    "END:VCALENDAR",
    "BEGIN:VEVENT",
    "END:VEVENT",
    "BEGIN:VALARM",
    "END:VALARM",
    "DTSTART;VALUE=DATE:20270301",
    "DTSTART:20270301T000000Z",
    "DTEND;VALUE=DATE:20270305",
    "DURATION:P3D",
    "DURATION:P9999W",
    "RRULE:FREQ=YEARLY;COUNT=2",
    "RRULE:FREQ=YEARLY;BYMONTH=2;BYDAY=5MO",
    "EXDATE:20270301,,x",
    "RDATE:20270401",
    "SUMMARY:x",
    " folded",
    "\t",
    ":",
    ";=:",
    'A;B="',
    "DTSTART:99999999",
  );
  const line = fc.oneof(
    { weight: 5, arbitrary: scrap },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
  );

  it("it answers with dates in order, once each, inside the time, and with whole sentences", () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
        const { closures, problems } = readIcal(["BEGIN:VCALENDAR", ...lines].join("\n"), year);
        const found = closures.map((one) => one.date);
        expect(found).toEqual([...new Set(found)].sort());
        expect(found.every((date) => date >= "2027-01-01" && date <= "2027-12-31")).toBe(true);
        for (const problem of problems) expect(problem).toMatch(shown);
        for (const { name } of closures) expect(name).toMatch(/^\P{Cc}+$/u);
      }),
      { numRuns: 300 },
    );
  });

  it("it is not slow, however odd", () => {
    const long = `A;B=${"x".repeat(200_000)}`;
    const many = Array.from({ length: 4_000 }, () => event("DTSTART;VALUE=DATE:19000101", "RRULE:FREQ=YEARLY"));
    const dated = `RDATE:${"20270301,".repeat(20_000)}`;
    const outs = `EXDATE:${"20270302,".repeat(20_000)}`;
    for (const text of [
      long,
      calendar(...many),
      calendar(event("DTSTART;VALUE=DATE:20270301", dated, outs)),
      "A:1\n".repeat(100_000),
    ]) {
      expect(readIcal(`BEGIN:VCALENDAR\n${text}`, year).closures.length).toBeLessThan(10);
    }
    expect(readIcal("x".repeat(3_000_000), year).problems).toEqual([
      "This calendar has more than 2 MB. Export the holidays alone.",
    ]);
  });
});
