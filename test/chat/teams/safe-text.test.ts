import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safePlain, tame } from "../../../src/chat/teams/safe-text.ts";
import { hostile } from "../../support/hostile.ts";

describe("words where Teams reads markdown", () => {
  it("hold no sign that means something, whatever was written", () => {
    fc.assert(
      fc.property(hostile, (words) => {
        const shown = tame(words);
        expect(shown).not.toMatch(/[<>*_~`[\]\\]/);
        expect(shown).not.toMatch(/^\s*(?:[-+#]|\d+[.)])\s/m);
        expect(shown).not.toMatch(/\p{Surrogate}/u);
        expect(shown).not.toMatch(/[\u202a-\u202e]/);
      }),
    );
  });

  it("read as before", () => {
    expect(tame("FT-42 is Raj's, 2 < 3")).toBe("FT-42 is Raj's, 2 ‹ 3");
  });
});

describe("a notification", () => {
  it("shows only the beginning of what somebody wrote", () => {
    const words = "no ".repeat(400).trim();
    const shown = safePlain(`FT-42 “${words}” Jane`, [words]);
    expect(shown.length).toBeLessThan(400);
    expect(shown).toContain("…” Jane");
    expect(safePlain(" \n", [])).toBe("…");
  });
});
