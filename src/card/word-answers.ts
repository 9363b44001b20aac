import type { Case } from "../core/case/case.ts";
import type { VerbName } from "../core/case/verbs.ts";
import { note } from "./answer-cards.ts";
import { caseButton, plainButton } from "./buttons.ts";
import type { Button, Card, Line } from "./card.ts";
import { ft } from "./case-card.ts";
import { type CaseView, customerName, customerSlot, quotation } from "./case-view.ts";
import { departmentOf, nameOf, type Reader } from "./reader.ts";
import { fill, said, text } from "./spans.ts";
import { causeName, harmLine, harmNotes } from "./word-facts.ts";
import { isAskedOf } from "./word-forms.ts";

/** What the one who wrote down what the customer wants or has lost, or how it ended, hears; null for other verbs. */
export const wordReceipt = (verb: VerbName, view: CaseView, reader: Reader): Card | null => {
  const { kase } = view;
  const { word, buttons } = reader.words;
  const id = ft(kase.number);
  const undo = plainButton("undo", buttons.undo, [kase.number]);
  const change = (name: VerbName): Button => plainButton(name, word.buttons.change, [kase.number], { opens: true });
  switch (verb) {
    case "wants":
      return note(
        [fill(word.wantsNoted(id, customerSlot(view, reader)), [said(customerName(view, reader))])],
        [change("wants"), undo],
      );
    case "harm":
      return note([word.harmNoted(id, kase.harm === null ? "" : harmNotes(kase.harm, reader))], [change("harm"), undo]);
    case "met":
      return note(
        [kase.resolution?.met === "no" ? word.unmetNoted(id) : word.metNoted(id)],
        [...causeButton(view, reader), undo],
      );
    case "cause":
      return note([word.causeNoted(id, causeName(kase, reader))], [undo]);
    case "done":
      return resolvedCard(view, reader);
    case "customer":
      return customerCard(view, reader);
    default:
      return null;
  }
};

/** What is not said by the ordinary receipt: the answer to a follow-up, and a word that resolved and closed at once. */
const customerCard = (view: CaseView, reader: Reader): Card | null => {
  const { kase } = view;
  const { word, buttons } = reader.words;
  if (kase.status !== "closed") return null;
  const undo = plainButton("undo", buttons.undo, [kase.number]);
  const answered = kase.followUp?.answered ?? null;
  if (answered === "yes" || answered === "no-answer")
    return note([word.followUpNoted[answered](ft(kase.number))], [undo]);
  if (kase.resolution?.theirWord !== true) return null;
  return note(
    [word.closedByWord(ft(kase.number)), ...(asksMet(kase) ? askedLines(view, reader) : [])],
    [...metButtons(kase, reader), ...causeButton(view, reader), undo],
  );
};

/**
 * A case was resolved. What the customer wanted and has lost is held against it, and the cause is asked for, where
 * nobody has said; nothing waits for the answers.
 */
const resolvedCard = (view: CaseView, reader: Reader): Card => {
  const { kase } = view;
  const { answers, buttons, word } = reader.words;
  const id = ft(kase.number);
  const { speaker, resolution } = kase;
  const who = speaker.person === null ? departmentOf(reader, speaker.department) : nameOf(reader, speaker.person);
  const first =
    resolution?.alone === true
      ? fill(word.resolvedAlone(id, who, customerSlot(view, reader)), [said(customerName(view, reader))])
      : [text(answers.resolved(id, who))];
  return note(
    [first, ...(asksMet(kase) ? askedLines(view, reader) : [])],
    [...metButtons(kase, reader), ...causeButton(view, reader), plainButton("undo", buttons.undo, [kase.number])],
  );
};

const asksMet = (kase: Case): boolean =>
  kase.resolution !== null && !kase.resolution.alone && kase.resolution.met === null && isAskedOf(kase);

const metButtons = (kase: Case, { words: { word } }: Reader): Button[] =>
  asksMet(kase)
    ? [
        plainButton("met", word.buttons.met, [kase.number], { args: { met: "yes" } }),
        plainButton("met", word.buttons.notMet, [kase.number], { args: { met: "no" }, opens: true }),
      ]
    : [];

const askedLines = (view: CaseView, reader: Reader): Line[] => {
  const { kase } = view;
  const { word } = reader.words;
  return [
    ...(kase.wants === null ? [] : [[text(word.wantsLead), quotation(view, kase.wants, 300, reader)]]),
    ...(kase.harm === null ? [] : [[text(word.harmLead), ...harmLine(view, reader)]]),
    [text(word.isItMet)],
  ];
};

/** The cause is picked from the desk's list, unless it has been. */
const causeButton = ({ kase }: CaseView, { desk, words }: Reader): Button[] =>
  kase.cause !== null || desk.causes.length === 0
    ? []
    : [caseButton(kase, "cause", words.word.buttons.cause, { opens: true })];
