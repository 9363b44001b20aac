import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Block, Button, Card, Line, Span } from "../../../src/card/card.ts";
import { en } from "../../../src/card/words/en.ts";
import { readButton } from "../../../src/chat/button-value.ts";
import { checkMessage } from "../../../src/chat/slack/check-limits.ts";
import { drawCard, drawLines } from "../../../src/chat/slack/draw-card.ts";
import { hostile } from "../../support/hostile.ts";
import { line as asLine } from "../../support/lines.ts";
import { wordsOf } from "../../support/slack-drawings.ts";
import { asJson, asList, type Json } from "../../support/slack-front.ts";

const slackIdOf = (person: string): string | null => (person === "raj" ? "U0RAJ" : null);
const options = { slackIdOf, words: en, stamp: "s1" };
const button = (over: Partial<Button> = {}): Button => ({
  label: "Claim",
  ask: { verb: "claim", numbers: [42], args: {} },
  basis: { status: "unclaimed", assignee: null, offer: null },
  style: "primary",
  opens: false,
  ...over,
});
const card = (blocks: Block[], plain = "FT-42"): Card => ({ tone: "calm", blocks, plain });
const draw = (blocks: Block[]) => drawCard(card(blocks), options);

describe("drawCard", () => {
  it("draws the face of a case", () => {
    const drawn = drawCard(
      {
        tone: "late",
        blocks: [
          {
            kind: "title",
            line: [
              { kind: "strong", text: "FT-42" },
              { kind: "text", text: " · High · Parts" },
            ],
            aside: asLine("overdue since 16:30"),
          },
          {
            kind: "quote",
            words: "Third visit, still *no* heating element.",
            by: [
              { kind: "said", text: "Jane D." },
              { kind: "quiet", text: " on X, 09:12 · " },
              { kind: "link", text: "open post", url: "https://x.example/1?a=b&c=d" },
            ],
          },
          {
            kind: "facts",
            facts: [
              {
                label: "Who",
                value: [
                  { kind: "person", id: "raj", name: "Raj Patel", ping: true },
                  { kind: "text", text: ", Parts" },
                ],
              },
            ],
          },
          {
            kind: "buttons",
            buttons: [
              button(),
              button({ label: "More", ask: { verb: "more", numbers: [42], args: {} }, style: "plain", opens: true }),
            ],
          },
        ],
        plain: "FT-42 · High · Parts, overdue since 16:30",
      },
      options,
    );
    expect(drawn).toEqual({
      text: "FT-42 · High · Parts, overdue since 16:30",
      blocks: [
        {
          type: "rich_text",
          block_id: "s1.0",
          elements: [
            {
              type: "rich_text_section",
              elements: [
                { type: "emoji", name: "red_circle" },
                { type: "text", text: " " },
                { type: "text", text: "FT-42", style: { bold: true } },
                { type: "text", text: " · High · Parts" },
                { type: "text", text: "  ·  " },
                { type: "text", text: "overdue since 16:30" },
              ],
            },
            { type: "rich_text_quote", elements: [{ type: "text", text: "Third visit, still *no* heating element." }] },
          ],
        },
        {
          type: "context",
          block_id: "s1.1",
          elements: [
            { type: "plain_text", text: "Jane D. on X, 09:12 · ", emoji: false },
            { type: "mrkdwn", text: "<https://x.example/1?a=b&amp;c=d|open post>", verbatim: true },
          ],
        },
        {
          type: "rich_text",
          block_id: "s1.2",
          elements: [
            {
              type: "rich_text_section",
              elements: [
                { type: "text", text: "Who", style: { bold: true } },
                { type: "text", text: "  " },
                { type: "user", user_id: "U0RAJ" },
                { type: "text", text: ", Parts" },
              ],
            },
          ],
        },
        {
          type: "actions",
          block_id: "s1.3",
          elements: [
            {
              type: "button",
              text: { type: "plain_text", text: "Claim", emoji: false },
              action_id: "ask:claim:0",
              value:
                '{"ask":{"verb":"claim","numbers":[42],"args":{}},"basis":{"status":"unclaimed","assignee":null,"offer":null},"opens":false}',
              style: "primary",
            },
            {
              type: "button",
              text: { type: "plain_text", text: "More", emoji: false },
              action_id: "ask:more:1",
              value:
                '{"ask":{"verb":"more","numbers":[42],"args":{}},"basis":{"status":"unclaimed","assignee":null,"offer":null},"opens":true}',
            },
          ],
        },
      ],
    });
    expect(checkMessage(drawn)).toEqual([]);
  });

  it("mentions only where the platform knows the person and the desk wants it", () => {
    const people = (ping: boolean, id: string): Line => [{ kind: "person", id, name: "Raj Patel", ping }];
    const wordsFor = (line: Line) => JSON.stringify(draw([{ kind: "line", line }]).blocks);
    expect(wordsFor(people(true, "raj"))).toContain('"user_id":"U0RAJ"');
    expect(wordsFor(people(false, "raj"))).not.toContain("U0RAJ");
    expect(wordsFor(people(true, "lee"))).toContain('"text":"Raj Patel"');
  });

  it("turns only web addresses into links", () => {
    const link = (url: string) =>
      JSON.stringify(draw([{ kind: "line", line: [{ kind: "link", text: "post", url }] }]).blocks);
    expect(link("https://x.example/1")).toContain('"type":"link"');
    for (const url of [
      "javascript:alert(1)",
      "not a url",
      `https://x.example/${"a".repeat(3_000)}`,
      "slack://user?id=U1",
    ])
      expect(link(url)).not.toContain('"type":"link"');
  });

  it("puts a button beside its item, and what somebody wrote in it in plain text", () => {
    const drawn = draw([
      {
        kind: "list",
        items: [
          {
            line: [
              { kind: "strong", text: "FT-42" },
              { kind: "text", text: " due 09:45" },
            ],
            button: button(),
          },
          {
            line: [
              { kind: "strong", text: "FT-43" },
              { kind: "said", text: " <!channel> *dryer*" },
            ],
            button: button(),
          },
          { line: asLine("FT-44"), button: null },
          { line: asLine("FT-45"), button: null },
        ],
      },
    ]);
    expect(drawn.blocks.map((block) => block.type)).toEqual(["section", "section", "rich_text"]);
    expect(asJson(drawn.blocks[0]).text).toEqual({ type: "mrkdwn", text: "*FT-42* due 09:45", verbatim: true });
    expect(asJson(drawn.blocks[1]).text).toEqual({
      type: "plain_text",
      text: "FT-43 <!channel> *dryer*",
      emoji: false,
    });
    expect(checkMessage(drawn)).toEqual([]);
  });

  it("gives every drawing's buttons the stamp it is told", () => {
    const ids = drawCard(card([{ kind: "buttons", buttons: [button()] }]), {
      slackIdOf,
      words: en,
      stamp: "another",
    }).blocks.map((block) => block.block_id);
    expect(ids).toEqual(["another.0"]);
  });

  it("takes the buttons off the last items when there would be more than fifty blocks, and keeps every line", () => {
    const items = Array.from({ length: 120 }, (_, index) => ({
      line: asLine(`FT-${index + 1} due`),
      button: button(),
    }));
    const drawn = draw([
      { kind: "list", items },
      { kind: "buttons", buttons: [button({ label: "Take the next one" })] },
    ]);
    expect(checkMessage(drawn)).toEqual([]);
    expect(drawn.blocks.length).toBe(50);
    for (const { line } of items) expect(wordsOf(drawn.blocks)).toContain(wordsOf(line));
    expect(wordsOf(drawn.blocks)).toContain("Take the next one");
  });

  it("says so when there is more than fits, and keeps the buttons", () => {
    const blocks: Block[] = Array.from({ length: 40 }, () => ({ kind: "line", line: asLine("word ".repeat(200)) }));
    const drawn = draw([...blocks, { kind: "buttons", buttons: [button()] }]);
    expect(checkMessage(drawn)).toEqual([]);
    expect(wordsOf(drawn.blocks)).toContain("There is more than fits here.");
    expect(wordsOf(drawn.blocks)).toContain("Claim");
  });

  it("opens a form instead when a button's words are too long to keep, since cut words would be false ones", () => {
    const long = button({ ask: { verb: "told", numbers: [42], args: { words: "w".repeat(3_000) } } });
    const [block] = draw([{ kind: "buttons", buttons: [long] }]).blocks;
    const value = readButton(asList(asJson(block).elements)[0]?.value);
    expect(value).toEqual({ ask: { verb: "told", numbers: [42], args: {} }, basis: long.basis, opens: true });
  });

  it("shows a customer's long words whole, over several blocks", () => {
    const words = Array.from({ length: 1_000 }, (_, index) => `w${index}😀`).join(" ");
    const drawn = draw([{ kind: "quote", words, by: asLine("Jane") }]);
    expect(checkMessage(drawn)).toEqual([]);
    const quotes = drawn.blocks
      .flatMap((block) => asList(asJson(block).elements))
      .filter((part) => part.type === "rich_text_quote");
    expect(quotes.flatMap((quote) => asList(quote.elements).map((element) => element.text)).join("")).toBe(words);
  });

  it("draws at most as many buttons as leave room for words", () => {
    const many = Array.from({ length: 200 }, () =>
      button({ label: "A label that is as long as labels get".repeat(2) }),
    );
    const drawn = draw([
      { kind: "line", line: asLine("word ".repeat(500)) },
      { kind: "buttons", buttons: many },
    ]);
    expect(checkMessage(drawn)).toEqual([]);
    expect(wordsOf(drawn.blocks)).toContain("word");
  });

  it("draws an empty card as its plain text", () => {
    expect(checkMessage(drawCard({ tone: "calm", blocks: [], plain: "" }, options))).toEqual([]);
  });
});

