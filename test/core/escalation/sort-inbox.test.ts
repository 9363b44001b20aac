import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Case } from "../../../src/core/case/case.ts";
import { type InboxNag, type Manners, sortInbox } from "../../../src/core/escalation/sort-inbox.ts";
import { type Instant, MINUTE, plus } from "../../../src/core/time/instant.ts";
import { aCase, does, monday, through } from "../../support/builders.ts";

const at = (minutes: number) => plus(monday, minutes * MINUTE);
const now = at(60);
const later = at(180);
const rajs = does(aCase(), "raj", { verb: "claim" }, monday);
const cases = new Map<number, Case>([1, 2, 3].map((number) => [number, { ...rajs, number }]));
const nag = (caseNumber: number, given: Partial<InboxNag> = {}): InboxNag => ({
  id: `${caseNumber}`,
  caseNumber,
  kind: "resolve",
  generation: 1,
  stepKind: "warn",
  way: "chat",
  loud: false,
  held: false,
  ...given,
});
const usual: Manners = {
  reminders: "all",
  onCall: false,
  reachableAt: now,
  perHour: 3,
  tellings: [],
  undisturbedUntil: null,
  nextListAt: later,
  listDue: false,
};
const sort = (nags: InboxNag[], given: Partial<Manners> = {}, of: Map<number, Case> = cases) =>
  sortInbox("raj", nags, (number) => of.get(number), { ...usual, ...given }, now);
const loud = { loud: true, stepKind: "climb" };
const single = (...ids: string[]) => ({ drop: [], hold: null, tell: { ids, as: "single" }, withList: false });
const list = (...ids: string[]) => ({ drop: [], hold: null, tell: { ids, as: "list" } });
const hold = (until: Instant, ...ids: string[]) => ({ drop: [], hold: { ids, until }, tell: null });

describe("what has become pointless is dropped with the reason", () => {
  const one = (kase: Case | null, given: Partial<InboxNag> = {}) =>
    sort([nag(1, given)], {}, new Map(kase === null ? [] : [[1, kase]])).drop;
  const dropped = (reason: string) => [{ id: "1", reason }];
  const asked = (touchedAt: Instant | null): Case => ({
    ...rajs,
    leaseAsked: { silentSince: monday, at: at(30) },
    touchedAt,
  });
  const onIt = (from: Instant, until: Instant, person = "raj"): Case => ({
    ...rajs,
    onIt: [{ person, at: from, until }],
  });
  const breached: Case = { ...onIt(at(10), later), clocks: rajs.clocks.map((one) => ({ ...one, breachedAt: at(20) })) };
  const waiting = through(rajs, [["raj", { verb: "wait", what: "w", until: at(3_000) }, at(2)]]);
  const done = through(rajs, [["raj", { verb: "done", how: "h" }, at(2)]]);
  const table: [name: string, got: ReturnType<typeof one>, expected: { id: string; reason: string }[]][] = [
    ["its case is gone", one(null), dropped("done meanwhile")],
    ["its clock has ended", one(done), dropped("done meanwhile")],
    ["its clock is another generation", one(rajs, { generation: 2 }), dropped("done meanwhile")],
    ["its clock is paused", one(waiting), dropped("waiting meanwhile")],
    ["they are on it", one(onIt(at(30), later)), dropped("on it")],
    ["they were on it", one(onIt(at(30), now)), []],
    ["another is on it", one(onIt(at(30), later, "lee")), []],
    ["a breach though they are on it", one(onIt(at(30), later), { stepKind: "breach" }), []],
    ["a loud one though they are on it", one(onIt(at(30), later), loud), []],
    ["on it was said before it fell due", one(breached, { stepKind: "repeat" }), []],
    ["they have it and are asked for a word", one(asked(at(5)), { kind: "lease" }), []],
    ["they have said a word since", one(asked(at(40)), { kind: "lease" }), dropped("done meanwhile")],
    ["another has it", one({ ...asked(null), assignee: "lee" }, { kind: "lease" }), dropped("done meanwhile")],
    [
      "it is back in the queue",
      one({ ...asked(null), status: "unclaimed", assignee: null }, { kind: "lease" }),
      dropped("done meanwhile"),
    ],
    ["nobody asked", one({ ...rajs, leaseAsked: null }, { kind: "lease" }), dropped("done meanwhile")],
  ];
  test.each(table)("%s", (_name, got, expected) => {
    expect(got).toEqual(expected);
  });
});

