import { describe, expect, test } from "vitest";
import type { Case } from "../../../src/core/case/case.ts";
import { fold } from "../../../src/core/case/evolve.ts";
import { addWorkingTime, workingTimeBetween } from "../../../src/core/coverage/working-time.ts";
import type { Clock } from "../../../src/core/sla/clock.ts";
import { countedBefore } from "../../../src/core/sla/count-stretches.ts";
import { DAY, HOUR, MINUTE, plus } from "../../../src/core/time/instant.ts";
import { aDesk, always, onHours, withDepartment, withSeverity } from "../../support/a-desk.ts";
import {
  aCase,
  berlin,
  clockOf,
  customer,
  decided,
  does,
  hear,
  lastClock,
  monday,
  newYork,
  type Policy,
  policy,
  policyOf,
  sweep,
  sweeper,
  through,
} from "../../support/builders.ts";

const at = (minutes: number) => plus(monday, minutes * MINUTE);
const claimed = does(aCase(), "raj", { verb: "claim" }, at(10));
const wait = (hours: number) => ({ verb: "wait" as const, what: "post", until: plus(monday, hours * HOUR) });
const story = (clock: Clock) => clock.stretches.map(({ from, to, holder, mode }) => [from, to, nameOf(holder), mode]);
const nameOf = (holder: Clock["stretches"][number]["holder"]): string =>
  typeof holder === "string" ? holder : holder.department;
const rules = (clock: Clock) => clock.stretches.map(({ why }) => `${why.rule} ${why.by ?? "-"}`);
const worked = (start: number, ms: number, by: Policy = policy, department = "parts") =>
  addWorkingTime(by.calendars.ofDepartment(department), start, ms);

describe("a clock begins", () => {
  test("with its whole budget on the hours of whoever holds it", () => {
    const clock = clockOf(aCase(), "resolve");
    expect(clock).toMatchObject({ kind: "resolve", generation: 1, budgetMs: 24 * HOUR, state: "running", decided: {} });
    expect(story(clock)).toEqual([[monday, null, "parts", "counted"]]);
    // Monday 09:00 and 24 hours of nine-hour days from 08:00 to 17:00: 8 + 9 + 7.
    expect(clock.dueAt).toBe(newYork("2027-03-03 15:00"));
  });
  test("with a department's own target where it has one", () => {
    expect(clockOf(aCase(), "first-reply")).toMatchObject({ budgetMs: 15 * MINUTE, dueAt: at(15) });
    expect(clockOf(aCase({ speaker: "call-centre" }), "first-reply").dueAt).toBe(at(60));
  });
  test("before it came to us: that time is counted, and charged to nobody here", () => {
    const clock = clockOf(aCase({ since: newYork("2027-02-26 16:00") }), "resolve");
    expect(story(clock)).toEqual([
      [newYork("2027-02-26 16:00"), monday, "before-us", "counted"],
      [monday, null, "parts", "counted"],
    ]);
    expect(clock.stretches[0]?.countedMs).toBe(2 * HOUR);
    expect(clock.dueAt).toBe(newYork("2027-03-03 13:00"));
  });
  test("late, when the customer has waited longer than it allows", () => {
    const clock = clockOf(aCase({ since: plus(monday, -14 * DAY) }), "resolve");
    expect(clock.dueAt).toBe(worked(plus(monday, -14 * DAY), 24 * HOUR));
    expect(clock.dueAt).toBeLessThan(monday);
    expect(clock.breachedAt).toBeNull();
  });
  test("only from when it came to us, where it measures us", () => {
    const kase = aCase({ since: plus(monday, -14 * DAY) });
    for (const kind of ["claim", "first-reply"] as const) expect(story(clockOf(kase, kind))).toHaveLength(1);
    expect(clockOf(kase, "first-reply").dueAt).toBe(at(15));
  });
  test("not at all without a target", () => {
    expect(aCase({ severity: "low" }).clocks.map(({ kind }) => kind)).toEqual(["first-reply", "resolve"]);
  });
  test("without a due time where its hours never come", () => {
    const never = policyOf(
      withDepartment("parts", {
        calendar: { zone: "America/New_York", weekly: {}, dates: { "2027-01-04": ["09:00-17:00"] } },
      }),
    );
    const clock = clockOf(aCase({}, monday, never), "resolve");
    expect(clock).toMatchObject({ state: "running", dueAt: null });
  });
});

