import { describe, expect, it } from "vitest";
import { closingOf, isWorthSaying, worstOf } from "../../../src/core/coverage/closing.ts";
import { fallingDueOf, type RunningClock } from "../../../src/core/coverage/falling-due.ts";
import type { FallingDue } from "../../../src/core/coverage/gaps-ahead.ts";
import { hoursAhead } from "../../../src/core/coverage/hours-ahead.ts";
import { nextPreview, previewedAt } from "../../../src/core/coverage/next-preview.ts";
import type { Absence, Cover } from "../../../src/core/coverage/roster.ts";
import { clockKinds } from "../../../src/core/desk/desk.ts";
import { clockTable } from "../../../src/core/sla/clocks.ts";
import { MINUTE } from "../../../src/core/time/instant.ts";
import { aDesk } from "../../support/a-desk.ts";
import { aCase, does } from "../../support/builders.ts";
import {
  aDepartment,
  aPerson,
  aRota,
  aRoute,
  away,
  berlin,
  contextOf,
  cover,
  shownInBerlin,
  weekdaysOpen,
} from "../../support/coverage-desk.ts";

const nags = { ...aDesk.nags, beforeClosingMs: 30 * MINUTE };
const calls = weekdaysOpen(["08:00-20:00"], { sat: ["09:00-13:00"] });
const departments = [
  aDepartment("parts", { rota: aRota({ hours: weekdaysOpen([], { sat: ["07:00-21:00"] }) }) }),
  aDepartment("calls", { calendar: calls }),
];
const people = [aPerson("raj", "parts"), aPerson("carlos", "parts"), aPerson("ana", "calls", { calendar: calls })];
const routes = [aRoute("phone", "calls", { calendar: calls }), aRoute("notice", "phone")];
const ctx = (...rows: (Cover | Absence)[]) => contextOf({ departments, people, routes, nags }, rows);
const weekend = { from: berlin("2027-03-05 17:00"), to: berlin("2027-03-08 08:00") };
const due = (number: number, wall: string, given: Partial<FallingDue> = {}): FallingDue => ({
  number,
  department: "parts",
  owner: "parts",
  kind: "resolve",
  at: berlin(wall),
  departments: ["parts"],
  loud: false,
  ...given,
});
const numbers = (falling: readonly FallingDue[]): number[] => falling.map(({ number }) => number);

describe("a closed stretch ahead", () => {
  const falling = [
    due(1, "2027-03-05 20:00"),
    due(2, "2027-03-06 12:00"),
    due(3, "2027-03-07 12:00"),
    due(4, "2027-03-08 08:30"),
    due(5, "2027-03-08 10:00"),
    due(6, "2027-03-06 12:00", { department: "calls", departments: ["calls"] }),
  ];
  const closing = closingOf("parts", weekend, ctx(), falling);
  it("tells what falls due in it, and what of that with nobody there", () => {
    expect(numbers(closing.falling)).toEqual([1, 2, 3]);
    expect(numbers(closing.uncovered)).toEqual([1, 3]);
    expect(numbers(closing.soonAfter)).toEqual([4]);
    expect(isWorthSaying(closing)).toBe(true);
  });
  it("names who is there, and the longest time each route leads nowhere", () => {
    expect(closing.covered.map(({ people, from, to }) => [people[0], shownInBerlin(from), shownInBerlin(to)])).toEqual([
      ["raj", "2027-03-06 07:00", "2027-03-06 21:00"],
    ]);
    expect(closing.dark.map(({ route, from, because }) => [route, shownInBerlin(from), because])).toEqual([
      ["phone", "2027-03-06 13:00", "closed"],
      ["notice", "2027-03-06 13:00", "points-to-dark"],
    ]);
  });
  it("a case that needs two closed departments comes first, in the preview of both", () => {
    const both = due(7, "2027-03-07 10:00", { departments: ["parts", "calls"] });
    for (const id of ["parts", "calls"]) {
      const shared = closingOf(id, weekend, ctx(), [...falling, both]);
      expect(shared.gaps[0]?.departments.toSorted()).toEqual(["calls", "parts"]);
      expect(numbers(shared.uncovered)).toContain(7);
    }
  });
  it("is not worth a word when nobody is missing whom somebody expects", () => {
    expect(isWorthSaying(closingOf("parts", weekend, ctx(), [due(2, "2027-03-06 12:00")]))).toBe(false);
    expect(isWorthSaying(closingOf("parts", weekend, ctx(), []))).toBe(false);
    expect(isWorthSaying(closingOf("parts", weekend, ctx(away("raj")), []))).toBe(true);
    const covered = cover("parts", "carlos", "2027-03-05 17:00", "2027-03-08 08:00");
    expect(isWorthSaying(closingOf("parts", weekend, ctx(covered), falling))).toBe(false);
  });
  it("the worst is a promise, then what is loud, then what is due first", () => {
    const [early, loud, promise] = [due(1, "2027-03-06 08:00"), due(2, "2027-03-06 10:00"), due(3, "2027-03-06 12:00")];
    expect(worstOf([early, loud])?.number).toBe(1);
    expect(worstOf([early, { ...loud, loud: true }])?.number).toBe(2);
    expect(worstOf([early, { ...loud, loud: true }, { ...promise, kind: "promise" }])?.number).toBe(3);
    expect(worstOf([])).toBeUndefined();
  });
});

