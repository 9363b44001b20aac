import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Author, type HandleKind, type Source, sources } from "../../../src/core/complaint/complaint.ts";
import { handlesOf, normaliseHandle } from "../../../src/core/complaint/handle.ts";
import { aComplaint, nobody } from "./a-complaint.ts";

const everything: Author = { handle: "@Jane.D", name: "Jane D.", email: "Jane@Shop.example", phone: "+49 89 1234567" };

describe("the channel's own handle, and nothing that was merely written down", () => {
  const cases: [source: Source, author: Author, handles: string[]][] = [
    ["x", everything, ["jane.d"]],
    ["instagram", everything, ["jane.d"]],
    ["email", everything, ["jane@shop.example"]],
    ["email", { ...nobody, handle: "Jane Doe <JANE@shop.example>" }, ["jane@shop.example"]],
    ["phone", everything, ["+49891234567"]],
    ["phone", { ...nobody, handle: "0049 (0) 89 1234567" }, ["+49891234567"]],
    ["web", { ...nobody, name: "Jane", email: "jane@shop.example", phone: "+49891234567" }, []],
    ["x", { ...everything, handle: null }, []],
    ["review", { ...nobody, handle: "r-4711A" }, ["r-4711A"]],
    ["x", nobody, []],
    ["x", { ...nobody, handle: " @ " }, []],
    ["email", { ...nobody, email: "no address at all" }, []],
  ];
  test.each(cases)("%s %j", (source, author, handles) => {
    expect(handlesOf(aComplaint({ source, author })).map(({ value }) => value)).toEqual(handles);
  });

  test("its kind is the source", () => {
    expect(handlesOf(aComplaint({ source: "mastodon", author: everything }))[0]?.kind).toBe("mastodon");
  });

  test("the firm's own account is nobody's customer", () => {
    expect(handlesOf(aComplaint({ role: "company" }))).toEqual([]);
  });

  test("an order number is never a handle", () => {
    expect(handlesOf(aComplaint({ author: nobody, orderNumber: "4711" }))).toEqual([]);
  });
});

describe("stand-ins that many people share are nobody", () => {
  const cases: [source: Source, handle: string][] = [
    ["reddit", "[deleted]"],
    ["phone", "anonymous"],
    ["phone", "+266696687"],
    ["phone", "+7378742833"],
    ["phone", "11"],
    ["email", "no-reply@shop.example"],
    ["email", "noreply@shop.example"],
    ["email", "MAILER-DAEMON@mail.example"],
    ["review", "A Google user"],
    ["chat", "Guest"],
  ];
  test.each(cases)("%s %s", (source, handle) => {
    expect(handlesOf(aComplaint({ source, author: { ...nobody, handle } }))).toEqual([]);
  });
});

describe("one spelling each", () => {
  const cases: [kind: HandleKind, written: string, value: string][] = [
    ["x", "@JaneD", "janed"],
    ["x", "\u200bJaneD\u202e ", "janed"],
    ["bluesky", "@Jane.bsky.social", "jane.bsky.social"],
    ["mastodon", "@Jane@Mastodon.Social", "jane@mastodon.social"],
    ["mastodon", "@jane", "jane"],
    ["reddit", "/u/JaneD", "janed"],
    ["reddit", "u/JaneD", "janed"],
    ["email", " MAILTO:Jane.D+shop@Example.COM. ", "jane.d+shop@example.com"],
    ["email", "jane@bücher.example", "jane@xn--bcher-kva.example"],
    ["email", "jane@BÜCHER.example", "jane@xn--bcher-kva.example"],
    ["email", '"jane@home"@example.com', '"jane@home"@example.com'],
    ["email", "@example.com", ""],
    ["email", "jane@", ""],
    ["email", "jane doe@example.com", ""],
    ["phone", "+1 (555) 010-0199", "+15550100199"],
    ["phone", "tel:+1-555-010-0199;ext=12", "+15550100199"],
    ["phone", "+1 555 010 0199 x12", "+15550100199"],
    ["phone", "00 49 89 1234", "+49891234"],
    ["phone", "+49 (0)89 1234", "+49891234"],
    ["phone", "089 1234", "0891234"],
    ["phone", "+٤٩ ٨٩ ١٢٣٤", "+49891234"],
    ["phone", "withheld", ""],
    ["review", "AbC", "AbC"],
    ["name", "  Jane   DOE ", "jane doe"],
    ["order", "# a-4711 b", "A-4711B"],
  ];
  test.each(cases)("%s %j", (kind, written, value) => {
    expect(normaliseHandle(kind, written)).toBe(value);
  });

  test("normalising twice changes nothing", () => {
    const kinds = fc.constantFrom<HandleKind>(...sources, "name", "order");
    const written = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.emailAddress(),
      fc.stringMatching(/^[+0()x -]{0,4}[0-9 ()-]{0,12}$/),
    );
    fc.assert(
      fc.property(kinds, written, (kind, value) => {
        const once = normaliseHandle(kind, value);
        expect(normaliseHandle(kind, once)).toBe(once);
      }),
      { numRuns: 3_000 },
    );
  });
});