describe("a pass to a department in another zone", () => {
  const offeredAt = newYork("2027-03-01 14:00");
  const yesAt = berlin("2027-03-02 08:00");
  const offered = does(claimed, "raj", { verb: "pass", to: { department: "technical" }, why: "theirs" }, offeredAt);
  const moved = does(offered, "emre", { verb: "yes" }, yesAt);

  test("counts the time in transit, for nobody", () => {
    expect(story(clockOf(offered, "resolve"))).toEqual([
      [monday, offeredAt, "parts", "counted"],
      [offeredAt, null, "in-transit", "counted"],
    ]);
    expect(clockOf(offered, "resolve").dueAt).toBe(clockOf(claimed, "resolve").dueAt);
    expect(clockOf(offered, "accept")).toMatchObject({ budgetMs: 4 * HOUR, dueAt: berlin("2027-03-02 11:00") });
  });
  test("carries what is left onto the hours there", () => {
    const clock = clockOf(moved, "resolve");
    expect(story(clock)).toEqual([
      [monday, offeredAt, "parts", "counted"],
      [offeredAt, yesAt, "in-transit", "counted"],
      [yesAt, null, "technical", "counted"],
    ]);
    // Five hours with Parts, three in transit until New York closed at 17:00: sixteen of 24 are left.
    expect(clock.stretches.map(({ countedMs }) => countedMs)).toEqual([5 * HOUR, 3 * HOUR, null]);
    // Berlin works from 07:00 to 16:00: eight hours on Tuesday, eight on Wednesday.
    expect(clock.dueAt).toBe(berlin("2027-03-03 15:00"));
    expect(rules(clock)).toEqual(["started -", "offered raj", "passed emre"]);
    expect(lastClock(moved, "accept")).toMatchObject({ state: "met", endedAt: yesAt, breachedAt: null });
    expect(clockOf(moved, "claim")).toMatchObject({ generation: 2, dueAt: berlin("2027-03-02 10:00") });
  });
  test("refused, it goes on where it was", () => {
    const back = clockOf(does(offered, "emre", { verb: "no", why: null }, yesAt), "resolve");
    expect(story(back).at(-1)).toEqual([yesAt, null, "parts", "counted"]);
    expect(back.dueAt).toBe(clockOf(claimed, "resolve").dueAt);
  });
});

describe("a severity that changes", () => {
  const up = (kase: Case, now: number, to = "high") => does(kase, "raj", { verb: "severity", to, why: null }, at(now));
  test("up: the smaller budget less what was counted, on the new hours", () => {
    const clock = clockOf(up(claimed, 120), "resolve");
    expect(clock).toMatchObject({ budgetMs: 24 * HOUR, dueAt: at(24 * 60), generation: 1, escalation: "calmly" });
    expect(clockOf(up(claimed, 120, "critical"), "resolve")).toMatchObject({ dueAt: at(8 * 60), escalation: "loudly" });
    expect(rules(clock)).toEqual(["started -", "severity raj"]);
  });
  test("up, beyond what was counted: due now, not before anybody knew", () => {
    // Ten working hours of Parts were counted by Tuesday 10:00; critical allows eight.
    const now = newYork("2027-03-02 10:00");
    const clock = clockOf(does(claimed, "raj", { verb: "severity", to: "critical", why: null }, now), "resolve");
    expect(clock.dueAt).toBe(now);
  });
  test("down: the larger budget less what was counted", () => {
    const high = aCase({ severity: "high" });
    const low = clockOf(does(high, "raj", { verb: "severity", to: "low", why: null }, at(600)), "resolve");
    // Ten hours around the clock were counted until 19:00; thirty of working time are left from Tuesday 08:00.
    expect(countedBefore(low)).toBe(10 * HOUR);
    expect(low.dueAt).toBe(newYork("2027-03-05 11:00"));
  });
  test("down, when it was overdue: it has time again, and the breach stays", () => {
    const critical = aCase({ severity: "critical" });
    const late = sweep(critical, at(8 * 60 + 5)).after;
    expect(clockOf(late, "resolve").breachedAt).toBe(at(8 * 60));
    const low = clockOf(does(late, "raj", { verb: "severity", to: "low", why: null }, at(9 * 60)), "resolve");
    expect(low).toMatchObject({ breachedAt: at(8 * 60) });
    expect(low.dueAt).toBeGreaterThan(at(9 * 60));
    const back = clockOf(
      through(late, [
        ["raj", { verb: "severity", to: "low", why: null }, at(9 * 60)],
        ["raj", { verb: "severity", to: "critical", why: null }, at(9 * 60 + 1)],
      ]),
      "resolve",
    );
    expect(back.dueAt).toBe(at(8 * 60));
  });
  test("up, when it was overdue: it stays due when it was", () => {
    const late = aCase({ severity: "high", since: plus(monday, -2 * DAY) });
    const critical = clockOf(does(late, "raj", { verb: "severity", to: "critical", why: null }, at(5)), "resolve");
    expect(critical.dueAt).toBe(plus(monday, -DAY));
  });
  test("drops a clock without a target, and starts it again", () => {
    const low = does(aCase(), "mia", { verb: "severity", to: "low", why: null }, at(5));
    expect(lastClock(low, "claim")).toMatchObject({ state: "dropped", generation: 1, endedAt: at(5) });
    const again = does(low, "mia", { verb: "severity", to: "normal", why: null }, at(9));
    expect(clockOf(again, "claim")).toMatchObject({ generation: 2, dueAt: at(120) });
  });
});

