import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { fold } from "../../src/core/case/evolve.ts";
import type { Desk } from "../../src/core/desk/desk.ts";
import { HOUR, MINUTE, plus } from "../../src/core/time/instant.ts";
import { activateDeskFile } from "../../src/flows/activate-desk.ts";
import { changeCase } from "../../src/flows/change-case.ts";
import type { Deps, Policy } from "../../src/flows/deps.ts";
import { moveClocks, moveDueClocks } from "../../src/flows/move-clocks.ts";
import { sweepClocks } from "../../src/flows/sweep-clocks.ts";
import { casesBehind, countBehind } from "../../src/store/cases-behind.ts";
import { activeDesk } from "../../src/store/desk-versions.ts";
import { always, onHours, withDepartment, withSeverity } from "../support/a-desk.ts";
import { clockOf, policyOf } from "../support/builders.ts";
import { type DeskRig, on, openDeskRig, threadOf } from "../support/desk-rig.ts";
import { rigDesk } from "../support/rig-desk.ts";

let rig: DeskRig;
beforeAll(async () => {
  rig = await openDeskRig({ windows: ["slack"] });
});
beforeEach(() => rig.clear());
afterAll(() => rig.close());

/** Parts is open on Mondays from noon: what was due this afternoon is due next week. */
const mondays = withDepartment(
  "parts",
  { calendar: { zone: "America/New_York", weekly: { mon: ["12:00-13:00"] } } },
  rigDesk,
);
const quicker = withSeverity("normal", { targets: { resolve: onHours(8 * HOUR), claim: onHours(HOUR) } }, rigDesk);
const versions = [rigDesk, mondays, quicker];

const complaints = async (count: number): Promise<number[]> => {
  for (let n = 1; n <= count; n += 1) await rig.complain({ by: `customer-${n}` });
  return Array.from({ length: count }, (_, n) => n + 1);
};
const dueOf = async (number: number): Promise<number | null> => clockOf(await rig.caseOf(number), "resolve").dueAt;
const policyAt = (version: number, desk: Desk): Policy => ({ version, ...policyOf(desk, versions) });
const processWith = (policy: Policy, deps: Deps = rig.deps): Deps => ({ ...deps, policy: () => policy });
const fileOf = (desk: Desk, hash: string) => ({ hash, source: hash, sourceName: "desk.yaml", desk });
const activate = (desk: Desk, hash: string) =>
  activateDeskFile(rig.deps, fileOf(desk, hash), async (version) => policyAt(version, desk));
const retimedOf = async (number: number) => (await rig.eventsOf(number)).filter(({ type }) => type === "retimed");

const byRaj = { actor: { kind: "person", person: "raj" }, key: null } as const;

/** The rig's database, with something that happens before each statement. */
const watched = (before: () => Promise<void>): Deps["db"] =>
  new Proxy(rig.db, {
    get: (target, name) => {
      const value = Reflect.get(target, name);
      if (name !== "$queryRaw") return value;
      return async (...asked: unknown[]) => {
        await before();
        return Reflect.apply(value, target, asked);
      };
    },
  });

const all = { after: 0, limit: 10, dueBy: null };

/** Every case is what its events say, and follows the version. */
const expectAllMoved = async (numbers: number[], desk: Desk, version: number): Promise<void> => {
  const policy = policyAt(version, desk);
  for (const number of numbers) {
    const kase = await rig.caseOf(number);
    expect(kase).toEqual(fold(null, await rig.eventsOf(number)));
    const open = clockOf(kase, "resolve").stretches.at(-1);
    const target = desk.severities.find(({ id }) => id === kase.severity)?.targets.resolve ?? always(0);
    expect(open?.calendar).toBe(policy.calendars.forTarget(target, kase.department));
    expect(clockOf(kase, "resolve").budgetMs).toBe(target.budgetMs);
  }
  expect(await countBehind(rig.db, version)).toBe(0);
};

