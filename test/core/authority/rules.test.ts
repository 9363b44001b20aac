import { describe, expect, test } from "vitest";
import { countGiven } from "../../../src/core/authority/count-given.ts";
import { decidersOf, firstToAsk } from "../../../src/core/authority/deciders-of.ts";
import type { Give, GiveState } from "../../../src/core/authority/give.ts";
import { type GiveVerb, giveTable } from "../../../src/core/authority/give-table.ts";
import { inCurrency } from "../../../src/core/authority/in-currency.ts";
import { leftOf, powerOf } from "../../../src/core/authority/limit-of.ts";
import type { Case } from "../../../src/core/case/case.ts";
import type { Command } from "../../../src/core/case/command.ts";
import type { Roster } from "../../../src/core/coverage/roster.ts";
import type { Desk, Limit } from "../../../src/core/desk/desk.ts";
import { findPerson } from "../../../src/core/desk/find.ts";
import { DAY, HOUR, MINUTE, plus } from "../../../src/core/time/instant.ts";
import { aDesk, withDepartment, withPerson } from "../../support/a-desk.ts";
import { aCase, does, monday, newYork, noRoster, policyOf, refused } from "../../support/builders.ts";
import { aGive } from "../../support/gives.ts";

const at = (minutes: number) => plus(monday, minutes * MINUTE);
const claimed = does(aCase(), "raj", { verb: "claim" }, at(1));
const withGives = (...gives: Partial<Give>[]): Case => ({
  ...claimed,
  gives: gives.map((give, index) => aGive({ id: `a${index + 1}`, ...give })),
  givesAsked: gives.length,
});
const granted = (amount: number, when = at(1)): Partial<Give> => ({
  amount,
  state: "granted",
  decided: { by: "lee", at: when, whyId: null, askedAmount: amount },
});
const rates = { EUR: 1_100_000 };

describe("an amount in another currency", () => {
  test.each([
    [4000, "USD", "USD", 4000],
    [4000, "EUR", "USD", 4400],
    [4001, "USD", "EUR", 3638],
    [1, "USD", "EUR", 1],
    [100, "JPY", "USD", 10_000],
    [999_999_999_999, "EUR", "USD", 1_099_999_999_999],
  ])("%i of %s in %s is never less than it is worth", (amount, from, to, is) => {
    expect(inCurrency(amount, from, to, rates)).toBe(is);
  });
});

describe("what counts", () => {
  const credit = { kind: "credit", currency: "USD", besides: null } as const;
  const other = (gives: Case): Case => ({ ...gives, number: 43 });

  test.each<[string, Case, Case[], { case: number; customer: number; kind: number }]>([
    ["nothing", withGives(), [], { case: 0, customer: 0, kind: 0 }],
    ["granted and pending", withGives(granted(4000), {}), [], { case: 12_000, customer: 12_000, kind: 12_000 }],
    [
      "not what came to nothing",
      withGives({ state: "refused" }, { state: "withdrawn" }),
      [],
      { case: 0, customer: 0, kind: 0 },
    ],
    ["other kinds", withGives({ kind: "refund" }), [], { case: 8000, customer: 8000, kind: 0 }],
    ["other cases", withGives(), [other(withGives(granted(3000)))], { case: 0, customer: 3000, kind: 3000 }],
    [
      "the case itself once",
      withGives(granted(3000)),
      [withGives(granted(3000))],
      { case: 3000, customer: 3000, kind: 3000 },
    ],
    [
      "other currencies",
      withGives({ ...granted(1000), currency: "EUR" }),
      [],
      { case: 1100, customer: 1100, kind: 1100 },
    ],
  ])("%s", (_name, kase, related, counted) => {
    expect(countGiven(kase, related, credit, rates, at(5))).toEqual(counted);
  });

  test("granted is forgotten after ninety days, by the customer and not by the case; what is asked for never", () => {
    const kase = withGives(granted(3000), {});
    const before = countGiven(kase, [], credit, rates, plus(at(1), 90 * DAY - 1));
    const after = countGiven(kase, [], credit, rates, plus(at(1), 90 * DAY));
    expect(before).toEqual({ case: 11_000, customer: 11_000, kind: 11_000 });
    expect(after).toEqual({ case: 11_000, customer: 8000, kind: 8000 });
  });

  test.each<[Limit, number | null]>([
    [{ case: 10_000, customer: 20_000, kinds: {} }, 6000],
    [{ case: null, customer: 5000, kinds: {} }, 1000],
    [{ case: null, customer: null, kinds: { credit: 4500 } }, 500],
    [{ case: null, customer: null, kinds: { refund: 1 } }, null],
    [{ case: 1000, customer: 20_000, kinds: {} }, 0],
  ])("what is left is the least of all that holds: %j", (limit, left) => {
    expect(leftOf(limit, { case: 4000, customer: 4000, kind: 4000 }, "credit")).toBe(left);
  });
});

