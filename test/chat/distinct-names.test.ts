import fc from "fast-check";
import { expect, test } from "vitest";
import { distinctNames } from "../../src/chat/distinct-names.ts";

test.each([
  [
    ["Parts", "Billing"],
    ["Parts", "Billing"],
  ],
  [
    ["A", "A", "A 2", "A"],
    ["A", "A 2", "A 2 2", "A 3"],
  ],
  [
    ["", "  \n "],
    ["…", "… 2"],
  ],
])("%j", (names, distinct) => {
  expect(distinctNames(names, 20)).toEqual(distinct);
});

test("all differ, and fit", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 30 }), { maxLength: 20 }), (names) => {
      const all = distinctNames(names, 20);
      expect(new Set(all).size).toBe(names.length);
      for (const name of all) expect(name.length).toBeLessThanOrEqual(20);
    }),
  );
});
