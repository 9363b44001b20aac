import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseCommand } from "../../../src/chat/parse-command.ts";
import type { Case } from "../../../src/core/case/case.ts";
import type { CaseEvent } from "../../../src/core/case/event.ts";
import { chargeSheet } from "../../../src/core/digest/charge-sheet.ts";
import type { OpenCase } from "../../../src/core/digest/digest.ts";
import { lastDigestAt, nextDigestAt } from "../../../src/core/digest/digest-times.ts";
import { factsOfLife } from "../../../src/core/digest/facts-of.ts";
import { hurtsMost } from "../../../src/core/digest/hurts-most.ts";
import { median } from "../../../src/core/digest/median.ts";
import { endOfDay, fourWeeksBefore } from "../../../src/core/digest/same-stretch.ts";
import { wholeDesk } from "../../../src/core/digest/scope.ts";
import { DAY, HOUR, plus } from "../../../src/core/time/instant.ts";
import { readSince } from "../../../src/flows/read-since.ts";
import { aCase, customer, lastClock, monday, newYork, opening, through } from "../../support/builders.ts";
import { moves, opened, play } from "../../support/random-story.ts";

describe("when a digest comes round", () => {
  const plan = {
    id: "d",
    to: { person: "grace" },
    scope: wholeDesk,
    at: "08:00",
    zone: "America/New_York",
    days: ["mon" as const, "fri" as const],
    way: "chat" as const,
    people: false,
  };
  test.each([
    ["Monday at nine", "2027-03-01 09:00", "2027-03-05 08:00", "2027-03-01 08:00"],
    ["Friday at eight", "2027-03-05 08:00", "2027-03-08 08:00", "2027-03-05 08:00"],
    ["over the night the clocks change", "2027-03-13 12:00", "2027-03-15 08:00", "2027-03-12 08:00"],
  ])("%s", (_, now, next, last) => {
    expect(nextDigestAt(plan, newYork(now))).toBe(newYork(next));
    expect(lastDigestAt(plan, newYork(now))).toBe(newYork(last));
  });
  test("a time that is skipped in spring is the first there is, and no days are never", () => {
    const sunday = { ...plan, at: "02:30", days: ["sun" as const] };
    expect(nextDigestAt(sunday, newYork("2027-03-13 12:00"))).toBe(newYork("2027-03-14 03:00"));
    expect(nextDigestAt({ ...plan, days: [] }, monday)).toBeNull();
  });
});

test("the same stretch a week earlier is the same on the wall clock, also when the clocks have changed", () => {
  const [last] = fourWeeksBefore(
    { from: newYork("2027-03-15 08:00"), to: newYork("2027-03-16 08:00") },
    "America/New_York",
  );
  expect(last).toEqual({ from: newYork("2027-03-08 08:00"), to: newYork("2027-03-09 08:00") });
  expect(endOfDay(newYork("2027-03-14 00:00"), "America/New_York")).toBe(newYork("2027-03-15 00:00"));
  expect(endOfDay(newYork("2027-03-14 23:59"), "America/New_York")).toBe(newYork("2027-03-15 00:00"));
});

test("the median is one that occurred, the lower of two in the middle", () => {
  expect(median([])).toBeNull();
  expect(median([5])).toBe(5);
  expect(median([9, 1, 4, 2])).toBe(2);
});

test.each([
  ["mon 08:00", "2027-03-01 08:00"],
  ["fri", "2027-02-26 00:00"],
  ["yesterday", "2027-02-28 00:00"],
  ["today", "2027-03-01 00:00"],
  ["24h", "2027-02-28 09:00"],
  ["7d", "2027-02-22 09:00"],
  ["26 feb", "2027-02-26 00:00"],
])("since %s", (words, at) => {
  expect(readSince(words, monday, "America/New_York")).toBe(newYork(at));
});

test.each([
  ["digest", {}],
  ["digest parts since mon 08:00", { scope: "parts", span: "mon 08:00" }],
  ["digest all 7d", { scope: "all", span: "7d" }],
  ["digest why missed resolve high", { what: "missed resolve high" }],
  ["digest why new in parts since yesterday", { what: "new in parts", span: "yesterday" }],
])("%s is read", (words, args) => {
  expect(parseCommand(words, { thread: false })).toEqual({ verb: "digest", numbers: [], args });
});

