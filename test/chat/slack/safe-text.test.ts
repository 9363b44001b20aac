import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cut, literal } from "../../../src/chat/literal.ts";
import { cutEscaped, escaped, safePlain } from "../../../src/chat/slack/safe-text.ts";
import { hostile } from "../../support/hostile.ts";

describe("cut", () => {
  it.each<[string, number, string]>([
    ["dryer", 5, "dryer"],
    ["dryers", 5, "drye…"],
    ["ab😀cd", 4, "ab…"],
    ["ab😀cd", 5, "ab😀…"],
    ["dryer", 1, "…"],
    ["dryer", 0, ""],
  ])("cuts %j to %i units as %j", (text, max, wanted) => {
    expect(cut(text, max)).toBe(wanted);
  });

  it("keeps to the length and never leaves half a character", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), fc.nat({ max: 40 }), (text, max) => {
        const short = cut(text, max);
        expect(short.length).toBeLessThanOrEqual(max);
        expect(short).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });
});

describe("literal", () => {
  it.each<[string, string]>([
    ["dryer", "dryer"],
    ["a\u0000b\u001bc", "abc"],
    ["one\r\ntwo\rthree\tfour", "one\ntwo\nthree\tfour"],
    ["bill \u202egnp.exe", "bill gnp.exe"],
    ["half \ud83d", "half \ufffd"],
    ["שלום", "\u2068שלום\u2069"],
  ])("makes %j into %j", (text, wanted) => {
    expect(literal(text)).toBe(wanted);
  });
});

describe("escaped", () => {
  it("escapes the three characters and nothing else", () => {
    expect(escaped('<!channel> & <@U1> *b* "q"')).toBe('&lt;!channel&gt; &amp; &lt;@U1&gt; *b* "q"');
  });

  it("never cuts an entity in two", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("&", "<", ">", "a", "😀") }),
        fc.integer({ min: 1, max: 40 }),
        (text, max) => {
          const short = cutEscaped(text, max);
          expect(short.length).toBeLessThanOrEqual(max);
          expect(short.replace(/&(amp|lt|gt);/g, "")).not.toMatch(/[&<>]/);
        },
      ),
    );
  });
});

describe("safePlain", () => {
  it("holds no markup, mention or link, and keeps within what chat.update takes", () => {
    fc.assert(
      fc.property(hostile, hostile, (desk, customer) => {
        const text = safePlain(`FT-42 ${desk}: ${customer}`, [customer]);
        expect(text.length).toBeGreaterThan(0);
        expect(text.length).toBeLessThan(4_000);
        expect(text).not.toMatch(/[<>*_~`]/);
        expect(text.replace(/&(amp|lt|gt);/g, "")).not.toContain("&");
        expect(text).not.toMatch(/\p{Surrogate}/u);
        expect(text).not.toMatch(/\p{Cc}(?<!\n|\t)|[\u202a-\u202e]/u);
      }),
    );
  });

  it("cuts a customer's words to 300 characters and leaves the desk's whole", () => {
    const words = "cold ".repeat(200);
    const text = safePlain(`FT-42 · High · Parts. "${words}" Next: Raj confirms the shipment.`, [words]);
    expect(text).toContain("FT-42 · High · Parts.");
    expect(text).toContain("Next: Raj confirms the shipment.");
    expect(text.length).toBeLessThan(400);
  });

  it("does not begin a quotation", () => {
    expect(safePlain("a\n> b\n  > c", [])).toBe("a\n› b\n› c");
  });
});
