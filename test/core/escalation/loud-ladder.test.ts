import { describe, expect, test } from "vitest";
import type { Absence, Cover, Roster } from "../../../src/core/coverage/roster.ts";
import type { Audience, ClockKind, Desk } from "../../../src/core/desk/desk.ts";
import { loudLadder } from "../../../src/core/escalation/loud-ladder.ts";
import type { Instant } from "../../../src/core/time/instant.ts";
import { aDesk, withDepartment, withoutPerson, withPerson } from "../../support/a-desk.ts";
import { aCase, does, monday, newYork, noRoster, policyOf } from "../../support/builders.ts";

const at = newYork;
const noon = at("2027-03-01 12:00");
const night = at("2027-03-02 02:30");
const saturday = at("2027-03-06 10:00");
const fresh = aCase();
const rajs = does(fresh, "raj", { verb: "claim" }, monday);
const graced = withDesk({ lastResort: { person: "grace", pager: true, mail: true } });

function withDesk(given: Partial<Desk>, of: Desk = aDesk): Desk {
  return { ...of, ...given };
}
const absent = (person: string, from: Instant, to: Instant | null): Absence => ({
  id: `away ${person}`,
  person,
  from,
  to,
  by: person,
});
const covering = (department: string, person: string, from: Instant, to: Instant): Cover => ({
  id: `cover ${person}`,
  department,
  person,
  from,
  to,
  by: person,
  state: "agreed",
});
const roster = (given: Partial<Roster>): Roster => ({ ...noRoster, ...given });

type Given = { kase?: typeof fresh; now?: Instant; desk?: Desk; roster?: Roster; kind?: ClockKind };
const ladder = (tell: Audience[], { kase = rajs, now = noon, desk = aDesk, kind = "resolve", ...given }: Given = {}) =>
  loudLadder(tell, { kind }, kase, { ...policyOf(desk), roster: given.roster ?? noRoster }, now);
const rungs = (...asked: Parameters<typeof ladder>): string[] =>
  ladder(...asked).rungs.map(({ person, because, ways }) =>
    [`${person} ${because}`, ...ways.filter((way) => way !== "chat")].join(" + "),
  );

describe("who is asked aloud, one after the other", () => {
  test("the assignee, colleagues on duty, their lead, who is there elsewhere, and at last the lead again is nobody new", () => {
    expect(rungs(["assignee"])).toEqual(["raj assignee", "carlos covers", "lee covers", "ana stands-in"]);
  });
  test("nobody twice, however often the step names them", () => {
    expect(rungs(["assignee", "department", "lead", "assignee"])).toEqual([
      "raj assignee",
      "carlos covers",
      "lee covers",
      "ana stands-in",
    ]);
  });
  test("managers who are at work, where the step names them", () => {
    expect(rungs(["manager"])[0]).toBe("grace manages");
    expect(rungs(["manager"], { now: night })).not.toContain("grace manages");
  });
  test("an assignee who is away, or off, is not woken", () => {
    const away = roster({ absences: [absent("raj", monday, null)] });
    expect(rungs(["assignee"], { roster: away })[0]).toBe("carlos covers");
    expect(rungs(["assignee"], { now: night })).toEqual(["lee last"]);
    expect(rungs(["assignee"], { desk: withoutPerson("raj") })[0]).toBe("carlos covers");
  });
  test("an assignee who is on duty although these are not their hours", () => {
    const cover = roster({ covers: [covering("parts", "raj", saturday, at("2027-03-06 12:00"))] });
    expect(rungs(["assignee"], { now: saturday, roster: cover })).toEqual([
      "raj assignee",
      "ana stands-in",
      "lee last",
    ]);
  });
  test("a cover comes first, from another department too", () => {
    const cover = roster({ covers: [covering("parts", "ana", noon, at("2027-03-01 20:00"))] });
    expect(rungs(["department"], { kase: fresh, kind: "claim", roster: cover })[0]).toBe("ana covers");
    expect(rungs(["department"], { now: at("2027-03-01 19:00"), roster: cover })[0]).toBe("ana covers");
  });
  test("the person of the rota on a closed day", () => {
    const rota = {
      handOver: { day: "mon" as const, time: "08:00" },
      order: ["carlos"],
      from: "2027-03-01",
      hours: null,
    };
    const desk = withDepartment("parts", { rota });
    expect(rungs(["department"], { desk, now: saturday })[0]).toBe("carlos covers");
    expect(ladder(["department"], { desk, now: saturday }).gap).toBeNull();
  });
  test("where the lead is away the deputy, where both are nobody of them", () => {
    const lee = absent("lee", monday, null);
    const raj = absent("raj", monday, null);
    expect(rungs(["lead"], { roster: roster({ absences: [lee] }) })[0]).toBe("raj leads");
    expect(rungs(["lead"], { roster: roster({ absences: [lee, raj] }) })).toEqual([
      "carlos covers",
      "ana stands-in",
      "sam last",
    ]);
  });
});

