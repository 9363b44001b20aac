import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { en } from "../../../src/card/words/en.ts";
import { checkCard, checkMessage } from "../../../src/chat/teams/check-limits.ts";
import { drawCard } from "../../../src/chat/teams/draw-card.ts";
import { drawForm } from "../../../src/chat/teams/draw-form.ts";
import { hasSchema, schemaProblems } from "../../support/adaptive-schema.ts";
import { hostile } from "../../support/hostile.ts";
import { allForms, cardsOf, picturesCard, stories, wholeHelp } from "../../support/real-cards.ts";

const options = { teamsIdOf: (id: string) => `id-of-${id}`, words: en, stamp: "stamp", where: "message" as const };
const dialog = { ...options, where: "dialog" as const };

describe.each(Object.entries(stories))("a case that is %s", (_name, kase) => {
  test("is drawn within Teams' limits whatever the customer wrote", () => {
    fc.assert(
      fc.property(hostile, (words) => {
        for (const card of cardsOf(kase, words)) expect(checkMessage(drawCard(card, options))).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});

test.each(allForms())("the form for %s is within the limits, in a dialog and in a message", (_verb, form) => {
  expect(checkCard(drawForm(form, dialog))).toEqual([]);
  expect(checkCard(drawForm(form, options))).toEqual([]);
});

test.each([null, "https://desk.example.com/pictures/a.png"])("pictures with %s are within the limits", (url) => {
  expect(checkMessage(drawCard(picturesCard(url), options))).toEqual([]);
});

test("the whole help is within the limits", () => {
  expect(checkMessage(drawCard(wholeHelp(), options))).toEqual([]);
});

describe.skipIf(!hasSchema)("by the official schema", () => {
  const problems = hasSchema ? schemaProblems() : () => [];
  const contentOf = (message: ReturnType<typeof drawCard>): unknown => message.attachments[0]?.content;

  test("would tell a card that is none", () => {
    expect(problems({ type: "AdaptiveCard", version: "1.5", body: [{ type: "TextBlock" }] })).not.toEqual([]);
  });
  test.each(Object.entries(stories))("every card of a case that is %s is one", (_name, kase) => {
    for (const card of cardsOf(kase, "Third <at>Raj</at> [visit](https://evil.example) **now**"))
      expect(problems(contentOf(drawCard(card, options)))).toEqual([]);
  });
  test.each(allForms())("the form for %s is one", (_verb, form) => {
    expect(problems(drawForm(form, dialog))).toEqual([]);
    const filled = { values: new Map([["words", "half a"]]), problems: [{ field: "words", sentence: "Say more." }] };
    expect(problems(drawForm(form, options, filled))).toEqual([]);
  });
  test.each([null, "https://desk.example.com/pictures/a.png"])(
    "so is what older hosts show of pictures with %s",
    (url) => {
      expect(problems(contentOf(drawCard(picturesCard(url), options)))).toEqual([]);
    },
  );
  test("so is the whole help", () => {
    expect(problems(contentOf(drawCard(wholeHelp(), options)))).toEqual([]);
  });
});
