import { describe, expect, test } from "vitest";
import type { Desk, Severity } from "../../../src/core/desk/desk.ts";
import { alwaysBreached, beyondHours } from "../../../src/core/sla/never-met.ts";
import { DAY, HOUR, MINUTE } from "../../../src/core/time/instant.ts";
import { aDesk, always, onHours } from "../../support/a-desk.ts";
import {
  aDepartment,
  aPerson,
  aRota,
  berlin,
  contextOf,
  cover,
  shownInBerlin,
  weekdaysOpen,
} from "../../support/coverage-desk.ts";

const friday = berlin("2027-03-05 12:00");
const month = 28 * DAY;
const severity = (id: string, targets: Severity["targets"]): Severity => ({
  id,
  name: id,
  targets,
  pausedByWait: [],
  pausedByIncident: [],
  escalation: {},
});
const saturdays = weekdaysOpen(["08:00-17:00"], { sat: ["08:00-13:00"] });
const parts = aDepartment("parts", { calendar: saturdays });
const raj = aPerson("raj", "parts", { calendar: saturdays });
const desk = (given: Partial<Desk> = {}): Pick<Desk, "departments" | "people"> & Partial<Desk> => ({
  speakers: { public: "social", private: "social" },
  severities: [severity("high", { claim: always(HOUR), resolve: always(24 * HOUR) })],
  departments: [parts],
  people: [raj],
  ...given,
});
const breached = (given: Partial<Desk> = {}, rows: Parameters<typeof contextOf>[1] = []): string[] =>
  alwaysBreached(contextOf(desk(given), rows), friday, month).map(
    (one) =>
      `${one.severity} on ${one.department} ${shownInBerlin(one.from)} to ${shownInBerlin(one.to)}: ${one.kinds.join(" ")}`,
  );

describe("a promise around the clock that nobody can keep", () => {
  const weekend = "2027-03-06 13:00 to 2027-03-08 08:00";
  test("names the worst stretch and every target it is too long for", () => {
    expect(breached()).toEqual([`high on parts ${weekend}: claim resolve`]);
  });
  test("leaves out what the stretch is not longer than", () => {
    const of = (ms: number) => breached({ severities: [severity("high", { claim: always(ms) })] });
    expect(of(43 * HOUR - 1)).toHaveLength(1);
    expect(of(43 * HOUR)).toEqual([]);
  });
  test("leaves out targets on opening hours, and words to customers unless it speaks to them", () => {
    const severities = [
      severity("high", { claim: onHours(HOUR), "first-reply": always(MINUTE), "customer-word": always(HOUR) }),
    ];
    expect(breached({ severities })).toEqual([]);
    expect(breached({ severities, speakers: { public: "parts", private: "parts" } })).toEqual([
      `high on parts ${weekend}: first-reply`,
    ]);
  });
  test("takes a department's own target, which never makes such a severity keep hours", () => {
    const own = [{ ...parts, targets: { claim: onHours(90 * HOUR), resolve: onHours(HOUR) } }];
    expect(breached({ departments: own })).toEqual([`high on parts ${weekend}: resolve`]);
  });
  test("is kept by a rota over the weekend, and the worst is then another stretch", () => {
    const hours = {
      zone: "Europe/Berlin",
      weekly: { sat: ["13:00-24:00"], sun: ["00:00-24:00"], mon: ["00:00-08:00"] },
    };
    const rota = aRota({ order: ["raj"], hours });
    expect(breached({ departments: [{ ...parts, rota }] })).toEqual([
      "high on parts 2027-03-05 17:00 to 2027-03-06 08:00: claim",
    ]);
  });
  test("is kept by somebody who works there all the same", () => {
    const people = [raj, aPerson("night", "parts", { calendar: "24x7" })];
    expect(breached({ people })).toEqual([]);
  });
  test("is no matter of who has agreed to help out once", () => {
    expect(breached({}, [cover("parts", "raj", "2027-03-06 13:00", "2027-03-08 08:00")])).toEqual(breached());
  });
  test("joins a time without anybody in it to the night before and after", () => {
    const people = [aPerson("raj", "parts", { calendar: weekdaysOpen(["08:00-17:00"]) })];
    expect(breached({ people })).toEqual(["high on parts 2027-03-05 17:00 to 2027-03-08 08:00: claim resolve"]);
  });
  test("says nothing of a department that never opens: it has no hours at all", () => {
    const never = { zone: "UTC", weekly: {}, dates: { "2020-01-01": ["09:00-10:00"] } };
    const people = [aPerson("raj", "parts", { calendar: never })];
    expect(breached({ departments: [aDepartment("parts", { calendar: never })], people })).toEqual([]);
  });
  test("says nothing of one that never closes", () => {
    const always7 = [aDepartment("parts", { calendar: "24x7" })];
    expect(breached({ departments: always7, people: [aPerson("raj", "parts", { calendar: "24x7" })] })).toEqual([]);
  });
  test("comes by severity, the longest stretch first", () => {
    const departments = [parts, aDepartment("billing")];
    const people = [raj, aPerson("omar", "billing")];
    const severities = [severity("critical", { claim: always(HOUR) }), severity("high", { claim: always(HOUR) })];
    expect(breached({ departments, people, severities }).map((line) => line.split(" ").slice(0, 3).join(" "))).toEqual([
      "critical on billing",
      "critical on parts",
      "high on billing",
      "high on parts",
    ]);
  });
});

describe("a target of more hours than there are", () => {
  const beyond = (targets: Severity["targets"], given: Partial<Desk> = {}) =>
    beyondHours(contextOf(desk({ severities: [severity("low", targets)], ...given })), friday, month).map(
      ({ severity: id, department, kind, budgetMs }) => `${id} ${department} ${kind} ${budgetMs / HOUR}`,
    );
  // Four weeks of fifty hours, and one more: the clocks have gone forward by the end of the 28 days.
  test("is named, and a millisecond less is not", () => {
    expect(beyond({ resolve: onHours(201 * HOUR + 1) })).toHaveLength(1);
    expect(beyond({ resolve: onHours(201 * HOUR), claim: always(900 * HOUR) })).toEqual([]);
  });
  test("is nothing to say of a department without any hours", () => {
    const never = { zone: "UTC", weekly: {}, dates: { "2020-01-01": ["09:00-10:00"] } };
    expect(beyond({ resolve: onHours(HOUR) }, { departments: [aDepartment("parts", { calendar: never })] })).toEqual(
      [],
    );
  });
  test("is none in the desk of the tests", () => {
    expect(beyondHours(contextOf(aDesk), friday, month)).toEqual([]);
  });
});
