import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Command } from "../../src/core/case/command.ts";
import { decide } from "../../src/core/case/decide.ts";
import { fold } from "../../src/core/case/evolve.ts";
import { isRefusal } from "../../src/core/case/refusal.ts";
import { clockId, isLive } from "../../src/core/sla/clock.ts";
import { HOUR, instant, MINUTE, plus } from "../../src/core/time/instant.ts";
import { changeCase } from "../../src/flows/change-case.ts";
import { planChange } from "../../src/flows/plan-change.ts";
import { type Change, commit } from "../../src/store/commit.ts";
import { loadIntake } from "../../src/store/intake.ts";
import { loadCase } from "../../src/store/load-case.ts";
import { aComplaint } from "../core/complaint/a-complaint.ts";
import { type DeskRig, openDeskRig } from "../support/desk-rig.ts";

let rig: DeskRig;
beforeAll(async () => {
  rig = await openDeskRig({ windows: ["slack", "console"] });
});
beforeEach(() => rig.clear());
afterAll(() => rig.close());

const tables = ["cases", "events", "clocks", "texts", "complaints", "customers", "handles", "shown", "places", "asked"];
const rows = async (): Promise<Record<string, number>> =>
  Object.fromEntries(await Promise.all(tables.map(async (table) => [table, await rig.count(table)])));

/** What one person's command would write to a case as it is now. */
const planned = async (number: number, command: Command, given: Partial<Change> = {}): Promise<Change> => {
  const kase = await rig.caseOf(number);
  const { policy, now } = rig.deps;
  const context = { now: now(), actor: { kind: "person", person: "raj" } as const, commandId: rig.deps.newId() };
  const decision = decide(kase, command, { ...policy(), ...context });
  if (isRefusal(decision)) throw new Error(decision.code);
  return { ...planChange(kase, decision, rig.deps, policy()), ...given };
};

test("an opening writes case, events, clocks, words, customer and where it is to be seen", async () => {
  await rig.complain({ text: "The heating element is missing." });
  const kase = await rig.caseOf(1);
  const written = await rows();
  expect(written).toMatchObject({ cases: 1, complaints: 1, customers: 1, handles: 1, texts: 1, asked: 0 });
  expect(written.events).toBe(kase.version);
  expect(written.clocks).toBe(kase.clocks.length);
  // Parts holds it, Social speaks for it, each in two windows.
  expect(written).toMatchObject({ shown: 4, places: 4 });
});

test("a change decided on an older version is a conflict and leaves nothing", async () => {
  await rig.complain();
  const stale = await planned(1, { verb: "update", note: "late" }, { askedKey: "k1" });
  await rig.ask("raj", "claim 1");
  const before = await rows();
  expect(await commit(rig.db, stale)).toBe("conflict");
  expect(await rows()).toEqual(before);
});

test("a case that is there already is not opened again", async () => {
  await rig.complain();
  const change = await planned(1, { verb: "update", note: "x" });
  expect(await commit(rig.db, { ...change, base: 0 })).toBe("conflict");
});

test("a customer who was changed meanwhile is a conflict and leaves nothing", async () => {
  await rig.complain();
  const { customer } = await loadIntake(rig.db, aComplaint(), [{ kind: "x", value: "jane" }]);
  if (customer === null) throw new Error("Jane is not known.");
  const old = { ...customer, name: null, handles: [], at: rig.now() };
  const change = await planned(1, { verb: "update", note: "x" }, { customer: old });
  await rig.complain({ text: "The spare part is still missing." });
  const before = await rows();
  const again = { ...(await planned(1, { verb: "update", note: "x" })), customer: old };
  expect(await commit(rig.db, again)).toBe("conflict");
  expect(await commit(rig.db, change)).toBe("conflict");
  expect(await rows()).toEqual(before);
});

