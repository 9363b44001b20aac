import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { bindIdentity, personOfIdentity, pinWorkspace, userOfPerson } from "../../src/store/identities.ts";
import { type DeskRig, openDeskRig } from "../support/desk-rig.ts";

let rig: DeskRig;
beforeAll(async () => {
  rig = await openDeskRig();
});
beforeEach(() => rig.clear());
afterAll(() => rig.close());

const user = (userId: string, tenant = "T1") => ({ platform: "slack" as const, tenant, userId });
const bind = (userId: string, person: string) => bindIdentity(rig.db, user(userId), person, `${person}@example.com`);

test("a user is bound to a person once, and to be bound to the same one again changes nothing", async () => {
  expect(await bind("U1", "raj")).toBe(true);
  expect(await bind("U1", "raj")).toBe(true);
  expect(await personOfIdentity(rig.db, user("U1"))).toBe("raj");
  expect(await userOfPerson(rig.db, "slack", "raj")).toBe("U1");
  expect(await rig.count("identities")).toBe(1);
});

test("a mail address that changed hands hands over nothing", async () => {
  await bind("U1", "raj");
  expect(await bind("U2", "raj")).toBe(false);
  expect(await personOfIdentity(rig.db, user("U2"))).toBeNull();
  expect(await userOfPerson(rig.db, "slack", "raj")).toBe("U1");
});

test("a user who is somebody already becomes nobody else", async () => {
  await bind("U1", "raj");
  expect(await bind("U1", "lee")).toBe(false);
  expect(await personOfIdentity(rig.db, user("U1"))).toBe("raj");
});

test("the same user id of another workspace is another user", async () => {
  await bind("U1", "raj");
  expect(await personOfIdentity(rig.db, user("U1", "T2"))).toBeNull();
});

test("of two users who claim one person at once, the one who is a moment later is not bound", async () => {
  const first = await rig.pool.connect();
  await first.query("begin");
  await first.query("select pg_advisory_xact_lock(hashtext('identity slack raj'))");
  await first.query("insert into identities values ('slack', 'T1', 'U1', 'raj', null, now())");
  let ended = false;
  const second = bind("U2", "raj").finally(() => {
    ended = true;
  });
  const waits = "select from pg_locks where locktype = 'advisory' and not granted";
  while (!ended && (await rig.pool.query(waits)).rowCount === 0);
  await first.query("commit");
  first.release();
  expect(await second).toBe(false);
  expect(await rig.count("identities")).toBe(1);
});

test("one user who writes twice at once is known both times", async () => {
  const [first, second] = await Promise.all([rig.ask("raj", "list"), rig.ask("raj", "list")]);
  expect(first.text).not.toContain("I do not know you");
  expect(second.text).toBe(first.text);
});

test("the first workspace is the one for good", async () => {
  expect(await pinWorkspace(rig.db, "slack", "T1")).toBe("T1");
  expect(await pinWorkspace(rig.db, "slack", "T2")).toBe("T1");
});