describe("a new desk version", () => {
  test("moves each case with one event, which its thread tells in one line", async () => {
    const numbers = await complaints(3);
    await rig.settle();
    rig.useDesk(mondays);
    await rig.settle();
    await expectAllMoved(numbers, mondays, 2);
    for (const number of numbers) {
      expect((await retimedOf(number)).map((event) => event.type === "retimed" && event.version)).toEqual([2]);
    }
    const lines = threadOf(rig.cardOf(1, "parts")).filter((line) => line.includes("hours or targets changed"));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain("resolve now due");
  });

  test("that changes nothing for a case leaves its story alone, and asks no second time", async () => {
    await complaints(2);
    const before = [await rig.eventsOf(1), await rig.eventsOf(2)];
    rig.useDesk({ ...rigDesk, organisation: "Another name" });
    expect(await countBehind(rig.db, 2)).toBe(2);
    expect(await moveClocks(rig.deps)).toBe(0);
    expect([await rig.eventsOf(1), await rig.eventsOf(2)]).toEqual(before);
    expect(await countBehind(rig.db, 2)).toBe(0);
  });

  test("with other steps on the same terms has its clocks looked at by those", async () => {
    await complaints(1);
    const nextLook = async (): Promise<number> => {
      const { rows } = await rig.pool.query("select min(next_at) as at from clocks where kind = 'resolve'");
      return rows[0].at.getTime();
    };
    const before = await nextLook();
    const early = { id: "at-10", at: { share: 0.1 }, kind: "warn" as const, tell: ["lead" as const], loud: false };
    const calmly = [early, ...(rigDesk.escalations.calmly ?? [])];
    rig.useDesk({ ...rigDesk, escalations: { ...rigDesk.escalations, calmly } });
    await moveClocks(rig.deps);
    expect(await nextLook()).toBeLessThan(before);
    expect(await retimedOf(1)).toEqual([]);
  });

  test("with another lease has its claims looked at by that", async () => {
    await complaints(1);
    await rig.ask("raj", "claim 1");
    const leaseAt = async (): Promise<Date | null> =>
      (await rig.pool.query("select lease_at as at from cases where number = 1")).rows[0].at;
    expect(await leaseAt()).toBeNull();
    rig.useDesk(withDepartment("parts", { leaseMs: 4 * HOUR }, rigDesk));
    await moveClocks(rig.deps);
    expect(await leaseAt()).not.toBeNull();
    expect(await retimedOf(1)).toEqual([]);
  });

  test("moves what is due before anybody is reminded of a due time that is none any more", async () => {
    await complaints(2);
    await rig.ask("raj", "claim 1");
    rig.sleepUntil(on("mon", "11:30"));
    // By the old version the claim of the second is overdue; by the new one it has all day.
    const claims = async (): Promise<string[]> =>
      (await rig.eventsOf(2)).flatMap((event) =>
        event.type === "clock-step" && event.kind === "claim" ? [event.step] : [],
      );
    rig.useDesk(withSeverity("normal", { targets: { resolve: always(90 * HOUR), claim: always(9 * HOUR) } }, rigDesk));
    const due = await casesBehind(rig.db, 2, { ...all, dueBy: rig.now() });
    expect(await moveDueClocks(rig.deps)).toBe(due.length);
    await sweepClocks(rig.deps);
    expect(due.map(({ number }) => number)).toContain(2);
    expect(await claims()).toEqual([]);
    rig.useDesk(rigDesk);
    await moveDueClocks(rig.deps);
    await moveClocks(rig.deps);
    await sweepClocks(rig.deps);
    expect(await claims()).toContain("due");
  });

  test("leaves what is closed where it was", async () => {
    await complaints(1);
    await rig.ask("raj", "claim 1");
    await rig.ask("raj", "dismiss 1");
    rig.useDesk(mondays);
    expect(await countBehind(rig.db, 2)).toBe(0);
    expect(await moveClocks(rig.deps)).toBe(0);
  });

  test("starts and ends clocks in the same event", async () => {
    await complaints(1);
    rig.useDesk(withSeverity("normal", { targets: { resolve: always(HOUR), claim: onHours(HOUR) } }, rigDesk));
    await rig.settle();
    const [event, another] = await retimedOf(1);
    expect(another).toBeUndefined();
    const told = event?.type === "retimed" ? event.moves.map(({ type }) => type) : [];
    expect(new Set(told)).toEqual(new Set(["clock-moved"]));
    rig.useDesk(withSeverity("normal", { targets: { claim: onHours(HOUR) } }, rigDesk));
    await rig.settle();
    const last = (await retimedOf(1)).at(-1);
    expect(last?.type === "retimed" ? last.moves.map(({ type }) => type) : []).toContain("clock-ended");
  });
});