describe("how much somebody may decide", () => {
  const powerAt = (id: string, when = at(5), roster: Roster = noRoster, desk: Desk = aDesk) => {
    const person = findPerson(desk, id);
    if (person === undefined) throw new Error(id);
    return powerOf(person, { kase: claimed, from: "social" }, { ...policyOf(desk), roster }, when);
  };
  const night = newYork("2027-03-07 03:00");
  const cover = { id: "c", department: "social", person: "omar", by: "zoe", state: "agreed" as const };
  const covering: Roster = { covers: [{ ...cover, from: plus(night, -HOUR), to: plus(night, HOUR) }], absences: [] };

  test.each([
    ["mia", 5000],
    ["zoe", 25_000],
    ["theo", 25_000],
    ["grace", 100_000],
    ["ada", 0],
  ])("%s by role, a deputy as the lead: %i", (id, most) => {
    expect(powerAt(id).limit.case).toBe(most);
  });

  test("a deputy from elsewhere decides what that department's lead does, and not what their own lead does", () => {
    const limits = {
      ...aDesk.authority.limits,
      billing: { agent: { case: 5000, customer: 5000, kinds: {} }, lead: { case: null, customer: null, kinds: {} } },
      technical: { lead: { case: 20_000, customer: 30_000, kinds: { refund: 1000 } } },
    };
    const given = { ...aDesk, authority: { ...aDesk.authority, limits } };
    const inParts = powerAt("omar", at(5), noRoster, withDepartment("parts", { deputy: "omar" }, given));
    expect(inParts).toMatchObject({ limit: { case: 25_000, customer: 40_000 }, currency: "USD" });
    const inEuros = powerAt("omar", at(5), noRoster, withDepartment("technical", { deputy: "omar" }, given));
    expect(inEuros.limit).toEqual({ case: 21_999, customer: 32_999, kinds: { refund: 5000 } });
  });

  test("several roles: the larger of each, a kind as far as both hold to it", () => {
    const both: Limit = { case: 100, customer: 100, kinds: { refund: 50 } };
    const limits = { ...aDesk.authority.limits, social: { agent: both, lead: { case: 90, customer: 200, kinds: {} } } };
    const desk = withPerson(
      "mia",
      { roles: ["agent", "lead"] },
      { ...aDesk, authority: { ...aDesk.authority, limits } },
    );
    expect(powerAt("mia", at(5), noRoster, desk).limit).toEqual({ case: 100, customer: 200, kinds: { refund: 200 } });
  });

  test("whoever covers a closed department may more, and by day does not", () => {
    expect(powerAt("omar", night, covering)).toMatchObject({ limit: { case: 15_000 }, covers: true });
    expect(powerAt("omar", at(5), covering)).toMatchObject({ limit: { case: 5000 }, covers: false });
    expect(
      powerAt("grace", night, {
        ...covering,
        covers: [{ ...cover, from: plus(night, -HOUR), to: plus(night, HOUR), person: "grace" }],
      }),
    ).toMatchObject({
      limit: { case: 100_000 },
      covers: false,
    });
  });
});

