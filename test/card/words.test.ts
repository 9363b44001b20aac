import { describe, expect, test } from "vitest";
import { briefOf } from "../../src/card/brief.ts";
import { caseCard } from "../../src/card/case-card.ts";
import type { Reader } from "../../src/card/reader.ts";
import { plainLine } from "../../src/card/spans.ts";
import { writeInFull, writeShortSpan, writeSpan, writeTime } from "../../src/card/time-words.ts";
import { wordsIn } from "../../src/card/words/languages.ts";
import { languageOf, languages } from "../../src/core/desk/language.ts";
import { inEnglish } from "../../src/core/time/in-english.ts";
import { DAY, HOUR, plus } from "../../src/core/time/instant.ts";
import { parseSpan } from "../../src/core/time/parse-span.ts";
import { aCase, does, monday } from "../support/builders.ts";
import { aView, readerAt } from "../support/reading.ts";

type Leaf = { path: string; value: unknown };
const leavesOf = (value: unknown, path = ""): Leaf[] =>
  typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, path === "" ? key : `${path}.${key}`))
    : [{ path, value }];

const english = leavesOf(wordsIn("en"));
const others = languages.filter((language) => language !== "en");

/** Something that no language would write by itself; found again whatever is made of its first letter. */
const mark = (index: number): string => `zq${index}qz`;
const factsMarked = (asked: string[]) => ({
  ft: mark(1),
  number: 7_301,
  who: mark(2),
  at: mark(3),
  ago: mark(4),
  department: mark(5),
  known: mark(6),
  given: mark(7),
  piece: mark(8),
  other: mark(9),
  can: mark(10),
  what: mark(11),
  left: mark(12),
  currency: mark(13),
  about: mark(14),
  command: (rest: string) => {
    asked.push(rest.split(" ")[0] ?? "");
    return rest;
  },
});

/** What may be given at one place: words, names, how commands are typed, or what a refusal knows. */
const kinds: ((index: number, asked: string[]) => unknown)[] = [
  (index) => mark(index),
  (index) => [`${mark(index)}a`, `${mark(index)}b`, `${mark(index)}c`],
  (_, asked) => factsMarked(asked).command,
  (_, asked) => factsMarked(asked),
  // How somebody is there, of which there are some.
  () => "rota",
];

