import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDeskFile } from "../../src/config/desk-file.ts";
import { problemsOf, smallDesk, YEAR } from "./small-desk.ts";

const bomb = `a: &a [x, x]\n${Array.from({ length: 40 }, (_, i) => `b${i}: &b${i} [*${i ? `b${i - 1}` : "a"}, *a]`).join("\n")}\n`;

describe("a hostile desk file", () => {
  it.each([
    ["of five megabytes", "a: b\n".repeat(1_000_000), "KB"],
    ["with one endless line", `organisation: ${"x".repeat(100_000)}`, "This line has"],
    ["with an endless text", `organisation: >\n${"  x y z\n".repeat(500)}`, "characters"],
    ["with a bomb of aliases", bomb, "& and *"],
    ["with a type to run code", "organisation: !!js/function 'function () {}'", "YAML type"],
    ["with a type of its own", "organisation: !<tag:x,2000:y> z", "YAML type"],
    ["with brackets that never close", "[".repeat(900), "brackets"],
    ["with brackets over many lines", "{a:\n".repeat(5_000), "brackets"],
    [
      "with blocks that go ever deeper",
      Array.from({ length: 900 }, (_, i) => `${" ".repeat(i)}a:`).join("\n"),
      "too far",
    ],
    ["with lists in lists in lists", "- ".repeat(400), "too far"],
    ["with a null character", "organisation: a\0b", "cannot be seen"],
    ["with half a character", "organisation: \ud800", "cannot be seen"],
    ["with half a character, escaped", 'organisation: "\\ud800"', "cannot be seen"],
    ["with a prototype to change", "__proto__: { organisation: x }", "__proto__"],
    ["of another version", "%YAML 1.1\n---\norganisation: x", "begins with %"],
    ["that is empty", "", "not a desk file"],
    ["that is a list", "- a", "not a desk file"],
    ["that is a comment", "# organisation: x", "not a desk file"],
    ["that is JSON of something else", '{"jsonrpc":"2.0","id":1}', "`jsonrpc`"],
  ])("%s is refused plainly", (_name, source, says) => {
    const problems = problemsOf(readDeskFile(source, "desk.yaml", YEAR));
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.length).toBeLessThan(20);
    expect(problems.map((problem) => problem.message).join("\n")).toContain(says);
  });

  it("does not change what every object has", () => {
    readDeskFile('people: { constructor: { prototype: 1 } }\n"__proto__": { polluted: yes }', "desk.yaml", YEAR);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it("takes ids that every object has for ids like any other", () => {
    const source = smallDesk.replace("lead: mia", "lead: constructor");
    const [problem] = problemsOf(readDeskFile(source, "desk.yaml", YEAR));
    expect(problem?.message).toBe("There is no person `constructor`.");
  });
});

const isAnswer = (source: string): void => {
  const read = readDeskFile(source, "desk.yaml", YEAR);
  if ("desk" in read) return;
  const last = source.split("\n").length;
  expect(read.problems.length).toBeGreaterThan(0);
  for (const { line, message, remedy } of read.problems) {
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(last);
    expect(`${message}${remedy}`).not.toMatch(/undefined|\[object|NaN/);
  }
};

describe("readDeskFile answers", () => {
  it("whatever text it is given", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 200 }), isAnswer), { numRuns: 500 });
  });

  it("whatever looks a little like YAML", () => {
    const piece = fc.constantFrom(
      ..."abc: - [ ] { } , # & * ! | > ' \" % @ ` ? \\ \n\n    \t 1 ~".split(/(?=.)/s),
      ": ",
      "\n  ",
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join("")),
        isAnswer,
      ),
      { numRuns: 1_000 },
    );
  });

  it("whatever value stands at whatever place of a sound file", () => {
    const lines = smallDesk.trimEnd().split("\n");
    const junk = fc.oneof(
      fc.constantFrom(
        "",
        " 5",
        " -1.5",
        " true",
        " ~",
        " []",
        " {}",
        " [[]]",
        " { a: { b: [c] } }",
        " 24x7",
        " x",
        ' ""',
      ),
      fc.json({ maxDepth: 3 }).map((json) => ` ${json}`),
      fc.string({ maxLength: 20 }).map((text) => ` ${JSON.stringify(text)}`),
    );
    const change = fc.tuple(fc.nat(lines.length - 1), junk, fc.nat(5));
    fc.assert(
      fc.property(change, change, ([at, one, colon], [other, two, dash]) => {
        const changed = [...lines];
        for (const [i, value, which] of [[at, one, colon] as const, [other, two, dash] as const]) {
          const parts = (changed[i] ?? "").split(": ");
          const keep = Math.min(which, parts.length - 1);
          changed[i] = `${parts.slice(0, keep + 1).join(": ")}:${value}`.replace(/:+ /g, ": ");
        }
        isAnswer(changed.join("\n"));
      }),
      { numRuns: 800 },
    );
  });
});
