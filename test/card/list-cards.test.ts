import { describe, expect, test } from "vitest";
import { briefCard } from "../../src/card/brief-card.ts";
import { plainButton } from "../../src/card/buttons.ts";
import { caseLine, listCard, queueCard } from "../../src/card/list-cards.ts";
import { plainLine } from "../../src/card/spans.ts";
import { en } from "../../src/card/words/en.ts";
import type { Case } from "../../src/core/case/case.ts";
import { MINUTE, plus } from "../../src/core/time/instant.ts";
import { aCase, decided, does, monday } from "../support/builders.ts";
import { aView, buttonsOf, linesOf, piecesOf, readerAt } from "../support/reading.ts";

const at = (minutes: number) => plus(monday, minutes * MINUTE);
const { card: words, answers, buttons } = en;
const fresh = aCase();
const claimed = does(fresh, "raj", { verb: "claim" }, at(1));
const numbered = (kase: Case, number: number): Case => ({ ...kase, number });
const views = (n: number) => Array.from({ length: n }, (_, index) => aView(numbered(fresh, 100 + index)));

describe("a case as one line", () => {
  test("number, severity, what is due, who has it, and the customer's words", () => {
    const line = (kase: Case) => plainLine(caseLine(aView(kase), readerAt(at(5))));
    const quoted = `“words of ${fresh.lastWord.textId}”`;
    expect(line(fresh)).toBe(`FT-42 · Normal · unclaimed, first reply due 09:15 · ${quoted}`);
    expect(line(claimed)).toBe(`FT-42 · Normal · first reply due 09:15, Raj · ${quoted}`);
  });
});

describe("the queue", () => {
  const drawn = (n: number, counts = { unclaimed: n, open: n }, onDuty: string[] = []) =>
    queueCard("parts", views(n), counts, onDuty, readerAt(at(5)));
  test("says how many wait, and offers the next", () => {
    const card = drawn(2, { unclaimed: 1, open: 2 });
    expect(plainLine(linesOf(card)[0] ?? [])).toBe(words.queueTitle("Parts"));
    expect(plainLine(linesOf(card)[1] ?? [])).toBe(words.queueCount(1, 2));
    expect(buttonsOf(card)).toEqual([buttons.takeNext]);
  });
  test("offers nothing where all are claimed", () => {
    expect(buttonsOf(drawn(2, { unclaimed: 0, open: 2 }))).toEqual([]);
  });
  test("is glad to be empty", () => {
    const card = drawn(0, { unclaimed: 0, open: 0 }, ["raj"]);
    expect(card.plain).toContain(words.queueEmpty);
    expect(card.plain).not.toContain("Raj");
    expect(card.blocks.some(({ kind }) => kind === "list")).toBe(false);
  });
  test("says what it leaves out, and who is there", () => {
    const card = drawn(10, { unclaimed: 10, open: 14 }, ["raj", "lee"]);
    expect(card.plain).toContain(words.queueMore(4, "/case list parts"));
    expect(card.plain).toContain(`${words.onDuty}Raj Patel, Lee Wong`);
  });
  test("is late when one of them is", () => {
    expect(queueCard("parts", views(1), { unclaimed: 1, open: 1 }, [], readerAt(at(5))).tone).toBe("calm");
    expect(queueCard("parts", views(1), { unclaimed: 1, open: 1 }, [], readerAt(at(15))).tone).toBe("late");
  });
});

describe("a page of cases", () => {
  test("opens each, and turns over", () => {
    const next = plainButton("list", "Next page", [], { args: { page: "10" } });
    const card = listCard("Yours: 13", views(3), { n: 10, pages: [next] }, readerAt(at(5)));
    const list = card.blocks.find(({ kind }) => kind === "list");
    const asks = list?.kind === "list" ? list.items.map(({ button }) => button?.ask) : [];
    expect(asks.map((ask) => [ask?.verb, ask?.numbers])).toEqual([
      ["show", [100]],
      ["show", [101]],
      ["show", [102]],
    ]);
    expect(card.plain).toContain(answers.listMore(10, "Next page"));
    expect(buttonsOf(card)).toEqual(["Next page"]);
    for (const piece of piecesOf(card)) expect(card.plain).toContain(piece);
  });
  test("ends", () => {
    const card = listCard("Yours: 1", views(1), { n: 0, pages: [] }, readerAt(at(5)));
    expect(card.blocks.map(({ kind }) => kind)).toEqual(["line", "list"]);
  });
});

describe("the brief", () => {
  const decision = decided(claimed, "emre", { verb: "update", note: "n" }, at(5));
  test("is the card alone, or with the story beneath it", () => {
    const view = aView(decision.after, { events: decision.events });
    expect(briefCard(view, [], readerAt(at(9))).plain).not.toContain(answers.historyTitle);
    const full = briefCard(view, decision.events, readerAt(at(9)));
    expect(full.plain).toContain(answers.historyTitle);
    expect(full.plain).toContain(`09:05 ${en.history.noted("Emre")}`);
    expect(full.blocks.at(-1)?.kind).toBe("buttons");
  });
  test("keeps the latest lines of a long story, newest last", () => {
    const notes = Array.from({ length: 40 }, (_, index) =>
      decided(claimed, "emre", { verb: "update", note: `${index}` }, at(5 + index)),
    );
    const events = notes.flatMap((one) => one.events);
    const list = briefCard(aView(claimed, { events }), events, readerAt(at(90))).blocks.find(
      ({ kind }) => kind === "list",
    );
    const shown = list?.kind === "list" ? list.items.map(({ line }) => plainLine(line).slice(0, 5)) : [];
    expect(shown).toHaveLength(25);
    expect([shown[0], shown.at(-1)]).toEqual(["09:20", "09:44"]);
  });
});
