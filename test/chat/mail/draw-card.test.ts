import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Card } from "../../../src/card/card.ts";
import { withPlain } from "../../../src/card/plain-card.ts";
import { link, person, quiet, said, strong, text, typed } from "../../../src/card/spans.ts";
import { breakLinks, joint } from "../../../src/chat/mail/break-links.ts";
import { drawCard } from "../../../src/chat/mail/draw-card.ts";
import { soundText } from "../../../src/chat/sound-text.ts";
import { hostile } from "../../support/hostile.ts";
import { type Element, elements, readHtml, shapeOf, textOf } from "../../support/read-html.ts";

const byTag = (root: Element, tag: string): Element[] => elements(root).filter((one) => one.tag === tag);
const seen = (words: string): string => words.replaceAll(joint, "");

const card = (words: string, url = "https://x.example/post/1"): Card =>
  withPlain("late", [
    { kind: "title", line: [strong("FT-42"), text(" · High · Parts")], aside: [text("resolve overdue since 14:30")] },
    { kind: "quote", words: `“${words}”`, by: [said(`Jane ${words}`), text(" on X · "), link("open post", url)] },
    { kind: "line", line: [quiet("Try "), typed("/case show 42")] },
    { kind: "facts", facts: [{ label: "Who", value: [person("raj", "Raj Patel"), said(` ${words}`)] }] },
    { kind: "list", items: [{ line: [text("FT-42 "), said(words)], button: null }] },
    {
      kind: "buttons",
      buttons: [
        {
          label: "Claim",
          ask: { verb: "claim", numbers: [42], args: {} },
          basis: null,
          style: "primary",
          opens: false,
        },
      ],
    },
  ]);
const htmlOf = (of: Card) => readHtml(drawCard({ card: of }).html.trim());

describe("a card as a mail", () => {
  it("says in both parts what the card says, and leaves the buttons to chat", () => {
    const drawn = drawCard({ card: card("Third visit.") });
    expect(drawn.subject).toBe("FT-42 · High · Parts, resolve overdue since 14:30");
    expect(drawn.text).toBe(card("Third visit.").plain);
    const html = readHtml(drawn.html.trim());
    expect(elements(html).map(({ tag }) => tag)).toEqual(
      [
        "html",
        "head",
        "meta",
        "meta",
        "title",
        "body",
        "h1",
        "strong",
        "p",
        "blockquote",
        "p",
        "bdi",
        "a",
        "p",
        "code",
      ].concat(["dl", "dt", "strong", "dd", "bdi", "ul", "li", "bdi"]),
    );
    const words = seen(textOf(html));
    for (const part of ["“Third visit.”", "Raj Patel", "/case show 42", "open post (x.example)", "Who"])
      expect(words).toContain(part);
    expect(words).not.toContain("Claim");
  });

  it("tells a screen reader its language, and the direction of every word of others", () => {
    const html = htmlOf(card("שלום"));
    expect(byTag(html, "html")[0]?.attributes.lang).toBe("en");
    const theirs = elements(html).filter(
      (one) => textOf(one).includes("שלום") && ["bdi", "blockquote"].includes(one.tag),
    );
    expect(theirs).toHaveLength(4);
    for (const one of theirs) expect(one.attributes.dir).toBe("auto");
  });

  it.each(["javascript:alert(1)", "data:text/html,x", "//evil.example", "not one", ""])(
    "makes no link of %j",
    (url) => {
      expect(byTag(htmlOf(card("x", url)), "a")).toEqual([]);
    },
  );

  it("shows where a link leads, whatever stands before the @ in it", () => {
    const html = htmlOf(card("x", 'https://firm.example@evil.example/"><script>'));
    expect(byTag(html, "a")).toHaveLength(1);
    expect(seen(textOf(html))).toContain("open post (evil.example)");
    expect(byTag(html, "script")).toEqual([]);
  });

  it("draws lines of history, a paragraph each", () => {
    const drawn = drawCard({
      lines: [[text("10:05 Raj claimed it.")], [text("10:06 Raj noted: "), said("<b>shipped</b>")]],
    });
    expect(drawn).toMatchObject({
      subject: "10:05 Raj claimed it.",
      text: "10:05 Raj claimed it.\n10:06 Raj noted: <b>shipped</b>",
    });
    expect(byTag(readHtml(drawn.html.trim()), "p").map(textOf)).toEqual([
      "10:05 Raj claimed it.",
      "10:06 Raj noted: <b>shipped</b>",
    ]);
  });

  it("has a subject when there are only words of others", () => {
    expect(drawCard({ lines: [[said("Buy now")]] }).subject).toBe("A word from the desk");
    const only: Card = withPlain("calm", [{ kind: "quote", words: "Buy now", by: [text("about FT-7")] }]);
    expect(drawCard({ card: only }).subject).toBe("News of FT-7");
    expect(drawCard({ lines: [[text("long ".repeat(200))]] }).subject).toHaveLength(150);
  });

  it("is never more than its text: no word of others becomes markup, a header line or a link", () => {
    const plain = shapeOf(htmlOf(card("harmless"))).filter((tag) => tag !== "br");
    fc.assert(
      fc.property(hostile, (words) => {
        const drawn = drawCard({ card: card(words) });
        const html = readHtml(drawn.html.trim());
        expect(shapeOf(html).filter((tag) => tag !== "br")).toEqual(plain);
        expect(drawn.subject).toBe("FT-42 · High · Parts, resolve overdue since 14:30");
        expect(seen(drawn.text)).toBe(seen(soundText(card(words).plain)));
        const quote = byTag(html, "blockquote").map(textOf).join("");
        expect(seen(quote)).toBe(seen(soundText(`“${words}”`)).replaceAll("\n", ""));
        for (const part of [drawn.text, quote]) expect(part).not.toMatch(unseen);
      }),
      { numRuns: 200 },
    );
  });
});