describe("a wait", () => {
  const waiting = does(claimed, "raj", wait(30), at(60));
  test("pauses, and a paused clock is not due", () => {
    const clock = clockOf(waiting, "resolve");
    expect(clock).toMatchObject({ state: "paused", dueAt: null });
    expect(story(clock).at(-1)).toEqual([at(60), null, "parts", "paused"]);
    expect(clockOf(waiting, "first-reply").state).toBe("running");
  });
  test("resumes with what is left", () => {
    const clock = clockOf(does(waiting, "raj", { verb: "resume" }, at(180)), "resolve");
    expect(clock.stretches.map(({ countedMs }) => countedMs)).toEqual([HOUR, 0, null]);
    expect(clock.dueAt).toBe(newYork("2027-03-03 17:00"));
    expect(rules(clock)).toEqual(["started -", "waiting raj", "resumed raj"]);
  });
  test("does not hide that it was overdue", () => {
    const critical = does(aCase({ severity: "critical" }), "raj", { verb: "claim" }, at(1));
    const late = does(critical, "raj", wait(30), at(9 * 60));
    expect(clockOf(late, "resolve")).toMatchObject({ dueAt: null, breachedAt: at(8 * 60) });
    const resumed = clockOf(does(late, "raj", { verb: "resume" }, at(20 * 60)), "resolve");
    expect(resumed).toMatchObject({ dueAt: at(8 * 60), breachedAt: at(8 * 60) });
  });
  test("over midnight is one stretch, and the clock goes on where it stood", () => {
    const night = newYork("2027-03-01 23:45");
    const over = newYork("2027-03-02 00:45");
    const high = does(aCase({ severity: "high" }), "raj", { verb: "claim" }, at(10));
    const paused = does(high, "raj", { verb: "wait", what: "post", until: newYork("2027-03-04 09:00") }, night);
    const clock = clockOf(does(paused, "raj", { verb: "resume" }, over), "resolve");
    expect(story(clock).map(([from, to]) => [from, to])).toEqual([
      [monday, night],
      [night, over],
      [over, null],
    ]);
    expect(clock.dueAt).toBe(plus(monday, 25 * HOUR));
  });
  test("of an hour and five minutes puts off what was due in its middle by as much", () => {
    const two = policyOf(withSeverity("normal", { targets: { resolve: always(2 * HOUR) } }));
    const eight = newYork("2027-03-01 08:00");
    const kase = does(aCase({}, eight, two), "raj", { verb: "claim" }, eight, two);
    const nine = plus(eight, HOUR);
    const paused = does(kase, "raj", { verb: "wait", what: "post", until: plus(eight, 9 * HOUR) }, nine, two);
    expect(clockOf(paused, "resolve").dueAt).toBeNull();
    const resumed = does(paused, "raj", { verb: "resume" }, plus(nine, 65 * MINUTE), two);
    expect(clockOf(resumed, "resolve").dueAt).toBe(newYork("2027-03-01 11:05"));
  });
  test("over a weekend and a holiday holds what it held, and the rest is what was worked", () => {
    const berlinHours = {
      zone: "Europe/Berlin",
      weekly: { mon: ["10:00-18:00"], thu: ["10:00-18:00"], fri: ["10:00-18:00"] },
    };
    const desk = withDepartment("parts", { calendar: { ...berlinHours, holidays: ["2027-03-05"] } });
    const by = policyOf(desk);
    const made = berlin("2027-03-04 17:30");
    const kase = does(aCase({}, made, by), "raj", { verb: "claim" }, made, by);
    const until = berlin("2027-03-20 10:00");
    const paused = does(kase, "raj", { verb: "wait", what: "post", until }, berlin("2027-03-04 17:50"), by);
    const resumed = does(paused, "raj", { verb: "resume" }, berlin("2027-03-08 12:30"), by);
    const done = decided(resumed, "raj", { verb: "done", how: "x" }, berlin("2027-03-08 13:00"), by);
    const clock = done.clocks.find(({ kind }) => kind === "resolve");
    expect(clock?.stretches.map(({ countedMs }) => countedMs)).toEqual([20 * MINUTE, 0, 30 * MINUTE]);
  });
  test("goes on through a severity that counts other hours", () => {
    const high = clockOf(does(waiting, "raj", { verb: "severity", to: "high", why: null }, at(90)), "resolve");
    expect(high).toMatchObject({ state: "paused", dueAt: null, budgetMs: 24 * HOUR });
    expect(story(high).at(-1)).toEqual([at(90), null, "parts", "paused"]);
  });
  test("ends when the case goes back into the queue", () => {
    expect(clockOf(does(waiting, "raj", { verb: "release" }, at(90)), "resolve").state).toBe("running");
  });
  test("lets the customer's question be answered in time", () => {
    const told = does(claimed, "mia", { verb: "told", words: "w", where: "public" }, at(20));
    const asked = through(told, [
      ["raj", wait(30), at(60)],
      [customer, hear(at(70)), at(70)],
    ]);
    expect(clockOf(asked, "next-word")).toMatchObject({ state: "running", dueAt: at(70 + 8 * 60) });
    expect(clockOf(asked, "resolve").state).toBe("paused");
  });
});

