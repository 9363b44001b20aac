import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Audience, Step } from "../../../src/core/desk/desk.ts";
import { type Coverage, type Inbox, nextStep, type StepDecision } from "../../../src/core/escalation/next-step.ts";
import { eachOnce, inChat } from "../../../src/core/escalation/recipient.ts";
import type { Clock } from "../../../src/core/sla/clock.ts";
import { DAY, HOUR, type Instant, instant, MINUTE, plus } from "../../../src/core/time/instant.ts";
import { aDesk } from "../../support/a-desk.ts";
import { aCase, clockOf, does, monday, newYork, policy, sweep, through } from "../../support/builders.ts";

const at = (minutes: number) => plus(monday, minutes * MINUTE);
const { calendars } = policy;

/** Around the clock, ten hours from Monday nine: half is 14:00, due is 19:00. */
const clock: Clock = { ...clockOf(aCase({ severity: "critical" }), "resolve"), budgetMs: 10 * HOUR, dueAt: at(600) };

const half: Step = { id: "half", at: { share: 0.5 }, kind: "warn", tell: ["assignee"], loud: false };
const due: Step = { id: "due", at: { afterDueMs: 0 }, kind: "breach", tell: ["assignee", "lead"], loud: true };
const later: Step = { id: "later", at: { afterDueMs: 30 * MINUTE }, kind: "breach", tell: ["manager"], loud: true };
const again: Step = {
  id: "again",
  at: { afterDueMs: HOUR },
  kind: "repeat",
  tell: ["lead"],
  loud: false,
  everyMs: 2 * HOUR,
  times: 3,
};
const ladder = [half, due, later, again];

const who = { assignee: ["raj"], lead: ["lee", "raj"], manager: ["grace"], department: ["carlos"], speaker: ["mia"] };
const quiet = (audience: Audience) => inChat("department", who[audience]);
/** The ladder of a loud step: whom it names, then Carlos, who covers, and Grace, who is the last. */
const loud = (tell: readonly Audience[]) => ({
  rungs: eachOnce([...tell.flatMap(quiet), ...inChat("covers", ["carlos"]), ...inChat("last", ["grace"])]),
  gap: null,
});
const coverage: Coverage = { quiet, loud, nextAfterMs: 15 * MINUTE };
const nobody: Coverage = { quiet: () => [], loud: () => ({ rungs: [], gap: null }), nextAfterMs: 15 * MINUTE };
const ask = (
  of: Clock,
  now: Instant,
  { steps = ladder, onIt = [] as Inbox["onIt"] } = {},
): { decisions: StepDecision[]; nextAt: Instant | null } =>
  nextStep(of, steps, calendars, coverage, { onIt, answering: ["raj"] }, now);

/** The rungs in words: `half 1 at 300 tells raj`, and when to look again. */
const said = (asked: ReturnType<typeof ask>): (string | number | null)[] => [
  ...asked.decisions.map(
    (one) =>
      `${one.step} ${one.occurrence} at ${(one.dueAt - monday) / MINUTE} tells ${one.told.map(({ person }) => person).join(" ") || "nobody"}`,
  ),
  asked.nextAt === null ? null : (asked.nextAt - monday) / MINUTE,
];

