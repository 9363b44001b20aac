import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openFigures } from "../../src/app/desk-figures.ts";
import type { Desk } from "../../src/core/desk/desk.ts";
import { DAY, HOUR, type Instant, MINUTE, plus } from "../../src/core/time/instant.ts";
import { deliverPlaces } from "../../src/flows/deliver-places.ts";
import type { Deps } from "../../src/flows/deps.ts";
import { reportLateness } from "../../src/flows/report-lateness.ts";
import { sweepClocks } from "../../src/flows/sweep-clocks.ts";
import { sweepLists } from "../../src/flows/sweep-lists.ts";
import { tellPeople } from "../../src/flows/tell-people.ts";
import { type DeskRig, on, openDeskRig, threadOf } from "../support/desk-rig.ts";
import { nagsOf } from "../support/nag-rows.ts";
import { rigDesk } from "../support/rig-desk.ts";
import { tally } from "../support/tally.ts";

const desk: Desk = { ...rigDesk, lastResort: { person: "grace", mail: false, pager: false } };

let rig: DeskRig;
beforeAll(async () => {
  rig = await openDeskRig({ desk });
});
beforeEach(() => rig.clear());
afterAll(() => rig.close());

/** A few cases of every kind, one of them loud. */
const aDay = async (): Promise<void> => {
  await rig.complain();
  await rig.complain({ by: "b", text: "Where is my refund?", source: "email" });
  await rig.complain({ by: "c", text: "There is smoke." });
  await rig.ask("lee", "severity 1 critical");
  await rig.settle();
};
/** All that was ever posted, so that what comes twice is seen. */
const posted = (): string[] => rig.window.messages.map(({ place, postId }) => `${place} ${postId}`);
const once = (all: string[]): void => expect(new Set(all).size).toBe(all.length);
/** Each nag once, each step of a clock once. */
const nothingTwice = async (): Promise<void> => {
  once(posted());
  const rows = await nagsOf(rig);
  once(rows.map((row) => [row.case_number, row.kind, row.step, row.step_kind, row.person_id, row.way, row.at].join()));
  for (const number of [1, 2, 3]) {
    const steps = (await rig.eventsOf(number)).filter(
      (event) => event.type === "clock-step" && event.stepKind !== "climb",
    );
    once(
      steps.map((event) =>
        event.type === "clock-step" ? `${event.kind} ${event.generation} ${event.step} ${event.occurrence}` : "",
      ),
    );
  }
};
const alarms = (): string[] =>
  rig
    .cardsIn("operations")
    .map(({ text }) => text)
    .filter((text) => text.includes("late with reminders"));
const steps = async (): Promise<number> =>
  (await rig.pool.query("select count(*)::int as n from events where type = 'clock-step'")).rows[0].n;
/** The same desk with a clock of its own. */
const at = (deps: Deps, now: () => Instant): Deps => ({ ...deps, now });
const minute = async (deps: Deps): Promise<void> => {
  await sweepClocks(deps);
  await sweepLists(deps);
  await tellPeople(deps);
  await deliverPlaces(deps);
};

describe("the clock is set back", () => {
  test.each([
    ["an hour", HOUR],
    ["three days", 3 * DAY],
  ])("by %s: nothing is said twice, and what was to come still comes at its time", async (_name, back) => {
    await aDay();
    await rig.moveTo(on("thu", "10:07"));
    const [before, said] = [await steps(), posted().length];
    // What comes without the slip, from now until Friday evening, in a second life of the same rows.
    rig.sleepUntil(plus(on("thu", "10:07"), -back));
    await rig.settle();
    expect(await steps()).toBe(before);
    expect(posted().length).toBe(said);
    await rig.moveTo(on("thu", "10:07"));
    await nothingTwice();
    expect(await steps()).toBe(before);
    expect(alarms()).toEqual([]);
    await rig.moveTo(on("fri", "20:00"));
    await nothingTwice();
    expect(await steps()).toBeGreaterThan(before);
    const { rows } = await rig.pool.query(
      "select count(*)::int as n from nags where state = 'decided' and deliver_at <= $1",
      [new Date(rig.now())],
    );
    expect(rows).toEqual([{ n: 0 }]);
  });

  test("a case that comes in meanwhile is worked as any other", async () => {
    await aDay();
    await rig.moveTo(on("tue", "10:00"));
    rig.sleepUntil(on("tue", "09:00"));
    await rig.complain({ by: "d" });
    await rig.moveTo(on("tue", "11:00"));
    expect((await rig.eventsOf(4)).filter(({ type }) => type === "clock-step").length).toBeGreaterThan(0);
    await nothingTwice();
  });

  test("a loud reminder that was decided before and not told yet is told at once", async () => {
    await rig.complain();
    await rig.ask("lee", "severity 1 critical");
    rig.window.state.away = true;
    await rig.moveTo(on("mon", "09:15"));
    rig.window.heal();
    await rig.letWaitingPass();
    rig.sleepUntil(on("mon", "08:15"));
    await rig.settle();
    const told = (await nagsOf(rig)).filter(({ loud, state }) => loud && state === "delivered");
    expect(told.length).toBeGreaterThan(0);
  });
});

