import { describe, expect, test } from "vitest";
import { plainLine } from "../../src/card/spans.ts";
import { whyCard } from "../../src/card/why-card.ts";
import { en } from "../../src/card/words/en.ts";
import type { Case } from "../../src/core/case/case.ts";
import type { Instant } from "../../src/core/time/instant.ts";
import { MINUTE, plus } from "../../src/core/time/instant.ts";
import { aDesk, withDepartment, withSeverity } from "../support/a-desk.ts";
import {
  aCase,
  berlin,
  does,
  monday,
  newYork,
  type Policy,
  policy,
  policyOf,
  sweep,
  through,
} from "../support/builders.ts";
import { linesOf, piecesOf, readerAt } from "../support/reading.ts";

const at = (minutes: number) => plus(monday, minutes * MINUTE);
const { answers, clockNames } = en;
const fresh = aCase();
const claimed = does(fresh, "raj", { verb: "claim" }, at(10));
const wait = { verb: "wait" as const, what: "post", until: at(6_000) };

const lines = (kase: Case, now: Instant, by: Policy = policy): string[] =>
  linesOf(whyCard(kase, by.calendars, { ...readerAt(now), desk: by.desk })).map(plainLine);
/** What is said of one clock: its head and the lines under it, to the next head. */
const of = (name: string, all: string[]): string[] => {
  const from = all.findIndex((line) => line.startsWith(`${name}: `));
  const heads = Object.values(clockNames).map((one) => `${one}: `);
  const to = all.findIndex((line, i) => i > from && heads.some((head) => line.startsWith(head)));
  return all.slice(from, to < 0 ? undefined : to);
};