describe("the next step", () => {
  const already = (decided: Record<string, number>, breachedAt: Instant | null = null): Clock => ({
    ...clock,
    decided,
    breachedAt,
  });
  const passed = already({ half: 1, due: 1, later: 1 }, at(600));
  const table: [name: string, of: Clock, now: number, said: (string | number | null)[]][] = [
    ["nothing before its share", clock, 299, [300]],
    ["a share, at its very instant", clock, 300, ["half 1 at 300 tells raj", 600]],
    ["once", already({ half: 1 }), 300, [600]],
    ["due: everybody once", already({ half: 1 }), 600, ["due 1 at 600 tells raj", 615]],
    ["after due", already({ half: 1, due: 1 }, at(600)), 630, ["later 1 at 630 tells grace", 645]],
    ["again", passed, 660, ["again 1 at 660 tells lee raj", 780]],
    ["and again", already({ ...passed.decided, again: 1 }, at(600)), 780, ["again 2 at 780 tells lee raj", 900]],
    [
      "for the last time",
      already({ ...passed.decided, again: 2 }, at(600)),
      900,
      ["again 3 at 900 tells lee raj", null],
    ],
    ["and no more", already({ ...passed.decided, again: 3 }, at(600)), 9_000, [null]],
    ["asleep for one rung", clock, 601, ["due 1 at 600 tells raj", 616]],
    ["asleep for two repeats", passed, 800, ["again 2 at 780 tells lee raj", 900]],
    ["asleep for three days", clock, 3 * 24 * 60, ["again 3 at 900 tells lee raj", null]],
  ];
  test.each(table)("%s", (_name, of, now, words) => {
    expect(said(ask(of, at(now)))).toEqual(words);
  });

  test("what was slept through is decided with the furthest rung, all of it", () => {
    const [decision] = ask(clock, at(800)).decisions;
    expect(decision).toMatchObject({
      step: "again",
      stepKind: "repeat",
      occurrence: 2,
      loud: false,
      breached: true,
      decided: { half: 1, due: 1, later: 1, again: 2 },
    });
  });

  test("a breach says so, a warning does not, a breach that happened stays", () => {
    const breached = (of: Clock, now: number) => ask(of, at(now)).decisions.map((one) => one.breached);
    expect(breached(clock, 300)).toEqual([false]);
    expect(breached(clock, 600)).toEqual([true]);
    expect(breached(already({}, at(10)), 300)).toEqual([true]);
  });

  test("steps without a breach still turn the card, and tell nobody", () => {
    const steps = [half];
    expect(said(ask(already({ half: 1 }), at(600), { steps }))).toEqual(["due 1 at 600 tells nobody", null]);
    expect(ask(clock, at(600), { steps }).decisions[0]).toMatchObject({ stepKind: "breach", breached: true });
    expect(said(ask(clock, at(10), { steps: [] }))).toEqual([600]);
    expect(said(ask(already({ due: 1 }), at(900), { steps: [] }))).toEqual([null]);
  });

  const states: [name: string, Partial<Clock>][] = [
    ["paused", { state: "paused", dueAt: null }],
    ["met", { state: "met" }],
    ["dropped", { state: "dropped" }],
  ];
  test.each(states)("a clock that is %s has none", (_name, given) => {
    expect(ask({ ...clock, ...given }, at(9_000))).toEqual({ decisions: [], nextAt: null });
  });

  test("a step that repeats without an interval comes once, however it is written", () => {
    const steps = [due, { ...again, everyMs: 0, times: 9 }];
    expect(said(ask(already({ due: 1 }), at(9_000), { steps }))).toEqual(["again 1 at 660 tells lee raj", null]);
  });

  test("a step of a share is an instant of whole milliseconds, or it would never be reached", () => {
    const odd = { ...clock, budgetMs: 3_600_001, dueAt: plus(monday, 3_600_001) };
    for (let percent = 1; percent < 100; percent += 1) {
      const { nextAt } = ask(odd, monday, { steps: [{ ...half, at: { share: percent / 100 } }] });
      expect(Number.isInteger(nextAt)).toBe(true);
      expect(ask(odd, nextAt ?? monday, { steps: [{ ...half, at: { share: percent / 100 } }] }).decisions).toHaveLength(
        1,
      );
    }
  });
});

