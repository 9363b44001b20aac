import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Field, Form } from "../../../src/card/card.ts";
import { lineCard } from "../../../src/card/door-notes.ts";
import { en } from "../../../src/card/words/en.ts";
import { checkView } from "../../../src/chat/slack/check-limits.ts";
import { drawForm, drawNote } from "../../../src/chat/slack/draw-form.ts";
import { readMemory } from "../../../src/chat/slack/read-input.ts";
import { hostile } from "../../support/hostile.ts";

const options = { slackIdOf: () => null, words: en, stamp: "s" };
const origin = { channel: "C1", thread: "17.1" };
const waitForm: Form = {
  title: "Wait, FT-42",
  submit: "Wait",
  ask: { verb: "wait", numbers: [42], args: {} },
  basis: { status: "claimed", assignee: "raj", offer: null },
  intro: [{ kind: "text", text: "The resolve clock stops until then." }],
  fields: [
    { id: "what", label: "For what", hint: null, required: true, initial: null, kind: "line", maxLength: 200 },
    {
      id: "words",
      label: "Note",
      hint: "Staff only",
      required: false,
      initial: "left the warehouse",
      kind: "text",
      maxLength: 9_000,
    },
    {
      id: "until",
      label: "Until",
      hint: null,
      required: true,
      initial: "b",
      kind: "choice",
      options: [
        { value: "a", label: "Today" },
        { value: "b", label: "Thursday" },
      ],
    },
  ],
  choices: [
    { label: "Pass it on", ask: { verb: "pass", numbers: [42], args: {} }, basis: null, style: "plain", opens: true },
  ],
};

describe("drawForm", () => {
  it("is left in the language of whoever fills it in", () => {
    expect(drawForm(waitForm, origin, options).close?.text).toBe("Cancel");
    expect(drawForm({ ...waitForm, language: "de" }, origin, options).close?.text).toBe("Abbrechen");
  });

  it("draws fields that a problem and a submission can name", () => {
    const view = drawForm(waitForm, origin, options);
    expect(checkView(view)).toEqual([]);
    expect(view.blocks.map((block) => block.block_id)).toEqual(["s.0", "s.1", "what", "words", "until"]);
    expect(view.blocks[3]).toEqual({
      type: "input",
      block_id: "words",
      label: { type: "plain_text", text: "Note", emoji: false },
      hint: { type: "plain_text", text: "Staff only", emoji: false },
      optional: true,
      element: {
        type: "plain_text_input",
        action_id: "value",
        multiline: true,
        max_length: 3_000,
        initial_value: "left the warehouse",
      },
    });
    expect(view.blocks[4]).toMatchObject({
      optional: false,
      element: { type: "static_select", initial_option: { value: "b" } },
    });
    expect(view.submit?.text).toBe("Wait");
  });

  it("remembers which ask it is for and where it came from", () => {
    expect(readMemory(drawForm(waitForm, origin, options).private_metadata)).toEqual({
      ask: waitForm.ask,
      basis: waitForm.basis,
      origin,
    });
  });

  it("forgets words rather than the case when there are too many", () => {
    const long: Form = { ...waitForm, ask: { verb: "told", numbers: [42], args: { words: "w".repeat(5_000) } } };
    const view = drawForm(long, origin, options);
    expect(checkView(view)).toEqual([]);
    expect(readMemory(view.private_metadata)?.ask).toEqual({ verb: "told", numbers: [42], args: {} });
  });

  it("has nothing to send off when it only offers choices", () => {
    const view = drawForm({ ...waitForm, fields: [] }, origin, options);
    expect(checkView(view)).toEqual([]);
    expect(view.submit).toBeUndefined();
  });

  it("fits more than a hundred choices into groups", () => {
    const choices = Array.from({ length: 250 }, (_, index) => ({ value: `p${index}`, label: `Person ${index}` }));
    const field: Field = {
      id: "to",
      label: "To",
      hint: null,
      required: true,
      initial: "p249",
      kind: "choice",
      options: choices,
    };
    const view = drawForm({ ...waitForm, fields: [field] }, origin, options);
    expect(checkView(view)).toEqual([]);
    expect(JSON.stringify(view)).toContain("Person 249");
    expect(view.blocks.at(-1)).toMatchObject({
      element: { option_groups: [{}, {}, {}], initial_option: { value: "p249" } },
    });
  });

  it("asks in a line when a choice has nothing to choose from", () => {
    const field: Field = {
      id: "to",
      label: "To",
      hint: null,
      required: true,
      initial: null,
      kind: "choice",
      options: [],
    };
    expect(checkView(drawForm({ ...waitForm, fields: [field] }, origin, options))).toEqual([]);
  });

  it("stays within Slack's limits whatever it is called and filled with", () => {
    const id = fc.constantFrom("what", "words", "until", "why", "to", "said");
    const common = { label: hostile, hint: fc.option(hostile), required: fc.boolean(), initial: fc.option(hostile) };
    const maxLength = fc.integer({ min: 1, max: 9_000 });
    const field: fc.Arbitrary<Field> = fc.oneof(
      fc.record({ id, ...common, kind: fc.constant("line" as const), maxLength }),
      fc.record({ id, ...common, kind: fc.constant("text" as const), maxLength }),
      fc.record({
        id,
        ...common,
        kind: fc.constant("choice" as const),
        options: fc.array(fc.record({ value: hostile, label: hostile }), { maxLength: 4 }),
      }),
    );
    const form = fc.record({
      title: hostile,
      submit: hostile,
      ask: fc.constant(waitForm.ask),
      basis: fc.constant(null),
      intro: fc.option(hostile.map((text) => [{ kind: "said" as const, text }])),
      fields: fc.uniqueArray(field, { selector: (each) => each.id, maxLength: 6 }),
      choices: fc.constantFrom([], waitForm.choices),
    });
    fc.assert(
      fc.property(form, (drawn) => {
        expect(checkView(drawForm(drawn, origin, options))).toEqual([]);
      }),
    );
  });
});

describe("drawNote", () => {
  it("shows any card in a view", () => {
    fc.assert(
      fc.property(hostile, (words) => {
        expect(checkView(drawNote(lineCard(words), null, options))).toEqual([]);
      }),
    );
  });
});

describe("checkView", () => {
  it.each<[string, object, RegExp]>([
    ["a long title", { title: { type: "plain_text", text: "x".repeat(25), emoji: false } }, /25 characters/],
    ["a missing title", { title: undefined }, /title/],
    ["inputs without submit", { submit: undefined }, /without submit/],
    ["too much to remember", { private_metadata: "x".repeat(3_001) }, /3001 characters/],
    ["too many blocks", { blocks: Array.from({ length: 101 }, () => ({ type: "divider" })) }, /101, at most 100/],
  ])("finds %s", (_name, over, wanted) => {
    expect(checkView({ ...drawForm(waitForm, origin, options), ...over }).join("\n")).toMatch(wanted);
  });
});
