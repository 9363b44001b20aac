import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Case } from "../../../src/core/case/case.ts";
import type { Command } from "../../../src/core/case/command.ts";
import { isRefusal } from "../../../src/core/case/refusal.ts";
import type { Roster } from "../../../src/core/coverage/roster.ts";
import type { ClockKind, Desk } from "../../../src/core/desk/desk.ts";
import { decideSteps } from "../../../src/core/escalation/decide-steps.ts";
import { nextLookAt } from "../../../src/core/escalation/next-look-at.ts";
import { clockId } from "../../../src/core/sla/clock.ts";
import { liveClocks } from "../../../src/core/sla/clocks.ts";
import { DAY, HOUR, type Instant, instant, MINUTE, plus } from "../../../src/core/time/instant.ts";
import { always, withDepartment, withSeverity } from "../../support/a-desk.ts";
import {
  aCase,
  asks,
  clockOf,
  does,
  hear,
  monday,
  newYork,
  noRoster,
  policyOf,
  refused,
  through,
} from "../../support/builders.ts";

const at = (minutes: number) => plus(monday, minutes * MINUTE);
const targets = { claim: always(HOUR), resolve: always(HOUR), "first-reply": always(HOUR) };
const escalation = { claim: "loudly", resolve: "loudly", "first-reply": "loudly" };
/** An hour for everything, loudly, day and night; Grace is the last. */
const loudDesk: Desk = {
  ...withDepartment("social", { targets: {} }, withSeverity("normal", { targets, escalation })),
  lastResort: { person: "grace", pager: true, mail: true },
};
const policy = policyOf(loudDesk);
const sweep = (kase: Case, now: Instant, roster: Roster = noRoster) =>
  decideSteps(kase, { ...policy, roster }, now, `sweep-${kase.version + 1}`);
const climbOf = (kase: Case, kind: ClockKind = "resolve") => clockOf(kase, kind).climb;
const plays = (kase: Case, by: string, command: Command, now: Instant) => does(kase, by, command, now, policy);

/** Claimed by Raj at nine, told of by Mia; overdue at ten, when Raj is asked aloud. */
const rajs = through(
  aCase({}, monday, policy),
  [
    ["raj", { verb: "claim" }, at(1)],
    ["mia", { verb: "told", words: "w", where: "public" }, at(2)],
  ],
  policy,
);
const overdue = sweep(rajs, at(60)).after;
const onward = (kase: Case, now: Instant, roster?: Roster) => climbOf(sweep(kase, now, roster).after)?.told;

