import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { briefCard } from "../../../src/card/brief-card.ts";
import type { Card } from "../../../src/card/card.ts";
import { caseCard } from "../../../src/card/case-card.ts";
import type { CaseView } from "../../../src/card/case-view.ts";
import { formFor } from "../../../src/card/forms.ts";
import { helpCard } from "../../../src/card/help-card.ts";
import { listCard, queueCard } from "../../../src/card/list-cards.ts";
import { nagCard, nagList } from "../../../src/card/nag-cards.ts";
import type { Reader } from "../../../src/card/reader.ts";
import { whyCard } from "../../../src/card/why-card.ts";
import { en } from "../../../src/card/words/en.ts";
import { checkMessage, checkView } from "../../../src/chat/slack/check-limits.ts";
import { drawCard } from "../../../src/chat/slack/draw-card.ts";
import { drawForm } from "../../../src/chat/slack/draw-form.ts";
import type { Case } from "../../../src/core/case/case.ts";
import { verbRows } from "../../../src/core/case/verbs.ts";
import { cleanText } from "../../../src/core/complaint/clean-text.ts";
import { HOUR, plus } from "../../../src/core/time/instant.ts";
import { aCase, inTriage, monday, policy, through } from "../../support/builders.ts";
import { hostile } from "../../support/hostile.ts";

const reader: Reader = { desk: policy.desk, words: en, zone: policy.desk.zone, now: plus(monday, 2 * HOUR) };
const options = { slackIdOf: (id: string) => `U${id.toUpperCase()}`, stamp: "stamp" };

const at = (hours: number) => plus(monday, hours * HOUR);
const claimed = through(aCase(), [["raj", { verb: "claim" }, at(0.1)]]);
const stories: Record<string, Case> = {
  triage: inTriage(),
  unclaimed: aCase(),
  claimed,
  waiting: through(claimed, [["raj", { verb: "wait", what: "a heating element", until: at(30) }, at(0.2)]]),
  told: through(claimed, [["raj", { verb: "told", words: "It comes Monday", where: "public" }, at(0.2)]]),
  offered: through(claimed, [["raj", { verb: "pass", to: { department: "billing" }, why: "a refund" }, at(0.2)]]),
  resolved: through(claimed, [["raj", { verb: "done", how: "A new element" }, at(0.3)]]),
  dismissed: through(aCase(), [["raj", { verb: "dismiss" }, at(0.1)]]),
};

/** The view of a case in which every text there is says the same. */
const viewOf = (kase: Case, words: string): CaseView => ({
  kase,
  texts: new Proxy({}, { get: () => cleanText(words) }),
  customer: { name: cleanText(words).slice(0, 80) || null, handle: "jane_doe" },
  forDepartment: kase.department,
});

const cardsOf = (kase: Case, words: string): Card[] => {
  const view = viewOf(kase, words);
  const loud = { asked: ["carlos"], next: "lee", coversUntil: monday, takes: true };
  const item = { view, about: "resolve" as const, held: true, because: "covers" as const, loud, at: null };
  const many = Array.from({ length: 12 }, () => view);
  return [
    caseCard(view, reader),
    briefCard(view, [], reader),
    nagCard(item, "raj", reader),
    nagList(
      Array.from({ length: 30 }, () => item),
      "raj",
      "late",
      reader,
    ),
    queueCard("parts", many.slice(0, 10), { unclaimed: 4, open: 400 }, ["raj", "lee"], reader),
    listCard("Yours", many.slice(0, 10), { n: 3, next: null }, reader),
    whyCard(kase, policy.calendars, reader),
  ];
};

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

test("every form the desk asks with is within the limits of a modal", () => {
  for (const { name } of verbRows) {
    const form = formFor({ verb: name, numbers: [42], args: {} }, claimed, "raj", reader);
    if (form !== null) expect(checkView(drawForm(form, { channel: "C1", thread: null }, options))).toEqual([]);
  }
});

test("the whole help is within the limits", () => {
  expect(checkMessage(drawCard(helpCard(true, true, reader), options))).toEqual([]);
});