describe("a case that comes back", () => {
  const back = newYork("2027-03-08 10:00");
  const resolved = through(claimed, [
    ["mia", { verb: "told", words: "w", where: "public" }, at(20)],
    ["raj", { verb: "done", how: "x" }, at(60)],
  ]);
  test("has its time anew", () => {
    const kase = does(resolved, "mia", { verb: "reopen" }, back);
    expect(clockOf(kase, "resolve")).toMatchObject({ generation: 2, breachedAt: null, dueAt: worked(back, 24 * HOUR) });
    expect(story(clockOf(kase, "resolve"))).toEqual([[back, null, "parts", "counted"]]);
    expect(clockOf(kase, "next-word").stretches[0]?.from).toBe(back);
    expect(lastClock(kase, "customer-word")).toMatchObject({ state: "dropped" });
  });
  test("says why its time began anew", () => {
    expect(rules(clockOf(does(resolved, "mia", { verb: "reopen" }, back), "resolve"))).toEqual(["reopened mia"]);
    const revived = does(does(claimed, "raj", { verb: "dismiss" }, at(60)), "mia", { verb: "reopen" }, back);
    expect(rules(clockOf(revived, "resolve"))).toEqual(["reopened mia"]);
  });
  test("keeps the record of the time before", () => {
    const decision = decided(resolved, "mia", { verb: "customer", said: "no", words: null }, back);
    const ids = decision.clocks.map(({ kind, generation, state }) => `${kind} ${generation} ${state}`);
    expect(ids).toContain("resolve 1 met");
    expect(ids).toContain("resolve 2 running");
    expect(ids).toContain("customer-word 1 met");
  });
});