test("the same complaint twice is a conflict, with none of the second one's case kept", async () => {
  const at = rig.now();
  const complaint = aComplaint({ externalId: "same", createdAt: at });
  const row = (id: string) => ({ id, customerId: null, textId: `${id}:text`, digest: "d", receivedAt: at, complaint });
  await rig.complain();
  const first = row("00000000-0000-4000-8000-000000000001");
  const second = row("00000000-0000-4000-8000-000000000002");
  expect(await commit(rig.db, await planned(1, { verb: "update", note: "a" }, { complaint: first }))).toBe("committed");
  const before = await rows();
  expect(await commit(rig.db, await planned(1, { verb: "update", note: "b" }, { complaint: second }))).toBe("conflict");
  expect(await rows()).toEqual(before);
});

test("the same asking twice is repeated, and an id that merely says so is not", async () => {
  await rig.complain();
  expect(await commit(rig.db, await planned(1, { verb: "update", note: "a" }, { askedKey: "k1" }))).toBe("committed");
  expect(await commit(rig.db, await planned(1, { verb: "update", note: "b" }, { askedKey: "k1" }))).toBe("repeated");
  const at = rig.now();
  const complaint = aComplaint({ externalId: "asked_pkey", createdAt: at });
  const id = "00000000-0000-4000-8000-000000000003";
  const row = { id, customerId: null, textId: `${id}:text`, digest: "d", receivedAt: at, complaint };
  await commit(rig.db, await planned(1, { verb: "update", note: "c" }, { complaint: row }));
  const twice = { ...row, id: "00000000-0000-4000-8000-000000000004" };
  expect(await commit(rig.db, await planned(1, { verb: "update", note: "d" }, { complaint: twice }))).toBe("conflict");
});

test("an edit is taken once, from the words that were read", async () => {
  await rig.complain({ id: "m1", text: "first words" });
  const { stored } = await loadIntake(rig.db, aComplaint({ externalId: "m1" }), []);
  if (stored === null) throw new Error("m1 is not there.");
  const edit = { id: stored.id, fromDigest: stored.digest, digest: "new", textId: "new:text" };
  expect(await commit(rig.db, await planned(1, { verb: "update", note: "a" }, { edit }))).toBe("committed");
  expect(await commit(rig.db, await planned(1, { verb: "update", note: "b" }, { edit }))).toBe("conflict");
  expect((await loadIntake(rig.db, aComplaint({ externalId: "m1" }), [])).stored?.digest).toBe("new");
});

test("a clock that an undo takes out of the story does not run on", async () => {
  await rig.complain();
  await rig.ask("raj", "claim 1");
  await rig.ask("raj", "done 1 sent");
  await rig.ask("raj", "reopen 1");
  const live = async () =>
    (await rig.pool.query("select kind, generation from clocks where next_at is not null or state = 'running'")).rows;
  const reopened = (await rig.caseOf(1)).clocks.filter(isLive).map(clockId);
  expect(reopened).toContain("resolve:2");
  await rig.ask("raj", "undo 1");
  expect((await rig.caseOf(1)).status).toBe("resolved");
  expect((await live()).map((clock) => clockId(clock)).sort()).toEqual(
    (await rig.caseOf(1)).clocks.filter(isLive).map(clockId).sort(),
  );
});

test("cases that share channels in opposite order never wait for each other for ever", async () => {
  const numbers = Array.from({ length: 12 }, (_, n) => n + 1);
  for (const n of numbers) await rig.complain({ by: `c${n}`, source: n % 2 === 0 ? "x" : "email", text: "refund" });
  const commands: Command[] = [
    { verb: "update", note: "x" },
    { verb: "pass", to: { department: "parts" }, why: "theirs" },
  ];
  const work = numbers.flatMap((number) =>
    commands.map((command) =>
      changeCase(rig.deps, number, command, { actor: { kind: "person", person: "dana" }, key: null }),
    ),
  );
  const done = await Promise.all(work);
  expect(done.map(({ did }) => did)).toEqual(work.map(() => "changed"));
});