describe("a process that was asleep for three days", () => {
  test("tells each person once, says once that it was late, and is not ready for a while", async () => {
    await aDay();
    await rig.ask("raj", "claim 1");
    await rig.settle();
    const before = new Map(["raj", "lee", "zoe", "mia", "omar"].map((person) => [person, rig.directOf(person).length]));
    rig.sleepUntil(on("thu", "10:00"));
    const figures = openFigures(() => Number(rig.now()));
    const { decided, latestByMs } = await sweepClocks(rig.deps);
    figures.swept(decided, latestByMs);
    await reportLateness(rig.deps, latestByMs);
    await rig.settle();
    for (const [person, n] of before) expect(rig.directOf(person).length - n).toBeLessThanOrEqual(1);
    expect(alarms()).toHaveLength(1);
    expect(latestByMs).toBeGreaterThan(2 * DAY);
    expect(figures.troubles().join()).toContain("late");
    const { values } = (await figures.registry.getSingleMetric("followthrough_sweep_lateness_seconds")?.get()) ?? {
      values: [],
    };
    expect(values[0]?.value).toBe(latestByMs / 1_000);
    await rig.moveTo(on("thu", "10:06"));
    figures.swept(0, 0);
    expect(figures.troubles()).toEqual([]);
    await nothingTwice();
  });

  test("each clock has one story", async () => {
    await aDay();
    const before = await rig.eventsOf(1);
    rig.sleepUntil(on("thu", "10:00"));
    await rig.settle();
    const fresh = (await rig.eventsOf(1)).slice(before.length).filter(({ type }) => type === "clock-step");
    for (const n of Object.values(tally(fresh.map((event) => ("kind" in event ? event.kind : ""))))) {
      expect(n).toBe(1);
    }
  });
});

describe("two processes", () => {
  test("a minute apart in desk time do nothing twice and lose nothing", async () => {
    await aDay();
    const ahead = at(rig.anotherProcess(), () => plus(rig.now(), MINUTE));
    for (let now: Instant = on("mon", "09:00"); now <= on("mon", "12:00"); now = plus(now, 5 * MINUTE)) {
      rig.sleepUntil(now);
      await minute(ahead);
      await minute(rig.deps);
    }
    await rig.moveTo(on("mon", "12:10"));
    await nothingTwice();
    expect(alarms()).toEqual([]);
    const { rows } = await rig.pool.query(
      "select count(*)::int as n from nags where state = 'decided' and deliver_at <= $1",
      [new Date(rig.now())],
    );
    expect(rows).toEqual([{ n: 0 }]);
  });

  test("that sweep at once do nothing twice, climbs and lists included", async () => {
    await aDay();
    const other = rig.anotherProcess();
    for (let now: Instant = on("mon", "09:10"); now <= on("mon", "11:30"); now = plus(now, 10 * MINUTE)) {
      rig.sleepUntil(now);
      await Promise.all([minute(rig.deps), minute(other)]);
    }
    rig.sleepUntil(on("tue", "08:00"));
    await Promise.all([minute(rig.deps), minute(other)]);
    await rig.settle();
    await nothingTwice();
    for (const number of [1, 2, 3]) {
      for (const card of rig.window.messages.filter(({ text }) => text.startsWith(`FT-${number} `)))
        once(threadOf(card));
    }
    const lists = await rig.pool.query("select person_id, kind, at, count(*)::int as n from lists group by 1, 2, 3");
    for (const { n } of lists.rows) expect(n).toBe(1);
  });
});

describe("a crash", () => {
  test("between deciding and delivering loses nothing: whoever comes next tells it", async () => {
    await aDay();
    rig.sleepUntil(on("mon", "09:15"));
    // The process decides, commits, and is gone before anything is told.
    await sweepClocks(rig.deps);
    expect(rig.directOf("raj")).toEqual([]);
    await minute(rig.anotherProcess());
    expect((await nagsOf(rig)).filter(({ state }) => state === "decided")).toEqual([]);
    await nothingTwice();
  });

  test.each([
    ["before the platform had it", false],
    ["after the platform had it", true],
  ])("while telling, %s: it is told once", async (_name, arrived) => {
    await aDay();
    rig.window.fail({ did: "crash", arrived }, { place: "dm:raj" });
    rig.sleepUntil(on("mon", "09:15"));
    await rig.settle();
    await rig.letWaitingPass();
    await rig.settle();
    const row = (await nagsOf(rig)).find(({ person_id }) => person_id === "raj");
    expect(row).toMatchObject({ state: "delivered" });
    once(rig.directOf("raj").map(({ postId }) => postId));
    expect(rig.directOf("raj")).toHaveLength(1);
  });

  test("with the place in its hands: when the lease has lapsed another process tells it, once", async () => {
    await aDay();
    rig.sleepUntil(on("mon", "09:15"));
    await sweepClocks(rig.deps);
    await tellPeople(rig.deps);
    // Somebody took every place and died, before or after it had sent something.
    await rig.pool.query(
      "update places set lease_by = 'dead', lease_until = now() + interval '1 minute', next_at = now() + interval '1 minute'",
    );
    await deliverPlaces(rig.deps);
    expect(rig.directOf("raj")).toEqual([]);
    await rig.pool.query(
      "update places set lease_until = now() - interval '1 second', next_at = now() - interval '1 second'",
    );
    await deliverPlaces(rig.anotherProcess());
    expect(rig.directOf("raj").length).toBe(1);
    await rig.settle();
    await nothingTwice();
  });
});