// Read aloud: these are the sentences themselves, so that nobody has to put them together from their parts.
describe("why it is due", () => {
  test("a clock of one row", () => {
    expect(lines(fresh, at(60)).slice(0, 1)).toEqual(["Why FT-42 is due when it is (times in New York)"]);
    expect(of("resolve", lines(fresh, at(60)))).toEqual([
      "resolve: 24 h on the hours of Parts",
      "09:00 to now, Parts: 1 h counted",
      "24 h on the hours of Parts from 09:00: due Wed 15:00, New York",
    ]);
  });

  test("a wait: rows, their sum, and where the rest leads", () => {
    const waited = through(claimed, [
      ["raj", wait, at(60)],
      ["raj", { verb: "resume" }, at(120)],
    ]);
    expect(of("resolve", lines(waited, at(180)))).toEqual([
      "resolve: 24 h on the hours of Parts",
      "09:00 to 10:00, Parts: 1 h counted",
      "10:00 to 11:00, Parts: paused, nothing counted (a wait began, Raj Patel)",
      "11:00 to now, Parts: 1 h counted (the wait ended, Raj Patel)",
      "1 h counted until 11:00: 23 h of 24 h left",
      "23 h on the hours of Parts from 11:00: due Wed 16:00, New York",
    ]);
  });

  test("before us, in transit, and in another zone, each on its hours", () => {
    const late = aCase({ since: newYork("2027-02-26 16:00") });
    const given = through(late, [
      ["lee", { verb: "pass", to: { department: "technical" }, why: "theirs" }, newYork("2027-03-01 14:00")],
      ["emre", { verb: "yes" }, berlin("2027-03-02 08:00")],
    ]);
    expect(of("resolve", lines(given, berlin("2027-03-02 09:00")))).toEqual([
      "resolve: 24 h",
      "Fri 16:00 to Mon 09:00, before it came to us: 2 h counted on the hours of Parts",
      "Mon 09:00 to Mon 14:00, Parts: 5 h counted on the hours of Parts",
      "Mon 14:00 to 02:00, between two departments: 3 h counted on the hours of Parts (offered, Lee Wong)",
      "02:00 to now, Technical: 1 h counted on the hours of Technical (passed on, Emre Aydin)",
      "2 h + 5 h + 3 h = 10 h counted until 02:00: 14 h of 24 h left",
      "14 h on the hours of Technical from 02:00: due Wed 07:00, New York",
    ]);
  });

  test("around the clock, then on hours, after the severity changed", () => {
    const low = does(aCase({ severity: "high" }), "raj", { verb: "severity", to: "low", why: null }, at(90));
    expect(of("resolve", lines(low, at(90)))).toEqual([
      "resolve: 40 h",
      "09:00 to 10:30, Parts: 1 h 30 min counted around the clock",
      "10:30 to now, Parts: 0 min counted on the hours of Parts (the severity changed, Raj Patel)",
      "1 h 30 min counted until 10:30: 38 h 30 min of 40 h left",
      "38 h 30 min on the hours of Parts from 10:30: due Fri 13:00, New York",
    ]);
  });

  test("another desk version", () => {
    const next = policyOf(
      withDepartment("parts", { calendar: { zone: "America/New_York", weekly: { mon: ["09:00-12:00"] } } }),
      [aDesk],
    );
    const activation = { kind: "desk", part: "activation" } as const;
    const moved = does(claimed, activation, { verb: "retime", version: 2 }, at(60), next);
    expect(of("resolve", lines(moved, at(60), next)).slice(2, 4)).toEqual([
      "10:00 to now, Parts: 0 min counted on the hours of Parts (the desk's hours or targets changed)",
      "1 h counted until 10:00: 23 h of 24 h left",
    ]);
  });

  test("overdue, and overdue once before it had time again", () => {
    expect(of("first reply", lines(fresh, at(200))).at(-1)).toBe(
      "15 min on the hours of Social from 09:00: due 09:15, New York, overdue since then",
    );
    const late = sweep(aCase({ severity: "critical" }), at(8 * 60 + 5)).after;
    const low = does(late, "raj", { verb: "severity", to: "low", why: null }, at(9 * 60));
    expect(of("resolve", lines(low, at(9 * 60))).at(-1)).toBe(
      "31 h on the hours of Parts from 18:00: due Fri 12:00, New York (it has been overdue once, 17:00)",
    );
  });

  test("used up before the last row began", () => {
    const old = aCase({ since: newYork("2027-02-01 09:00") });
    expect(of("resolve", lines(old, at(5))).at(-1)).toBe(
      "all 24 h were used up: due Wed 3 Feb 15:00, New York, overdue since then",
    );
    expect(of("resolve", lines(old, at(5))).join("\n")).not.toContain("left");
  });

  test("paused, with what is left or nothing", () => {
    expect(of("resolve", lines(does(claimed, "raj", wait, at(60)), at(90))).at(-1)).toBe("23 h left when it goes on");
    const late = does(aCase({ severity: "critical" }), "raj", { verb: "claim" }, at(1));
    const paused = does(late, "raj", wait, at(9 * 60));
    expect(of("resolve", lines(paused, at(9 * 60))).at(-1)).toBe(
      "nothing left when it goes on (it has been overdue once, 17:00)",
    );
  });

  test("never, where the hours do not open again", () => {
    const never = policyOf(
      withDepartment("parts", { calendar: { zone: "UTC", weekly: {}, dates: { "2027-01-04": ["09:00-17:00"] } } }),
    );
    expect(of("resolve", lines(aCase({}, monday, never), at(60), never)).at(-1)).toBe(answers.whyNever);
  });

  test("clocks that have ended are told in a line each, late or not", () => {
    const told = does(claimed, "mia", { verb: "told", words: "w", where: "public" }, at(20));
    const all = lines(told, at(30));
    expect(all).toContain("claim: done 09:10, in time");
    expect(all).toContain("first reply: done 09:20, late: it was due 09:15");
    const dropped = does(fresh, "mia", { verb: "dismiss" }, at(10));
    expect(lines(dropped, at(30))).toContain("resolve: not needed any more since 09:10");
    const lateThen = does(fresh, "mia", { verb: "dismiss" }, at(40));
    expect(lines(lateThen, at(50))).toContain("first reply: not needed any more since 09:40, late: it was due 09:15");
  });

  test("those of the time before it came back are left out", () => {
    const resolved = does(claimed, "raj", { verb: "done", how: "x" }, at(30));
    const back = does(resolved, "mia", { verb: "reopen" }, at(60));
    const ended = lines(back, at(90)).filter((line) => line.includes(": done") || line.includes("not needed"));
    expect(ended).toEqual([]);
  });

  test("names no zone where the desk has one", () => {
    const one = {
      ...policy,
      desk: { ...aDesk, departments: aDesk.departments.filter(({ id }) => id !== "technical") },
    };
    expect(lines(fresh, at(60), one).join("\n")).not.toContain("New York");
  });

  test("its plain text says all of it", () => {
    const card = whyCard(does(claimed, "raj", wait, at(60)), policy.calendars, readerAt(at(90)));
    for (const piece of piecesOf(card)) expect(card.plain).toContain(piece);
  });

  test("a target more than a day long is said in hours", () => {
    const long = policyOf(withSeverity("normal", { targets: { resolve: { budgetMs: 72 * 60 * MINUTE, on: "24x7" } } }));
    expect(lines(aCase({}, monday, long), at(5), long)).toContain("resolve: 72 h around the clock");
  });
});
