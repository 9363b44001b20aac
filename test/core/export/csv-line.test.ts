import fc from "fast-check";
import { expect, it } from "vitest";
import { csvLine } from "../../../src/core/export/csv-line.ts";

it.each<[unknown, string]>([
  ["plain", "plain"],
  ['say "so", please', '"say ""so"", please"'],
  ["two\nlines", '"two\nlines"'],
  ["=1+1", "'=1+1"],
  ["+49 89", "'+49 89"],
  ["-2", "'-2"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\t=1", `"'\t'=1"`],
  ["so;=cmd|' /C calc'!A0", `"so;'=cmd|' /C calc'!A0"`],
  ["so; \t+1", `"so;' \t'+1"`],
  ["one\n- two", `"one\n'- two"`],
  ['one\r\n"=1', `"one\r'\n'""=1"`],
  ["well-known = fine; e-mail", '"well-known = fine; e-mail"'],
  ["  =cmd|' /C calc'!A0", "'  =cmd|' /C calc'!A0"],
  ["\u200b=1", "'\u200b=1"],
  ["＝1", "'＝1"],
  [null, ""],
  [-2, "-2"],
  [true, "true"],
  [["x:jane", "email:j@example.com"], "x:jane email:j@example.com"],
  [{ a: 1 }, '"{""a"":1}"'],
])("%j is written %j", (value, cell) => {
  expect(csvLine([value])).toBe(`${cell}\r\n`);
});

it("no cell of any text begins a formula, whatever parts the cells, and the text can be had back", () => {
  const hostile = fc.string({ unit: fc.constantFrom(..."=+-@;,\t\r\n \"'a\u200b＝") });
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "binary" }), hostile), (text) => {
      const cell = csvLine([text]).slice(0, -2);
      const bare = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
      expect(bare.replaceAll("'", "")).toBe(text.replaceAll("'", ""));
      for (const part of [bare, ...csvLine(["a", text]).split(/[;\t\r\n]/)])
        expect(part).not.toMatch(/^[\s\p{Cf}"]*[=+\-@＝＋－＠]/u);
    }),
  );
});
