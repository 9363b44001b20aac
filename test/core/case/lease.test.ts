import { describe, expect, test } from "vitest";
import type { Case } from "../../../src/core/case/case.ts";
import { lapse, leaseDueAt, leaseOf } from "../../../src/core/case/lease.ts";
import { HOUR, type Instant } from "../../../src/core/time/instant.ts";
import { withDepartment } from "../../support/a-desk.ts";
import { aCase, decided, does, hear, newYork, policyOf, through } from "../../support/builders.ts";

/** Eight opening hours for Parts (08:00 to 17:00), two for Billing. */
const policy = policyOf(
  withDepartment("billing", { leaseMs: 2 * HOUR }, withDepartment("parts", { leaseMs: 8 * HOUR })),
);
const at = (wall: string): Instant => newYork(`2027-03-${wall}`);
const rajs = does(aCase({}, at("01 09:00"), policy), "raj", { verb: "claim" }, at("01 10:00"), policy);
const lease = (kase: Case) => leaseOf(kase, policy);
const lapsing = (kase: Case, now: Instant, absent = false): string[] =>
  lapse(kase, absent, { ...policy, now }).map(({ type }) => type);
const sweeper = { kind: "desk", part: "sweep" } as const;
const asked = does(rajs, sweeper, { verb: "lapse", absent: false }, at("02 09:00"), policy);

describe("how long a claim lasts", () => {
  test("counts the hours of the department, and leaves a quarter of them to answer", () => {
    // Seven hours of Monday and one of Tuesday; two more to answer.
    expect(lease(rajs)).toEqual({
      silentSince: at("01 10:00"),
      askAt: at("02 09:00"),
      asked: false,
      backAt: at("02 11:00"),
    });
  });
  test("over a weekend", () => {
    const friday = does(aCase({}, at("05 12:00"), policy), "raj", { verb: "claim" }, at("05 13:00"), policy);
    expect(lease(friday)?.askAt).toBe(at("08 12:00"));
  });
  test("leaves half an hour at least", () => {
    const short = policyOf(withDepartment("parts", { leaseMs: HOUR }));
    expect(leaseOf(rajs, short)).toMatchObject({ askAt: at("01 11:00"), backAt: at("01 11:30") });
  });
  const words: [name: string, kase: Case][] = [
    ["a note", does(rajs, "raj", { verb: "update", note: "n" }, at("01 15:00"), policy)],
    ["anybody's note", does(rajs, "ana", { verb: "update", note: "n" }, at("01 15:00"), policy)],
    [
      "a word to the customer",
      does(rajs, "mia", { verb: "told", words: "w", where: "public" }, at("01 15:00"), policy),
    ],
    ["on it", does(rajs, "raj", { verb: "on-it", until: null }, at("01 15:00"), policy)],
    [
      "a pass to a colleague",
      does(rajs, "lee", { verb: "pass", to: { person: "carlos" }, why: null }, at("01 15:00"), policy),
    ],
  ];
  test.each(words)("%s begins it anew", (_name, kase) => {
    expect(lease(kase)).toMatchObject({ silentSince: at("01 15:00"), askAt: at("02 14:00"), asked: false });
  });
  test("the customer's own word does not", () => {
    expect(lease(does(rajs, { kind: "customer" }, hear(at("01 15:00")), at("01 15:00"), policy))?.askAt).toBe(
      at("02 09:00"),
    );
  });
  test("a wait and an offer have none, and after them it begins anew", () => {
    const waiting = through(
      rajs,
      [["raj", { verb: "wait", what: "w", until: at("03 10:00") }, at("01 11:00")]],
      policy,
    );
    expect(lease(waiting)).toBeNull();
    expect(lease(does(waiting, sweeper, { verb: "retime" }, at("03 10:00"), policy))?.askAt).toBe(at("04 09:00"));
    const offered = does(
      rajs,
      "raj",
      { verb: "pass", to: { department: "billing" }, why: "theirs" },
      at("01 11:00"),
      policy,
    );
    expect(lease(offered)).toBeNull();
    expect(lease(does(offered, "omar", { verb: "no", why: null }, at("01 12:00"), policy))?.askAt).toBe(at("02 11:00"));
  });
  test("another department counts its own", () => {
    const offered = does(
      rajs,
      "raj",
      { verb: "pass", to: { department: "billing" }, why: "theirs" },
      at("01 11:00"),
      policy,
    );
    const omars = through(
      offered,
      [
        ["omar", { verb: "yes" }, at("01 11:10")],
        ["omar", { verb: "claim" }, at("01 11:30")],
      ],
      policy,
    );
    // Billing has lunch from 12:30 to 13:30.
    expect(lease(omars)).toMatchObject({ askAt: at("01 14:30"), backAt: at("01 15:00") });
  });
  test("one in another zone counts hours of that zone", () => {
    const far = policyOf(withDepartment("technical", { leaseMs: 2 * HOUR }, policy.desk));
    const offered = does(
      rajs,
      "raj",
      { verb: "pass", to: { department: "technical" }, why: "theirs" },
      at("02 09:00"),
      far,
    );
    const emres = through(
      offered,
      [
        ["emre", { verb: "yes" }, at("02 09:10")],
        ["emre", { verb: "claim" }, at("02 09:30")],
      ],
      far,
    );
    // Half an hour until 16:00 in Berlin, and an hour and a half from 07:00 there on the next day.
    expect(leaseOf(emres, far)?.askAt).toBe(at("03 02:30"));
  });
  test("nobody has it, it is resolved, or the desk sets none: none", () => {
    expect(lease(aCase({}, at("01 09:00"), policy))).toBeNull();
    expect(lease(does(rajs, "raj", { verb: "done", how: "h" }, at("01 11:00"), policy))).toBeNull();
    expect(leaseOf(rajs, policyOf(withDepartment("parts", { leaseMs: null })))).toBeNull();
  });
  test("a department that never opens again keeps it", () => {
    const never = { zone: "America/New_York", weekly: {}, dates: { "2027-01-04": ["09:00-17:00"] } };
    expect(leaseOf(rajs, policyOf(withDepartment("parts", { leaseMs: HOUR, calendar: never })))).toBeNull();
  });
});

