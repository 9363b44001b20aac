import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { HOUR, MINUTE, plus } from "../../src/core/time/instant.ts";
import { countBehind } from "../../src/store/cases-behind.ts";
import { runSweep } from "../../src/sweeps/run-sweep.ts";
import { type SweepFigures, sweeps } from "../../src/sweeps/sweeps.ts";
import { always, withSeverity } from "../support/a-desk.ts";
import { type DeskRig, on, openDeskRig } from "../support/desk-rig.ts";
import { rigDesk } from "../support/rig-desk.ts";

let rig: DeskRig;
let trusted = true;
let figures: string[] = [];
beforeAll(async () => {
  rig = await openDeskRig();
});
beforeEach(async () => {
  await rig.clear();
  trusted = true;
  figures = [];
});
afterAll(() => rig.close());

const counts: SweepFigures = {
  swept: (steps, latestByMs) => figures.push(`swept ${steps}, late ${latestByMs / MINUTE}`),
  distrusted: () => figures.push("distrusted"),
  served: (places) => figures.push(`served ${places}`),
};
const run = async (name: string): Promise<number | null> => {
  const sweep = sweeps(rig.deps, async () => trusted, counts).find((one) => one.name === name);
  return (await sweep?.run())?.againInMs ?? null;
};

test("the clocks come round again at the next step, the places when one may be spoken in", async () => {
  // With no case there are only lists to come: the next one an hour before Parts closes.
  expect(await run("clocks")).toBe(on("mon", "16:00") - rig.now());
  expect(await run("places")).toBeNull();
  await rig.complain({ source: "email", by: { email: "jane@example.com" } });
  expect(await run("clocks")).toBe(30 * MINUTE);
  rig.window.fail({ did: "wait", ms: 40_000, scope: "place" }, { place: "#parts" });
  const ms = (await run("places")) ?? 0;
  expect(ms).toBeGreaterThan(30_000);
  expect(figures.at(-1)).toMatch(/^served [1-9]/);
});

test("a process whose clock is off the database's decides nothing", async () => {
  await rig.complain();
  rig.sleepUntil(on("mon", "15:00"));
  trusted = false;
  expect(await run("clocks")).toBeNull();
  expect(await rig.count("nags")).toBe(0);
  expect(figures).toEqual(["distrusted"]);
  trusted = true;
  await run("clocks");
  expect(await rig.count("nags")).toBeGreaterThan(0);
});

test("comes round for what is held back, and while the desk is quiet not before the quiet ends", async () => {
  await rig.complain({ source: "email", by: { email: "jane@example.com" } });
  await rig.ask("raj", "claim 1");
  await rig.ask("lee", "quiet all 3h stocktaking");
  rig.sleepUntil(on("mon", "11:30"));
  const ahead = (await run("clocks")) ?? 0;
  expect(plus(rig.now(), ahead)).toBeLessThanOrEqual(on("mon", "12:00"));
  await rig.moveTo(on("mon", "12:00"));
  expect(rig.directOf("sam").length).toBe(1);
});

test("cases that are behind the desk version are moved, but by no process whose clock is off", async () => {
  await rig.complain();
  rig.useDesk(withSeverity("normal", { targets: { resolve: always(90 * HOUR) } }, rigDesk));
  trusted = false;
  expect(await run("desk version")).toBeNull();
  expect(await countBehind(rig.db, 2)).toBe(1);
  trusted = true;
  expect(await run("desk version")).toBeNull();
  expect(await countBehind(rig.db, 2)).toBe(0);
});

test("run together they tell what is due, and settle when all of it is told", async () => {
  await rig.complain();
  rig.sleepUntil(on("mon", "10:00"));
  const running = sweeps(rig.deps, async () => true, counts).map((sweep) => runSweep(sweep, rig.deps.log));
  try {
    for (const sweep of running) await sweep.settle();
    expect(rig.directOf("raj")).toHaveLength(1);
    expect(rig.cardsIn("parts")).toHaveLength(1);
  } finally {
    for (const sweep of running) await sweep.stop();
  }
});