describe("on it", () => {
  const until = (minutes: number, said = 290) => ({ onIt: [{ person: "raj", at: at(said), until: at(minutes) }] });
  const twice = { ...clock, decided: { half: 1, due: 1, later: 1 }, breachedAt: at(600) };
  test("holds a warning and a repeat, which are then past", () => {
    expect(said(ask(clock, at(300), until(310)))).toEqual(["half 1 at 300 tells nobody", 600]);
    expect(said(ask(twice, at(660), until(700, 640)))).toEqual(["again 1 at 660 tells nobody", 780]);
  });
  test("is over at its instant", () => {
    expect(said(ask(clock, at(300), until(300)))).toEqual(["half 1 at 300 tells raj", 600]);
  });
  test("never holds a breach, and is ended by it: the climb goes on", () => {
    expect(said(ask(clock, at(600), until(700)))).toEqual(["due 1 at 600 tells raj", 615]);
    expect(said(ask(clock, at(630), until(700)))).toEqual(["later 1 at 630 tells grace", 645]);
  });
  test("said again after the breach it holds the climb, until the next breach", () => {
    const climb = { step: "due", occurrence: 1, told: ["raj"], nextAt: at(615) };
    const asked = {
      ...clock,
      decided: { half: 1, due: 1 },
      decidedFor: { half: at(300), due: at(600) },
      breachedAt: at(600),
      climb,
    };
    expect(said(ask(asked, at(620), until(700, 599)))).toEqual(["due 1 at 615 tells lee", 630]);
    expect(said(ask(asked, at(620), until(700, 605)))).toEqual([630]);
    expect(said(ask(asked, at(630), until(700, 605)))).toEqual(["later 1 at 630 tells grace", 645]);
  });
  test("of before a breach holds no repeat after it", () => {
    expect(said(ask(twice, at(660), until(700, 590)))).toEqual(["again 1 at 660 tells lee raj", 780]);
  });
  test("never holds a repeat into which a breach nobody heard of was folded", () => {
    expect(said(ask(clock, at(660), until(700)))).toEqual(["again 1 at 660 tells lee raj", 780]);
  });
});

