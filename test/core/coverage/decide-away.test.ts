import { describe, expect, it } from "vitest";
import { absencesOf, decideAway } from "../../../src/core/coverage/decide-away.ts";
import { leftOpen, uncoveredOf } from "../../../src/core/coverage/left-open.ts";
import type { Absence, Cover } from "../../../src/core/coverage/roster.ts";
import type { Span } from "../../../src/core/time/parse-span.ts";
import {
  aDepartment,
  aPerson,
  aRota,
  away,
  berlin,
  contextOf,
  cover,
  shownInBerlin,
} from "../../support/coverage-desk.ts";

const departments = [aDepartment("parts", { lead: "lee", deputy: "raj", rota: aRota() }), aDepartment("billing")];
const people = [
  ...["lee", "raj", "carlos"].map((id) => aPerson(id, "parts")),
  aPerson("omar", "billing"),
  aPerson("grace", "billing", { roles: ["manager"] }),
];
const ctx = (...rows: (Cover | Absence)[]) => contextOf({ departments, people }, rows);
const now = berlin("2027-03-05 15:00");
const span = (from: string, to: string): Span => ({ from: berlin(from), to: berlin(to) });
const christmas = span("2027-12-24 00:00", "2027-12-28 00:00");

const decide = (by: string, person: string, asked: Span | null, ...rows: Absence[]) =>
  decideAway({ id: "new", by, person, span: asked }, ctx(...rows), now);

describe("who may say that somebody is away", () => {
  it.each([
    ["raj", "raj", true],
    ["omar", "omar", true],
    ["lee", "carlos", true],
    ["raj", "lee", true],
    ["grace", "raj", true],
    ["carlos", "raj", false],
    ["lee", "omar", false],
  ])("%s of %s: %s", (by, person, may) => {
    const decided = decide(by, person, christmas);
    expect("no" in decided ? decided.no : "may").toBe(may ? "may" : "may-not");
  });
});

describe("when", () => {
  const shown = (decided: ReturnType<typeof decide>) => {
    if ("no" in decided) return decided.no === "already" ? `already until ${shownInBerlin(decided.to)}` : decided.no;
    const row = decided.absence === null ? "no row" : `${shownInBerlin(decided.from)} to ${shownInBerlin(decided.to)}`;
    return [row, ...decided.ends.map(({ to }) => `ends ${shownInBerlin(to)}`)].join(", ");
  };
  const open = away("raj", "2027-03-05 08:00");
  const week = away("raj", "2027-03-08 00:00", "2027-03-13 00:00");
  it.each<[string, Span | null, Absence[], string]>([
    ["from now on until they are back", null, [], "2027-03-05 15:00 to never"],
    ["days", christmas, [], "2027-12-24 00:00 to 2027-12-28 00:00"],
    [
      "what has gone is cut off",
      span("2027-03-05 00:00", "2027-03-06 00:00"),
      [],
      "2027-03-05 15:00 to 2027-03-06 00:00",
    ],
    ["over", span("2027-03-04 00:00", "2027-03-05 00:00"), [], "past"],
    ["too far", span("2030-01-01 00:00", "2030-01-02 00:00"), [], "too-far"],
    ["away already", null, [open], "already until never"],
    [
      "one that has no end is given one",
      span("2027-03-05 15:00", "2027-03-11 09:00"),
      [open],
      "no row, ends 2027-03-11 09:00",
    ],
    [
      "within a week that is known",
      span("2027-03-09 00:00", "2027-03-10 00:00"),
      [week],
      "already until 2027-03-13 00:00",
    ],
    [
      "longer than a week that is known",
      span("2027-03-09 00:00", "2027-03-20 00:00"),
      [week],
      "2027-03-09 00:00 to 2027-03-20 00:00",
    ],
    [
      "a planned week beside one without an end",
      span("2027-04-05 00:00", "2027-04-10 00:00"),
      [open],
      "no row, ends 2027-04-10 00:00",
    ],
  ])("%s", (_, asked, rows, expected) => {
    expect(shown(decide("raj", "raj", asked, ...rows))).toBe(expected);
  });

  it("absences that are over, or were taken back before they began, are none", () => {
    const rows = [
      away("raj", "2027-03-01 00:00", "2027-03-02 00:00"),
      away("raj", "2027-03-08 00:00", "2027-03-06 00:00"),
    ];
    expect(absencesOf("raj", ctx(...rows, week), now)).toEqual([week]);
  });
});

describe("what is left open", () => {
  const open = (person: string, from: string, to: string | null, ...rows: (Cover | Absence)[]) => {
    const end = to === null ? null : berlin(to);
    const after = ctx(...rows, away(person, from, to));
    return leftOpen(person, berlin(from), end, ctx(...rows), after);
  };
  const shown = (found: ReturnType<typeof open>) =>
    found.map(
      ({ because, from, to, instead }) =>
        `${because} ${shownInBerlin(from)} to ${shownInBerlin(to)}: ${instead.map((one) => one.people[0] ?? "nobody").join(", ")}`,
    );
  it("the week on call, with whoever is there instead", () => {
    expect(shown(open("raj", "2027-03-06 00:00", "2027-03-07 00:00"))).toEqual([
      "rota 2027-03-06 00:00 to 2027-03-07 00:00: nobody",
    ]);
  });
  it("cover that was agreed, to which the rota comes back", () => {
    const rows = [cover("parts", "carlos", "2027-03-06 09:00", "2027-03-06 17:00")];
    const found = open("carlos", "2027-03-06 12:00", "2027-03-07 00:00", ...rows);
    expect(shown(found)).toEqual(["cover 2027-03-06 12:00 to 2027-03-06 17:00: raj"]);
    expect(uncoveredOf(found)).toEqual([]);
  });
  it("nothing of somebody who is promised nowhere then", () => {
    expect(open("lee", "2027-03-06 00:00", "2027-03-08 00:00")).toEqual([]);
    expect(open("raj", "2027-03-08 09:00", "2027-03-14 00:00")).toEqual([]);
  });
  it("without an end a fortnight is looked at", () => {
    const found = open("carlos", "2027-03-08 08:00", null);
    expect(found.length).toBeGreaterThan(1);
    expect(uncoveredOf(found)).toHaveLength(found.length);
  });
});
