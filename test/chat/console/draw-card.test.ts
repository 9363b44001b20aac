import fc from "fast-check";
import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import type { Block, Button, Card, Span, Tone } from "../../../src/card/card.ts";
import { drawCard } from "../../../src/chat/console/draw-card.tsx";
import { hostile } from "../../support/hostile-words.ts";
import { byClass, elements, readHtml, shapeOf, textOf } from "../../support/read-html.ts";

const claim: Button = {
  label: "Claim",
  ask: { verb: "claim", numbers: [42], args: {} },
  basis: { status: "unclaimed", assignee: null, offer: null },
  style: "primary",
  opens: false,
};

const card = (blocks: Block[], tone: Tone = "calm"): Card => ({ tone, blocks, plain: "" });
const draw = (drawn: Card, me: string | null = "raj") => readHtml(renderToString(drawCard(drawn, { me, nonce: "n" })));
const lineOf = (...line: Span[]) => card([{ kind: "line", line }]);

describe("a card on the console", () => {
  it.each<[string, Span, string, string]>([
    ["text", { kind: "text", text: "a & b" }, "p", "a & b"],
    ["strong", { kind: "strong", text: "FT-42" }, "strong", "FT-42"],
    ["quiet", { kind: "quiet", text: "since" }, "span", "since"],
    ["said", { kind: "said", text: "<b>no</b>" }, "span", "<b>no</b>"],
    ["typed", { kind: "typed", text: "/case claim 42" }, "code", "/case claim 42"],
    ["link", { kind: "link", text: "open post", url: "https://example.com/a?b=1&c=2" }, "a", "open post"],
    ["person", { kind: "person", id: "raj", name: "Raj Patel", ping: false }, "span", "Raj Patel"],
  ])("draws a span of kind %s", (_kind, span, tag, text) => {
    const found = elements(draw(lineOf(span))).filter((element) => element.tag === tag);
    expect(found.map(textOf)).toEqual([text]);
  });

  it("isolates what somebody wrote, in lines and in quotes", () => {
    const root = draw(
      card([
        { kind: "quote", words: "مرحبا\nhello", by: [{ kind: "said", text: "@x" }] },
        { kind: "line", line: [{ kind: "said", text: "hi" }] },
      ]),
    );
    const said = byClass(root, "said");
    expect(said.map(textOf)).toEqual(["مرحبا\nhello", "@x", "hi"]);
    expect(said.map(({ attributes }) => attributes.dir)).toEqual(["auto", "auto", "auto"]);
  });

  it.each([
    ["https://example.com/x", true],
    ["http://example.com/x", true],
    ["javascript:alert(1)", false],
    ["JAVASCRIPT:alert(1)", false],
    [" javascript:alert(1)", false],
    ["java\tscript:alert(1)", false],
    ["data:text/html,<script>1</script>", false],
    ["//example.com/x", false],
    ["/console/sign-out", false],
    ["mailto:a@example.com", false],
    ["", false],
  ])("makes %j a link: %s", (url, linked) => {
    const links = elements(draw(lineOf({ kind: "link", text: "open post", url }))).filter(({ tag }) => tag === "a");
    expect(links).toHaveLength(linked ? 1 : 0);
    for (const { attributes } of links) {
      expect(attributes).toMatchObject({ href: url, rel: "noopener noreferrer nofollow" });
    }
  });

  it("marks the reader's own mention and nobody else's", () => {
    const raj: Span = { kind: "person", id: "raj", name: "Raj", ping: true };
    const mia: Span = { kind: "person", id: "mia", name: "Mia", ping: true };
    expect(byClass(draw(lineOf(raj, mia)), "me").map(textOf)).toEqual(["Raj"]);
    expect(byClass(draw(lineOf(raj, mia), null), "me")).toEqual([]);
  });

  it("gives every button what it asks, a name of its own, and a word that a dialog follows", () => {
    const more: Button = { ...claim, label: "More", ask: { verb: "more", numbers: [42], args: {} }, opens: true };
    const root = draw(
      card([
        { kind: "list", items: [{ line: [{ kind: "text", text: "one" }], button: claim }] },
        { kind: "buttons", buttons: [claim, more] },
      ]),
    );
    const buttons = elements(root).filter(({ tag }) => tag === "button");
    expect(buttons.map(({ attributes }) => attributes["data-key"])).toEqual(["n.b0.0", "n.b1.0", "n.b1.1"]);
    expect(buttons.map(({ attributes }) => attributes["aria-haspopup"])).toEqual([undefined, undefined, "dialog"]);
    const carried = JSON.parse(buttons[0]?.attributes["hx-vals"] ?? "");
    expect(JSON.parse(carried.button)).toEqual({ ask: claim.ask, basis: claim.basis });
  });

  it.each<[Tone, string]>([
    ["calm", ""],
    ["soon", "Due soon:"],
    ["late", "Overdue:"],
    ["done", "Done:"],
  ])("says the tone %s in a word too, with a title and without", (tone, word) => {
    const aside = [{ kind: "text" as const, text: "16:30" }];
    const titled = draw(card([{ kind: "title", line: [{ kind: "strong", text: "FT-1" }], aside }], tone));
    const bare = draw(card([{ kind: "line", line: aside }], tone));
    expect(byClass(titled, "unseen").map(textOf).join("").trim()).toBe(word);
    expect(byClass(bare, "unseen").map(textOf).join("").trim()).toBe(word);
    expect(byClass(bare, "sign")).toHaveLength(tone === "calm" ? 0 : 1);
  });

  it("keeps the blocks in their order and shows facts as terms with values", () => {
    const root = draw(
      card([
        { kind: "title", line: [{ kind: "strong", text: "FT-1" }], aside: [] },
        { kind: "facts", facts: [{ label: "Who", value: [{ kind: "text", text: "Raj" }] }] },
        { kind: "buttons", buttons: [claim] },
      ]),
    );
    expect(textOf(root)).toBe("FT-1WhoRajClaim");
    expect(elements(root).map(({ tag }) => tag)).toContain("dl");
  });
});

