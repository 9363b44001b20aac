import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import {
  bePatient,
  forgetLostPlaces,
  leasePlace,
  losePlace,
  lostPlaces,
  nextPlaceInMs,
  releasePlace,
} from "../../src/store/lease-place.ts";
import { wakePlace } from "../../src/store/nags.ts";
import { type DeskRig, openDeskRig } from "../support/desk-rig.ts";

let rig: DeskRig;
beforeAll(async () => {
  rig = await openDeskRig();
});
beforeEach(() => rig.clear());
afterAll(() => rig.close());

const wake = (address: string, platform: "slack" | "console" = "slack"): Promise<void> =>
  wakePlace(rig.db, {
    id: `${platform}:channel:${address}`,
    platform,
    kind: "channel",
    address,
    department: "parts",
    personId: null,
    card: false,
    queue: false,
  });
const lease = (worker: string) => leasePlace(rig.db, worker, ["slack"]);
/** The worker who holds it is dead, and its lease has run out. */
const lapse = () => rig.pool.query("update places set lease_until = now() - interval '1 s', next_at = now()");

test("many workers at once never hold one place together, and each place is held", async () => {
  for (let n = 0; n < 6; n += 1) await wake(`#c${n}`);
  const held = await Promise.all(Array.from({ length: 20 }, (_, n) => lease(`w${n}`)));
  const ids = held.filter((place) => place !== null).map(({ id }) => id);
  expect(ids).toHaveLength(6);
  expect(new Set(ids).size).toBe(6);
});

test("a place that was given back with nothing to do rests until something is to be shown", async () => {
  await wake("#a");
  await lease("w1");
  await releasePlace(rig.db, "slack:channel:#a", "w1", { againInMs: null, failures: 0 });
  expect(await lease("w2")).toBeNull();
  expect(await nextPlaceInMs(rig.db, ["slack"])).toBeNull();
  await wake("#a");
  expect(await lease("w2")).toMatchObject({ id: "slack:channel:#a", unsure: false });
});

test("what is committed while a place is held makes it due again when it is given back", async () => {
  await wake("#a");
  await lease("w1");
  await wake("#a");
  expect(await lease("w2")).toBeNull();
  await releasePlace(rig.db, "slack:channel:#a", "w1", { againInMs: null, failures: 0 });
  expect(await lease("w2")).not.toBeNull();
});

test("a lease that ran out is taken up by another, who is told that nobody knows what arrived", async () => {
  await wake("#a");
  await lease("w1");
  expect(await lease("w2")).toBeNull();
  await lapse();
  expect(await lease("w2")).toMatchObject({ unsure: true, queueWanted: true });
});

test("the one whose lease ran out cannot give away what another holds", async () => {
  await wake("#a");
  await lease("w1");
  await lapse();
  await lease("w2");
  await releasePlace(rig.db, "slack:channel:#a", "w1", { againInMs: 0, failures: 0 });
  expect(await lease("w3")).toBeNull();
});

test("a place that is to wait waits, however much is committed meanwhile", async () => {
  await wake("#a");
  await lease("w1");
  await releasePlace(rig.db, "slack:channel:#a", "w1", { againInMs: 60_000, failures: 3 });
  await wake("#a");
  expect(await lease("w2")).toBeNull();
  const ms = (await nextPlaceInMs(rig.db, ["slack"])) ?? 0;
  expect(ms).toBeGreaterThan(50_000);
  await lapse();
  expect(await lease("w2")).toMatchObject({ failures: 3, unsure: true });
});

test("a platform that asked for patience is left alone, and nobody spins until it is over", async () => {
  await wake("#a");
  await bePatient(rig.db, "slack", 60_000);
  await bePatient(rig.db, "slack", 1_000);
  expect(await lease("w1")).toBeNull();
  expect(await nextPlaceInMs(rig.db, ["slack"])).toBeGreaterThan(50_000);
});

test("places of a platform that is not open here neither come up nor keep the sweep awake", async () => {
  await wake("a", "console");
  expect(await lease("w1")).toBeNull();
  expect(await nextPlaceInMs(rig.db, ["slack"])).toBeNull();
  expect(await nextPlaceInMs(rig.db, ["console"])).toBeLessThanOrEqual(1);
});

test("a lost place is left alone until somebody says it is mended", async () => {
  await wake("#a");
  await lease("w1");
  await losePlace(rig.db, "slack:channel:#a", "is_archived");
  await wake("#a");
  expect(await lease("w1")).toBeNull();
  expect(await nextPlaceInMs(rig.db, ["slack"])).toBeNull();
  expect(await lostPlaces(rig.db)).toEqual([{ id: "slack:channel:#a", why: "is_archived" }]);
  await forgetLostPlaces(rig.db);
  expect(await lease("w1")).not.toBeNull();
});