describe("a climb", () => {
  test("asks the department and its lead one after the other, and at last Grace", () => {
    expect(climbOf(overdue)).toMatchObject({ told: ["raj"], nextAt: at(75) });
    let kase = overdue;
    for (const minutes of [75, 90, 105, 120, 135]) kase = sweep(kase, at(minutes)).after;
    expect(climbOf(kase)).toMatchObject({ told: ["raj", "carlos", "lee", "ana", "grace"] });
  });

  const answers: [name: string, by: string, command: Command][] = [
    ["a note by the assignee", "raj", { verb: "update", note: "n" }],
    ["another's claim by passing it to themselves", "carlos", { verb: "pass", to: { person: "carlos" }, why: null }],
    ["a wait", "raj", { verb: "wait", what: "w", until: at(3_000) }],
    ["a pass by whoever was asked", "raj", { verb: "pass", to: { department: "billing" }, why: "theirs" }],
  ];
  test.each(answers)("is ended by %s", (_name, by, command) => {
    expect(climbOf(plays(overdue, by, command, at(65)))).toBeNull();
  });
  const noAnswers: [name: string, by: string, command: Command][] = [
    ["a note by somebody whom nobody asked", "lee", { verb: "update", note: "n" }],
    [
      "a word of the speaker to the customer, which fixes nothing",
      "mia",
      { verb: "told", words: "soon", where: "public" },
    ],
    ["a pass by the lead to a colleague", "lee", { verb: "pass", to: { person: "carlos" }, why: null }],
  ];
  test.each(noAnswers)("is not ended by %s", (_name, by, command) => {
    expect(climbOf(plays(overdue, by, command, at(65)))).toMatchObject({ told: ["raj"], nextAt: at(75) });
  });
  test("is not ended by the customer", () => {
    expect(climbOf(does(overdue, { kind: "customer" }, hear(at(65)), at(65), policy))).toMatchObject({ told: ["raj"] });
  });
  test("whoever claims it has answered for all of it, also when they were not the one asked", () => {
    const unclaimed = sweep(aCase({}, monday, policy), at(60)).after;
    const asked = climbOf(unclaimed)?.told ?? [];
    const other = ["raj", "carlos", "lee"].find((person) => !asked.includes(person)) ?? "";
    const taken = plays(unclaimed, other, { verb: "claim" }, at(65));
    expect(climbOf(taken)).toBeNull();
    // What the customer is to hear is the speaker's, and now the new assignee's as well.
    expect(climbOf(taken, "first-reply")).toBeNull();
  });
  test("asks whoever has been given it next", () => {
    const given = plays(overdue, "lee", { verb: "pass", to: { person: "carlos" }, why: null }, at(65));
    expect(onward(given, at(75))).toEqual(["raj", "carlos"]);
  });

  test("on it by the assignee or whoever was asked holds it; by a bystander it does not", () => {
    const held = plays(overdue, "raj", { verb: "on-it", until: null }, at(65));
    expect(sweep(held, at(75)).events).toEqual([]);
    expect(nextLookAt(clockOf(held, "resolve"), held, policy, at(65))).toBe(at(90));
    const bystander = plays(overdue, "lee", { verb: "on-it", until: null }, at(65));
    expect(onward(bystander, at(75))).toEqual(["raj", "carlos"]);
  });

  test("not me asks the next at once, and takes back an on it", () => {
    const aside = through(
      overdue,
      [
        ["raj", { verb: "on-it", until: null }, at(61)],
        ["raj", { verb: "not-me" }, at(63)],
      ],
      policy,
    );
    expect(aside.onIt).toEqual([]);
    expect(onward(aside, at(63))).toEqual(["raj", "carlos"]);
  });
  test("not me by somebody who was asked before hurries nobody", () => {
    const carlos = sweep(overdue, at(75)).after;
    const late = plays(carlos, "raj", { verb: "not-me" }, at(76));
    expect(climbOf(late)).toMatchObject({ told: ["raj", "carlos"], nextAt: at(90) });
  });
  test("not me by somebody whom nobody asked is refused", () => {
    expect(refused(overdue, "lee", { verb: "not-me" }, at(63), policy)).toMatchObject({ code: "not-asked" });
  });
  test("backlog is asked of nobody", () => {
    const backlog = { ...overdue, backlog: true };
    expect(sweep(backlog, at(300))).toMatchObject({ events: [], decided: [] });
    expect(sweep(backlog, at(300)).looks.every(({ nextAt }) => nextAt === null)).toBe(true);
  });
});

/** What may happen between two sweeps: people speak, leave, cover; time goes on, stands, or is set back. */
const people = ["raj", "carlos", "lee", "ana", "mia", "grace"];
const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  fc.constant<Command>({ verb: "update", note: "n" }),
  fc.constant<Command>({ verb: "claim" }),
  fc.constant<Command>({ verb: "release" }),
  fc.constant<Command>({ verb: "on-it", until: null }),
  fc.constant<Command>({ verb: "not-me" }),
  fc.constant<Command>({ verb: "told", words: "w", where: "public" }),
  fc.constantFrom(...people).map((person): Command => ({ verb: "pass", to: { person }, why: null })),
  fc.constantFrom("critical", "normal", "high").map((to): Command => ({ verb: "severity", to, why: null })),
);
const anyAbsences = fc.uniqueArray(fc.constantFrom(...people), { maxLength: 4 }).map(
  (away): Roster => ({
    covers: [],
    absences: away.map((person) => ({ id: person, person, from: monday, to: null, by: person })),
  }),
);
const happening = fc.record({
  pauseMs: fc.oneof(
    fc.integer({ min: 0, max: 20 * MINUTE }),
    fc.integer({ min: 0, max: 3 * DAY }),
    fc.integer({ min: -90 * MINUTE, max: 0 }),
  ),
  roster: anyAbsences,
  said: fc.option(fc.record({ by: fc.constantFrom(...people), command: anyCommand }), { freq: 2 }),
});