describe("the customer's word on a resolution", () => {
  const resolved = does(claimed, "raj", { verb: "done", how: "x" }, at(60));
  test("is asked for again after a try in vain, with its time anew", () => {
    expect(clockOf(resolved, "customer-word")).toMatchObject({ generation: 1, dueAt: plus(at(60), 3 * DAY) });
    const tried = plus(at(60), 2 * DAY);
    const kase = does(resolved, "mia", { verb: "customer", said: "no-answer", words: null }, tried);
    expect(clockOf(kase, "customer-word")).toMatchObject({ generation: 2, dueAt: plus(tried, 3 * DAY) });
  });
  test("a pleased word leaves it running: they have not said yes", () => {
    const kase = does(resolved, customer, hear(at(90), { pleased: true }), at(90));
    expect(clockOf(kase, "customer-word")).toEqual(clockOf(resolved, "customer-word"));
  });
});

describe("the next word", () => {
  const told = does(claimed, "mia", { verb: "told", words: "w", where: "public" }, at(20));
  const late = newYork("2027-03-01 18:00");
  test("is due anew after each", () => {
    expect(clockOf(told, "next-word")).toMatchObject({ generation: 1, dueAt: at(20 + 8 * 60) });
    const again = does(told, "raj", { verb: "told", words: "v", where: "mail" }, at(60));
    expect(clockOf(again, "next-word")).toMatchObject({ generation: 2, dueAt: at(60 + 8 * 60) });
    expect(decided(told, "raj", { verb: "told", words: "v", where: "mail" }, at(60)).clocks).toContainEqual(
      expect.objectContaining({ kind: "next-word", generation: 1, state: "met" }),
    );
  });
  test("counts from the first question, not from the latest", () => {
    const asked = through(told, [
      [customer, hear(at(30)), at(30)],
      [customer, hear(at(200)), at(200)],
    ]);
    expect(clockOf(asked, "next-word")).toMatchObject({ generation: 2, dueAt: at(30 + 8 * 60) });
  });
  test.each<[string, Case]>([
    ["that a sweep has seen", sweep(told, late).after],
    ["that no sweep has seen", told],
  ])("that is overdue stays so when they ask again: %s", (_name, kase) => {
    const asked = does(kase, customer, hear(late), late);
    expect(clockOf(asked, "next-word")).toMatchObject({ generation: 1, dueAt: at(20 + 8 * 60) });
    expect(asked.unansweredSince).toBe(late);
    const answered = does(asked, "mia", { verb: "told", words: "v", where: "public" }, plus(late, MINUTE));
    expect(clockOf(answered, "next-word").generation).toBe(2);
  });
});

describe("another desk version", () => {
  const activation = { kind: "desk", part: "activation" } as const;
  const retimed = (kase: Case, next: Policy, now = at(60)) => does(kase, activation, { verb: "retime" }, now, next);
  const versions = (desk: typeof aDesk) => policyOf(desk, [aDesk]);
  test("with the same terms changes nothing", () => {
    expect(decided(claimed, sweeper, { verb: "retime" }, at(60), versions({ ...aDesk })).events).toEqual([]);
  });
  test("moves what is left onto other hours", () => {
    const next = versions(withDepartment("parts", { calendar: "24x7" }));
    const clock = clockOf(retimed(claimed, next), "resolve");
    expect(clock.dueAt).toBe(at(24 * 60));
    expect(rules(clock).at(-1)).toBe("desk-version -");
  });
  test("takes a target away, and one that comes back counts from where it did", () => {
    const without = versions(withSeverity("normal", { targets: {} }));
    const dropped = retimed(claimed, without);
    expect(lastClock(dropped, "resolve")).toMatchObject({ state: "dropped", endedAt: at(60) });
    const back = retimed(dropped, versions(aDesk), at(90));
    expect(clockOf(back, "resolve")).toMatchObject({ generation: 2, dueAt: clockOf(claimed, "resolve").dueAt });
  });
  test("without the department goes around the clock", () => {
    const gone = versions({ ...aDesk, departments: aDesk.departments.filter(({ id }) => id !== "parts") });
    expect(clockOf(retimed(claimed, gone), "resolve").stretches.at(-1)?.calendar).toBe("24x7");
  });
  test("with a smaller target is due now at the earliest", () => {
    const strict = versions(withSeverity("normal", { targets: { resolve: always(MINUTE), claim: onHours(MINUTE) } }));
    expect(clockOf(retimed(claimed, strict), "resolve").dueAt).toBe(at(60));
  });
});

