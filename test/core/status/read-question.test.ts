import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Question, readQuestion } from "../../../src/core/status/read-question.ts";
import { DAY } from "../../../src/core/time/instant.ts";
import { rigDesk } from "../../support/rig-desk.ts";

const read = (words: string): Question => readQuestion(words, rigDesk, "mia");
const marksOf = (words: string): string[] => {
  const question = read(words);
  return question.asks === "find" ? question.marks.map(({ kind, keys }) => `${kind} ${keys[0]}`) : [];
};
const termsOf = (words: string): string[] => {
  const question = read(words);
  return question.asks === "find" ? question.terms.map(({ word }) => word) : [];
};

describe("what stands for one customer or case", () => {
  it.each<[string, string[]]>([
    ["what's up with @jane_doe's dryer?", ["handle jane_doe"]],
    ["@jane@mastodon.social again", ["handle jane@mastodon.social"]],
    ["u/soggy_socks", ["handle soggy_socks"]],
    ["MAX.Power@Example.com", ["mail max.power@example.com"]],
    ["mail from max@example.com about order A-1002/77", ["mail max@example.com", "order a100277"]],
    ["order no. a1002 77 please", ["order a100277"]],
    ["ORDER: ORD 2026 778812!", ["order ord2026778812"]],
    ["a1002 77", ["order a100277"]],
    ["+1 (212) 867-5309", ["phone 12128675309"]],
    ["030 90182044", ["phone 03090182044"]],
    ["phone ending in 5309", ["phone-end 5309"]],
    ["last four digits are 5309", ["phone-end 5309"]],
    ["any news on FT-42?", ["case 42"]],
    ["#42", ["case 42"]],
    ["case number 42", ["case 42"]],
    ["what about 42", ["number 42"]],
    ["open for 3 days now, jane", []],
    ["<https://x.com/jane/status/12345678901?s=20>.", ["link https://x.com/jane/status/12345678901?s=20"]],
    ["x.com/jane/status/12345678901", ["link x.com/jane/status/12345678901"]],
    ["the 3rd visit at 10am", []],
    ["DC7f", ["code dc7f"]],
  ])("%j", (words, marks) => {
    expect(marksOf(words)).toEqual(marks);
  });
});

describe("what it is about", () => {
  it.each<[string, string[]]>([
    [
      "Could you kindly tell me how far we have got with the refrigerator of Mrs Liz Abernathy?",
      ["far", "refrigerator", "liz", "abernathy"],
    ],
    ["what about Müller's dish washer", ["muller", "dishwasher"]],
    ["her phone is 0211 555 0188", []],
    ["part 279838 shipped twice", ["part", "shipped", "twice", "279838"]],
  ])("%j", (words, terms) => {
    expect(termsOf(words)).toEqual(terms);
  });

  it("takes one word for another where people do, and a slip for the word", () => {
    const question = read("refridgerator of mueller");
    const [thing, name] = question.asks === "find" ? question.terms : [];
    expect(thing?.things).toEqual(expect.arrayContaining(["refrigerator", "fridge"]));
    expect(name?.names).toContain("muller");
    expect(name?.slips).toEqual(expect.arrayContaining(["meuller", "muller"]));
  });

  it.each<[string, string[]]>([
    ["Wie steht es um den Trockner von Max Weiß?", ["trockner", "max", "weiss"]],
    ["was gibt es Neues bei Jane Doe", ["jane", "doe"]],
    ["Gibt's noch eine offene Rechnung von der Kundin Müller?", ["rechnung", "muller"]],
  ])("%j, asked in German", (words, terms) => {
    expect(termsOf(words)).toEqual(terms);
  });

  it("what things are called in German finds what they are called in English", () => {
    const question = read("Trockner von @jane_doe");
    expect(question).toMatchObject({ asks: "find", terms: [{ word: "trockner" }] });
    expect(question.asks === "find" ? question.terms[0]?.things : []).toContain("dryer");
  });

  it.each(["hello", "thanks!", "", "?", "what about this one"])("%j asks for nothing", (words) => {
    expect(read(words)).toEqual({ asks: "nothing" });
  });
});

describe("a question for many", () => {
  it.each<[string, object]>([
    ["anything open for parts over 3 days?", { departments: ["parts"], olderThanMs: 3 * DAY }],
    ["what is overdue at the call centre", { departments: ["call-centre"], overdue: true }],
    [
      "which unclaimed ones from twitter are older than a week?",
      { unclaimed: true, sources: ["x"], olderThanMs: 7 * DAY },
    ],
    ["how many overdue dryers do we have", { overdue: true, product: "dryer" }],
    ["what does raj have open?", { person: "raj" }],
    ["what do I have overdue", { person: "mia", overdue: true }],
    ["what is @raj working on, anything overdue?", { person: "raj", overdue: true }],
  ])("%j", (words, filter) => {
    expect(read(words)).toMatchObject({ asks: "list", filter });
  });

  it("is none where somebody is named", () => {
    for (const words of ["anything open for jane doe?", "is @jane_doe overdue?", "what happened with the high chair"]) {
      expect(read(words), words).toMatchObject({ asks: "find" });
    }
  });
});

it("never throws, whatever is written, and never reads more than a few things of it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), (words) => {
      const question = read(words);
      if (question.asks !== "find") return;
      expect(question.terms.length).toBeLessThanOrEqual(8);
      expect(question.marks.length).toBeLessThanOrEqual(6);
      for (const { word } of question.terms) expect(word).toMatch(/^[\p{L}\p{N}\p{M}\p{Extended_Pictographic}]+$/u);
    }),
    { numRuns: 300 },
  );
  expect(read("a1 ".repeat(50_000)).asks).toBe("find");
  expect(read("x".repeat(200_000)).asks).toBe("find");
});