const spanOf = (text: fc.Arbitrary<string>): fc.Arbitrary<Span> =>
  fc.oneof(
    fc.record({ kind: fc.constantFrom("text", "strong", "quiet", "said", "typed"), text }),
    fc.record({ kind: fc.constant("link" as const), text, url: fc.oneof(fc.webUrl(), text) }),
    fc.record({
      kind: fc.constant("person" as const),
      id: fc.constantFrom("raj", "lee"),
      name: text,
      ping: fc.boolean(),
    }),
  );
const lineOf = fc.array(spanOf(hostile), { maxLength: 5 });
const buttonOf: fc.Arbitrary<Button> = fc.record({
  label: hostile,
  ask: fc.record({
    verb: fc.constantFrom("claim", "told", "more"),
    numbers: fc.array(fc.integer({ min: 1, max: 9_999_999 }), { maxLength: 9 }),
    args: fc.record({ words: hostile }),
  }),
  basis: fc.constantFrom(null, button().basis),
  style: fc.constantFrom("primary", "plain", "danger"),
  opens: fc.boolean(),
});
const blockOf: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant("title" as const), line: lineOf, aside: lineOf }),
  fc.record({ kind: fc.constant("quote" as const), words: hostile, by: lineOf }),
  fc.record({ kind: fc.constant("line" as const), line: lineOf }),
  fc.record({
    kind: fc.constant("facts" as const),
    facts: fc.array(fc.record({ label: hostile, value: lineOf }), { maxLength: 4 }),
  }),
  fc.record({
    kind: fc.constant("list" as const),
    items: fc.array(fc.record({ line: lineOf, button: fc.option(buttonOf) }), { maxLength: 9 }),
  }),
  fc.record({ kind: fc.constant("buttons" as const), buttons: fc.array(buttonOf, { maxLength: 5 }) }),
);
const cardOf: fc.Arbitrary<Card> = fc.record({
  tone: fc.constantFrom("calm", "soon", "late", "done"),
  blocks: fc.array(blockOf, { maxLength: 6 }),
  plain: hostile,
});

