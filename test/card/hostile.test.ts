import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { receipt, refusalCard } from "../../src/card/answer-cards.ts";
import { briefCard } from "../../src/card/brief-card.ts";
import type { Card } from "../../src/card/card.ts";
import { caseCard } from "../../src/card/case-card.ts";
import type { CaseView } from "../../src/card/case-view.ts";
import { formFor } from "../../src/card/forms.ts";
import { listCard, queueCard } from "../../src/card/list-cards.ts";
import { nagCard, nagList, trialCard } from "../../src/card/nag-cards.ts";
import type { NagItem } from "../../src/card/nag-item.ts";
import {
  arrivedCard,
  askedBeforeCard,
  askTellReceipt,
  taskReceipt,
  tasksOpenCard,
} from "../../src/card/task-answers.ts";
import { faceOf } from "../../src/card/task-card.ts";
import { whyCard } from "../../src/card/why-card.ts";
import { en } from "../../src/card/words/en.ts";
import type { Case } from "../../src/core/case/case.ts";
import { decide } from "../../src/core/case/decide.ts";
import { isRefusal, refuse } from "../../src/core/case/refusal.ts";
import { verbRows } from "../../src/core/case/verbs.ts";
import { clockKinds } from "../../src/core/desk/desk.ts";
import { MINUTE, plus } from "../../src/core/time/instant.ts";
import {
  aCase,
  aWord,
  customer,
  decided,
  does,
  hear,
  inTriage,
  monday,
  policy,
  type Step,
} from "../support/builders.ts";
import { hostile } from "../support/hostile.ts";
import { aView, linesOf, ownWordsOf, ownWordsOfForm, readerAt, spansOf } from "../support/reading.ts";

const at = (minutes: number) => plus(monday, minutes * MINUTE);
const reader = readerAt(at(500));

/** Stands in everything that people wrote, and in nothing that the desk says itself. */
const MARK = "☠";

const heat = { level: "angry" as const, reasons: [{ code: "legal" as const, words: `${MARK} lawyer` }] };
const opened = { heat, word: aWord(monday, { url: "javascript:alert(1)" }), orderNumber: MARK, product: MARK };
const steps: Step[] = [
  ["raj", { verb: "claim" }, at(1)],
  ["mia", { verb: "told", words: MARK, where: "public" }, at(2)],
  [customer, hear(at(3), { heat }), at(3)],
  ["emre", { verb: "update", note: MARK }, at(4)],
  ["raj", { verb: "severity", to: "high", why: MARK }, at(5)],
  ["raj", { verb: "wait", what: MARK, until: at(900) }, at(6)],
  ["raj", { verb: "pass", to: { department: "billing" }, why: MARK }, at(7)],
  ["omar", { verb: "no", why: MARK }, at(8)],
  ["raj", { verb: "pass", to: { person: "carlos" }, why: MARK }, at(9)],
  [
    "carlos",
    { verb: "ask", to: "billing", what: MARK, about: { kind: "call-back", number: MARK, bestTime: MARK }, knows: [] },
    at(9),
  ],
  ["carlos", { verb: "ask", to: "billing", what: MARK, about: { kind: "question" }, knows: [] }, at(9)],
  [
    "carlos",
    {
      verb: "ask",
      to: "technical",
      what: MARK,
      about: { kind: "ship", part: MARK, quantity: 2, addressConfirmed: true },
      knows: [],
    },
    at(9),
  ],
  ["omar", { verb: "task-claim", piece: "1" }, at(9)],
  ["omar", { verb: "task-wait", piece: "1", what: MARK, until: at(900) }, at(9)],
  ["omar", { verb: "task-done", piece: "1", result: MARK }, at(9)],
  ["omar", { verb: "task-no", piece: "2", why: MARK }, at(9)],
  ["carlos", { verb: "ask-tell", what: MARK }, at(9)],
  ["emre", { verb: "task-done", piece: "3", result: MARK }, at(9)],
  ["carlos", { verb: "done", how: MARK }, at(10)],
  ["mia", { verb: "customer", said: "no", words: MARK }, at(11)],
  [customer, { verb: "hear-edit", word: aWord(at(12)) }, at(12)],
  ["carlos", { verb: "done", how: MARK }, at(13)],
  ["mia", { verb: "customer", said: "yes", words: null }, at(14)],
];

/** Every state on the way, and every event. */
const journey = (() => {
  const states: Case[] = [aCase(opened), does(inTriage(), "ana", { verb: "update", note: MARK }, at(1))];
  const events = [];
  let kase = aCase(opened);
  for (const step of steps) {
    const decision = decided(kase, ...step);
    events.push(...decision.events);
    states.push(decision.after);
    kase = decision.after;
  }
  return { states: [...states, does(aCase(opened), "raj", { verb: "dismiss" }, at(1))], events };
})();

/** A reminder of every kind, for every reason. */
const nagsOf = (view: CaseView, held: boolean): NagItem[] =>
  (
    [
      ...clockKinds,
      "lease",
      "silence",
      "result.1",
      "result.2",
      "question.2",
      "arrived.1",
      "arrived",
      "ask-tell",
      "task.1",
    ] as const
  ).map((about, index) => ({
    view,
    about,
    held,
    because: becauses[index % becauses.length] ?? "assignee",
    loud: held ? null : { asked: ["raj"], aside: [], next: "carlos", coversUntil: at(60), takes: true },
    at: at(60),
  }));
const becauses = ["assignee", "speaker", "covers", "department", "leads", "manages", "stands-in", "last"] as const;