describe("a loud step", () => {
  /** Sweeps on time, as often as there is something to decide. */
  const climbing = (
    start: Clock,
    from: number,
    until: number,
    given: Partial<Coverage> = {},
    onIt: Inbox["onIt"] = [],
  ) => {
    const told: string[] = [];
    let of = start;
    let now: Instant | null = at(from);
    while (now !== null && now <= at(until)) {
      const asked: ReturnType<typeof nextStep> = nextStep(
        of,
        ladder,
        calendars,
        { ...coverage, ...given },
        { onIt, answering: ["raj"] },
        now,
      );
      for (const one of asked.decisions) {
        const { decided, decidedFor, again, climb } = one;
        of = { ...of, decided, decidedFor, again, climb, breachedAt: one.breached ? of.dueAt : null };
        const names = one.told.map(({ person }) => person).join(" ") || "nobody";
        told.push(
          `${one.step} ${one.stepKind === "climb" ? "climbs" : one.occurrence} at ${(now - monday) / MINUTE}: ${names}`,
        );
      }
      now = asked.nextAt;
    }
    return told;
  };

  test("tells one person and goes on to the next until the ladder ends, then begins anew with the next step", () => {
    expect(climbing({ ...clock, decided: { half: 1 } }, 600, 900)).toEqual([
      "due 1 at 600: raj",
      "due climbs at 615: lee",
      "later 1 at 630: grace",
      "later climbs at 645: carlos",
      "again 1 at 660: lee raj",
      "again 2 at 780: lee raj",
      "again 3 at 900: lee raj",
    ]);
  });

  test("finds nobody on duty and goes to the last person at once, and says what is missing", () => {
    const missing = { department: "parts", because: "closed" as const };
    const last = () => ({ rungs: inChat("last", ["grace"]), gap: missing });
    expect(climbing({ ...clock, decided: { half: 1 } }, 600, 640, { loud: last })).toEqual([
      "due 1 at 600: grace",
      "later 1 at 630: grace",
    ]);
    const { decisions } = nextStep(
      { ...clock, decided: { half: 1 } },
      ladder,
      calendars,
      { ...coverage, loud: last },
      { onIt: [], answering: [] },
      at(600),
    );
    expect(decisions[0]?.gap).toEqual(missing);
  });

  test("asks whoever is there when it goes on, not who was when it began", () => {
    let asked = 0;
    const changing = () => {
      asked += 1;
      return { rungs: inChat("covers", asked === 1 ? ["raj", "lee"] : ["mia"]), gap: null };
    };
    expect(climbing({ ...clock, decided: { half: 1 } }, 600, 616, { loud: changing })).toEqual([
      "due 1 at 600: raj",
      "due climbs at 615: mia",
    ]);
  });

  test("comes to its end without anybody, and says so once", () => {
    let asked = 0;
    const leaving = () => {
      asked += 1;
      return { rungs: asked === 1 ? inChat("covers", ["raj", "lee"]) : [], gap: null };
    };
    expect(climbing({ ...clock, decided: { half: 1 } }, 600, 629, { loud: leaving })).toEqual([
      "due 1 at 600: raj",
      "due climbs at 615: nobody",
    ]);
  });

  test("is held by somebody who answers for it, and by nobody else", () => {
    const raj = [{ person: "raj", at: at(610), until: at(700) }];
    const mia = [{ person: "mia", at: at(610), until: at(700) }];
    const asked = { ...clock, decided: { half: 1, due: 1 }, breachedAt: at(600) };
    const climb = { step: "due", occurrence: 1, told: ["raj"], nextAt: at(615) };
    const on = (onIt: Inbox["onIt"]) => climbing({ ...asked, climb }, 615, 625, {}, onIt);
    expect(on(raj)).toEqual([]);
    expect(on(mia)).toEqual(["due climbs at 615: lee"]);
  });

  test("never climbs for a quiet one", () => {
    expect(climbing({ ...clock, decided: {} }, 300, 599)).toEqual(["half 1 at 300: raj"]);
  });

  test("told late, after three days asleep, goes to one person once", () => {
    const climb = { step: "due", occurrence: 1, told: ["raj"], nextAt: at(615) };
    const asleep = { ...clock, decided: { half: 1, due: 1, later: 1, again: 3 }, breachedAt: at(600), climb };
    expect(climbing(asleep, 3 * 24 * 60, 3 * 24 * 60)).toEqual([`due climbs at ${3 * 24 * 60}: lee`]);
  });
});

describe("more time", () => {
  test("has what was decided decided once more at its new instant, and nothing at the old one again", () => {
    const breached = { ...clock, decided: { half: 1, due: 1 }, breachedAt: at(600), climb: null };
    const moved = { ...breached, decidedFor: { half: at(300), due: at(600) }, budgetMs: 20 * HOUR, dueAt: at(1_200) };
    // Half of twenty hours is where due was before.
    expect(said(ask(moved, at(599)))).toEqual([600]);
    expect(said(ask(moved, at(600)))).toEqual(["half 2 at 600 tells raj", 1_200]);
    const { decided = {}, decidedFor = {}, again = {} } = ask(moved, at(600)).decisions[0] ?? {};
    const later = { ...moved, decided, decidedFor, again };
    expect(said(ask(later, at(600)))).toEqual([1_200]);
    expect(said(ask(later, at(1_200)))).toEqual(["due 2 at 1200 tells raj", 1_215]);
  });
  test("does not come of a clock that goes backwards", () => {
    const twice = { ...clock, decided: { half: 1, due: 1 }, decidedFor: { half: at(300), due: at(600) } };
    expect(said(ask({ ...twice, breachedAt: at(600) }, at(200)))).toEqual([630]);
    expect(said(ask({ ...twice, breachedAt: at(600) }, at(610)))).toEqual([630]);
  });
});

