import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanLine, cleanText, cutMark, maxTextLength } from "../../../src/core/complaint/clean-text.ts";

const u = (...codes: number[]): string => String.fromCodePoint(...codes);

const ordinary: [script: string, text: string][] = [
  ["Latin", "Third visit, still no heating element. Réparé? Ça va – “no”, 50 % & <done>."],
  ["Latin, decomposed", `Cafe${u(0x301)} fermé, mañana ${u(0x6e, 0x303)}o`],
  ["Vietnamese", "Đơn hàng của tôi vẫn chưa đến, tôi rất thất vọng."],
  ["Turkish", "İade hâlâ yapılmadı, ışık yanmıyor."],
  ["Greek", "Η παραγγελία μου δεν ήρθε ποτέ."],
  ["Cyrillic", "Третий раз жду мастера, ёлки."],
  ["Armenian", "Պատվերը դեռ չի հասել։"],
  ["Georgian", "შეკვეთა ჯერ არ მოსულა."],
  ["Hebrew, pointed", "הַזְמָנָה לֹא הִגִּיעָה, 3 שבועות!"],
  ["Arabic, vowelled", "لَمْ يَصِلِ الطَّلَبُ حتى الآن، ٣ أسابيع."],
  ["Persian, with joiners", `نمی${u(0x200c)}خواهم دوباره زنگ بزنم، خانه${u(0x200c)}ام سرد است.`],
  ["Urdu", "میرا آرڈر ابھی تک نہیں آیا۔"],
  ["Hindi", "मेरा ऑर्डर अभी तक नहीं आया, क्षमा करें।"],
  ["Hindi, half form", `क्${u(0x200d)}ष और क्${u(0x200c)}ष`],
  ["Bengali", "আমার অর্ডার এখনও আসেনি।"],
  ["Tamil", "என் பொருள் இன்னும் வரவில்லை."],
  ["Sinhala, with joiner", `ශ්${u(0x200d)}රී ලංකාව`],
  ["Malayalam", "എന്റെ ഓർഡർ വന്നില്ല."],
  ["Thai", "สินค้าของฉันยังไม่มาถึงเลย"],
  ["Khmer, with word breaks", `ទំនិញ${u(0x200b)}មិនទាន់${u(0x200b)}មកដល់ទេ`],
  ["Tibetan", "བཀྲ་ཤིས་བདེ་ལེགས།"],
  ["Mongolian", `ᠮᠣᠩᠭᠣᠯ ᠤᠨ${u(0x180b)} ᠨᠢᠭᠡ`],
  ["Amharic", "ትዕዛዜ እስካሁን አልደረሰም።"],
  ["Chinese", "快递还没到，太慢了！神\u{FA19}"],
  ["Japanese", "まだ届いていません。「三回目」です、ｶﾀｶﾅ。"],
  ["Korean", "주문이 아직도 안 왔어요."],
  ["emoji", "😡 👩🏽‍🚀 🏳️‍🌈 ❤️‍🔥 👨‍👩‍👧‍👦 1️⃣ 🇩🇪 🏴󠁧󠁢󠁷󠁬󠁳󠁿"],
  ["layout", "first line\n\n\tsecond line\n\n\n\nfourth after three blank ones"],
  ["mixed direction", `${u(0x200f)}ההזמנה C++${u(0x200e)} לא הגיעה`],
];

describe("what ordinary people write stays letter for letter", () => {
  test.each(ordinary)("%s", (_script, text) => {
    expect(cleanText(text)).toBe(text);
  });
});

