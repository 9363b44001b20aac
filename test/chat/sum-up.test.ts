import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Block, Button, Card, Line } from "../../src/card/card.ts";
import { withPlain } from "../../src/card/plain-card.ts";
import { person, said, strong, text } from "../../src/card/spans.ts";
import { sumUp } from "../../src/chat/sum-up.ts";
import { hostile } from "../support/hostile.ts";

const card = (...blocks: Block[]): { card: Card } => ({ card: withPlain("calm", blocks) });
const show = (...numbers: number[]): Button => ({
  label: "Show",
  ask: { verb: "show", numbers, args: {} },
  basis: null,
  style: "plain",
  opens: false,
});
const title = (line: Line, aside: Line = []): Block => ({ kind: "title", line, aside });
const plainLine = (...line: Line): Block => ({ kind: "line", line });
const buttons = (...all: Button[]): Block => ({ kind: "buttons", buttons: all });

describe("the headline of a post", () => {
  it.each<[string, { card: Card } | { lines: Line[] }, string | null]>([
    [
      "a title with its clock",
      card(title([strong("FT-42"), text(" · High")], [text("due 16:30")])),
      "FT-42 · High, due 16:30",
    ],
    ["the first line", card(plainLine(strong("FT-42 is overdue.")), plainLine(text("More."))), "FT-42 is overdue."],
    [
      "what comes before somebody's words",
      card(plainLine(text("FT-42 waits: "), said("Buy now"), text(" since 9."))),
      "FT-42 waits",
    ],
    [
      "the next line when the first is theirs",
      card(plainLine(said("Buy now")), plainLine(text("Jane wrote."))),
      "Jane wrote.",
    ],
    [
      "a line after a quote",
      card({ kind: "quote", words: "Buy now", by: [text("by Jane")] }, plainLine(text("Next."))),
      "Next.",
    ],
    [
      "the first item of a list",
      card({ kind: "list", items: [{ line: [text("FT-1 due")], button: null }] }),
      "FT-1 due",
    ],
    ["a colleague's name", card(plainLine(person("raj", "Raj"), text(" claimed it."))), "Raj claimed it."],
    ["a line of history", { lines: [[text("10:05 Raj claimed it.")], [text("10:06 more")]] }, "10:05 Raj claimed it."],
    ["one line of several", card(plainLine(text("one\r\ntwo\u2028three"))), "one two three"],
    ["nothing but a quote", card({ kind: "quote", words: "Buy now", by: [] }), null],
    ["nothing", { lines: [] }, null],
  ])("is %s", (_name, content, headline) => {
    expect(sumUp(content).headline).toBe(headline);
  });

  it("holds no word of others and no line end, whatever they wrote", () => {
    fc.assert(
      fc.property(hostile, (words) => {
        const content = card(
          { kind: "quote", words, by: [said(words)] },
          plainLine(said(words)),
          plainLine(text("FT-42 waits for "), said(words)),
        );
        expect(sumUp(content)).toMatchObject({ headline: "FT-42 waits for", caseNumber: 42 });
      }),
    );
  });
});

describe("the case a post is about", () => {
  it.each<[string, { card: Card } | { lines: Line[] }, number | null]>([
    ["the one its buttons act on", card(plainLine(text("FT-9 is like it.")), buttons(show(42), show(42))), 42],
    ["none, when its buttons act on several", card(buttons(show(42), show(51))), null],
    ["none, when one button acts on several", card(buttons(show(42, 51))), null],
    ["the one an item's button acts on", card({ kind: "list", items: [{ line: [], button: show(7) }] }), 7],
    ["the one it names", card(plainLine(strong("FT-42"), text(" is overdue; FT-42 waits."))), 42],
    ["the one a fact names", card({ kind: "facts", facts: [{ label: "Of", value: [text("FT-8")] }] }), 8],
    ["the one a line of history names", { lines: [[text("Merged with FT-3.")]] }, 3],
    ["none, when it names several", card(plainLine(text("FT-42 and FT-51"))), null],
    [
      "none that a customer names",
      card(plainLine(said("FT-666")), { kind: "quote", words: "FT-666", by: [said("FT-666")] }),
      null,
    ],
    ["none", card(plainLine(text("The desk is well."))), null],
  ])("is %s", (_name, content, caseNumber) => {
    expect(sumUp(content).caseNumber).toBe(caseNumber);
  });
});

describe("all a post says", () => {
  it("is there letter for letter, without what only programs see", () => {
    expect(sumUp(card(plainLine(text("a\u202eb\u0000c\ud800 שלום 🧰\tx")))).plain).toBe("abc\ufffd שלום 🧰\tx");
    expect(sumUp({ lines: [[text("one")], [said("<b>two</b>")]] }).plain).toBe("one\n<b>two</b>");
  });
});
