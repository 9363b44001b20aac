import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readConnectCode, writeConnectCode } from "../../../src/core/desk/connect-code.ts";

const bytes = fc.uint8Array({ minLength: 12, maxLength: 12 });

describe("a connect code", () => {
  it("is read back as it was written, however it is typed", () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const code = writeConnectCode(random);
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
        for (const typed of [
          code,
          code.toLowerCase(),
          code.replaceAll("-", ""),
          ` \`${code.replaceAll("-", " ")}\`. `,
        ]) {
          expect(readConnectCode(typed)).toBe(code);
        }
      }),
    );
  });

  it("takes letters for the digits that they look like", () => {
    expect(readConnectCode("oOiI-lL23-4567")).toBe("0011-1123-4567");
  });

  it("spends every bit it is given: sixty bits of a code's twelve bytes", () => {
    const signs = new Set<string>();
    for (let byte = 0; byte < 256; byte += 1) signs.add(writeConnectCode(new Uint8Array(12).fill(byte)));
    expect(signs.size).toBe(32);
    expect(() => writeConnectCode(new Uint8Array(11))).toThrow("12 random bytes");
  });

  it.each(["", "42", "K7QM-2XVD-9TR", "K7QM-2XVD-9TRBB", "K7QM-2XVD-9TRU", "K7QM 2XVD 9TR\u00df", "no code at all"])(
    "is none: %j",
    (typed) => {
      expect(readConnectCode(typed)).toBeNull();
    },
  );
});