describe("what could hide or reorder is gone", () => {
  const cases: [name: string, raw: string, clean: string][] = [
    ["NUL and controls", `a${u(0)}b${u(7)}c${u(0x1b)}[31md${u(0x7f)}e${u(0x9b)}f`, "abc[31mdef"],
    ["newlines of every kind", `a\r\nb\rc${u(0x85)}d${u(0x2028)}e${u(0x2029)}f\vg\fh`, "a\nb\nc\nd\ne\nf\ng\nh"],
    ["half a character", "a\ud83db\ude00c", `a${u(0xfffd)}b${u(0xfffd)}c`],
    ["characters that are none", `a${u(0xfffe)}b${u(0x1ffff)}`, `a${u(0xfffd)}b${u(0xfffd)}`],
    ["an override", `pay ${u(0x202e)}001${u(0x202c)} now`, "pay 001 now"],
    [
      "embeddings and isolates",
      `${u(0x202a)}a${u(0x202b)}b${u(0x2066)}c${u(0x2067)}d${u(0x2068)}e${u(0x2069)}`,
      "abcde",
    ],
    ["a direction mark without any use", `a${u(0x200f)}b${u(0x200e)}c${u(0x61c)}`, "abc"],
    ["many direction marks", `א${u(0x200f, 0x200f, 0x200e)}!`, `א${u(0x200f)}!`],
    [
      "zero-width between Latin letters",
      `re${u(0x200b)}fu${u(0x200d)}n${u(0x200c)}d${u(0x2060)}e${u(0xfeff)}d${u(0xad)}`,
      "refunded",
    ],
    ["joiners in a row", `می${u(0x200c, 0x200c, 0x200d)}خ`, `می${u(0x200c)}خ`],
    ["a joiner after an emoji that joins nothing", `😡${u(0x200d)} a`, "😡 a"],
    ["words hidden in tag characters", `hi${u(0xe0068, 0xe0069, 0xe007f)}`, "hi"],
    ["words hidden behind the black flag", `🏴${u(...Array.from({ length: 40 }, () => 0xe0061), 0xe007f)}`, "🏴"],
    ["bytes hidden in variation selectors", `a${u(0xfe01, 0xfe02, 0xe0101, 0xe0102)}b`, `a${u(0xfe01)}b`],
    ["blank letters", `a${u(0x3164, 0xffa0, 0x115f, 0x1160)}b`, "ab"],
    ["notes between the lines", `a${u(0xfff9)}b${u(0xfffa)}c${u(0xfffb)}`, "abc"],
    [
      "a tower of marks",
      `e${u(...Array.from({ length: 60 }, () => 0x301))}`,
      `e${u(...Array.from({ length: 10 }, () => 0x301))}`,
    ],
    ["a desert", "a\n\n\n \n\t\n\n\n\nb", "a\n\n\n\nb"],
    ["space around", " \n\t a \u00a0\n", "a"],
  ];
  test.each(cases)("%s", (_name, raw, clean) => {
    expect(cleanText(raw)).toBe(clean);
  });
});

describe("length", () => {
  test("a text of the longest length is kept whole", () => {
    const text = "😡".repeat(maxTextLength);
    expect(cleanText(text)).toBe(text);
  });
  test("a longer one is cut between characters and says so", () => {
    const clean = cleanText("😡".repeat(maxTextLength + 1));
    expect(clean.endsWith(cutMark)).toBe(true);
    expect(Array.from(clean)).toHaveLength(maxTextLength);
    expect(clean).not.toMatch(/\p{Surrogate}/u);
  });
  test("invisible filling does not push the words over the edge", () => {
    expect(cleanText(`${u(0x200b).repeat(50_000)}the words`)).toBe("the words");
  });
});

test("a line has no newline and no double space", () => {
  expect(cleanLine(" Jane\r\n  D.\u202e\tSmith ")).toBe("Jane D. Smith");
});

const nasty = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(...ordinary.flatMap(([, text]) => Array.from(text))),
        fc.constantFrom(
          ...[
            0, 9, 10, 13, 0x85, 0xad, 0x34f, 0x61c, 0x180b, 0x180e, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x202e,
            0x2028,
          ].map((c) => u(c)),
          ...[
            0x2066, 0x2069, 0xfe0f, 0xfeff, 0x1f3f4, 0xe0067, 0xe0062, 0xe0077, 0xe007f, 0x301, 0x1f3fd, 0x2640,
            0xe0101,
          ].map((c) => u(c)),
          "\ud83d",
          "\ude00",
        ),
      ),
      { maxLength: 60 },
    )
    .map((parts) => parts.join("")),
);

describe("of any text whatever", () => {
  test("cleaning twice changes nothing", () => {
    fc.assert(
      fc.property(nasty, (raw) => {
        expect(cleanText(cleanText(raw))).toBe(cleanText(raw));
      }),
      { numRuns: 3_000 },
    );
  });
  test("cleaning a long one twice changes nothing, and it fits", () => {
    const long = fc
      .tuple(nasty, nasty)
      .map(([head, tail]) => head + "x".repeat(maxTextLength - 30) + tail + tail + tail);
    fc.assert(
      fc.property(long, (raw) => {
        const clean = cleanText(raw);
        expect(cleanText(clean)).toBe(clean);
        expect(Array.from(clean).length).toBeLessThanOrEqual(maxTextLength);
      }),
      { numRuns: 300 },
    );
  });
  test("no half character, no control, no override is left", () => {
    fc.assert(
      fc.property(nasty, (raw) => {
        expect(cleanText(raw)).not.toMatch(/\p{Surrogate}|[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069]/u);
      }),
      { numRuns: 3_000 },
    );
  });
  test("nothing visible is lost", () => {
    const seen = (text: string): string =>
      text.replace(/[^\p{L}\p{N}\p{P}\p{Sc}]|\p{Default_Ignorable_Code_Point}/gu, "");
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), (raw) => {
        expect(seen(cleanText(raw))).toBe(seen(raw));
      }),
      { numRuns: 2_000 },
    );
  });
});
