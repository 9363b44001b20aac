import fc from "fast-check";
import { expect, test } from "vitest";
import { wrapWords } from "../../src/pictures/wrap-words.ts";

test.each([
  ["", 10, 3, [""]],
  ["one line", 10, 3, ["one line"]],
  ["Nobody is there for Parts", 12, 3, ["Nobody is", "there for", "Parts"]],
  ["Nobody is there for Parts", 12, 2, ["Nobody is", "there for …"]],
  ["unbreakablewords here", 6, 3, ["unbre…", "here"]],
])("%j in %i letters and %i lines", (words, letters, most, lines) => {
  expect(wrapWords(words, letters, most)).toEqual(lines);
});

test("no line is longer than its room, there are no more than allowed, and nothing is lost without a sign of it", () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.integer({ min: 2, max: 40 }),
      fc.integer({ min: 1, max: 4 }),
      (words, letters, most) => {
        const lines = wrapWords(words, letters, most);
        expect(lines.length).toBeLessThanOrEqual(most);
        for (const line of lines) expect(Array.from(line).length).toBeLessThanOrEqual(letters);
        const whole = words.trim().split(/\s+/).join(" ");
        if (!lines.join("").includes("…")) expect(lines.join(" ")).toBe(whole);
      },
    ),
  );
});
