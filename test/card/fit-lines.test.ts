import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fitLines, lengthOf, type Sayable } from "../../src/card/fit-lines.ts";
import { cut, plainLine, text } from "../../src/card/spans.ts";
import { instant } from "../../src/core/time/instant.ts";

const LIMIT = 1_000;
const leftOut = (n: number) => [text(`${n} left out`)];
const says = (name: string, words: string, at: number | null, keep: Sayable["keep"] = "usual"): Sayable => ({
  at: at === null ? null : instant(at),
  keep,
  line: (room) => [text(`${name} ${cut(words, room)}`)],
});
const plain = (all: readonly Sayable[], limit = LIMIT): string[] => fitLines(all, limit, leftOut).map(plainLine);

describe("what fits", () => {
  test("is said in full and in the order given", () => {
    expect(plain([says("a", "one", 1), says("b", "two", 2, "lesser"), says("c", "three", null)])).toEqual([
      "a one",
      "b two",
      "c three",
    ]);
  });

  test("the lesser is said shorter first, then the oldest", () => {
    const long = "x".repeat(240);
    const all = [says("new", long, 9), says("old", long, 1), says("mid", long, 5), says("less", long, 8, "lesser")];
    const lengths = (limit: number) => plain(all, limit).map((line) => line.length);
    expect(lengths(980)).toEqual([244, 244, 244, 245]);
    expect(lengths(970)).toEqual([244, 244, 244, 85]);
    expect(lengths(800)).toEqual([244, 84, 244, 85]);
    expect(lengths(600)).toEqual([244, 84, 84, 85]);
  });

  test("then the lesser is left out, then the oldest, and it says how many", () => {
    const long = "x".repeat(240);
    const all = [
      says("new", long, 9),
      says("old", long, 1),
      says("mid", long, 5),
      says("less", long, 8, "lesser"),
      says("must", long, null, "always"),
    ];
    const names = (limit: number) => plain(all, limit).map((line) => line.split(" x")[0]);
    expect(names(600)).toEqual(["new", "old", "mid", "less", "must"]);
    expect(names(560)).toEqual(["new", "old", "mid", "must", "1 left out"]);
    expect(names(450)).toEqual(["new", "mid", "must", "2 left out"]);
    expect(names(370)).toEqual(["new", "must", "3 left out"]);
  });

  test("the newest gives way only when it is alone with what is always said", () => {
    const all = [says("new", "y".repeat(5_000), 9), says("old", "x", 1), says("must", "z".repeat(500), null, "always")];
    const lines = plain(all);
    expect(lines.map((line) => line.split(" ")[0])).toEqual(["new", "must", "1"]);
    expect(lines.join("\n").length).toBe(LIMIT);
    expect(lines[1]?.length).toBe("must ".length + 80);
  });
});

const sayables = fc.array(
  fc.record({
    words: fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 60 }),
      fc.string({ unit: "grapheme", maxLength: 2_000, size: "max" }),
    ),
    at: fc.option(fc.integer({ min: 1, max: 40 })),
    keep: fc.constantFrom<Sayable["keep"]>("usual", "lesser", "usual"),
  }),
  { maxLength: 30 },
);

describe("whatever there is to say", () => {
  test("it fits, in order, and the newest is whole for as long as it can be", () => {
    fc.assert(
      fc.property(sayables, fc.integer({ min: 300, max: 1_500 }), (given, limit) => {
        const all = given.map(({ words, at, keep }, i) => says(`#${i}`, words.replaceAll(/\s/gu, "_"), at, keep));
        const must = says("must", "next", null, "always");
        const lines = fitLines([...all, must], limit, leftOut);
        const said = lines.map(plainLine);
        expect(lengthOf(lines)).toBeLessThanOrEqual(limit);
        expect(said).toContain("must next");
        const places = said.flatMap((line) => /^#(\d+) /u.exec(line)?.[1] ?? []).map(Number);
        expect(places).toEqual(places.toSorted((a, b) => a - b));
        const ages = given.map(({ at }) => at ?? 0);
        const newest = ages.indexOf(Math.max(...ages, 0));
        const one = all[newest];
        if (one === undefined || (ages[newest] ?? 0) === 0) return;
        const whole = plainLine(one.line(Number.POSITIVE_INFINITY));
        expect(places).toContain(newest);
        if ([...whole].length + 40 <= limit) expect(said).toContain(whole);
      }),
      { numRuns: 300 },
    );
  });

  test("nothing older of the same kind is there while something younger is left out", () => {
    fc.assert(
      fc.property(sayables, (given) => {
        const all = given.map(({ words, at, keep }, i) => says(`#${i}`, words.replaceAll(/\s/gu, "_"), at, keep));
        const said = new Set(
          plain(all)
            .flatMap((line) => /^#(\d+) /u.exec(line)?.[1] ?? [])
            .map(Number),
        );
        given.forEach((out, i) => {
          if (said.has(i)) return;
          given.forEach((there, j) => {
            if (!said.has(j) || there.keep !== out.keep) return;
            expect(there.at ?? 0).toBeGreaterThanOrEqual(out.at ?? 0);
          });
        });
      }),
      { numRuns: 200 },
    );
  });
});
