import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anyCase, type CaseFilter } from "../../src/core/status/case-filter.ts";
import { rankFound } from "../../src/core/status/rank-found.ts";
import { readQuestion } from "../../src/core/status/read-question.ts";
import { MINUTE, plus } from "../../src/core/time/instant.ts";
import { listCases, nextUnclaimed, queueOf } from "../../src/store/find-cases.ts";
import { readySearch } from "../../src/store/ready-search.ts";
import { searchCases } from "../../src/store/search-cases.ts";
import { type DeskRig, on, openDeskRig } from "../support/desk-rig.ts";

let rig: DeskRig;
beforeAll(async () => {
  rig = await openDeskRig();
});
beforeEach(() => rig.clear());
afterAll(() => rig.close());

/** What is found for a question, the case that is meant first. */
const search = async (words: string): Promise<number[]> => {
  const question = readQuestion(words, rig.desk(), null);
  if (question.asks !== "find") return [];
  const { marks, terms } = question;
  const meant = rankFound(await searchCases(rig.db, marks, terms), marks, terms, rig.now());
  switch (meant.kind) {
    case "one":
      return [meant.number, ...meant.others.map(({ number }) => number)];
    case "several":
      return meant.candidates.map(({ number }) => number);
    case "none":
      return [];
  }
};

describe("search", () => {
  beforeEach(async () => {
    await rig.complain({ by: { handle: "@Jane_Doe", name: "Jane Doe" }, text: "The heating element never came." });
    await rig.complain({
      by: { email: "Max.Power@Example.com", name: "Max Power" },
      source: "email",
      text: "Charged twice for one door seal.",
      orderNumber: "A-1002/77",
      url: "https://mail.example/m/2",
    });
    await rig.complain({ by: { phone: "+49 89 1234-5" }, source: "phone", text: "Sparks from the plug, 100% scary." });
    await rig.complain({ by: "DC7f", source: "chat", text: "Refund? underscore_word" });
  });

  test.each([
    ["@jane_doe", 1],
    ["JANE_DOE", 1],
    ["max.power@example.com", 2],
    ["+49 89 12345", 3],
    ["0049 (89) 12345", 3],
    ["DC7f", 4],
    ["a1002 77", 2],
    ["A-1002/77", 2],
    ["https://mail.example/m/2", 2],
    ["doe", 1],
    ["seal twice", 2],
    ["HEATING", 1],
  ])("%s finds FT-%i alone", async (words, number) => {
    expect(await search(words)).toEqual([number]);
  });

  test.each(["", "   ", "%", "_", "\\", "@", "#", "nothing like it", "'; drop table cases; --"])(
    "%j finds nothing",
    async (words) => {
      expect(await search(words)).toEqual([]);
    },
  );

  test("an exact handle comes before words, open before ended, recent before old; never more than asked", async () => {
    await rig.complain({ by: "doe", text: "My door." });
    await rig.complain({ by: "zed", text: "doe seal" });
    await rig.complain({ by: "ann", text: "the doe again" });
    expect(await search("doe")).toEqual([5, 1, 7, 6]);
    await rig.ask("sam", "dismiss 7");
    expect(await search("doe")).toEqual([5, 1, 6, 7]);
    expect(await search("x".repeat(5_000))).toEqual([]);
  });
});

test("a language without spaces makes one long word, which is looked for all the same", async () => {
  expect(await search("烘".repeat(990))).toEqual([]);
});

test("a list of a handle is of that customer alone, whoever else is called so", async () => {
  await rig.complain({ by: { handle: "jane_doe", name: "J." } });
  await rig.complain({ by: { handle: "jd77", name: "Jane Doe" } });
  const page = { offset: 0, limit: 10, now: rig.now() };
  const list = async (customer: string) => (await listCases(rig.db, { ...anyCase, customer }, page)).numbers;
  expect(await list("@jane_doe")).toEqual([1]);
  expect(await list("@jane")).toEqual([2]);
  expect(await list("jane doe")).toEqual([2]);
});