describe("what is told how", () => {
  test("nothing, where nothing is waiting", () => {
    expect(sort([])).toEqual({ drop: [], hold: null, tell: null, withList: false });
  });
  test("one thing by itself, though several steps came of it", () => {
    expect(sort([nag(1)])).toEqual(single("1"));
    expect(sort([nag(1), nag(1, { id: "1b" })])).toEqual(single("1", "1b"));
  });
  test("several as a list, and what was held is a list too", () => {
    expect(sort([nag(1), nag(2)])).toMatchObject(list("1", "2"));
    expect(sort([nag(1), nag(1, { id: "1b", kind: "first-reply" })])).toMatchObject(list("1", "1b"));
    expect(sort([nag(1, { held: true })])).toMatchObject(list("1"));
  });
  test("a list that is due goes out with what waits, or by itself", () => {
    expect(sort([nag(1)], { listDue: true })).toEqual({ ...list("1"), withList: true });
    expect(sort([], { listDue: true })).toEqual({ ...list(), withList: true });
  });
});

describe("the order of the rules", () => {
  const spent = [at(10), at(20), at(30)];
  const everything = { undisturbedUntil: at(90), reminders: "lists" as const, tellings: spent };
  test("a loud one waits for nothing and takes what waits along", () => {
    expect(sort([nag(1), nag(2, loud)], everything)).toMatchObject(list("1", "2"));
  });
  test("a loud one at an hour that is not theirs leaves what is quiet for their hours", () => {
    expect(sort([nag(1), nag(2, loud)], { reachableAt: at(90) })).toEqual({
      drop: [],
      hold: { ids: ["1"], until: at(90) },
      tell: { ids: ["2"], as: "single" },
      withList: false,
    });
  });
  test("what is quiet waits for their hours before all else", () => {
    expect(sort([nag(1)], { ...everything, reachableAt: at(95) })).toMatchObject(hold(at(95), "1"));
  });
  test("then the list that is due", () => {
    expect(sort([nag(1)], { ...everything, listDue: true })).toMatchObject(list("1"));
  });
  test("then do-not-disturb, then the setting, then the budget", () => {
    expect(sort([nag(1)], everything)).toMatchObject(hold(at(90), "1"));
    expect(sort([nag(1)], { ...everything, undisturbedUntil: now })).toMatchObject(hold(later, "1"));
    expect(sort([nag(1)], { tellings: spent })).toMatchObject(hold(at(70), "1"));
  });
  test("settings rest on call, do-not-disturb does not", () => {
    expect(sort([nag(1)], { reminders: "lists", onCall: true })).toEqual(single("1"));
    expect(sort([nag(1)], { reminders: "card", onCall: true })).toEqual(single("1"));
    expect(sort([nag(1)], { onCall: true, undisturbedUntil: at(90) })).toMatchObject(hold(at(90), "1"));
  });
  test("lists only, and hours that never come again: told now rather than never", () => {
    expect(sort([nag(1)], { reminders: "lists", nextListAt: null })).toEqual(single("1"));
  });
  test("the card only: nothing quiet, no list, and what is loud all the same", () => {
    const card = { reminders: "card" as const, listDue: true };
    const dropped = [{ id: "1", reason: "card only" }];
    expect(sort([nag(1)], card)).toEqual({ drop: dropped, hold: null, tell: null, withList: false });
    expect(sort([nag(1), nag(2, loud)], card)).toEqual({ ...single("2"), drop: dropped });
  });
});

describe("the hour's budget", () => {
  test("counts messages of the last hour alone", () => {
    expect(sort([nag(1)], { tellings: [at(0), at(20), at(30)] })).toEqual(single("1"));
    expect(sort([nag(1)], { tellings: [at(1), at(20), at(30)] })).toMatchObject(hold(at(61), "1"));
  });
  test("frees a place when the oldest of the last few is an hour old", () => {
    expect(sort([nag(1)], { perHour: 2, tellings: [at(10), at(20), at(30), at(40)] })).toMatchObject(hold(at(90), "1"));
  });
  test("does not count what was told in a future that the clock has been set back from", () => {
    expect(sort([nag(1)], { tellings: [at(100), at(110), at(120)] })).toEqual(single("1"));
  });
});