describe("on the hours of the clock", () => {
  const normal = does(aCase({}, newYork("2027-03-04 10:00")), "raj", { verb: "claim" }, newYork("2027-03-04 10:00"));
  test("shares and repeats fall into them", () => {
    // 24 hours of nine-hour days from Thursday 10:00: half on Friday 13:00, due on Monday 16:00.
    const resolve = clockOf(normal, "resolve");
    expect(resolve.dueAt).toBe(newYork("2027-03-08 16:00"));
    const { calmly = [] } = aDesk.escalations;
    const steps = (now: Instant) => said(ask(resolve, now, { steps: calmly })).at(-1);
    expect(at(Number(steps(newYork("2027-03-04 11:00"))))).toBe(newYork("2027-03-05 13:00"));
    const late = sweep(normal, newYork("2027-03-08 16:00")).after;
    const next = ask(clockOf(late, "resolve"), newYork("2027-03-08 16:30"), { steps: calmly });
    // Four hours after 16:00 on Monday are an hour of that day and three of Tuesday.
    expect(next.nextAt).toBe(newYork("2027-03-09 11:00"));
  });
  test("a step after due counts from when it fell due, also where a severity cut the time that was left", () => {
    const now = newYork("2027-03-05 12:00");
    const critical = clockOf(does(normal, "raj", { verb: "severity", to: "critical", why: null }, now), "resolve");
    expect(critical.dueAt).toBe(now);
    const { loudly = [] } = aDesk.escalations;
    expect(ask(critical, now, { steps: loudly }).decisions).toMatchObject([{ step: "due", dueAt: now }]);
    const silent = { ...critical, decided: { due: 1 } };
    expect(ask(silent, now, { steps: loudly }).nextAt).toBe(plus(now, 30 * MINUTE));
  });
  test("what fell due before a wait is told when it ends", () => {
    const kase = aCase({ severity: "critical" });
    const waiting = through(kase, [["raj", { verb: "wait", what: "w", until: at(3_000) }, at(481)]]);
    expect(sweep(waiting, at(900)).events.map((event) => event.type === "clock-step" && event.kind)).not.toContain(
      "resolve",
    );
    const resumed = does(waiting, "raj", { verb: "resume" }, at(600));
    const steps = sweep(resumed, at(600)).events.filter(
      (event) => event.type === "clock-step" && event.kind === "resolve",
    );
    expect(steps).toMatchObject([{ step: "due", dueAt: at(480), breached: true }]);
  });
});

describe("born late", () => {
  test("is one decision for each clock", () => {
    const kase = aCase({ severity: "critical", since: plus(monday, -3 * DAY) });
    const { events, after } = sweep(kase, monday);
    expect(events).toMatchObject([
      { type: "clock-step", kind: "resolve", step: "every-1h", occurrence: 4, breached: true },
    ]);
    expect(clockOf(after, "resolve").breachedAt).toBe(plus(monday, -3 * DAY + 8 * HOUR));
    expect(sweep(after, monday).events).toEqual([]);
  });
});

const aStep = fc
  .record({
    after: fc.oneof(fc.integer({ min: -99, max: -1 }), fc.integer({ min: 0, max: 3 * 24 * 60 })),
    kind: fc.constantFrom("warn" as const, "breach" as const, "repeat" as const),
    everyMs: fc.integer({ min: 5, max: 600 }).map((minutes) => minutes * MINUTE),
    times: fc.integer({ min: 1, max: 5 }),
  })
  .map(({ after, kind, everyMs, times }): Omit<Step, "id"> => {
    const when = after < 0 ? { share: -after / 100 } : { afterDueMs: after * MINUTE };
    return { at: when, kind, tell: ["assignee"], loud: false, ...(kind === "repeat" ? { everyMs, times } : {}) };
  });
const someSteps = fc
  .array(aStep, { maxLength: 5 })
  .map((steps): Step[] => steps.map((step, index) => ({ ...step, id: `s${index}` })));

const someClock = fc.constantFrom("critical", "normal").map((severity) => clockOf(aCase({ severity }), "resolve"));

