import { describe, expect, it } from "vitest";
import {
  coverInTheWay,
  decideCover,
  isLongCover,
  mayAnswer,
  mayWithdraw,
  whoAnswers,
} from "../../../src/core/coverage/decide-cover.ts";
import type { Absence, Cover } from "../../../src/core/coverage/roster.ts";
import { aDepartment, aPerson, away, berlin, contextOf, cover, shownInBerlin } from "../../support/coverage-desk.ts";

const departments = [
  aDepartment("parts", { lead: "lee", deputy: "raj" }),
  aDepartment("billing"),
  aDepartment("calls", { lead: "sam" }),
];
const people = [
  ...["lee", "raj", "carlos"].map((id) => aPerson(id, "parts")),
  aPerson("omar", "billing"),
  aPerson("ana", "calls"),
  aPerson("sam", "calls"),
  aPerson("grace", "calls", { roles: ["manager"] }),
  aPerson("nils", "billing", { roles: ["admin"] }),
];
const ctx = (...rows: (Cover | Absence)[]) => contextOf({ departments, people }, rows);
const now = berlin("2027-03-05 15:00");
const saturday = { from: berlin("2027-03-06 09:00"), to: berlin("2027-03-06 17:00") };

const decide = (by: string, person: string, department = "parts", span = saturday, rows: (Cover | Absence)[] = []) => {
  const decided = decideCover({ id: "new", by, person, department, span }, ctx(...rows), now);
  return "no" in decided ? decided.no : decided.state;
};

describe("whose yes is needed", () => {
  it.each([
    ["a member who offers themselves is taken at their word", "carlos", "carlos", "parts", "agreed"],
    ["so is the lead, the deputy", "raj", "raj", "parts", "agreed"],
    ["and a manager, of any department", "grace", "grace", "parts", "agreed"],
    ["somebody else waits for the department's yes", "ana", "ana", "parts", "asked"],
    ["but for one whom nobody heads", "ana", "ana", "billing", "agreed"],
    ["a lead asks a colleague", "lee", "carlos", "parts", "asked"],
    ["a lead asks somebody of another department", "lee", "ana", "parts", "asked"],
    ["a deputy asks", "raj", "carlos", "parts", "asked"],
    ["a manager asks", "grace", "carlos", "parts", "asked"],
    ["an administrator asks", "nils", "carlos", "parts", "asked"],
    ["a colleague may not ask", "carlos", "raj", "parts", "may-not"],
    ["nor a lead for another department", "lee", "omar", "billing", "may-not"],
  ])("%s", (_, by, person, department, expected) => {
    expect(decide(by, person, department)).toBe(expected);
  });

  it("names who may ask", () => {
    const refused = decideCover(
      { id: "new", by: "omar", person: "raj", department: "parts", span: saturday },
      ctx(),
      now,
    );
    expect(refused).toEqual({ no: "may-not", who: ["lee", "raj"] });
  });

  it("is of whoever was asked, or of those who head the department of an offer", () => {
    const asked = { ...cover("parts", "carlos", "2027-03-06 09:00", "2027-03-06 17:00", "asked"), by: "lee" };
    const offer = cover("parts", "ana", "2027-03-06 09:00", "2027-03-06 17:00", "asked");
    expect(whoAnswers(asked, ctx())).toEqual(["carlos"]);
    expect(whoAnswers(offer, ctx())).toEqual(["lee", "raj"]);
    const may = (one: Cover) => people.map(({ id }) => id).filter((id) => mayAnswer(one, id, ctx()));
    expect(may(asked)).toEqual(["carlos"]);
    expect(may(offer)).toEqual(["lee", "raj", "grace", "nils"]);
    const takes = (one: Cover) => people.map(({ id }) => id).filter((id) => mayWithdraw(one, id, ctx()));
    expect(takes(asked)).toEqual(["lee", "raj", "carlos", "grace", "nils"]);
    expect(takes(offer)).toEqual(["lee", "raj", "ana", "grace", "nils"]);
  });
});

describe("when", () => {
  const span = (from: string, to: string) => ({ from: berlin(from), to: berlin(to) });
  it.each([
    ["over", span("2027-03-05 09:00", "2027-03-05 15:00"), "past"],
    ["31 days", span("2027-03-06 00:00", "2027-04-06 00:00"), "agreed"],
    ["a minute more, but for the hour of the clocks", span("2027-03-29 00:00", "2027-04-29 01:01"), "too-long"],
    ["31 days with the end of summer time", span("2027-10-10 00:00", "2027-11-10 00:00"), "agreed"],
    ["in more than a year", span("2028-06-01 09:00", "2028-06-01 17:00"), "too-far"],
  ])("%s", (_, asked, expected) => {
    expect(decide("carlos", "carlos", "parts", asked)).toBe(expected);
  });

  it("cuts off what has gone", () => {
    const decided = decideCover(
      { id: "new", by: "raj", person: "raj", department: "parts", span: span("2027-03-05 09:00", "2027-03-05 17:00") },
      ctx(),
      now,
    );
    expect("no" in decided ? decided : [decided.from, decided.to].map(shownInBerlin)).toEqual([
      "2027-03-05 15:00",
      "2027-03-05 17:00",
    ]);
  });

  it("a night and a day by one click are too much", () => {
    expect(isLongCover(span("2027-03-06 07:00", "2027-03-06 23:00"))).toBe(false);
    expect(isLongCover(span("2027-03-06 07:00", "2027-03-06 23:01"))).toBe(true);
  });
});

describe("what is in the way", () => {
  const row = (state: Cover["state"], department = "parts", from = "09:00", to = "12:00") =>
    cover(department, "carlos", `2027-03-06 ${from}`, `2027-03-06 ${to}`, state);
  it.each<[string, (Cover | Absence)[], string]>([
    ["away for a part of it", [away("carlos", "2027-03-06 16:00", "2027-03-07 00:00")], "away"],
    ["away without an end", [away("carlos", "2027-03-01 00:00")], "away"],
    ["away until it begins", [away("carlos", "2027-03-01 00:00", "2027-03-06 09:00")], "agreed"],
    ["somebody else away", [away("raj", "2027-03-06 00:00")], "agreed"],
    ["covering then", [row("agreed")], "covering"],
    ["asked then", [row("asked")], "asked"],
    ["said no to it before", [row("declined")], "agreed"],
    ["taken back before", [row("withdrawn")], "agreed"],
    ["covering right after", [row("agreed", "parts", "17:00", "20:00")], "agreed"],
    ["covering another department, which may be too much and is theirs to say", [row("agreed", "calls")], "agreed"],
  ])("%s", (_, rows, expected) => {
    expect(decide("carlos", "carlos", "parts", saturday, rows)).toBe(expected);
  });

  it("is looked for once more when the yes comes, the asking itself left aside", () => {
    const asked = row("asked", "parts", "09:00", "17:00");
    expect(coverInTheWay(asked, ctx(asked))).toBeNull();
    expect(coverInTheWay(asked, ctx(asked, row("agreed")))?.no).toBe("covering");
    expect(coverInTheWay(asked, ctx(asked, away("carlos", "2027-03-06 10:00")))?.no).toBe("away");
  });
});
