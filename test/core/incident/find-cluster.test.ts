import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clusterTier, findCluster, namesIncident, type RecentCase } from "../../../src/core/incident/find-cluster.ts";
import { phaseAt, phaseEndsAt, readIncident } from "../../../src/core/incident/incident.ts";
import { HOUR, MINUTE, plus } from "../../../src/core/time/instant.ts";
import { monday } from "../../support/builders.ts";

const manners = { customers: 3, withinMs: HOUR, links: false };
const now = plus(monday, HOUR);
/** A case of its own customer, so many minutes before now. */
const said = (number: number, words: string, ago = number, given: Partial<RecentCase> = {}): RecentCase => ({
  number,
  customerId: `c${number}`,
  at: plus(now, -ago * MINUTE),
  words,
  product: null,
  ...given,
});
const login = ["My StreetSmart login is broken", "streetsmart LOGIN down?!", "Since noon StreetSmart login fails"];

describe("a cluster", () => {
  const cases: [name: string, recent: RecentCase[], words: string | null, numbers?: number[]][] = [
    [
      "several customers name the same two words",
      login.map((words, i) => said(i + 1, words)),
      "streetsmart login",
      [1, 2, 3],
    ],
    ["one too few", login.slice(1).map((words, i) => said(i + 1, words)), null],
    ["one customer three times", login.map((words, i) => said(i + 1, words, 1, { customerId: "c" })), null],
    ["too long ago", login.map((words, i) => said(i + 1, words, 61)), null],
    ["just within", login.map((words, i) => said(i + 1, words, 59)), "streetsmart login"],
    ["words that say nothing", [1, 2, 3].map((n) => said(n, "still waiting for your customer service")), null],
    [
      "the same word about different things",
      [said(1, "dryer broken"), said(2, "lamp broken"), said(3, "oven broken")],
      null,
    ],
    [
      "the same word about one product",
      ["heating", "no more heating", "heating?"].map((words, i) => said(i + 1, words, 1, { product: "D7" })),
      "d7: heating",
    ],
    [
      "the larger of two",
      [...login.map((words, i) => said(i + 1, words)), ...[4, 5, 6, 7].map((n) => said(n, "wrong invoice amount"))],
      "invoice amount",
      [4, 5, 6, 7],
    ],
    ["nothing at all", [], null],
  ];
  test.each(cases)("%s", (_name, recent, words, numbers) => {
    const found = findCluster(recent, manners, now);
    expect(found?.words ?? null).toBe(words);
    if (numbers !== undefined) expect(found?.cases).toEqual(numbers);
  });

  test("never has fewer customers than the desk asks for, nor a case that does not name it, in whatever order", () => {
    const words = fc.array(fc.constantFrom("login", "down", "streetsmart", "invoice", "wrong", "the"), {
      maxLength: 6,
    });
    const one = fc.record({
      number: fc.nat({ max: 50 }),
      customerId: fc.constantFrom("a", "b", "c", "d", "e"),
      ago: fc.nat({ max: 90 }),
      words: words.map((all) => all.join(" ")),
    });
    const all = fc.uniqueArray(one, { selector: ({ number }) => number, maxLength: 30 });
    fc.assert(
      fc.property(all, (given) => {
        const recent = given.map(({ number, ago, ...rest }) => said(number, rest.words, ago, rest));
        const found = findCluster(recent, manners, now);
        expect(findCluster(recent.toReversed(), manners, now)).toEqual(found);
        if (found === null) return;
        const members = recent.filter(({ number }) => found.cases.includes(number));
        expect(new Set(members.map(({ customerId }) => customerId)).size).toBe(found.customers);
        expect(found.customers).toBeGreaterThanOrEqual(manners.customers);
        for (const { words: theirs, at } of members) {
          expect(theirs).toContain(found.words);
          expect(at).toBeGreaterThan(now - manners.withinMs);
        }
      }),
    );
  });

  test.each([
    [3, 0],
    [5, 0],
    [6, 1],
    [11, 1],
    [12, 2],
  ])("of %i customers is brought up the %i. time anew", (customers, tier) => {
    expect(clusterTier({ words: "w", cases: [], customers, withinMs: MINUTE }, manners)).toBe(tier);
  });
});

describe("an open incident", () => {
  test.each([
    ["the StreetSmart login has been down all day", "StreetSmart login down", true],
    ["login to streetsmart: DOWN", "StreetSmart login down", true],
    ["streetsmart login", "StreetSmart login down", false],
    ["everything is down", "the is a", false],
    ["", "StreetSmart", false],
  ])("%j of %j: %s", (words, name, names) => {
    expect(namesIncident(words, name)).toBe(names);
  });

  test.each([
    ["3", 3],
    ["INC-3", 3],
    ["inc3", 3],
    ["#3", 3],
    ["FT-3", null],
    ["three", null],
    ["", null],
  ])("%j is %s", (typed, id) => {
    expect(readIncident(typed)).toBe(id);
  });

  test("that is planned is ahead, on and over; any other is on", () => {
    const planned = { from: plus(monday, HOUR), to: plus(monday, 2 * HOUR) };
    const phases = [0, HOUR, 2 * HOUR - 1, 2 * HOUR].map((ms) => phaseAt(planned, plus(monday, ms)));
    expect([phaseAt(null, monday), ...phases]).toEqual(["on", "ahead", "on", "on", "over"]);
    const base = { id: 1, nameId: "n", since: monday, planned, heard: 0, lastId: null, lastAt: null };
    expect(phaseEndsAt({ ...base, phase: "ahead" })).toBe(planned.from);
    expect(phaseEndsAt({ ...base, phase: "on" })).toBe(planned.to);
    expect(phaseEndsAt({ ...base, phase: "over" })).toBeNull();
    expect(phaseEndsAt({ ...base, planned: null, phase: "on" })).toBeNull();
  });
});
