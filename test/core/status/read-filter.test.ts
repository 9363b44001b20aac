import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { filterWords } from "../../../src/card/filter-words.ts";
import { anyCase, type CaseFilter } from "../../../src/core/status/case-filter.ts";
import { readFilter } from "../../../src/core/status/read-filter.ts";
import { DAY, HOUR } from "../../../src/core/time/instant.ts";
import { rigDesk } from "../../support/rig-desk.ts";

const read = (words: string) => readFilter(words, rigDesk, "mia");

describe("words in any order", () => {
  it.each<[string, Partial<CaseFilter>]>([
    ["parts overdue high x", { departments: ["parts"], overdue: true, severities: ["high"], sources: ["x"] }],
    ["x high overdue parts", { departments: ["parts"], overdue: true, severities: ["high"], sources: ["x"] }],
    ["Call Centre unclaimed", { departments: ["call-centre"], unclaimed: true }],
    ["#billing, #parts", { departments: ["billing", "parts"] }],
    ["older than 3 days", { olderThanMs: 3 * DAY }],
    ["for more than a week", { olderThanMs: 7 * DAY }],
    ["older:36h", { olderThanMs: 36 * HOUR }],
    ["3d+ waiting", { olderThanMs: 3 * DAY, waiting: true }],
    [">2w", { olderThanMs: 14 * DAY }],
    ["mine overdue", { person: "mia", overdue: true }],
    ["@raj", { person: "raj" }],
    ["owner carlos", { person: "carlos" }],
    ["resolved closed", { statuses: ["resolved", "closed"] }],
    ["status:all", { statuses: ["triage", "unclaimed", "claimed", "resolved", "closed", "dismissed"] }],
    ["customer @jane_doe product dryer incident I-3", { customer: "@jane_doe", product: "dryer", incident: "I-3" }],
    ["@jane_doe", { customer: "@jane_doe" }],
    ["twitter", { sources: ["x"] }],
  ])("%j", (words, filter) => {
    expect(read(words)).toMatchObject({ filter: { ...anyCase, ...filter }, left: [], named: true });
  });

  it("keeps what is no filter, in its order, and reads the page", () => {
    expect(read("pirates parts treasure page 3")).toMatchObject({ left: ["pirates", "treasure"], page: 3 });
    expect(read("owner nobody")).toMatchObject({ left: ["owner", "nobody"] });
    expect(readFilter("mine", rigDesk, null).left).toEqual(["mine"]);
  });
});

it.each(["constructor", "__proto__", "valueof", "hasownproperty", "source constructor", "status __proto__"])(
  "%s is no filter",
  (words) => {
    expect(read(words)).toMatchObject({ filter: anyCase, named: false });
    expect(read(words).left.length).toBeGreaterThan(0);
  },
);

it("what is said twice is meant once", () => {
  expect(read("parts parts high high x twitter").filter).toEqual({
    ...anyCase,
    departments: ["parts"],
    severities: ["high"],
    sources: ["x"],
  });
});

it("an id is that colleague, whoever else has the name", () => {
  const [raj] = rigDesk.people.filter(({ id }) => id === "raj");
  if (raj === undefined) throw new Error("The rig has Raj.");
  const two = { ...rigDesk, people: [...rigDesk.people, { ...raj, id: "raj2" }] };
  expect(readFilter("owner raj", two, null).filter.person).toBe("raj");
});

it("every status, and waits of years, are the same on the next page", () => {
  for (const words of ["status all", "status all overdue", "older than 999 weeks", "older than 40 months"]) {
    const { filter } = read(words);
    expect(read(filterWords(filter)).filter).toEqual(filter);
  }
});

it("a filter written down reads as the same filter", () => {
  const some = <T>(from: readonly T[]) => fc.subarray([...from]);
  fc.assert(
    fc.property(
      fc.record({
        departments: some(rigDesk.departments.map(({ id }) => id)),
        statuses: some(["triage", "claimed", "resolved", "closed", "dismissed"] as const),
        severities: some(rigDesk.severities.map(({ id }) => id)),
        sources: some(["x", "facebook", "email", "phone"] as const),
        olderThanMs: fc.option(fc.integer({ min: 1, max: 400 }).map((days) => days * DAY)),
        waiting: fc.boolean(),
        overdue: fc.boolean(),
        unclaimed: fc.boolean(),
        person: fc.option(fc.constantFrom("raj", "mia")),
        customer: fc.option(fc.constantFrom("@jane_doe", "+4930901820")),
        product: fc.option(fc.constantFrom("dryer", "kettle")),
        incident: fc.option(fc.constant("I-3")),
      }),
      (filter) => {
        expect(read(filterWords(filter)).filter).toEqual(filter);
      },
    ),
    { numRuns: 200 },
  );
});
