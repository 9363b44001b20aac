import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldWords, holdsWords } from "../../../src/core/complaint/fold-words.ts";

const holds = (text: string, phrase: string): boolean => holdsWords(foldWords(text), foldWords(phrase));

describe("words are found", () => {
  const found: [text: string, phrase: string][] = [
    ["I want a REFUND.", "refund"],
    ["Réfund!", "refund"],
    ["refund", "Réfund"],
    ["I want a re\u200bfund", "refund"],
    ["No data   cap\nplease", "data cap"],
    ["I can’t pay", "can't pay"],
    ["my e-mail, please", "E-Mail"],
    ["#LostLuggage again", "lost luggage"],
    ["Straße gesperrt", "STRASSE"],
    ["Le cœur", "coeur"],
    ["Đơn hàng", "don hang"],
    ["ΤΙΜΟΛΌΓΙΟΣ", "τιμολόγιος"],
    ["الفَاتُورَة خطأ", "الفاتورة"],
    ["請求書がまだ", "請求書"],
    ["อยากคืนเงินค่ะ", "คืนเงิน"],
    ["so angry 😡 now", "😡"],
    ["price (USD) is c++ .*", "c++"],
  ];
  test.each(found)("%j holds %j", (text, phrase) => {
    expect(holds(text, phrase)).toBe(true);
  });
});

describe("what is not there is not found", () => {
  const absent: [text: string, phrase: string][] = [
    ["refunded", "refund"],
    ["prefund", "refund"],
    ["data about the cap", "data cap"],
    ["@refund see https://shop.example/refund or refund@shop.example", "refund"],
    ["anything", ".*"],
    ["anything", ""],
    ["anything", "$(^["],
    ["की", "के"],
  ];
  test.each(absent)("%j does not hold %j", (text, phrase) => {
    expect(holds(text, phrase)).toBe(false);
  });
});

test("a text holds each of its own words, in any order of hostile characters", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
      const folded = foldWords(text);
      for (const word of folded.trim().split(" ").filter(Boolean)) {
        expect(holdsWords(folded, foldWords(word))).toBe(true);
      }
    }),
    { numRuns: 2_000 },
  );
});