describe("a desk version that comes into force", () => {
  const activation = { kind: "desk", part: "activation" } as const;
  const under = (desk: typeof aDesk) => policyOf(desk, [aDesk]);
  const told = (kase: Case, next: Policy, now = at(60)) =>
    decided(kase, activation, { verb: "retime", version: 7 }, now, next);
  const longer = withDepartment("parts", {
    calendar: {
      zone: "America/New_York",
      weekly: { mon: ["08:00-20:00"], tue: ["08:00-20:00"], wed: ["08:00-20:00"] },
    },
  });
  const changed: [name: string, Case, typeof aDesk][] = [
    ["other hours", claimed, longer],
    ["another target", claimed, withSeverity("normal", { targets: { resolve: always(2 * HOUR) } })],
    [
      "a target less and another on other hours",
      aCase(),
      withSeverity("normal", { targets: { resolve: onHours(HOUR) } }, longer),
    ],
    ["a target more", aCase({ severity: "low" }), withSeverity("low", { targets: { claim: onHours(HOUR) } }, longer)],
    [
      "hours that never open",
      claimed,
      withDepartment("parts", { calendar: { zone: "UTC", weekly: {}, dates: { "2020-01-01": ["09:00-10:00"] } } }),
    ],
    ["while it waits", does(claimed, "raj", wait(30), at(30)), longer],
  ];
  test.each(changed)("is one event that does what many did: %s", (_name, kase, desk) => {
    const one = told(kase, under(desk));
    const many = decided(kase, activation, { verb: "retime" }, at(60), under(desk));
    expect(one.events.map(({ type, seq }) => [type, seq])).toEqual([["retimed", kase.version + 1]]);
    expect(one.events[0]).toMatchObject({ version: 7 });
    expect(one.after.clocks).toEqual(many.after.clocks);
    expect(one.clocks).toEqual(many.clocks);
    expect(one.after).toEqual({ ...many.after, version: kase.version + 1 });
    expect(fold(kase, JSON.parse(JSON.stringify(one.events)))).toEqual(one.after);
    const [event] = one.events;
    for (const move of event?.type === "retimed" ? event.moves : []) {
      const was = move.type === "clock-started" ? null : clockOf(kase, move.kind).dueAt;
      expect(move.wasDueAt).toBe(was);
    }
  });
  test("with the same terms is nothing", () => {
    expect(told(claimed, under({ ...aDesk })).events).toEqual([]);
  });
  test("with the keys of its hours in another order, as a database keeps them, is nothing", () => {
    const turned = (value: unknown): unknown =>
      typeof value !== "object" || value === null || Array.isArray(value)
        ? value
        : Object.fromEntries(
            Object.entries(value)
              .toReversed()
              .map(([key, inner]) => [key, turned(inner)]),
          );
    const departments = aDesk.departments.map((one) => ({
      ...one,
      calendar: turned(one.calendar) as typeof one.calendar,
    }));
    expect(told(claimed, under({ ...aDesk, departments })).events).toEqual([]);
  });
  test("ends a wait that is over first, and the clock goes on from the date it had", () => {
    const waiting = does(claimed, "raj", { verb: "wait", what: "post", until: at(50) }, at(30));
    const { events, after } = told(waiting, under(longer));
    expect(events.map(({ type }) => type)).toEqual(["resumed", "retimed"]);
    expect(clockOf(after, "resolve").stretches.at(-1)).toMatchObject({ from: at(50), mode: "counted" });
  });
});