describe("without pg_trgm", () => {
  test("only misspelt names are not found, and the next start that may creates it", async () => {
    await rig.complain({
      by: { handle: "jane_doe", name: "Jane Featherstone" },
      text: "The heating element never came.",
    });
    expect(await search("fetherstone")).toEqual([1]);
    await rig.pool.query("drop extension pg_trgm cascade");
    const db = rig.anotherProcess().db;
    const found = async (words: string) => {
      const question = readQuestion(words, rig.desk(), null);
      return question.asks === "find" ? (await searchCases(db, question.marks, question.terms)).length : 0;
    };
    expect([await found("featherstone"), await found("heating element"), await found("fetherstone")]).toEqual([
      1, 1, 0,
    ]);
    expect(await readySearch(rig.pool)).toBeNull();
    expect(await found("fetherstone")).toBe(1);
  });

  test("who may not create it is told so in a sentence, and nothing else fails", async () => {
    const client = await rig.pool.connect();
    await client.query("begin; drop extension pg_trgm cascade; create role search_probe; set local role search_probe");
    const { rows } = await client.query<{ said: string }>("select ready_search() as said");
    await client.query("rollback");
    client.release();
    expect(rows[0]?.said).toContain("permission denied");
  });
});

test("lists hold what is open, what is due first first, a page at a time", async () => {
  const mail = { source: "email", text: "a refund please" } as const;
  for (let n = 0; n < 5; n += 1) await rig.complain({ by: { email: `c${n}@example.com` }, ...mail });
  await rig.ask("dana", "severity 4 critical");
  await rig.ask("dana", "claim 2");
  await rig.ask("dana", "dismiss 1");
  const list = (filter: Partial<CaseFilter>, offset = 0, limit = 10) =>
    listCases(rig.db, { ...anyCase, ...filter }, { offset, limit, now: rig.now() });
  expect(await list({})).toEqual({ numbers: [4, 2, 3, 5], total: 4 });
  expect(await list({}, 2, 1)).toEqual({ numbers: [3], total: 4 });
  expect(await list({ person: "dana" })).toEqual({ numbers: [2], total: 1 });
  expect(await list({ unclaimed: true, departments: ["billing"] })).toEqual({ numbers: [4, 3, 5], total: 3 });
  expect(await list({ unclaimed: true, departments: ["parts"] })).toEqual({ numbers: [], total: 0 });
  expect(await list({ overdue: true })).toEqual({ numbers: [], total: 0 });
  rig.sleepUntil(on("mon", "09:16"));
  expect(await list({ overdue: true })).toMatchObject({ numbers: expect.arrayContaining([4]) });
});

test("a case that is offered is on the list and in the queue of whoever is asked", async () => {
  await rig.complain({ text: "refund" });
  await rig.ask("dana", "claim 1");
  await rig.ask("dana", "pass 1 parts wrong part was sent");
  const page = { offset: 0, limit: 10, now: rig.now() };
  expect(await listCases(rig.db, { ...anyCase, departments: ["parts"] }, page)).toMatchObject({ numbers: [1] });
  expect(await queueOf(rig.db, "parts", 10)).toEqual({ numbers: [1], total: 1, unclaimed: 0 });
});

test("the queue shows unclaimed ones first and counts what it does not show", async () => {
  for (let n = 0; n < 12; n += 1) await rig.complain({ by: `c${n}`, text: "refund" });
  await rig.ask("dana", "severity 3 critical");
  await rig.ask("dana", "claim 3");
  const queue = await queueOf(rig.db, "billing", 10);
  expect(queue).toMatchObject({ total: 12, unclaimed: 11 });
  expect(queue.numbers).toHaveLength(10);
  expect(queue.numbers).not.toContain(3);
});

test("the next one is the most urgent for that department that is not passed over, whoever owes the customer a word", async () => {
  for (let n = 0; n < 3; n += 1) {
    await rig.complain({ by: `c${n}`, text: "refund" });
    rig.sleepUntil(plus(rig.now(), MINUTE));
  }
  await rig.ask("dana", "severity 2 high");
  expect(await nextUnclaimed(rig.db, "billing", [])).toEqual({ number: 2, piece: null });
  expect(await nextUnclaimed(rig.db, "billing", ["2"])).toEqual({ number: 1, piece: null });
  expect(await nextUnclaimed(rig.db, "billing", ["1", "2", "3"])).toBeNull();
  expect(await nextUnclaimed(rig.db, "parts", [])).toBeNull();
});
