import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Desk } from "../../../src/core/desk/desk.ts";
import { findOutside } from "../../../src/core/outside/find-outside.ts";
import { linkUntil } from "../../../src/core/outside/link-until.ts";
import { isLinkLive, linkEndsAt } from "../../../src/core/outside/outside.ts";
import type { TaskFacts } from "../../../src/core/task/task.ts";
import { DAY, HOUR, instant, plus } from "../../../src/core/time/instant.ts";
import { aDesk } from "../../support/a-desk.ts";
import { monday } from "../../support/builders.ts";
import { anOutside, aTask } from "../../support/tasks.ts";

const desk: Desk = {
  ...aDesk,
  outside: {
    workers: [
      { id: "ken", name: "Ken Ito", mail: "ken@fieldfix.example", department: "technical" },
      { id: "mara", name: "Mara Quinn", mail: "mara@fieldfix.example", department: null },
      { id: "mara-b", name: "Mara Bell", mail: "bell@fieldfix.example", department: "billing" },
    ],
    domains: ["northservice.example"],
    lastsMs: 3 * DAY,
  },
};

describe("whom work may be mailed to", () => {
  test.each<[string, string, ReturnType<typeof findOutside>]>([
    ["technical", "ken", { worker: "ken" }],
    ["technical", "@Ken Ito", { worker: "ken" }],
    ["technical", " KEN@fieldfix.example ", { worker: "ken" }],
    ["technical", "mailto:ken@fieldfix.example", { worker: "ken" }],
    ["technical", "mara", { worker: "mara" }],
    // Two of that name, so nobody is meant for sure; the id says which.
    ["billing", "Mara Bell", { worker: "mara-b" }],
    ["billing", "ken", null],
    ["parts", "jo@northservice.example", { address: "jo@northservice.example" }],
    ["parts", "Jo@NorthService.example", { address: "jo@northservice.example" }],
    ["parts", "jo@sub.northservice.example", null],
    ["parts", "jo@northservice.example.evil.example", null],
    ["parts", "jo@evil.example, x@northservice.example", null],
    ["parts", "jo@evil.example@northservice.example", null],
    ["parts", "<jo@northservice.example>", null],
    ["parts", "jo@northservice.example\nbcc: all@evil.example", null],
    ["parts", "other@fieldfix.example", null],
    ["parts", "", null],
  ])("%s: %j", (department, words, found) => {
    expect(findOutside(desk, department, words)).toEqual(found);
  });

  test("is nobody whom the desk file does not name, whatever is typed", () => {
    const part = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom("@", "northservice.example", "ken", ",", " ", "."),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const found = findOutside(desk, "parts", parts.join(""));
        if (found === null) return;
        if ("worker" in found) expect(found.worker).toBe("mara");
        else expect(found.address).toMatch(/^[^\s@,;<>]+@northservice\.example$/u);
      }),
    );
  });
});

describe("how long a link lasts", () => {
  const at = (iso: string) => instant(Date.parse(iso));
  const visit = (date: string | null): TaskFacts => ({ kind: "visit", date, window: null });
  // Monday 1 March, nine in New York.
  test.each<[string, TaskFacts, number, string]>([
    ["as long as the desk says", { kind: "piece" }, 3 * DAY, "2027-03-04T14:00:00Z"],
    ["a visit without a day too", visit(null), DAY, "2027-03-02T14:00:00Z"],
    ["a visit soon: no shorter for that", visit("2027-03-01"), 3 * DAY, "2027-03-04T14:00:00Z"],
    ["a visit later: the evening after it", visit("2027-03-10"), 3 * DAY, "2027-03-11T23:00:00Z"],
    ["across the change to summer time", visit("2027-03-13"), 3 * DAY, "2027-03-14T22:00:00Z"],
    ["a day that is none", visit("2027-02-31"), HOUR, "2027-03-01T15:00:00Z"],
  ])("%s", (_name, about, lastsMs, until) => {
    expect(linkUntil(about, monday, "America/New_York", lastsMs)).toBe(at(until));
  });
});

describe("a link is live", () => {
  const outside = anOutside({ link: "l", until: plus(monday, HOUR) });
  test.each([
    ["in time", aTask({ outside }), "l", monday, true],
    ["not at its end", aTask({ outside }), "l", plus(monday, HOUR), false],
    ["not another one", aTask({ outside }), "m", monday, false],
    ["not once the task is the department's", aTask({ outside: null }), "l", monday, false],
    ["not once it is done", aTask({ outside, state: "done" }), "l", monday, false],
    ["not while a part is waited for", aTask({ outside: { ...outside, needsPart: true } }), "l", monday, false],
  ])("%s", (_name, task, link, now, live) => {
    expect(isLinkLive(task, link, now)).toBe(live);
    expect(linkEndsAt(task) !== null).toBe(task.state === "open" && task.outside !== null && !task.outside.needsPart);
  });
});