describe("whatever changes the terms of a clock", () => {
  const nine = newYork("2027-03-02 09:00");
  const offered = does(claimed, "raj", { verb: "pass", to: { department: "technical" }, why: "theirs" }, at(60));
  const waiting = does(claimed, "raj", { verb: "wait", what: "post", until: newYork("2027-03-04 09:00") }, at(60));
  const other = policyOf(
    withDepartment("parts", {
      calendar: { zone: "Asia/Tokyo", weekly: { tue: ["00:00-24:00"], wed: ["00:00-24:00"] } },
    }),
    [aDesk],
  );
  const ended: [name: string, Case, Clock["kind"], Case, Policy][] = [
    [
      "an offer",
      claimed,
      "resolve",
      does(claimed, "raj", { verb: "pass", to: { department: "billing" }, why: "theirs" }, nine),
      policy,
    ],
    ["a yes in another zone", offered, "resolve", does(offered, "emre", { verb: "yes" }, nine), policy],
    ["a no", offered, "resolve", does(offered, "emre", { verb: "no", why: null }, nine), policy],
    [
      "a severity up",
      claimed,
      "resolve",
      does(claimed, "raj", { verb: "severity", to: "high", why: null }, nine),
      policy,
    ],
    [
      "a severity down",
      claimed,
      "resolve",
      does(claimed, "raj", { verb: "severity", to: "low", why: null }, nine),
      policy,
    ],
    ["the end of a wait", waiting, "resolve", does(waiting, "raj", { verb: "resume" }, nine), policy],
    [
      "another desk version",
      claimed,
      "resolve",
      does(claimed, { kind: "desk", part: "activation" }, { verb: "retime", version: 2 }, nine, other),
      other,
    ],
  ];
  test.each(ended)("%s ends the open stretch and carries exactly the rest", (_name, before, kind, after, under) => {
    const was = clockOf(before, kind);
    const is = clockOf(after, kind);
    expect(is.generation).toBe(was.generation);
    expect(is.stretches).toHaveLength(was.stretches.length + 1);
    expect(is.stretches.slice(0, was.stretches.length - 1)).toEqual(was.stretches.slice(0, -1));
    const [closed, open] = is.stretches.slice(-2);
    expect(closed).toMatchObject({ ...was.stretches.at(-1), to: nine, countedMs: expect.any(Number) });
    expect(open).toMatchObject({ from: nine, to: null, countedMs: null });
    const left = is.budgetMs - countedBefore(is);
    expect(left).toBeGreaterThan(0);
    expect(is.dueAt).toBe(addWorkingTime(under.calendars.byRef(open?.calendar ?? ""), nine, left));
    expect(workingTimeBetween(under.calendars.byRef(open?.calendar ?? ""), nine, is.dueAt ?? 0)).toBe(left);
  });
  test("a wait ends it too, and nothing is due", () => {
    expect(clockOf(waiting, "resolve")).toMatchObject({ dueAt: null, state: "paused" });
    expect(countedBefore(clockOf(waiting, "resolve"))).toBe(HOUR);
  });
  const late = sweep(aCase({ severity: "critical" }), at(8 * 60 + 5)).after;
  const breachedAt = at(8 * 60);
  const breached: [name: string, Case][] = [
    ["a severity with more time", does(late, "raj", { verb: "severity", to: "low", why: null }, at(9 * 60))],
    [
      "a pass",
      does(
        does(
          does(late, "raj", { verb: "claim" }, at(9 * 60)),
          "raj",
          { verb: "pass", to: { department: "technical" }, why: "theirs" },
          at(9 * 60),
        ),
        "emre",
        { verb: "yes" },
        at(10 * 60),
      ),
    ],
    ["a wait", does(does(late, "raj", { verb: "claim" }, at(9 * 60)), "raj", wait(30), at(9 * 60))],
    [
      "another desk version",
      does(
        late,
        { kind: "desk", part: "activation" },
        { verb: "retime", version: 2 },
        at(9 * 60),
        policyOf(withSeverity("critical", { targets: { resolve: always(90 * HOUR) } })),
      ),
    ],
  ];
  test.each(breached)("a breach that happened stays: %s", (_name, kase) => {
    expect(clockOf(kase, "resolve").breachedAt).toBe(breachedAt);
  });
});

describe("a clock that ends late was late, whether a sweep saw it or not", () => {
  test("done", () => {
    const decision = decided(aCase({ severity: "critical" }), "raj", { verb: "done", how: "x" }, at(8 * 60 + 1));
    const resolve = decision.clocks.find(({ kind }) => kind === "resolve");
    expect(resolve).toMatchObject({ state: "met", breachedAt: at(8 * 60) });
    expect(resolve?.stretches.at(-1)?.countedMs).toBe(8 * HOUR + MINUTE);
  });
  test("done in time", () => {
    const decision = decided(aCase({ severity: "critical" }), "raj", { verb: "done", how: "x" }, at(8 * 60 - 1));
    expect(decision.clocks.find(({ kind }) => kind === "resolve")).toMatchObject({ state: "met", breachedAt: null });
  });
});