describe("nobody on duty", () => {
  test("is a gap, and skips at once to whoever is there elsewhere and to the last person", () => {
    expect(ladder(["assignee", "department"], { now: night })).toMatchObject({
      gap: { department: "parts", because: "closed" },
    });
    expect(rungs(["assignee", "department"], { now: night, desk: graced })).toEqual(["grace last + mail + pager"]);
    expect(rungs(["department"], { now: saturday, desk: graced })).toEqual([
      "ana stands-in",
      "grace last + mail + pager",
    ]);
  });
  test("says what is missing", () => {
    const everybody = ["raj", "carlos", "lee"].map((person) => absent(person, monday, null));
    expect(ladder(["department"], { roster: roster({ absences: everybody }) }).gap).toEqual({
      department: "parts",
      because: "nobody-in",
    });
    expect(ladder(["department"]).gap).toBeNull();
  });
  test("no department at all: the managers", () => {
    const gone = withDesk({ departments: aDesk.departments.filter(({ id }) => id !== "parts") });
    expect(rungs(["department"], { desk: gone, now: night })).toEqual(["grace last"]);
  });
});

describe("the last person", () => {
  test("comes last while on duty too, and is told out of chat", () => {
    const lee = withDesk({ lastResort: { person: "lee", pager: true, mail: false } });
    expect(rungs(["department", "lead"], { desk: lee })).toEqual([
      "raj covers",
      "carlos covers",
      "ana stands-in",
      "lee last + pager",
    ]);
  });
  test("who has the case is asked first, out of chat at once, since nobody is asked twice", () => {
    const raj = withDesk({ lastResort: { person: "raj", pager: false, mail: true } });
    expect(rungs(["assignee"], { desk: raj })[0]).toBe("raj assignee + mail");
  });
  test("is left out while away: then whoever heads the department, out of chat as well", () => {
    const away = roster({ absences: [absent("grace", monday, null)] });
    expect(rungs(["department"], { desk: graced, now: night, roster: away })).toEqual(["lee last + mail + pager"]);
  });
  test("who has left the desk is nobody: then the lead", () => {
    expect(rungs(["department"], { desk: withoutPerson("grace", graced), now: night })).toEqual([
      "lee last + mail + pager",
    ]);
  });
  test("not named: the lead, in chat alone, also by night", () => {
    expect(ladder(["department"], { now: night }).rungs).toEqual([{ person: "lee", because: "last", ways: ["chat"] }]);
    const headless = withDepartment("parts", { lead: null, deputy: null, fallback: null });
    expect(rungs(["department"], { now: night, desk: headless })).toEqual(["grace last"]);
  });
  test("by chat alone where neither mail nor pager is named", () => {
    const plain = withDesk({ lastResort: { person: "grace", pager: false, mail: false } });
    expect(ladder(["department"], { now: night, desk: plain }).rungs).toEqual([
      { person: "grace", because: "last", ways: ["chat"] },
    ]);
  });
  test("with nobody anywhere the ladder is empty, and nothing breaks", () => {
    const none = withPerson(
      "grace",
      { roles: ["agent"] },
      withDepartment("parts", { lead: null, deputy: null, fallback: null }),
    );
    expect(rungs(["department"], { now: night, desk: none })).toEqual([]);
  });
});
