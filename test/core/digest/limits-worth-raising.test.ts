import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { leftOf } from "../../../src/core/authority/limit-of.ts";
import type { GiveKind, Limit } from "../../../src/core/desk/desk.ts";
import type { Fact, FactKind, Money } from "../../../src/core/digest/fact.ts";
import { factAbout } from "../../../src/core/digest/fact-about.ts";
import { ENOUGH_ASKS, IN_FULL_PERCENT, limitsWorthRaising } from "../../../src/core/digest/limits-worth-raising.ts";
import { MINUTE, plus } from "../../../src/core/time/instant.ts";
import { aDesk } from "../../support/a-desk.ts";
import { aCase, monday } from "../../support/builders.ts";

type Ask = Partial<Omit<Money, "counted">> & {
  how?: FactKind;
  by?: string;
  department?: string;
  before?: number;
  minutes?: number;
};

/** Of Ana, an agent of the call centre, whose limit is 50 USD in a case and 100 USD for a customer. */
const decided = (asks: readonly Ask[]): Fact[] =>
  asks.map(({ how = "give-yes", by = "ana", department = "call-centre", before = 0, minutes = 40, ...money }, seq) => {
    const asked = money.asked ?? 8000;
    const counted = { case: before, customer: before, kind: before };
    const full = {
      kind: "credit" as const,
      currency: "USD",
      asked,
      granted: how === "give-yes" ? asked : null,
      counted,
    };
    const fact = {
      kind: how,
      person: by,
      department,
      wallMs: minutes * MINUTE,
      piece: "a1",
      money: { ...full, ...money },
    };
    return {
      ...factAbout(aCase(), { at: plus(monday, seq * MINUTE) }, fact),
      number: seq,
      seq,
      part: 0,
      commandId: `${seq}`,
    };
  });
const times = (n: number, ask: Ask = {}): Ask[] => Array.from({ length: n }, () => ask);
const usd = (asked: number, more: Ask = {}): Ask => ({ asked: asked * 100, ...more });
const hintsOf = (asks: readonly Ask[], desk = aDesk) =>
  limitsWorthRaising(decided(asks), desk).map(({ asks: told, limit, upTo, raiseTo, ...hint }) => ({
    who: `${hint.department} ${hint.role} ${hint.kind}`,
    got: `${hint.full} of ${told.length}`,
    limit: `${limit / 100} ${hint.currency}`,
    upTo: upTo === null ? null : upTo / 100,
    after: hint.waitedMs / MINUTE,
    raise: `${raiseTo / 100} for ${hint.answered}`,
  }));

const one = {
  who: "call-centre agent credit",
  got: "8 of 8",
  limit: "50 USD",
  upTo: null as number | null,
  after: 40,
  raise: "80 for 8",
};