describe("when it has run out", () => {
  test("its person is asked, once, and then it goes back", () => {
    expect(lapsing(rajs, at("02 08:59"))).toEqual([]);
    expect(lapsing(rajs, at("02 09:00"))).toEqual(["lease-asked"]);
    expect(lapsing(asked, at("02 09:00"))).toEqual([]);
    expect(lapsing(asked, at("02 10:59"))).toEqual([]);
    expect(leaseDueAt(asked, policy)).toBe(at("02 11:00"));
    expect(lapsing(asked, at("02 11:00"))).toEqual(["released"]);
  });
  test("somebody who is away is not asked", () => {
    expect(lapsing(rajs, at("02 08:59"), true)).toEqual([]);
    expect(lapsing(rajs, at("02 09:00"), true)).toEqual(["released"]);
    expect(lapsing(asked, at("02 09:30"), true)).toEqual(["released"]);
  });
  test("a question that came late leaves as much time to answer", () => {
    const late = does(rajs, sweeper, { verb: "lapse", absent: false }, at("04 09:00"), policy);
    expect(lease(late)?.backAt).toBe(at("04 11:00"));
  });
  test("a word after the question ends it, and it may be asked again", () => {
    const still = does(asked, "raj", { verb: "on-it", until: null }, at("02 10:00"), policy);
    expect(lapsing(still, at("02 11:00"))).toEqual([]);
    expect(lapsing(still, at("03 09:00"))).toEqual(["lease-asked"]);
  });
  test("back in the queue it says why, has a claim clock, and whoever takes it next starts clean", () => {
    const back = decided(asked, sweeper, { verb: "lapse", absent: false }, at("02 11:00"), policy).after;
    expect(back).toMatchObject({ status: "unclaimed", assignee: null, lapsed: { silentSince: at("01 10:00") } });
    expect(back.clocks.find(({ kind }) => kind === "claim")).toMatchObject({ state: "running" });
    const taken = does(back, "carlos", { verb: "claim" }, at("02 12:00"), policy);
    expect(taken).toMatchObject({ lapsed: null, assignee: "carlos" });
    expect(lease(taken)?.silentSince).toBe(at("02 12:00"));
  });
});
