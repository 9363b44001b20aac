import { existsSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Complaint } from "../../../src/core/complaint/complaint.ts";
import type { RoutingRule } from "../../../src/core/desk/desk.ts";
import { route } from "../../../src/core/routing/route.ts";
import { labelled, sharedData } from "../../support/labelled.ts";
import { aComplaint } from "../complaint/a-complaint.ts";
import { departments, rules } from "./sample-rules.ts";

const rule = (name: string, when: RoutingRule["when"], to: string, severity: string | null = null): RoutingRule => ({
  name,
  when,
  to,
  severity,
});
const desk = (...routing: RoutingRule[]) => ({ routing, departments, triage: "call_centre" });
const says = (text: string, given: Partial<Complaint> = {}): Complaint => aComplaint({ text, ...given });

describe("the first rule that holds decides", () => {
  const two = desk(
    rule("money", { words: ["refund", "data cap"] }, "billing", "high"),
    rule("internet", { words: ["internet", "data"] }, "technical"),
  );
  test("and says which words made it", () => {
    expect(route(two, says("REFUND my internet, and lift the data   cap"))).toEqual({
      to: "billing",
      severity: "high",
      routing: { rule: "money", matched: ["refund", "data cap"], candidates: [] },
    });
  });
  test("the next one when the first does not hold", () => {
    expect(route(two, says("No internet")).to).toBe("technical");
    expect(route(two, says("No internet")).severity).toBeNull();
  });
  test("parts of words do not count", () => {
    expect(route(two, says("prefunded database")).to).toBeNull();
  });
});

describe("conditions", () => {
  const holds: [name: string, when: RoutingRule["when"], complaint: Complaint, matched: string[] | null][] = [
    ["no condition always holds", {}, says("anything"), []],
    ["a list without values is no condition", { words: [], sources: ["x"] }, says("anything"), ["x"]],
    ["all of them must hold", { words: ["refund"], sources: ["email"] }, says("refund"), null],
    ["any value does", { words: ["bill", "refund"], sources: ["email", "x"] }, says("refund"), ["refund", "x"]],
    ["source", { sources: ["review"] }, says("", { source: "review" }), ["review"]],
    ["connector", { connectors: ["shop"] }, says("", { connector: "shop" }), ["shop"]],
    ["product, by its words", { products: ["dryer"] }, says("", { product: "Dryer DX-200" }), ["dryer"]],
    ["product not given", { products: ["dryer"] }, says("my dryer"), null],
    ["language and region", { languages: ["en"] }, says("", { language: "en-GB" }), ["en"]],
    ["region and language", { languages: ["en-GB"] }, says("", { language: "en" }), null],
    ["language, written the old way", { languages: ["pt-BR"] }, says("", { language: "PT_br" }), ["pt-BR"]],
    ["accents and case", { words: ["Störung"] }, says("STORUNG"), ["Störung"]],
    ["characters of regular expressions", { words: ["(.*", "c++", "[a-z]+", "$5"] }, says("anything at all"), null],
    ["a word without a letter", { words: ["...", ""] }, says("anything ... at all"), null],
  ];
  test.each(holds)("%s", (_name, when, complaint, matched) => {
    const result = route(desk(rule("one", when, "parts")), complaint);
    expect(result.to).toBe(matched === null ? null : "parts");
    if (matched !== null) expect(result.routing.matched).toEqual(matched);
  });
});

describe("when a person is to pick", () => {
  const both = [
    rule("money", { words: ["refund", "bill"], sources: ["email"] }, "billing"),
    rule("things", { words: ["dryer", "heating element"], sources: ["email"] }, "parts"),
  ];
  test("nothing held: the likeliest first, longer phrases count for more, at most four", () => {
    expect(route(desk(...both), says("refund for the heating element"))).toEqual({
      to: null,
      severity: null,
      routing: { rule: "", matched: [], candidates: ["parts", "billing", "delivery", "technical"] },
    });
  });
  test("no word at all: the desk's order, the triage department last", () => {
    expect(route(desk(...both), says("hello")).routing.candidates).toEqual([
      "billing",
      "parts",
      "delivery",
      "technical",
    ]);
    const few = { routing: both, departments: departments.slice(0, 3), triage: "call_centre" };
    expect(route(few, says("hello")).routing.candidates).toEqual(["billing", "parts", "call_centre"]);
  });
  test("the rule says so, with its severity and its words", () => {
    const unsure = desk(rule("danger", { words: ["smoke"] }, "triage", "critical"), ...both);
    const result = route(unsure, says("smoke out of the dryer"));
    expect(result.to).toBeNull();
    expect(result.severity).toBe("critical");
    expect(result.routing).toEqual({
      rule: "danger",
      matched: ["smoke"],
      candidates: ["parts", "billing", "delivery", "technical"],
    });
  });
  test("the rule names a department that has left the desk", () => {
    const result = route(desk(rule("old", { words: ["fax"] }, "fax-room")), says("my fax"));
    expect(result.to).toBeNull();
    expect(result.routing.candidates).not.toContain("fax-room");
  });
});

test("whatever the rules and the text, it ends with a department of the desk or with candidates of it", () => {
  const word = fc.oneof(
    fc.constantFrom("refund", "dryer", "a.b", "(", "\\", "ré fund", "😡"),
    fc.string({ maxLength: 8 }),
  );
  const someRule = fc.record({
    name: fc.string({ maxLength: 5 }),
    when: fc.record({ words: fc.array(word, { maxLength: 4 }) }, { requiredKeys: [] }),
    to: fc.constantFrom("billing", "parts", "triage", "gone"),
    severity: fc.constant(null),
  });
  const ids = departments.map(({ id }) => id);
  fc.assert(
    fc.property(fc.array(someRule, { maxLength: 5 }), fc.string({ unit: "grapheme" }), (routing, text) => {
      const { to, routing: why } = route(desk(...routing), says(text));
      if (to !== null) expect(ids).toContain(to);
      else expect(why.candidates).toHaveLength(4);
      expect(ids).toEqual(expect.arrayContaining(why.candidates));
    }),
  );
});

describe.skipIf(!existsSync(sharedData))("against texts labelled by a reader", () => {
  test("what is routed is right seven times in ten, and half of everything is routed", () => {
    const routed = labelled().flatMap(({ complaint, label }) => {
      const { to } = route({ routing: rules, departments, triage: "call_centre" }, complaint);
      return to === null ? [] : [to === label.department];
    });
    expect(routed.filter(Boolean).length / routed.length).toBeGreaterThan(0.7);
    expect(routed.length).toBeGreaterThan(60);
  });
});