type Says = (...args: unknown[]) => unknown;
const said = (say: Says, args: unknown[]): string | null => {
  try {
    const words = say(...args);
    return typeof words === "string" && !/undefined|NaN|\[object|function|=>/.test(words) ? words : null;
  } catch {
    return null;
  }
};

/** The kinds of a text's arguments, found by trying. */
const kindsFor = (say: Says): number[] | null => {
  const all = Array.from({ length: say.length }).reduce<number[][]>(
    (rows) => rows.flatMap((row) => kinds.map((_, kind) => [...row, kind])),
    [[]],
  );
  const fits = (row: number[]): boolean => {
    const words = said(
      say,
      row.map((kind, index) => kinds[kind]?.(index, [])),
    );
    return words !== null && words !== "";
  };
  // Mostly words alone: the fewest others come first.
  return all.toSorted((a, b) => sum(a) - sum(b)).find(fits) ?? null;
};
const sum = (row: number[]): number => row.reduce((total, one) => total + one, 0);

const marksIn = (words: string): string[] =>
  [...new Set(words.toLowerCase().match(/zq\d+qz[abc]?|7301/g) ?? [])].toSorted();
const lettersIn = (words: string): string => words.toLowerCase().replace(/zq\d+qz[abc]?|7301|[^\p{L}]/gu, "");

/** The same in every language: names, units, signs of a library, and what is typed. */
const sameEverywhere =
  /^(?:sourceNames|platformNames)\.|^times\.|^length\.(?:minutes|hours)$|^help\.verbs\.[\w-]+\.0$|^door\.title$|^ledger\.ways\.|^digest\.pictures\.(?:hours|zero)$|^(?:holidays\.dates|holidays\.date)$/;

describe.each(others)("%s", (language) => {
  const translated = new Map(leavesOf(wordsIn(language)).map(({ path, value }) => [path, value]));

  test("says all that English says and nothing more", () => {
    expect([...translated.keys()].toSorted()).toEqual(english.map(({ path }) => path).toSorted());
    expect(wordsIn(language).language).toBe(language);
    expect(languageOf(wordsIn(language).locale)).toBe(language);
  });

  test("is asked in the same way", () => {
    const arity = ({ path, value }: Leaf): string =>
      `${path} ${typeof value === "function" ? value.length : typeof value}`;
    const theirs = [...translated].map(([path, value]) => arity({ path, value }));
    expect(theirs.toSorted()).toEqual(english.map(arity).toSorted());
  });

  test("names all that English names, and the same commands", () => {
    const lost: string[] = [];
    for (const { path, value } of english) {
      const other = translated.get(path);
      if (typeof value !== "function" || typeof other !== "function") continue;
      const row = kindsFor(value as Says);
      if (row === null) {
        lost.push(`${path}: no arguments fit`);
        continue;
      }
      const asked: { ours: string[]; theirs: string[] } = { ours: [], theirs: [] };
      const ours = said(
        value as Says,
        row.map((kind, index) => kinds[kind]?.(index, asked.ours)),
      );
      const theirs = said(
        other as Says,
        row.map((kind, index) => kinds[kind]?.(index, asked.theirs)),
      );
      const missing = marksIn(ours ?? "").filter((one) => !marksIn(theirs ?? "").includes(one));
      if (theirs === null || theirs.trim() === "") lost.push(`${path}: says nothing`);
      else if (missing.length > 0) lost.push(`${path}: ${missing.join(" ")} is not in “${theirs}”`);
      if (asked.ours.toSorted().join() !== asked.theirs.toSorted().join()) lost.push(`${path}: other commands`);
    }
    expect(lost).toEqual([]);
  });

  test("has words for one, for none and for several", () => {
    const silent: string[] = [];
    for (const { path, value } of english) {
      const other = translated.get(path);
      if (typeof value !== "function" || typeof other !== "function") continue;
      const row = kindsFor(value as Says) ?? [];
      for (const position of row.keys()) {
        for (const given of [0, 1, 2, 3, 11, ""]) {
          const args = row.map((kind, index) => (index === position ? given : kinds[kind]?.(index, [])));
          const ours = said(value as Says, args);
          const theirs = said(other as Says, args);
          // A number where words belong may be more than a sentence can bear.
          if (ours === null || theirs === null) continue;
          if ((ours === "") !== (theirs === "")) silent.push(`${path}, ${given}`);
          const missing = marksIn(ours).filter((one) => !marksIn(theirs).includes(one));
          if (missing.length > 0) silent.push(`${path}, ${given}: ${missing.join(" ")} is not in “${theirs}”`);
        }
      }
    }
    expect(silent).toEqual([]);
  });

  test("is not English", () => {
    const same: string[] = [];
    for (const { path, value } of english) {
      const other = translated.get(path);
      if (sameEverywhere.test(path) || path === "language") continue;
      const row = typeof value === "function" ? kindsFor(value as Says) : [];
      const args = (row ?? []).map((kind, index) => kinds[kind]?.(index, []));
      const ours = typeof value === "function" ? said(value as Says, args) : value;
      const theirs = typeof other === "function" ? said(other as Says, args) : other;
      if (typeof ours === "string" && ours === theirs && lettersIn(ours) !== "") same.push(`${path}: ${ours}`);
    }
    expect(same).toEqual([]);
  });

  test("keeps the voice: no exclamation marks, its own quotation marks, real ellipses", () => {
    const quoted = wordsIn(language).quoted("x");
    const foreign = [...'“”„‚‘«»"'].filter((sign) => !quoted.includes(sign));
    const loud: string[] = [];
    for (const [path, value] of translated) {
      const row = typeof value === "function" ? (kindsFor(value as Says) ?? []) : [];
      const args = row.map((kind, index) => kinds[kind]?.(index, []));
      const words = String(typeof value === "function" ? said(value as Says, args) : value);
      // What is typed may hold marks of its own.
      if (path.startsWith("help.verbs") || path === "incidents.usage") continue;
      if (/!/.test(words) || words.includes("...") || foreign.some((sign) => words.includes(sign))) {
        loud.push(`${path}: ${words}`);
      }
    }
    expect(loud).toEqual([]);
  });
});

describe("a customer without a name", () => {
  const reader: Reader = { ...readerAt(plus(monday, HOUR)), words: wordsIn("de") };
  const drawn = (customer: { name: string | null; handle: string | null }): string => {
    const view = aView(does(aCase(), "raj", { verb: "claim" }, monday), { customer });
    return [caseCard(view, reader).plain, ...briefOf(view, reader).map(plainLine)].join("\n");
  };

  test("is bent as the sentence needs it, and a name is not", () => {
    const unnamed = drawn({ name: null, handle: null });
    expect(unnamed).toContain("spricht mit dem Kunden: ");
    expect(unnamed).toContain("dem Kunden antworten.");
    expect(unnamed).toContain("Noch hat niemand dem Kunden etwas gesagt");
    expect(unnamed).not.toMatch(/mit der Kunde|der Kunde antworten/);
    const named = drawn({ name: "Jane Doe", handle: null });
    expect(named).toContain("spricht mit Jane: ");
    expect(named).toContain("Jane antworten.");
    // A name that looks like our words is a name all the same.
    expect(drawn({ name: "der", handle: null })).toContain("spricht mit der: ");
  });

  test("reads times in the language's own way", () => {
    const times = wordsIn("de");
    const zone = "Europe/Berlin";
    expect(writeTime(plus(monday, DAY), monday, zone, times)).toBe("Di 15:00");
    expect(writeTime(plus(monday, 10 * DAY), monday, zone, times)).toBe("Do 11. Mär 15:00");
    expect(writeInFull(plus(monday, 10 * DAY), monday, zone, times)).toBe("Do 11. März 15:00");
    const now = monday;
    const span = { now, zone, words: times };
    expect(writeSpan(monday, plus(monday, HOUR), span)).toBe("Mo 1. Mär 15:00 bis 16:00");
    expect(writeShortSpan(monday, plus(monday, DAY), span)).toBe("Mo 15:00 bis Di 15:00");
    // What is written can be typed again.
    const typed = parseSpan(inEnglish(writeSpan(monday, plus(monday, DAY), span), "de"), now, zone);
    expect(typed).toEqual({ from: monday, to: plus(monday, DAY) });
  });
});
