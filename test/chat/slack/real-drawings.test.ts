import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { en } from "../../../src/card/words/en.ts";
import { checkMessage, checkView } from "../../../src/chat/slack/check-limits.ts";
import { drawCard } from "../../../src/chat/slack/draw-card.ts";
import { drawForm } from "../../../src/chat/slack/draw-form.ts";
import { hostile } from "../../support/hostile.ts";
import { allForms, cardsOf, stories, wholeHelp } from "../../support/real-cards.ts";

const options = { slackIdOf: (id: string) => `U${id.toUpperCase()}`, words: en, stamp: "stamp" };

describe.each(Object.entries(stories))("a case that is %s", (_name, kase) => {
  test("is drawn within Slack's limits whatever the customer wrote", () => {
    fc.assert(
      fc.property(hostile, (words) => {
        for (const card of cardsOf(kase, words)) expect(checkMessage(drawCard(card, options))).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});

test.each(allForms())("the form for %s is within the limits of a modal", (_verb, form) => {
  expect(checkView(drawForm(form, { channel: "C1", thread: null }, options))).toEqual([]);
});

test("the whole help is within the limits", () => {
  expect(checkMessage(drawCard(wholeHelp(), options))).toEqual([]);
});