test("what speaks most for a case comes first, and what nothing speaks for is left out", () => {
  const one = (number: number, given: Partial<OpenCase> = {}): OpenCase => ({
    number,
    department: "parts",
    source: "x",
    connector: null,
    severity: "normal",
    status: "claimed",
    since: plus(monday, -HOUR),
    dueAt: plus(monday, HOUR),
    generation: 1,
    heat: "calm",
    told: true,
    ...given,
  });
  const late = { dueAt: plus(monday, -HOUR) };
  const found = hurtsMost(
    [
      one(1),
      one(2, late),
      one(3, { ...late, heat: "angry" }),
      one(4, { ...late, severity: "critical" }),
      one(5, { since: plus(monday, -9 * DAY), told: false }),
    ],
    ["critical", "high", "normal", "low"],
    monday,
  );
  expect(found.map(({ number }) => number)).toEqual([4, 5, 3]);
  expect(found[1]?.why).toEqual(["long-wait", "nothing-told"]);
});

test("whose time it was adds up to the customer's own, the time before us and in transit among it", () => {
  const kase = through(aCase({ since: plus(monday, -2 * DAY) }), [
    ["raj", { verb: "claim" }, monday],
    ["raj", { verb: "pass", to: { department: "billing" }, why: "yours" }, plus(monday, HOUR)],
    ["omar", { verb: "yes" }, plus(monday, 3 * HOUR)],
    ["omar", { verb: "claim" }, plus(monday, 3 * HOUR)],
    ["omar", { verb: "done", how: "h" }, plus(monday, 8 * HOUR)],
  ]);
  const sheet = chargeSheet(lastClock(kase, "resolve"), plus(monday, 8 * HOUR), null);
  expect(sheet.map(({ holder, wallMs }) => [holder, wallMs / HOUR])).toEqual([
    ["before-us", 48],
    [{ department: "billing" }, 5],
    ["in-transit", 2],
    [{ department: "parts" }, 1],
  ]);
});

test("whatever is asked of a case, a department has one open case more exactly when it does, and time held is the whole", () => {
  fc.assert(
    fc.property(opened, moves, (kase: Case, asked) => {
      const events = play(kase, asked).flatMap((moment) => moment.events);
      const life = [...openingOf(kase), ...events];
      const facts = factsOfLife(life);
      const after = play(kase, asked).at(-1)?.after ?? kase;
      const isOpen = ["triage", "unclaimed", "claimed"].includes(after.status);
      const counts = new Map<string, number>();
      for (const { kind, department } of facts) {
        if (kind === "entered" || kind === "left")
          counts.set(department, (counts.get(department) ?? 0) + (kind === "entered" ? 1 : -1));
      }
      const there = [...counts].filter(([, n]) => n !== 0);
      expect(there).toEqual(isOpen ? [[after.department, 1]] : []);
      for (const met of facts.filter(
        ({ kind, clock }) => (kind === "kept" || kind === "late") && clock === "resolve",
      )) {
        const held = facts.filter(({ kind, seq }) => kind === "held" && seq === met.seq);
        expect(held.reduce((sum, { wallMs }) => sum + (wallMs ?? 0), 0)).toBe(met.wallMs);
      }
    }),
    { numRuns: 40 },
  );
});

/** The events with which such a case begins. */
const openingOf = (kase: Case): CaseEvent[] => {
  const head = { v: 1 as const, number: kase.number, at: kase.started, actor: customer, commandId: "opening" };
  const body = opening(kase.started, {
    status: kase.status as "unclaimed",
    department: kase.department,
    speaker: kase.speaker.department,
    severity: kase.severity,
    since: kase.since,
    backlog: kase.backlog,
    word: kase.firstWord,
  });
  const clocks = kase.clocks.map((clock) => ({ type: "clock-started" as const, clock }));
  return [body, ...clocks].map((one, index) => ({ ...one, ...head, seq: index + 1 }));
};