test("twenty colleagues note something on one case at once: every note is kept", async () => {
  await rig.complain();
  const notes = Array.from({ length: 20 }, (_, n) => `note ${n}`);
  const said = await Promise.all(notes.map((note) => rig.ask("raj", `update 1 ${note}`)));
  expect(said.every(({ text }) => text.startsWith("Noted on FT-1"))).toBe(true);
  const { rows: texts } = await rig.pool.query<{ words: string }>(
    "select t.words from events e join texts t on t.id = e.data->>'textId' where e.type = 'noted'",
  );
  expect(texts.map(({ words }) => words).sort()).toEqual(notes.sort());
});

describe("whatever is asked of a case, in whatever order", () => {
  const people = ["raj", "lee", "mia", "sam", "grace", "dana"];
  const lines = [
    "claim 1",
    "release 1",
    "update 1 a note",
    "told 1 on its way",
    "wait 1 for the supplier until 2h",
    "resume 1",
    "pass 1 @raj",
    "pass 1 billing not ours",
    "yes 1",
    "no 1 not ours either",
    "done 1 sent",
    "customer 1 yes",
    "customer 1 no still broken",
    "customer 1 no-answer",
    "on it 1",
    "severity 1 critical",
    "severity 1 low",
    "notours 1",
    "notours 1 technical",
    "dismiss 1",
    "reopen 1",
    "undo 1",
  ];
  const step = fc.oneof(
    { weight: 8, arbitrary: fc.tuple(fc.constantFrom(...people), fc.constantFrom(...lines)) },
    { weight: 2, arbitrary: fc.constantFrom("writes" as const, "edits" as const, "firm" as const) },
    { weight: 3, arbitrary: fc.constantFrom(5 * MINUTE, HOUR, 9 * HOUR) },
  );

  test("folding its events gives its row, and its clocks' rows are its clocks", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 20 }), async (steps) => {
        await rig.clear();
        await rig.complain({ id: "m1", text: "The heating element is missing." });
        for (const [index, one] of steps.entries()) {
          if (typeof one === "number") {
            rig.sleepUntil(plus(rig.now(), one));
            await rig.settle();
          } else if (one === "writes") await rig.complain({ text: `And again ${index}`, threadId: "m1" });
          else if (one === "edits") await rig.complain({ id: "m1", text: `Other words ${index}` });
          else if (one === "firm") await rig.firmSays({ inReplyTo: "m1", text: "We are on it." });
          else await rig.ask(one[0], one[1]);
        }
        await expectSound();
      }),
      { numRuns: 15 },
    );
  });
});

/** What must hold of FT-1 in the store at any time. */
const expectSound = async (): Promise<void> => {
  const kase = await loadCase(rig.db, 1);
  expect(fold(null, await rig.eventsOf(1))).toEqual(kase);
  const { rows: clocks } = await rig.pool.query(
    "select kind, generation, state, next_at, due_at, data from clocks where case_number = 1",
  );
  const stored = new Map(clocks.map((clock) => [clockId(clock), clock]));
  for (const clock of kase?.clocks ?? []) expect(stored.get(clockId(clock))?.data).toEqual(clock);
  const live = new Set(kase?.clocks.filter(isLive).map(clockId));
  for (const clock of clocks) {
    if (!live.has(clockId(clock))) expect(clock.next_at).toBeNull();
    if (clock.next_at !== null) expect(instant(clock.next_at.getTime())).toBeGreaterThanOrEqual(rig.startAt);
  }
  const { rows: copies } = await rig.pool.query(
    "select version, status, department, assignee, severity, wait_until, offered_to from cases where number = 1",
  );
  expect(copies[0]).toEqual({
    version: kase?.version,
    status: kase?.status,
    department: kase?.department,
    assignee: kase?.assignee,
    severity: kase?.severity,
    wait_until: kase?.wait == null ? null : new Date(kase.wait.until),
    offered_to: kase?.offer?.to ?? null,
  });
};