/** Everything that is drawn of a case in this state, with these words in every place where people write. */
const drawings = (kase: Case, words: string): Card[] => {
  const named = { customer: { name: words, handle: words }, words: () => words, events: journey.events };
  const view = aView(kase, named);
  const unnamed = aView(kase, { ...named, customer: { name: null, handle: words } });
  return [
    caseCard(view, reader),
    caseCard(unnamed, reader),
    ...["billing", "technical"].map((forDepartment) => faceOf({ ...view, forDepartment }, reader)),
    ...kase.tasks.flatMap(({ id }) =>
      (["ask", "claim", "wait", "done", "no"] as const).flatMap((verb) => taskReceipt(verb, id, view, reader) ?? []),
    ),
    askTellReceipt(view, reader),
    tasksOpenCard({ verb: "done", numbers: [42], args: { words } }, kase, reader),
    ...kase.tasks.map((task) =>
      askedBeforeCard({ verb: "ask", numbers: [42], args: { what: words } }, [{ number: 42, task }], view, reader),
    ),
    arrivedCard(words, [{ number: 42, piece: "1", who: "Billing", since: kase.since }], reader),
    briefCard(view, journey.events, reader),
    ...verbRows.map(({ name }) => receipt(name, view, reader)),
    ...nagsOf(view, false).map((item) => nagCard(item, "lee", reader)),
    trialCard(nagsOf(view, false), "lee", reader),
    ...([null, "morning", "late"] as const).map((kind) => nagList(nagsOf(view, true), "lee", kind, reader)),
    queueCard(
      "parts",
      [view, unnamed, { ...view, forDepartment: "billing" }],
      { unclaimed: 1, open: 2 },
      ["raj"],
      reader,
    ),
    listCard("Yours: 1", [view], { n: 0, pages: [] }, reader),
    whyCard(kase, policy.calendars, reader),
    refusalCard(refuse("unknown-person", { who: words, known: "parts" }), kase, reader),
    refusalCard(refuse("unknown-severity", { severity: words, known: "high" }), kase, reader),
    refusalCard(refuse("unknown-department", { given: words, known: "parts" }), kase, reader),
  ];
};

const hasBrief = (card: Card): boolean => ownWordsOf(card).includes(en.brief.labels.latest);
const leftOut = Array.from({ length: 20 }, (_, n) => en.brief.leftOut(n));

describe("what people wrote", () => {
  test.each(journey.states.map((kase, index) => ({ name: `${index} ${kase.status}`, kase })))(
    "$name: stands in said spans and quotes alone",
    ({ kase }) => {
      for (const card of drawings(kase, `${MARK} <!channel> *x*`)) {
        for (const words of ownWordsOf(card)) expect(words).not.toContain(MARK);
      }
      for (const { name } of verbRows) {
        const form = formFor({ verb: name, numbers: [42], args: {} }, kase, "raj", reader);
        for (const words of form === null ? [] : ownWordsOfForm(form)) expect(words).not.toContain(MARK);
      }
    },
  );

  test("is found where it ought to be", () => {
    const all = journey.states.flatMap((kase) => drawings(kase, MARK));
    expect(
      all.filter((card) => spansOf(card).some((span) => span.kind === "said" && span.text.includes(MARK))).length,
    ).toBeGreaterThan(100);
    expect(all.some((card) => card.blocks.some((block) => block.kind === "quote" && block.words.includes(MARK)))).toBe(
      true,
    );
  });

  test("changes nothing of what the desk says, whatever it is", () => {
    const shape = (card: Card): unknown => [
      card.tone,
      ownWordsOf(card),
      linesOf(card).map((line) => line.map(({ kind }) => kind)),
    ];
    const plainly = new Map(journey.states.map((kase) => [kase, drawings(kase, "plain words")]));
    fc.assert(
      fc.property(hostile, fc.constantFrom(...journey.states), (words, kase) => {
        // Blank words are no words: a card says so instead of showing an empty quote.
        fc.pre(words.trim() !== "");
        drawings(kase, words).forEach((card, index) => {
          const same = plainly.get(kase)?.[index];
          if (same === undefined) throw new Error("As many cards, whatever the words.");
          // A brief says less when words are long, and never anything else.
          if (hasBrief(same))
            expect([...ownWordsOf(same), ...leftOut]).toEqual(expect.arrayContaining(ownWordsOf(card)));
          else expect(shape(card)).toEqual(shape(same));
        });
      }),
      { numRuns: 60 },
    );
  });

  test("never half a character, whatever is cut off", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }), (piece) => {
        const long = piece.replace(/\p{Surrogate}/gu, "").repeat(40);
        for (const kase of journey.states.slice(0, 4)) {
          for (const card of drawings(kase, `${long}🙂`)) expect(card.plain).not.toMatch(/\p{Surrogate}/u);
        }
      }),
      { numRuns: 20 },
    );
  });

  test("is kept short on a card, however long it is", () => {
    const page = "🙂 words ".repeat(3_000);
    for (const kase of journey.states)
      expect(caseCard(aView(kase, { words: () => page }), reader).plain.length).toBeLessThan(4_000);
  });
});

test("the journey is one that the rules allow", () => {
  expect(journey.states.map(({ status }) => status)).toContain("closed");
  const again = decide(
    journey.states[0] ?? aCase(),
    { verb: "claim" },
    { ...policy, now: at(1), actor: { kind: "person", person: "raj" }, commandId: "x" },
  );
  expect(isRefusal(again)).toBe(false);
});