describe("who is asked", () => {
  const ask = { kase: claimed, from: "social", by: "mia", kind: "credit" as const, amount: 8000, currency: "USD" };
  const none = { case: 0, customer: 0, kind: 0 };
  const deciders = (given: Partial<typeof ask> = {}, when = at(5), roster: Roster = noRoster) =>
    decidersOf({ ...ask, counted: none, ...given }, { ...policyOf(aDesk), roster }, when);

  test("the nearest head first, then the smallest limit that is enough; nobody who may less", () => {
    const found = deciders();
    expect(found.slice(0, 2).map(({ person, because }) => `${person} ${because}`)).toEqual(["zoe heads", "lee heads"]);
    expect(found.map(({ person }) => person)).not.toContain("ana");
    expect(found.at(-1)?.person).not.toBe("zoe");
    expect(firstToAsk(found)).toEqual(["zoe", "lee"]);
  });

  test("never whoever asks", () => {
    expect(deciders({ by: "zoe" }).map(({ person }) => person)).not.toContain("zoe");
    expect(firstToAsk(deciders({ by: "zoe" }))).toContain("lee");
  });

  test("the deputy while the lead is away", () => {
    const away = { id: "x", person: "zoe", from: at(0), to: null, by: "zoe" };
    expect(firstToAsk(deciders({}, at(5), { covers: [], absences: [away] }))[0]).toBe("theo");
  });

  test("with what is counted already the lead is not enough", () => {
    const counted = { case: 20_000, customer: 20_000, kind: 0 };
    const found = decidersOf({ ...ask, counted }, { ...policyOf(aDesk), roster: noRoster }, at(5));
    expect(found.map(({ person }) => person)).toEqual(["grace"]);
  });

  test("whoever is there before whoever is back first", () => {
    const found = deciders({}, newYork("2027-03-06 08:00"));
    expect(found.map(({ here }) => here)).toEqual(
      [...found.map(({ here }) => here)].sort((a, b) => Number(b) - Number(a)),
    );
    expect(found[0]).toMatchObject({ person: "zoe", here: true });
    const later = found.filter(({ here }) => !here).map((one) => one.at);
    expect(later).toEqual(later.toSorted((a, b) => a - b));
  });
});

describe("the life of what is asked for", () => {
  const commands: Record<GiveVerb, Command> = {
    "give-change": { verb: "give-change", piece: "a1", amount: "60", why: null },
    "give-yes": { verb: "give-yes", piece: "a1", amount: null, asking: null },
    "give-no": { verb: "give-no", piece: "a1", why: null },
  };
  const cells = (Object.keys(giveTable) as GiveVerb[]).flatMap((verb) =>
    (Object.keys(giveTable[verb]) as GiveState[]).map((state) => ({ verb, state })),
  );

  test.each(cells)("$verb when it is $state", ({ verb, state }) => {
    const decided = state === "pending" ? null : { by: "lee", at: at(2), whyId: null, askedAmount: 8000 };
    const kase = withGives({ state, decided });
    if (state === "pending") expect(does(kase, "lee", commands[verb], at(5)).gives[0]?.id).toBe("a1");
    else expect(refused(kase, "lee", commands[verb], at(5)).code).toBe(`give-was-${state}`);
  });

  test("nobody says yes to what they asked for, whatever they may", () => {
    const kase = withGives({ by: "grace", asked: ["grace"] });
    expect(refused(kase, "grace", commands["give-yes"], at(5)).code).toBe("give-own");
  });

  test("a yes for another customer, or to another amount, answers nothing", () => {
    const moved: Case = { ...withGives({}), customerId: "somebody-else" };
    expect(refused(moved, "lee", commands["give-yes"], at(5)).code).toBe("give-changed");
    const asking = "7000 USD raj customer-1";
    expect(refused(withGives({}), "lee", { ...commands["give-yes"], asking } as Command, at(5)).code).toBe(
      "give-changed",
    );
  });

  test("whatever happens to a case that is another customer's now, those who may are asked again", () => {
    const moved: Case = { ...withGives({}), customerId: "somebody-else" };
    const after = does(moved, "raj", { verb: "update", note: "n" }, at(5));
    expect(after.gives[0]).toMatchObject({ customerId: "somebody-else", state: "pending", askedAt: at(5), by: "raj" });
    expect(after.gives[0]?.asked).toContain("lee");
    expect(does(after, "raj", { verb: "update", note: "n" }, at(6)).gives).toEqual(after.gives);
  });

  test("whoever was asked and may not any more hands it on", () => {
    const kase = withGives({ amount: 20_000 }, granted(10_000));
    const after = does(kase, "lee", commands["give-yes"], at(5));
    expect(after.gives[0]).toMatchObject({ state: "pending", asked: ["lee", "grace"] });
  });

  test("where nothing is given alone, within the limit somebody is asked as well", () => {
    const desk: Desk = { ...aDesk, authority: { ...aDesk.authority, alone: false } };
    const give: Command = { verb: "give", kind: "credit", amount: "1", why: null, consent: null };
    expect(does(claimed, "lee", give, at(5), policyOf(desk)).gives[0]?.state).toBe("pending");
  });
});