describe("limits worth raising", () => {
  test.each<[string, Ask[], Partial<typeof one>[]]>([
    ["eight that were all granted in full say it", times(8), [one]],
    ["seven do not", times(7), []],
    ["the smallest that answers most of them", [...times(8, usd(80)), usd(240)], [{ ...one, got: "9 of 9" }]],
    [
      "half of them were answered within this, the shorter of two in the middle",
      [10, 20, 30, 40, 50, 60, 70, 80].map((minutes) => ({ minutes })),
      [{ ...one, after: 40 }],
    ],
    [
      "one of ten refused is an exception",
      [...times(9), { how: "give-no" }],
      [{ ...one, got: "9 of 10", raise: "80 for 9" }],
    ],
    ["one of nine is not", [...times(8), { how: "give-no" }], []],
    ["one of nine granted in part is not", [...times(8), { how: "give-less" }], []],
    [
      "larger ones that are refused leave what is below them",
      [...times(8), ...times(6, usd(300, { how: "give-no" }))],
      [{ ...one, upTo: 80 }],
    ],
    ["smaller ones that are refused speak against it", [...times(8), ...times(3, usd(60, { how: "give-no" }))], []],
    [
      "what is taken back and what is only asked for says nothing",
      [...times(7), { how: "give-back" }, { how: "give-asked" }],
      [],
    ],
    ["what today's limit leaves to them says nothing", [...times(7), ...times(5, usd(50))], []],
    [
      "what the customer has had counts",
      times(8, usd(40, { before: 3000 })),
      // 70 USD would be needed, and more than 40 USD was never granted at once.
      [],
    ],
    [
      "and is answered where as much was granted at once",
      [...times(7, usd(40, { before: 3000 })), usd(80)],
      [{ ...one, raise: "70 for 7" }],
    ],
    ["two currencies are never one", [...times(6), ...times(6, { currency: "EUR" })], []],
    ["another currency than the department's has no limit here", times(9, { currency: "EUR" }), []],
    ["nor do kinds, departments and roles go together", [...times(4), ...times(4, { kind: "refund" })], []],
    ["of two departments", [...times(4), ...times(4, { by: "carlos", department: "parts" })], []],
    ["of two roles", [...times(4), ...times(4, usd(300, { by: "sam" }))], []],
    [
      "a deputy asks as a lead does",
      times(8, usd(300, { by: "priya" })),
      [{ ...one, who: "call-centre lead credit", limit: "250 USD", raise: "300 for 8" }],
    ],
    ["whoever is not on the desk any more has no role", times(8, { by: "nobody" }), []],
  ])("%s", (_, asks, expected) => {
    expect(hintsOf(asks)).toEqual(expected);
  });

  test("the one that answers most comes first", () => {
    const asks = [
      ...times(8, { kind: "refund" }),
      ...times(12),
      ...times(9, { by: "raj", department: "parts", asked: 30_000 }),
    ];
    expect(hintsOf(asks).map(({ who, raise }) => [who, raise])).toEqual([
      ["call-centre agent credit", "80 for 12"],
      ["parts lead credit", "300 for 9"],
      ["call-centre agent refund", "80 for 8"],
    ]);
  });

  test("nothing is worth raising where everything takes a second person", () => {
    expect(hintsOf(times(8), { ...aDesk, authority: { ...aDesk.authority, alone: false } })).toEqual([]);
  });

  test("a kind's own limit stands in the way like the others", () => {
    const limits = { "call-centre": { agent: { case: null, customer: null, kinds: { credit: 0 } } } };
    const desk = { ...aDesk, authority: { ...aDesk.authority, limits } };
    expect(hintsOf(times(8), desk)).toEqual([{ ...one, limit: "0 USD" }]);
    expect(hintsOf(times(8, { kind: "refund" }), desk)).toEqual([]);
  });

  const anAsk: fc.Arbitrary<Ask> = fc.record({
    how: fc.oneof(
      { weight: 40, arbitrary: fc.constant<FactKind>("give-yes") },
      { weight: 3, arbitrary: fc.constantFrom<FactKind>("give-no", "give-less", "give-back") },
    ),
    by: fc.constantFrom("ana", "ana", "ana", "sam"),
    kind: fc.constantFrom<GiveKind>("credit", "credit", "refund"),
    currency: fc.constantFrom("USD", "USD", "USD", "EUR"),
    asked: fc.constantFrom(4000, 6000, 8000, 9000, 12_000, 30_000),
    before: fc.constantFrom(0, 0, 0, 0, 2000, 5000),
  });
  const higher = (limit: Limit, to: number): Limit => ({
    case: limit.case === null ? null : Math.max(limit.case, to),
    customer: limit.customer === null ? null : Math.max(limit.customer, to),
    kinds: Object.fromEntries(Object.entries(limit.kinds).map(([kind, most]) => [kind, Math.max(most, to)])),
  });

  test("whatever was asked and decided: never more than was granted at once, one currency, and it answers what it says", () => {
    let seen = 0;
    fc.assert(
      fc.property(fc.array(anAsk, { minLength: 20, maxLength: 60 }), (asks) => {
        for (const hint of limitsWorthRaising(decided(asks), aDesk)) {
          seen += 1;
          const own = aDesk.authority.limits[hint.department]?.[hint.role] as Limit;
          const full = hint.asks.filter(({ fact }) => fact.kind === "give-yes");
          const fits = (limit: Limit, { asked, counted }: Money): boolean =>
            (leftOf(limit, counted, hint.kind) ?? asked) >= asked;
          expect(hint.asks.every(({ money }) => money.currency === hint.currency && money.kind === hint.kind)).toBe(
            true,
          );
          expect(hint.asks.some(({ money }) => fits(own, money))).toBe(false);
          expect(hint.asks.length).toBeGreaterThanOrEqual(ENOUGH_ASKS);
          expect(full.length * 100).toBeGreaterThanOrEqual(hint.asks.length * IN_FULL_PERCENT);
          expect(hint.raiseTo).toBeLessThanOrEqual(Math.max(...full.map(({ money }) => money.granted ?? 0)));
          expect(hint.raiseTo).toBeGreaterThan(hint.limit);
          expect(full.filter(({ money }) => fits(higher(own, hint.raiseTo), money))).toHaveLength(hint.answered);
          const letThrough = hint.asks.filter(({ money }) => fits(higher(own, hint.raiseTo), money));
          expect(hint.answered * 100).toBeGreaterThanOrEqual(letThrough.length * IN_FULL_PERCENT);
        }
      }),
      { numRuns: 150 },
    );
    expect(seen).toBeGreaterThan(20);
  });
});
