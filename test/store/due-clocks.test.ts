import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { HOUR, instant, plus } from "../../src/core/time/instant.ts";
import { dueCases, lookAgain, nextDueAt, waitsOver } from "../../src/store/due-clocks.ts";
import { type DeskRig, on, openDeskRig } from "../support/desk-rig.ts";

let rig: DeskRig;
beforeAll(async () => {
  rig = await openDeskRig();
});
beforeEach(() => rig.clear());
afterAll(() => rig.close());

const nextAt = async (kind: string): Promise<number | undefined> => {
  const { rows } = await rig.pool.query("select next_at from clocks where kind = $1 and next_at is not null", [kind]);
  return rows[0]?.next_at.getTime();
};

test("what is due comes longest overdue first, but for what is passed over, and never more than asked for", async () => {
  await rig.complain({ by: "a" });
  rig.sleepUntil(on("mon", "09:30"));
  await rig.complain({ by: "b" });
  await rig.complain({ by: "c" });
  const at = on("mon", "12:00");
  expect((await dueCases(rig.db, at, 10, []))[0]).toBe(1);
  expect(await dueCases(rig.db, at, 1, [])).toEqual([1]);
  expect((await dueCases(rig.db, at, 10, [1])).sort()).toEqual([2, 3]);
  expect(await dueCases(rig.db, rig.startAt, 10, [])).toEqual([]);
});

test("the next instant is the earliest of clocks and waits that is still ahead", async () => {
  expect(await nextDueAt(rig.db, rig.now())).toBeNull();
  await rig.complain({ source: "email", by: { email: "jane@example.com" } });
  expect(await nextDueAt(rig.db, rig.now())).toBe(on("mon", "09:30"));
  await rig.ask("raj", "claim 1");
  await rig.ask("raj", "wait 1 for the post until 09:10");
  expect(await nextDueAt(rig.db, rig.now())).toBe(on("mon", "09:10"));
  expect(await waitsOver(rig.db, on("mon", "09:10"), 10, [])).toEqual([1]);
  expect(await waitsOver(rig.db, on("mon", "09:10"), 10, [1])).toEqual([]);
  expect(await waitsOver(rig.db, instant(on("mon", "09:10") - 1), 10, [])).toEqual([]);
});

test("a look at a clock that has meanwhile become another one sets nothing", async () => {
  await rig.complain();
  const claim = (await rig.caseOf(1)).clocks.find(({ kind }) => kind === "claim");
  if (claim === undefined) throw new Error("It has no claim clock.");
  await lookAgain(rig.db, 1, claim, plus(rig.now(), HOUR));
  expect(await nextAt("claim")).toBe(rig.now() + HOUR);
  await rig.ask("lee", "severity 1 critical");
  const sooner = await nextAt("claim");
  await lookAgain(rig.db, 1, claim, plus(rig.now(), HOUR));
  expect(await nextAt("claim")).toBe(sooner);
});
