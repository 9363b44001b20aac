import { describe, expect, test } from "vitest";
import type { Roster } from "../../../src/core/coverage/roster.ts";
import type { Audience, ClockKind, Desk } from "../../../src/core/desk/desk.ts";
import { audienceOf } from "../../../src/core/escalation/audience.ts";
import { type Instant, MINUTE, plus } from "../../../src/core/time/instant.ts";
import { aDesk, withDepartment, withoutPerson, withPerson } from "../../support/a-desk.ts";
import { aCase, berlin, does, monday, newYork, noRoster, policyOf, through } from "../../support/builders.ts";

const at = (minutes: number) => plus(monday, minutes * MINUTE);
const night = newYork("2027-03-02 02:30");
const fresh = aCase();
const claimed = through(fresh, [
  ["carlos", { verb: "claim" }, at(1)],
  ["mia", { verb: "told", words: "w", where: "public" }, at(2)],
]);
const offered = does(claimed, "carlos", { verb: "pass", to: { department: "technical" }, why: "theirs" }, at(3));

const never = { zone: "America/New_York", weekly: {}, dates: { "2027-01-04": ["09:00-17:00"] } };
const away = (ids: string[], of: Desk = aDesk): Desk =>
  ids.reduce((desk, id) => withPerson(id, { calendar: never }, desk), of);
const without = (ids: string[], of: Desk = aDesk): Desk => ids.reduce((desk, id) => withoutPerson(id, desk), of);

const who = (
  audience: Audience,
  kind: ClockKind,
  {
    kase = claimed,
    now = at(10),
    desk = aDesk,
    roster = noRoster,
  }: { kase?: typeof fresh; now?: Instant; desk?: Desk; roster?: Roster } = {},
) => audienceOf(audience, { kind }, kase, { ...policyOf(desk), roster }, now).map(({ person }) => person);

describe("the assignee", () => {
  test("at any hour", () => {
    expect(who("assignee", "resolve")).toEqual(["carlos"]);
    expect(who("assignee", "resolve", { now: night })).toEqual(["carlos"]);
  });
  test("else whoever of the department is at work", () => {
    expect(who("assignee", "claim", { kase: fresh })).toEqual(["raj", "carlos", "lee"]);
    expect(who("assignee", "resolve", { desk: withoutPerson("carlos") })).toEqual(["raj", "lee"]);
  });
});

describe("the speaker", () => {
  test("the one who talks to this customer", () => {
    expect(who("speaker", "next-word")).toEqual(["mia"]);
    expect(who("speaker", "resolve")).toEqual(["mia"]);
  });
  test("else their department's people at work, whatever the clock", () => {
    expect(who("speaker", "resolve", { kase: fresh })).toEqual(["mia", "theo", "zoe"]);
    expect(who("speaker", "resolve", { desk: withoutPerson("mia") })).toEqual(["theo", "zoe"]);
  });
});

describe("the department", () => {
  test("that holds this clock", () => {
    expect(who("department", "first-reply")).toEqual(["mia", "theo", "zoe"]);
    expect(who("department", "resolve")).toEqual(["raj", "carlos", "lee"]);
    expect(who("department", "accept", { kase: offered, now: berlin("2027-03-01 15:30") })).toEqual([
      "emre",
      "katrin",
      "jonas",
    ]);
  });
  test("those of it who are at work by their own hours", () => {
    const desk = withPerson("raj", { calendar: { zone: "Europe/Berlin", weekly: { mon: ["07:00-12:00"] } } });
    expect(who("department", "resolve", { desk })).toEqual(["carlos", "lee"]);
    expect(who("department", "resolve", { desk: away(["raj", "lee"]) })).toEqual(["carlos"]);
  });
  test("nobody at work: its lead, who finds out when the day begins", () => {
    expect(who("department", "resolve", { now: night })).toEqual(["lee"]);
  });
  test("nobody at work and no lead: its deputy, and then the head of the department it falls back on", () => {
    const headless = withDepartment("parts", { lead: null });
    expect(who("department", "resolve", { now: night, desk: headless })).toEqual(["raj"]);
    const none = withDepartment("parts", { lead: null, deputy: null });
    expect(who("department", "resolve", { now: night, desk: none })).toEqual(["sam"]);
  });
  test("no head anywhere: all its members, rather than nobody", () => {
    const none = withDepartment("parts", { lead: null, deputy: null, fallback: null });
    expect(who("department", "resolve", { now: night, desk: none })).toEqual(["raj", "carlos", "lee"]);
  });
  test("no members either: the managers", () => {
    const empty = without(
      ["raj", "carlos", "lee"],
      withDepartment("parts", { lead: null, deputy: null, fallback: null }),
    );
    expect(who("department", "resolve", { desk: empty })).toEqual(["grace"]);
  });
});