test("whatever waits, each nag is dropped, held or told, and nothing is held into the past", () => {
  const anyNag = fc.record({
    caseNumber: fc.integer({ min: 1, max: 4 }),
    kind: fc.constantFrom("resolve" as const, "first-reply" as const, "lease" as const, "claim" as const),
    stepKind: fc.constantFrom("warn", "breach", "repeat", "climb"),
    loud: fc.boolean(),
    held: fc.boolean(),
  });
  const moment = fc.integer({ min: -200, max: 200 }).map(at);
  const manners = fc.record({
    reminders: fc.constantFrom("all" as const, "card" as const, "lists" as const),
    onCall: fc.boolean(),
    reachableAt: fc.integer({ min: 60, max: 400 }).map(at),
    perHour: fc.integer({ min: 1, max: 4 }),
    tellings: fc.array(moment, { maxLength: 8 }).map((all) => all.toSorted((a, b) => a - b)),
    undisturbedUntil: fc.option(moment),
    nextListAt: fc.option(fc.integer({ min: 61, max: 900 }).map(at)),
    listDue: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(anyNag, { maxLength: 6 }), manners, (given, how) => {
      const nags = given.map((one, n) => nag(one.caseNumber, { ...one, id: `n${n}` }));
      const { drop, hold: held, tell } = sort(nags, how);
      const all = [...drop.map(({ id }) => id), ...(held?.ids ?? []), ...(tell?.ids ?? [])];
      expect(all.toSorted()).toEqual(nags.map(({ id }) => id).toSorted());
      if (held !== null) {
        expect(held.until).toBeGreaterThan(now);
        expect(nags.filter(({ id, loud: aloud }) => aloud && held.ids.includes(id))).toEqual([]);
        expect(tell?.ids.some((id) => nags.some((one) => one.id === id && !one.loud)) ?? false).toBe(false);
      }
      const loudLost = nags.filter(
        ({ id, loud: aloud }) => aloud && drop.some((one) => one.id === id && one.reason === "card only"),
      );
      expect(loudLost).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

describe("news of a task", () => {
  const asked = through(rajs, [
    ["raj", { verb: "ask", to: "billing", what: "is it paid?", about: { kind: "question" }, knows: [] }, at(3)],
  ]);
  const answered = does(asked, "omar", { verb: "task-done", piece: "1", result: "Yes" }, at(4));
  const of = (kase: Case) => new Map([[1, kase]]);
  const news = (kind: InboxNag["kind"], given: Partial<InboxNag> = {}) => nag(1, { kind, stepKind: "news", ...given });
  const spent = { perHour: 1, tellings: [at(50)] };

  test("does not wait for the hour's budget, but for the person", () => {
    expect(sort([news("result.1")], spent, of(answered))).toMatchObject(single("1"));
    expect(sort([news("result.1")], { ...spent, reachableAt: later }, of(answered))).toMatchObject(hold(later, "1"));
    expect(sort([news("result.1")], { undisturbedUntil: later }, of(answered))).toMatchObject(hold(later, "1"));
  });
  test("leaves what does wait where it is", () => {
    const both = sort([nag(1, { id: "due" }), news("result.1", { id: "news" })], spent, of(answered));
    expect(both).toMatchObject({ hold: { ids: ["due"] }, tell: { ids: ["news"], as: "single" } });
  });
  test("that is over is told to nobody", () => {
    const gone = [{ id: "1", reason: "done meanwhile" }];
    expect(sort([news("question.1")], {}, of(answered)).drop).toEqual(gone);
    expect(sort([news("question.1")], {}, of(asked)).drop).toEqual([]);
    const taken = does(asked, "omar", { verb: "task-claim", piece: "1" }, at(4));
    expect(sort([news("question.1")], {}, of(taken)).drop).toEqual(gone);
    expect(sort([news("result.1")], {}, of(asked)).drop).toEqual(gone);
    expect(sort([news("ask-tell")], {}, of(answered)).drop).toEqual([]);
    expect(sort([news("ask-tell")], {}, of(asked)).drop).toEqual(gone);
    expect(sort([news("arrived")], {}, of(asked)).drop).toEqual([]);
  });
});