describe("when previews are due", () => {
  const next = (id: string, wall: string): string => shownInBerlin(nextPreview(id, berlin(wall), ctx()));
  it.each([
    ["parts", "2027-03-03 09:00", "2027-03-04 16:30"],
    ["parts", "2027-03-04 16:30", "2027-03-05 16:30"],
    ["parts", "2027-03-05 16:30", "2027-03-11 16:30"],
    ["parts", "2027-03-06 12:00", "2027-03-11 16:30"],
    ["calls", "2027-03-05 12:30", "2027-03-06 12:30"],
    ["nowhere", "2027-03-05 12:30", "never"],
  ])("of %s after %s: %s", (id, after, expected) => {
    expect(next(id, after)).toBe(expected);
  });
  it("each knows which stretch it is about, and the last one that it is", () => {
    for (const wall of ["2027-03-04 16:30", "2027-03-05 16:30"]) {
      const about = previewedAt("parts", berlin(wall), ctx());
      expect([about?.from, about?.to]).toEqual([weekend.from, weekend.to]);
      expect(about === null ? null : berlin(wall) >= about.lastFrom).toBe(wall === "2027-03-05 16:30");
    }
  });
  it("the clocks go forward: the last one is still half an hour before closing", () => {
    expect(next("parts", "2027-03-25 17:00")).toBe("2027-03-26 16:30");
    expect(next("parts", "2027-03-26 17:00")).toBe("2027-04-01 16:30");
  });
});

describe("what falls due, from a row", () => {
  const row: RunningClock = {
    number: 42,
    kind: "resolve",
    piece: null,
    dueAt: berlin("2027-03-06 12:00"),
    owner: "parts",
    speaker: "social",
    offeredTo: null,
    escalation: "calmly",
  };
  it.each([
    ["resolve", { kind: "resolve" }, "parts", ["parts"]],
    ["claim", { kind: "claim" }, "parts", ["parts"]],
    ["a word that is due needs those who speak", { kind: "next-word" }, "social", ["social", "parts"]],
    ["so does the first", { kind: "first-reply" }, "social", ["social", "parts"]],
    ["an offer needs whoever is asked", { kind: "accept", offeredTo: "billing" }, "billing", ["billing", "parts"]],
    [
      "a task needs whoever does it",
      { kind: "task", piece: { id: "1", holder: "billing" } },
      "billing",
      ["billing", "parts"],
    ],
    ["while it is offered all of it does", { offeredTo: "billing" }, "parts", ["parts", "billing"]],
  ] as [string, Partial<RunningClock>, string, string[]][])("%s", (_, given, department, all) => {
    expect(fallingDueOf({ ...row, ...given }, aDesk)).toMatchObject({ department, departments: all, loud: false });
  });
  it("is loud when its escalation is", () => {
    expect(fallingDueOf({ ...row, escalation: "loudly" }, aDesk).loud).toBe(true);
    expect(fallingDueOf({ ...row, escalation: "left-the-desk" }, aDesk).loud).toBe(false);
    expect(fallingDueOf({ ...row, escalation: null }, aDesk).loud).toBe(false);
  });
  it.each(clockKinds)("%s is held by whom the clocks say", (kind) => {
    const claimed = does(aCase(), "raj", { verb: "claim" }, aCase().started);
    const kase = does(claimed, "raj", { verb: "pass", to: { department: "billing" }, why: "theirs" }, claimed.started);
    const { department: owner, speaker, offer } = kase;
    const clock = { ...row, kind, owner, speaker: speaker.department, offeredTo: offer?.to ?? null };
    expect(fallingDueOf(clock, aDesk).department).toBe(clockTable[kind].holder(kase, null));
  });
});

describe("hours as they stand on the door", () => {
  const calendar = {
    ...weekdaysOpen(["08:00-17:00"], { fri: ["08:00-12:00", "13:00-16:00"], sat: ["08:00-13:00"] }),
    dates: {
      "2027-03-09": ["10:00-12:00"],
      "2027-03-10": [],
      "2027-03-11": ["08:00-17:00"],
      "2027-03-14": ["09:00-12:00"],
    },
    holidays: ["2027-03-12", "2027-03-21"],
  };
  const hours = hoursAhead(calendar, berlin("2027-03-08 09:00"), 30);
  it("equal neighbours are one, closed days are left out", () => {
    expect(hours?.usual.map(({ first, last, windows }) => `${first}-${last} ${windows.join()}`)).toEqual([
      "mon-thu 08:00-17:00",
      "fri-fri 08:00-12:00,13:00-16:00",
      "sat-sat 08:00-13:00",
    ]);
  });
  it("of the days ahead those that differ; a holiday on a Sunday does not", () => {
    expect(hours?.others).toEqual([
      { date: "2027-03-09", windows: ["10:00-12:00"], holiday: false },
      { date: "2027-03-10", windows: [], holiday: false },
      { date: "2027-03-12", windows: [], holiday: true },
      { date: "2027-03-14", windows: ["09:00-12:00"], holiday: false },
    ]);
  });
  it("knows regions, and what never closes", () => {
    expect(hoursAhead("24x7", berlin("2027-03-08 09:00"), 30)).toBeNull();
    const region = { ...weekdaysOpen(["08:00-17:00"]), holidays: "DE-BY" };
    expect(hoursAhead(region, berlin("2027-12-20 09:00"), 20)?.others.map(({ date }) => date)).toContain("2028-01-06");
  });
});