describe("the lead", () => {
  test("of the department that holds the clock", () => {
    expect(who("lead", "resolve")).toEqual(["lee"]);
    expect(who("lead", "next-word")).toEqual(["zoe"]);
    expect(who("lead", "accept", { kase: offered })).toEqual(["jonas"]);
  });
  test("away: the deputy who is there", () => {
    expect(who("lead", "resolve", { desk: away(["lee"]) })).toEqual(["raj"]);
  });
  test("both away: the lead", () => {
    expect(who("lead", "resolve", { desk: away(["lee", "raj"]) })).toEqual(["lee"]);
    expect(who("lead", "resolve", { now: night })).toEqual(["lee"]);
  });
  test("has left the desk: the deputy, not a name nobody answers to", () => {
    expect(who("lead", "resolve", { desk: withoutPerson("lee") })).toEqual(["raj"]);
  });
  test("neither: the department it falls back on, and its deputy there", () => {
    const none = withDepartment("parts", { lead: null, deputy: null });
    expect(who("lead", "resolve", { desk: none })).toEqual(["sam"]);
    expect(who("lead", "resolve", { desk: away(["sam"], none) })).toEqual(["priya"]);
    expect(who("lead", "resolve", { desk: without(["lee", "raj"]) })).toEqual(["sam"]);
  });
  test("fallbacks of fallbacks, and a ring of them ends with the managers", () => {
    const chain = withDepartment("billing", { lead: null, deputy: null, fallback: "technical" });
    const parts = withDepartment("parts", { lead: null, deputy: null, fallback: "billing" }, chain);
    expect(who("lead", "resolve", { desk: parts })).toEqual(["jonas"]);
    const ring = withDepartment("billing", { lead: null, deputy: null, fallback: "parts" }, parts);
    expect(who("lead", "resolve", { desk: ring })).toEqual(["grace"]);
    const self = withDepartment("parts", { lead: null, deputy: null, fallback: "parts" });
    expect(who("lead", "resolve", { desk: self })).toEqual(["grace"]);
  });
  test("of a department the desk no longer has: the managers", () => {
    const gone = { ...aDesk, departments: aDesk.departments.filter(({ id }) => id !== "parts") };
    expect(who("lead", "resolve", { desk: gone })).toEqual(["grace"]);
  });
});

describe("who is away", () => {
  const gone = (...people: string[]): Roster => ({
    ...noRoster,
    absences: people.map((person) => ({
      id: person,
      person,
      from: monday,
      to: newYork("2027-03-04 08:00"),
      by: person,
    })),
  });
  const ana = {
    id: "1",
    department: "parts",
    person: "ana",
    from: monday,
    to: at(600),
    by: "lee",
    state: "agreed" as const,
  };
  test("an assignee's department hears of it, whoever covers it first", () => {
    expect(who("assignee", "resolve", { roster: gone("carlos") })).toEqual(["raj", "lee"]);
    expect(who("assignee", "resolve", { roster: { ...gone("carlos"), covers: [ana] } })).toEqual(["ana", "raj", "lee"]);
  });
  test("a speaker's too", () => {
    expect(who("speaker", "next-word", { roster: gone("mia") })).toEqual(["theo", "zoe"]);
  });
  test("the lead: the deputy; both: the head of the department it falls back on; all of them: the lead, who is back first", () => {
    expect(who("lead", "resolve", { roster: gone("lee") })).toEqual(["raj"]);
    expect(who("lead", "resolve", { roster: gone("lee", "raj") })).toEqual(["sam"]);
    expect(who("lead", "resolve", { roster: gone("lee", "raj", "sam") })).toEqual(["priya"]);
    expect(who("lead", "resolve", { roster: gone("lee", "raj", "sam", "priya") })).toEqual(["lee"]);
  });
  test("everybody of the department at night: somebody who is not", () => {
    expect(who("department", "resolve", { now: night, roster: gone("lee", "raj", "carlos") })).toEqual(["sam"]);
  });
  test("managers: those who are not; all of them when all are", () => {
    const two = withPerson("ada", { roles: ["admin", "manager"] });
    expect(who("manager", "resolve", { desk: two, roster: gone("grace") })).toEqual(["ada"]);
    expect(who("manager", "resolve", { desk: two, roster: gone("grace", "ada") })).toEqual(["grace", "ada"]);
  });
});

describe("the managers", () => {
  test("all of them, at any hour", () => {
    const two = withPerson("ada", { roles: ["admin", "manager"] });
    expect(who("manager", "resolve", { desk: two, now: night })).toEqual(["grace", "ada"]);
  });
  test("none where there is none", () => {
    expect(who("manager", "resolve", { desk: withoutPerson("grace") })).toEqual([]);
  });
});