/** What turns or hides the words around it. */
const unseen = /[^\P{Cc}\n\t]|[\u2028\u2029\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u;

/** How mail programs find addresses to make links of, in the ways that are usual. */
const finders = [
  /https?:\/\//i,
  /\b[a-z][a-z0-9+.-]*:\/\//i,
  /\bwww\./i,
  /[\w.+-]+@[\w-]+/u,
  /[\p{L}\p{N}-]+\.\p{L}{2,}/u,
  /\\\\[\p{L}\p{N}]/u,
];
const findsLink = (words: string): boolean => finders.some((finder) => finder.test(words));

describe("words that look like a link", () => {
  it("are none in either part of a mail", () => {
    const drawn = drawCard({ card: card("see https://evil.example or me@evil.example") });
    const html = readHtml(drawn.html.trim());
    expect(byTag(html, "a")).toHaveLength(1);
    for (const part of [drawn.text, textOf(html)]) expect(part.split("\n").filter(findsLink)).toEqual([]);
  });

  it.each([
    "https://evil.example/a?b=c",
    "HTTP://EVIL.EXAMPLE",
    "www.evil.example",
    "evil.example",
    "me@evil.example",
    "ftp://evil.example",
    "bücher.example",
    "file://server/share",
    "\\\\server\\share",
    "(https://evil.example)",
    "xn--e1awd7f.xn--p1ai",
    "https://user:pass@evil.example:8080/x",
    "a.b.c.evil.example",
    "end.Start",
  ])("%s is not one any more", (words) => {
    expect(findsLink(words)).toBe(true);
    expect(findsLink(breakLinks(words))).toBe(false);
    expect(seen(breakLinks(words))).toBe(words);
  });

  it.each([
    "FT-42.p1",
    "FT-42.1 is due 16.30",
    "/case promise 42 by fri 15:00",
    "2.0",
    "e.g. this",
    "3 @ 5",
    "Done. Next.",
  ])("%s stays whole", (words) => {
    expect(breakLinks(words)).toBe(words);
  });

  it("never survives, however it is hidden in other words", () => {
    const address = fc.webUrl({ withFragments: true, withQueryParameters: true });
    fc.assert(
      fc.property(fc.string(), fc.oneof(address, fc.emailAddress()), fc.string(), (before, it, after) => {
        expect(findsLink(breakLinks(`${before} ${it} ${after}`))).toBe(false);
      }),
    );
  });
});