describe("whatever happens", () => {
  test("nobody is told twice within one climb, each step is decided once, and what was looked at is not due again", () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 40 }), (happenings) => {
        let kase = aCase({}, monday, policy);
        let now: Instant = monday;
        const steps = new Set<string>();
        for (const { pauseMs, roster, said } of happenings) {
          now = instant(Math.max(now + pauseMs, monday));
          if (said !== null) {
            const decision = asks(kase, said.by, said.command, now, policy);
            if (!isRefusal(decision)) kase = decision.after;
          }
          const before = kase;
          const { events, after, decided, looks } = sweep(kase, now, roster);
          for (const { clock, step } of decided) {
            const climb = before.clocks.find((one) => clockId(one) === clockId(clock))?.climb ?? null;
            const told = step.told.map(({ person }) => person);
            if (step.stepKind === "climb") {
              expect(told.filter((person) => climb?.told.includes(person))).toEqual([]);
              expect(told.length).toBeLessThanOrEqual(1);
              continue;
            }
            const name = `${clockId(clock)} ${step.step} ${step.occurrence}`;
            expect(steps.has(name)).toBe(false);
            steps.add(name);
            // Begun anew only after it had come to its end.
            if (climb !== null && told.some((person) => climb.told.includes(person)) && step.loud) {
              expect(step.climb?.told).toEqual(told);
            }
          }
          for (const clock of liveClocks(after)) {
            expect(new Set(clock.climb?.told).size).toBe(clock.climb?.told.length ?? 0);
            const next = nextLookAt(clock, after, policy, now);
            if (next !== null) expect(next).toBeGreaterThan(now);
          }
          for (const { nextAt } of looks) if (nextAt !== null) expect(nextAt).toBeGreaterThan(now);
          expect(sweep(after, now, roster).events).toEqual([]);
          expect(events.every(({ type }) => type === "clock-step")).toBe(true);
          kase = after;
        }
      }),
      { numRuns: 300 },
    );
  });

  test("left alone, every climb ends", () => {
    fc.assert(
      fc.property(anyAbsences, fc.integer({ min: 0, max: 7 * 24 * 60 }), (roster, minutes) => {
        let kase = aCase({}, at(minutes), policy);
        let looks = 0;
        for (let now: Instant | null = at(minutes); now !== null && now < at(minutes + 7 * 24 * 60); looks += 1) {
          expect(looks).toBeLessThan(200);
          const { after, looks: asked } = sweep(kase, now, roster);
          kase = after;
          now = asked
            .map(({ nextAt }) => nextAt)
            .reduce<Instant | null>((a, b) => (a === null || (b !== null && b < a) ? b : a), null);
        }
        for (const clock of liveClocks(kase)) expect(clock.climb?.nextAt ?? null).toBeNull();
      }),
      { numRuns: 100 },
    );
  });
});

test("the desk of the tests is loud at night as well", () => {
  const night = newYork("2027-03-02 02:00");
  const { decided } = sweep(aCase({}, plus(night, -HOUR), policy), night);
  expect(decided.map(({ step }) => step.told.map(({ person, ways }) => `${person} ${ways.join("+")}`))).toEqual([
    ["grace chat+mail+pager"],
    ["grace chat+mail+pager"],
    ["grace chat+mail+pager"],
  ]);
  expect(decided.map(({ step }) => step.gap?.department)).toEqual(expect.arrayContaining(["parts"]));
});