const everywhere = (words: string): Card =>
  card(
    [
      { kind: "title", line: [{ kind: "said", text: words }], aside: [{ kind: "said", text: words }] },
      { kind: "quote", words, by: [{ kind: "said", text: words }] },
      {
        kind: "line",
        line: [
          { kind: "text", text: words },
          { kind: "strong", text: words },
        ],
      },
      {
        kind: "line",
        line: [
          { kind: "quiet", text: words },
          { kind: "typed", text: words },
        ],
      },
      {
        kind: "line",
        line: [
          { kind: "link", text: words, url: "https://example.com/" },
          { kind: "person", id: "x", name: words, ping: true },
        ],
      },
      { kind: "facts", facts: [{ label: words, value: [{ kind: "said", text: words }] }] },
      {
        kind: "list",
        items: [
          {
            line: [{ kind: "said", text: words }],
            button: { ...claim, label: words, ask: { verb: "told", numbers: [1], args: { words } } },
          },
        ],
      },
    ],
    "late",
  );

describe("hostile words on a card", () => {
  const plain = shapeOf(draw(everywhere("plain")));

  it("never become a tag or an attribute, and are shown letter for letter", () => {
    fc.assert(
      fc.property(hostile, (words) => {
        const root = draw(everywhere(words));
        expect(shapeOf(root)).toEqual(plain);
        expect(byClass(root, "said").map(textOf)).toEqual([words, words, words, words, words, words]);
      }),
      { numRuns: 300 },
    );
  });

  it("never become a link of another kind", () => {
    fc.assert(
      fc.property(fc.oneof(hostile, fc.webUrl()), (url) => {
        const root = draw(lineOf({ kind: "link", text: "open", url }));
        for (const { tag, attributes } of elements(root)) {
          if (tag === "a") expect(new URL(attributes.href ?? "").protocol).toMatch(/^https?:$/);
        }
      }),
      { numRuns: 300 },
    );
  });
});
