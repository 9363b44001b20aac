import { existsSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldWords } from "../../../src/core/complaint/fold-words.ts";
import type { HeatLevel } from "../../../src/core/heat/heat.ts";
import { harmless, heatWords, placeholders, praise, troubles } from "../../../src/core/heat/heat-words.ts";
import { judgeHeat } from "../../../src/core/heat/judge-heat.ts";
import { DAY } from "../../../src/core/time/instant.ts";
import { labelled, sharedData } from "../../support/labelled.ts";

const first = { contacts: 1, waitedMs: 0 };
const level = (text: string, context = first): HeatLevel => judgeHeat(text, context).level;

describe("how a customer sounds", () => {
  const cases: [level: HeatLevel, text: string][] = [
    ["calm", "The washing machine does not start. Could somebody look at it?"],
    ["calm", "There was plastic in my soup."],
    ["calm", "THANK YOU SO MUCH!!! BEST SERVICE EVER!!!"],
    ["calm", "Never had a problem with you, will order again in 8 months."],
    ["calm", "Great job, the parcel came on Tuesday."],
    ["calm", "Never mind, it works now."],
    ["calm", ""],
    ["annoyed", "I am really disappointed with the delivery."],
    ["annoyed", "I have been waiting for three weeks."],
    ["annoyed", "Great job, my parcel is lost."],
    ["annoyed", "I want to cancel my contract."],
    ["annoyed", "My lawyer will write to you."],
    ["annoyed", "no internet 😡"],
    ["annoyed", "Seit 3 Wochen keine Antwort."],
    ["annoyed", "Sigo sin respuesta."],
    ["annoyed", "Ainda não recebi nada."],
    ["angry", "This is ridiculous and unacceptable."],
    ["angry", "wtf is going on with my bill"],
    ["angry", "#HorribleService"],
    ["angry", "Third visit, still no heating element. The technician was rude."],
    ["angry", "Still broken after 3 weeks. My lawyer will write to you."],
    ["angry", "Das ist eine Frechheit!"],
    ["angry", "Es una vergüenza, la peor compañía."],
    ["angry", "Péssimo atendimento, que vergonha."],
  ];
  test.each(cases)("%s: %s", (expected, text) => {
    expect(level(text)).toBe(expected);
  });

  test("capitals and exclamation marks change nothing", () => {
    const text = "still no answer from you";
    expect(judgeHeat(`${text.toUpperCase()}!!!!`, first)).toEqual(judgeHeat(text, first));
  });
});

describe("reasons", () => {
  test("say the words that gave them", () => {
    expect(judgeHeat("Third visit, still no heating element.", { contacts: 2, waitedMs: 9 * DAY + 5 })).toEqual({
      level: "angry",
      reasons: [
        { code: "again", words: "third visit" },
        { code: "again", words: "still no" },
        { code: "contact-count", words: "2" },
        { code: "long-wait", words: "9" },
      ],
    });
  });
  test("many contacts and a long wait annoy by themselves, but never more than that", () => {
    const polite = "Could you look at my order, please?";
    expect(level(polite, { contacts: 2, waitedMs: 0 })).toBe("calm");
    expect(level(polite, { contacts: 3, waitedMs: 0 })).toBe("annoyed");
    expect(level(polite, { contacts: 1, waitedMs: 7 * DAY })).toBe("annoyed");
    expect(level(polite, { contacts: 40, waitedMs: 900 * DAY })).toBe("annoyed");
  });
  test("are none for a calm text, whatever it was that did not count", () => {
    expect(judgeHeat("Hello", { contacts: 2, waitedMs: 0 })).toEqual({ level: "calm", reasons: [] });
  });
  test("hold nothing of the customer's but words of the table", () => {
    const { reasons } = judgeHeat("Jane Doe, 12 Elm Street: the worst, this sucks, fix it", first);
    expect(reasons.map(({ words }) => words).sort()).toEqual(["sucks", "worst"]);
  });
});

describe("the table", () => {
  const phrases = [...heatWords.flatMap((row) => row.phrases), ...praise, ...troubles, ...harmless];
  test("is written the way texts are folded, or it would never match", () => {
    const wrong = phrases.filter((phrase) => {
      const plain = phrase.replace(/\b(?:N|TH|SPAN)\b/g, "x");
      return foldWords(plain) !== ` ${plain} `;
    });
    expect(wrong).toEqual([]);
  });
  test("uses only placeholders there are", () => {
    const capitals = new Set(phrases.flatMap((phrase) => phrase.match(/\p{Lu}+/gu) ?? []));
    expect([...capitals].sort()).toEqual(Object.keys(placeholders).sort());
  });
  test("has every word once", () => {
    const all = heatWords.flatMap((row) => row.phrases);
    expect(all.filter((phrase, index) => all.indexOf(phrase) !== index)).toEqual([]);
  });
});

test("more of the same text is never calmer", () => {
  const order: HeatLevel[] = ["calm", "annoyed", "angry"];
  const words = fc.constantFrom(
    "the",
    "dryer",
    "worst",
    "still no",
    "never again",
    "lawyer",
    "sucks",
    "disappointed",
    "my",
  );
  fc.assert(
    fc.property(fc.array(words), fc.array(words), (some, more) => {
      const a = order.indexOf(level(some.join(" . ")));
      const b = order.indexOf(level([...some, ...more].join(" . ")));
      expect(b).toBeGreaterThanOrEqual(a);
    }),
  );
});

describe.skipIf(!existsSync(sharedData))("against texts labelled by a reader", () => {
  /** Share of texts judged so that are labelled so, and of texts labelled so that are judged so. */
  const measure = (levels: HeatLevel[]): { precision: number; recall: number } => {
    let [judged, meant, both] = [0, 0, 0];
    for (const { complaint, label } of labelled()) {
      const is = levels.includes(level(complaint.text));
      const should = levels.includes(label.heat);
      judged += is ? 1 : 0;
      meant += should ? 1 : 0;
      both += is && should ? 1 : 0;
    }
    return { precision: both / judged, recall: both / meant };
  };

  test("angry is right four times in five and finds two in three", () => {
    const { precision, recall } = measure(["angry"]);
    expect(precision).toBeGreaterThan(0.8);
    expect(recall).toBeGreaterThan(0.66);
  });
  test("not calm is right nine times in ten and finds every second one", () => {
    const { precision, recall } = measure(["annoyed", "angry"]);
    expect(precision).toBeGreaterThan(0.88);
    expect(recall).toBeGreaterThan(0.5);
  });
});