/** Every text object that Slack would read as markup. */
const markup = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(markup);
  if (typeof value !== "object" || value === null) return [];
  const shape: Json = { ...value };
  return shape.type === "mrkdwn" ? [String(shape.text)] : Object.values(shape).flatMap(markup);
};
const mentions = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(mentions);
  if (typeof value !== "object" || value === null) return [];
  const shape: Json = { ...value };
  return [
    ...(["user", "usergroup", "channel", "broadcast"].includes(String(shape.type)) ? [JSON.stringify(shape)] : []),
    ...Object.values(shape).flatMap(mentions),
  ];
};

describe("hostile text", () => {
  it("never makes a card that Slack would not take", () => {
    fc.assert(
      fc.property(cardOf, (hostileCard) => {
        expect(checkMessage(drawCard(hostileCard, options))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it("never mentions, links or formats by itself", () => {
    fc.assert(
      fc.property(hostile, (words) => {
        const said: Line = [{ kind: "said", text: words }];
        const drawn = drawCard(
          card([
            { kind: "title", line: said, aside: said },
            { kind: "quote", words, by: said },
            { kind: "line", line: said },
            { kind: "facts", facts: [{ label: "Wants", value: said }] },
            {
              kind: "list",
              items: [
                { line: said, button: button() },
                { line: said, button: null },
              ],
            },
          ]),
          options,
        );
        expect(checkMessage(drawn)).toEqual([]);
        expect(markup(drawn.blocks)).toEqual([]);
        expect(mentions(drawn.blocks)).toEqual([]);
        expect(JSON.stringify(drawn.blocks)).not.toContain('"type":"link"');
      }),
    );
  });

  it("keeps the desk's own markup to links, bold and code, however names are spelled", () => {
    fc.assert(
      fc.property(hostile, (name) => {
        const item: Line = [
          { kind: "strong", text: "FT-42" },
          { kind: "text", text: ` ${name}` },
        ];
        const drawn = draw([{ kind: "list", items: [{ line: item, button: button() }] }]);
        for (const text of markup(drawn.blocks)) expect(text.replace(/^\*FT-42\*/, "")).not.toMatch(/[<>*_~`]/);
      }),
    );
  });

  it("holds for lines of history too", () => {
    fc.assert(
      fc.property(fc.array(lineOf, { maxLength: 12 }), (lines) => {
        expect(checkMessage(drawLines(lines, options))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

describe("checkMessage", () => {
  it.each<[string, Json[], RegExp]>([
    ["too many blocks", Array.from({ length: 51 }, () => ({ type: "divider" })), /51, at most 50/],
    [
      "a long section",
      [{ type: "section", text: { type: "plain_text", text: "x".repeat(3_001), emoji: false } }],
      /3001 characters/,
    ],
    [
      "a long label",
      [
        {
          type: "actions",
          elements: [
            { type: "button", action_id: "a", text: { type: "plain_text", text: "x".repeat(76), emoji: false } },
          ],
        },
      ],
      /76 characters/,
    ],
    [
      "an action twice",
      [
        {
          type: "actions",
          elements: Array.from({ length: 2 }, () => ({
            type: "button",
            action_id: "a",
            text: { type: "plain_text", text: "x", emoji: false },
          })),
        },
      ],
      /twice/,
    ],
    [
      "a block id twice",
      [
        { type: "divider", block_id: "a" },
        { type: "divider", block_id: "a" },
      ],
      /twice/,
    ],
    ["an unknown block", [{ type: "marquee" }], /marquee/],
    ["an alert, which only modals take", [{ type: "alert" }], /alert/],
    [
      "an empty text",
      [{ type: "rich_text", elements: [{ type: "rich_text_section", elements: [{ type: "text", text: "" }] }] }],
      /0 characters/,
    ],
    [
      "half a character",
      [{ type: "section", text: { type: "plain_text", text: "\ud800", emoji: false } }],
      /half a character/,
    ],
    ["mrkdwn that links by itself", [{ type: "section", text: { type: "mrkdwn", text: "x" } }], /verbatim/],
  ])("finds %s", (_name, blocks, wanted) => {
    expect(checkMessage({ text: "x", blocks }).join("\n")).toMatch(wanted);
  });

  it("finds a text that mentions or is too long for an edit", () => {
    expect(checkMessage({ text: "<!channel>", blocks: [] })).not.toEqual([]);
    expect(checkMessage({ text: "x".repeat(4_001), blocks: [] })).not.toEqual([]);
  });
});