/** Marches over the instants, deciding and remembering as a sweep does. */
const march = (start: Clock, steps: readonly Step[], instants: readonly Instant[]) => {
  let of = start;
  const told: {
    step: string;
    occurrence: number;
    dueAt: Instant;
    now: Instant;
    nextAt: Instant | null;
    decided: Record<string, number>;
  }[] = [];
  const asked: { now: Instant; nextAt: Instant | null; decided: number }[] = [];
  for (const now of instants) {
    const { decisions, nextAt } = nextStep(of, steps, calendars, coverage, { onIt: [], answering: [] }, now);
    asked.push({ now, nextAt, decided: decisions.length });
    for (const decision of decisions) {
      told.push({ ...decision, now, nextAt });
      of = { ...of, decided: decision.decided, breachedAt: of.breachedAt ?? (decision.breached ? of.dueAt : null) };
    }
  }
  return { told, asked, end: of };
};
const marching = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 90 * MINUTE }), fc.integer({ min: 0, max: 3 * DAY })), { maxLength: 60 })
  .map((pauses) => {
    let now: number = monday;
    return pauses.map((pause) => {
      now += pause;
      return instant(now);
    });
  });

describe("however time passes", () => {
  test("nothing is decided twice, nothing early, everything in order, and nothing is due before it is looked at again", () => {
    fc.assert(
      fc.property(someClock, someSteps, marching, (of, steps, instants) => {
        const { told, asked } = march(of, steps, instants);
        const names = told.map(({ step, occurrence }) => `${step} ${occurrence}`);
        expect(new Set(names).size).toBe(names.length);
        for (const [index, one] of told.entries()) {
          expect(one.dueAt).toBeLessThanOrEqual(one.now);
          const before = told[index - 1];
          if (before === undefined) continue;
          expect(one.dueAt).toBeGreaterThan(before.now);
          for (const [step, times] of Object.entries(before.decided))
            expect(one.decided[step]).toBeGreaterThanOrEqual(times);
        }
        for (const [index, one] of asked.entries()) {
          if (one.nextAt !== null) expect(one.nextAt).toBeGreaterThan(one.now);
          const next = asked[index + 1];
          const isDue = next !== undefined && one.nextAt !== null && one.nextAt <= next.now;
          if (next !== undefined) expect(next.decided).toBe(isDue ? 1 : 0);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("sweeps on time tell the same rungs as one that looks every minute", () => {
    fc.assert(
      fc.property(someClock, someSteps, (of, steps) => {
        const end = plus(monday, 6 * DAY);
        const everyMinute: Instant[] = [];
        for (let now: number = monday; now <= end; now += MINUTE) everyMinute.push(instant(now));
        const onTime: Instant[] = [];
        let state = of;
        for (let now: Instant | null = monday; now !== null && now <= end; ) {
          onTime.push(now);
          const { decisions, nextAt } = nextStep(state, steps, calendars, nobody, { onIt: [], answering: [] }, now);
          const [decision] = decisions;
          if (decision !== undefined) state = { ...state, decided: decision.decided };
          now = nextAt;
        }
        // Within one minute two rungs are one story, so rungs are compared where they stand a minute apart.
        const minutely = march(of, steps, everyMinute);
        const timely = march(of, steps, onTime);
        expect(minutely.end.decided).toEqual(timely.end.decided);
        const apart = timely.told.filter(({ dueAt }, index) => {
          const next = timely.told[index + 1];
          return next === undefined || Math.ceil((next.dueAt - monday) / MINUTE) > Math.ceil((dueAt - monday) / MINUTE);
        });
        const rungs = (told: typeof apart) => told.map(({ step, occurrence, dueAt }) => ({ step, occurrence, dueAt }));
        expect(rungs(minutely.told)).toEqual(rungs(apart));
      }),
      { numRuns: 40 },
    );
  });
});
