import { describe, expect, test } from "vitest";
import type { Case } from "../../../src/core/case/case.ts";
import { listItems } from "../../../src/core/escalation/list-items.ts";
import type { ListKind } from "../../../src/core/escalation/list-times.ts";
import { HOUR, type Instant } from "../../../src/core/time/instant.ts";
import { aCase, does, newYork, policy, through } from "../../support/builders.ts";

const early = newYork("2027-03-01 08:00");
const hours = (person: string) => ({
  calendar: policy.calendars.ofPerson(person),
  zone: "America/New_York",
  beforeClosingMs: HOUR,
});
const items = (kind: ListKind, person: string, cases: Case[], now: Instant, leads: string[] = []): string[] =>
  listItems(kind, person, cases, { ...hours(person), leads }, now).map(
    ({ caseNumber, about }) => `${caseNumber} ${about}`,
  );
/** Claimed by Raj at nine on Monday; its first reply is due at 10:00, its resolution on Wednesday 15:00. */
const start = newYork("2027-03-01 09:00");
const rajs: Case = { ...does(aCase(), "raj", { verb: "claim" }, start), number: 7 };
const told = does(rajs, "mia", { verb: "told", words: "w", where: "public" }, newYork("2027-03-01 09:30"));

describe("a list", () => {
  const critical = {
    ...does(told, "lee", { verb: "severity", to: "critical", why: null }, newYork("2027-03-01 09:40")),
    number: 8,
  };
  test("of the morning has what is overdue and what falls due before the day ends", () => {
    const tuesday = newYork("2027-03-02 08:00");
    expect(items("morning", "raj", [told], tuesday)).toEqual([]);
    expect(items("morning", "raj", [told], newYork("2027-03-03 08:00"))).toEqual(["7 resolve"]);
    expect(items("morning", "raj", [told, critical], tuesday)).toEqual(["8 resolve"]);
  });
  test("before closing has what falls due before they are back or in the first hour, and silence since before the day", () => {
    const tuesday = newYork("2027-03-02 16:00");
    // Wednesday's shift begins at eight: what is due at 15:00 can wait until then.
    expect(items("late", "raj", [told], tuesday)).toEqual(["7 silence"]);
    const noted = does(told, "raj", { verb: "update", note: "n" }, newYork("2027-03-02 11:00"));
    expect(items("late", "raj", [noted], tuesday)).toEqual([]);
    expect(items("late", "raj", [told], newYork("2027-03-03 16:00"))).toEqual(["7 resolve"]);
  });
  test("says of a case that falls due no second time that it is silent", () => {
    expect(items("late", "raj", [critical], newYork("2027-03-02 16:00"))).toEqual(["8 resolve"]);
  });
  test("a wait is not silence, and a clock that rests is not due", () => {
    const waiting = through(told, [
      ["raj", { verb: "wait", what: "w", until: newYork("2027-03-09 10:00") }, newYork("2027-03-01 10:00")],
    ]);
    expect(items("late", "raj", [waiting], newYork("2027-03-02 16:00"))).toEqual([]);
  });
  test("what the customer is to hear is the speaker's; nobody speaks yet: the assignee's", () => {
    expect(items("morning", "raj", [rajs], early)).toEqual(["7 first-reply"]);
    expect(items("morning", "mia", [rajs], early)).toEqual([]);
    const wednesday = newYork("2027-03-03 08:00");
    expect(items("morning", "mia", [told], wednesday)).toEqual(["7 next-word"]);
  });
  test("another department's answer to a pass is not the assignee's to give", () => {
    const offered = does(
      told,
      "raj",
      { verb: "pass", to: { department: "billing" }, why: "theirs" },
      newYork("2027-03-01 10:00"),
    );
    expect(items("late", "raj", [offered], newYork("2027-03-01 16:00"))).toEqual([]);
  });
  test("backlog and other people's cases are in nobody's", () => {
    expect(items("morning", "raj", [{ ...critical, backlog: true }], early)).toEqual([]);
    expect(items("morning", "lee", [critical], early)).toEqual([]);
  });
  test("has the earliest first", () => {
    const both = [told, critical];
    expect(items("late", "raj", both, newYork("2027-03-03 16:00"))).toEqual(["8 resolve", "7 resolve"]);
  });
});

describe("whoever heads a department", () => {
  const orphan: Case = { ...aCase({}, start), number: 9 };
  const tuesday = newYork("2027-03-02 08:00");
  test("begins the day with what is overdue there and has nobody", () => {
    expect(items("morning", "lee", [orphan], tuesday, ["parts"])).toEqual(["9 claim"]);
    expect(items("morning", "zoe", [orphan], tuesday, ["social"])).toEqual(["9 first-reply"]);
    expect(items("morning", "carlos", [orphan], tuesday)).toEqual([]);
  });
  test("and not with what somebody has, what is not due yet, nor at the end of the day", () => {
    expect(items("morning", "lee", [told], tuesday, ["parts"])).toEqual([]);
    expect(items("morning", "lee", [orphan], start, ["parts"])).toEqual([]);
    expect(items("late", "lee", [orphan], newYork("2027-03-02 16:00"), ["parts"])).toEqual([]);
  });
});
