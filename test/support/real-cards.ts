import { briefCard } from "../../src/card/brief-card.ts";
import type { Card, Form } from "../../src/card/card.ts";
import { caseCard } from "../../src/card/case-card.ts";
import type { CaseView } from "../../src/card/case-view.ts";
import { openChart, resolvedChart, weekChart } from "../../src/card/digest-charts.ts";
import { formFor } from "../../src/card/forms.ts";
import { helpCard } from "../../src/card/help-card.ts";
import { listCard, queueCard } from "../../src/card/list-cards.ts";
import { nagCard, nagList } from "../../src/card/nag-cards.ts";
import { withPlain } from "../../src/card/plain-card.ts";
import type { Reader } from "../../src/card/reader.ts";
import { whyCard } from "../../src/card/why-card.ts";
import { en } from "../../src/card/words/en.ts";
import type { Case } from "../../src/core/case/case.ts";
import { verbRows } from "../../src/core/case/verbs.ts";
import { cleanText } from "../../src/core/complaint/clean-text.ts";
import { DAY, HOUR, plus } from "../../src/core/time/instant.ts";
import { aCase, inTriage, monday, policy, through } from "./builders.ts";

/** Every card and form the desk really sends, for whoever draws them. */

const reader: Reader = { desk: policy.desk, words: en, zone: policy.desk.zone, now: plus(monday, 2 * HOUR) };

const at = (hours: number) => plus(monday, hours * HOUR);
const claimed = through(aCase(), [["raj", { verb: "claim" }, at(0.1)]]);
/** A case in every state that looks different. */
export const stories: Record<string, Case> = {
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

/** Every card about a case in which all words of others are these. */
export const cardsOf = (kase: Case, words: string): Card[] => {
  const view = viewOf(kase, words);
  const loud = { asked: ["carlos"], aside: [], next: "lee", coversUntil: monday, takes: true };
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
    listCard("Yours", many.slice(0, 10), { n: 3, pages: [] }, reader),
    whyCard(kase, policy.calendars, reader),
  ];
};

const weeks = Array.from({ length: 9 }, (_, index) => plus(monday, (index - 8) * 7 * DAY));
const pictured = [
  openChart(
    {
      at: weeks,
      rows: [
        { department: "parts", open: [5, 6, 6, 8, 9, 9, 11, 13, 14] },
        { department: "billing", open: [4, 4, 3, 4, 5, 4, 3, 3, 3] },
      ],
    },
    reader,
  ),
  resolvedChart(
    [
      { source: "x", n: 20, lowMs: 4 * HOUR, middleMs: 9 * HOUR, highMs: 20 * HOUR },
      { source: "email", n: 9, lowMs: 2 * DAY, middleMs: 3 * DAY, highMs: 6 * DAY },
    ],
    reader,
  ),
  weekChart({ from: monday, to: at(7 * 24), days: [monday], rows: [], due: [], gap: null }, reader),
].filter((one) => one !== null);

/** The pictures of a digest; `url`: where they can be fetched. */
export const picturesCard = (url: string | null): Card =>
  withPlain(
    "calm",
    pictured.map((one, index) => ({ kind: "picture", id: String(index), ...one, url })),
  );

/** Every form the desk asks with, by verb. */
export const allForms = (): [verb: string, form: Form][] =>
  verbRows.flatMap(({ name }) => {
    const form = formFor({ verb: name, numbers: [42], args: {} }, claimed, "raj", reader);
    return form === null ? [] : [[name, form] as [string, Form]];
  });

export const wholeHelp = (): Card => helpCard(true, true, reader);