describe("processes", () => {
  test("that work at it together do every case once, in one order or another", async () => {
    const numbers = await complaints(30);
    const policy = policyAt(2, mondays);
    const together = [rig.deps, rig.anotherProcess(), rig.anotherProcess()].map((deps) => processWith(policy, deps));
    const moved = await Promise.all(together.map((deps) => moveClocks(deps)));
    // Whoever was in another's way may leave the last few to the next time round.
    const rest = await moveClocks(processWith(policy));
    expect(moved.reduce((sum, n) => sum + n, rest)).toBe(30);
    await expectAllMoved(numbers, mondays, 2);
    for (const number of numbers) expect(await retimedOf(number)).toHaveLength(1);
  });

  test("that are killed at any statement leave a state from which another goes on", async () => {
    const numbers = await complaints(5);
    const policy = policyAt(2, mondays);
    for (let alive = 1; (await countBehind(rig.db, 2)) > 0; alive += 1) {
      expect(alive).toBeLessThan(40);
      let left = alive;
      const db = watched(async () => {
        left -= 1;
        if (left < 0) throw new Error("killed");
      });
      await moveClocks({ ...processWith(policy), db }).catch(() => {});
    }
    await expectAllMoved(numbers, mondays, 2);
    for (const number of numbers) expect(await retimedOf(number)).toHaveLength(1);
  });

  test("that still follow the old version put a case behind when they touch it, and it is moved again", async () => {
    await complaints(1);
    const old = processWith(policyAt(1, rigDesk));
    await moveClocks(processWith(policyAt(2, mondays)));
    const moved = await dueOf(1);
    const kase = await rig.caseOf(1);
    expect((await casesBehind(rig.db, 2, all)).length).toBe(0);
    await changeCase(old, 1, { verb: "claim" }, byRaj);
    expect(await dueOf(1)).not.toBe(moved);
    expect((await casesBehind(rig.db, 2, all)).map(({ number }) => number)).toEqual([1]);
    await moveClocks(processWith(policyAt(2, mondays)));
    expect(await dueOf(1)).toBe(moved);
    expect((await rig.caseOf(1)).version).toBeGreaterThan(kase.version);
  });

  test("that follow the old version move nothing back", async () => {
    await complaints(1);
    await moveClocks(processWith(policyAt(2, mondays)));
    const kase = await rig.caseOf(1);
    expect(await moveClocks(processWith(policyAt(1, rigDesk)))).toBe(0);
    expect(await rig.caseOf(1)).toEqual(kase);
  });

  test("stop when a newer version has come, which goes on from where they were", async () => {
    const numbers = await complaints(4);
    let asked = 0;
    const changing: Deps = {
      ...rig.deps,
      policy: () => {
        asked += 1;
        return asked > 2 ? policyAt(3, quicker) : policyAt(2, mondays);
      },
    };
    await moveClocks(changing);
    await moveClocks(processWith(policyAt(3, quicker)));
    await expectAllMoved(numbers, quicker, 3);
  });

  test("a case of which nothing can be worked out is told to operations, and the others are moved", async () => {
    const numbers = await complaints(3);
    await rig.pool.query(`update cases set state = jsonb_set(state, '{clocks,0,stretches,0,calendar}', '"gone@1"')
      where number = 2`);
    rig.useDesk(mondays);
    expect(await moveClocks(rig.deps)).toBe(2);
    expect((await casesBehind(rig.db, 2, all)).map(({ number }) => number)).toEqual([2]);
    await rig.settle();
    await rig.settle();
    const told = rig.cardsIn("operations").filter(({ text }) => text.includes("FT-2"));
    expect(told.length).toBeGreaterThan(0);
    expect(numbers).toHaveLength(3);
  });

  test("a command that comes in between wins, and the case is moved all the same", async () => {
    await complaints(2);
    let asked = 0;
    const db = watched(async () => {
      asked += 1;
      // Between reading the batch and writing the first case.
      if (asked === 2) await changeCase(rig.deps, 1, { verb: "update", note: "In between." }, byRaj);
    });
    await moveClocks({ ...processWith(policyAt(2, mondays)), db });
    await expectAllMoved([1, 2], mondays, 2);
    expect((await rig.eventsOf(1)).map(({ type }) => type)).toContain("noted");
    expect(await retimedOf(1)).toHaveLength(1);
  });
});

describe("what comes in between", () => {
  test("of a case that need not move keeps it from being taken for settled", async () => {
    await complaints(2);
    const old = processWith(policyAt(1, mondays));
    const renamed = { ...rigDesk, organisation: "Another name" };
    let asked = 0;
    const db = watched(async () => {
      asked += 1;
      // Between reading the batch and keeping it, a process of another version moves the first onto its own hours.
      if (asked === 2) await changeCase(old, 1, { verb: "claim" }, byRaj);
    });
    await moveClocks({ ...processWith(policyAt(2, renamed)), db });
    await expectAllMoved([1, 2], renamed, 2);
    expect(await retimedOf(1)).toHaveLength(1);
  });

  test("as a step of a clock does not make the case follow the new version", async () => {
    await complaints(1);
    rig.sleepUntil(on("mon", "11:30"));
    const renamed = { ...rigDesk, organisation: "Another name" };
    await sweepClocks(processWith(policyAt(2, renamed)));
    expect((await rig.eventsOf(1)).map(({ type }) => type)).toContain("clock-step");
    expect(await countBehind(rig.db, 2)).toBe(1);
  });
});

describe("activating a file", () => {
  test("puts every open case behind in the same moment and then moves them", async () => {
    await complaints(3);
    await activate(rigDesk, "zero");
    rig.sleepUntil(plus(on("mon", "09:00"), MINUTE));
    const done = await activate(mondays, "one");
    expect(done).toMatchObject({ cases: 3, left: 0 });
    expect(done.dueTimes).toBeGreaterThanOrEqual(3);
    expect((await activeDesk(rig.db))?.desk.departments.find(({ id }) => id === "parts")?.calendar).toEqual(
      mondays.departments.find(({ id }) => id === "parts")?.calendar,
    );
  });
});
