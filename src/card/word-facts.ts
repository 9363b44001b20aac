import { type Case, isOpen } from "../core/case/case.ts";
import { findCause } from "../core/desk/find.ts";
import { MINUTE } from "../core/time/instant.ts";
import type { Fact, Line } from "./card.ts";
import { type CaseView, customerName, slotAtFirst, wordsOf } from "./case-view.ts";
import { departmentOf, firstNameOf, type Reader, when } from "./reader.ts";
import { cut, fill, quiet, said, strong, text } from "./spans.ts";
import { writeLength } from "./time-words.ts";

const FACT_LENGTH = 160;

/** What would make the customer whole, and what it has cost them, which is cut to `room`: one fact of the card. */
export const wantsFact = (view: CaseView, reader: Reader, room = FACT_LENGTH): Fact | null => {
  const { wants, harm } = view.kase;
  const { labels, word } = reader.words;
  if (wants === null) return harm === null ? null : { label: labels.harm, value: harmLine(view, reader, room) };
  const asked = said(cut(wordsOf(view, wants, reader), Math.min(room, FACT_LENGTH)));
  return {
    label: labels.wants,
    value: harm === null ? [asked] : [asked, text(` · ${word.harmLead}`), ...harmLine(view, reader, room)],
  };
};

/** `the backup was wiped (2 h lost, our step)`. */
export const harmLine = (view: CaseView, reader: Reader, room = FACT_LENGTH): Line => {
  const { harm } = view.kase;
  if (harm === null) return [];
  const notes = harmNotes(harm, reader);
  return [said(cut(wordsOf(view, harm.textId, reader), room)), ...(notes === "" ? [] : [quiet(` (${notes})`)])];
};

export const harmNotes = (
  { lostMinutes, ours }: { lostMinutes: number | null; ours: boolean },
  { words }: Reader,
): string =>
  [
    ...(lostMinutes === null ? [] : [words.word.lost(writeLength(lostMinutes * MINUTE, words.length))]),
    ...(ours ? [words.word.ourStep] : []),
  ].join(", ");

/** How it was resolved, and what of it is not put right. */
export const resolvedFact = (view: CaseView, reader: Reader): Fact | null => {
  const { resolution } = view.kase;
  if (resolution === null) return null;
  const { labels, word } = reader.words;
  const how = wordsOf(view, resolution.howId, reader);
  const alone = resolution.alone ? [text(word.alone(how === "" ? "" : ": "))] : [];
  const unmet = wordsOf(view, resolution.unmetId, reader);
  const notMet =
    resolution.met === "no"
      ? [text(` · ${word.notMet}${unmet === "" ? "" : ": "}`), said(cut(unmet, FACT_LENGTH))]
      : [];
  return { label: labels.resolved, value: [...alone, said(cut(how, FACT_LENGTH)), ...notMet] };
};

/** What was done before it came back, and what the customer said of it; the latest of the two is cut to `room`. */
export const didNotHelpFact = (view: CaseView, reader: Reader, room = FACT_LENGTH): Fact | null => {
  const { didNotHelp } = view.kase;
  if (didNotHelp === null) return null;
  const { word } = reader.words;
  const how = wordsOf(view, didNotHelp.howId, reader);
  const theySay = wordsOf(view, didNotHelp.saidId, reader);
  return {
    label: reader.words.labels.didNotHelp,
    value: [
      how === "" && didNotHelp.alone
        ? text(word.theirOwn)
        : said(cut(how, theySay === "" ? room : Math.min(room, FACT_LENGTH))),
      ...(theySay === "" ? [] : [text(` · ${word.theySay}: `), said(reader.words.quoted(cut(theySay, room)))]),
      quiet(` ${reader.words.word.by(firstNameOf(reader, didNotHelp.by), when(reader, didNotHelp.at))}`),
    ],
  };
};

/** How a cause is called; one that the desk no longer lists is shown by its id. */
export const causeName = ({ cause }: Pick<Case, "cause">, { desk }: Reader): string =>
  cause === null ? "" : (findCause(desk, cause)?.name ?? cause);

/** Nobody has answered the latest offer. */
export const bouncedFact = ({ kase: { bounced } }: CaseView, reader: Reader): Fact | null =>
  bounced === null
    ? null
    : {
        label: reader.words.labels.offered,
        value: [text(reader.words.card.bouncedBy(departmentOf(reader, bounced.to), when(reader, bounced.at)))],
      };

/** What whoever speaks with the customer next asks before anything else; null when there is nothing. */
export const askFirstWords = (view: CaseView, reader: Reader): Line | null => {
  const { kase } = view;
  const { word } = reader.words;
  const customer = [said(customerName(view, reader))];
  if (kase.solvedAlone !== null) {
    return fill(word.askFirstHere(slotAtFirst(view, reader), when(reader, kase.solvedAlone.at)), customer, strong);
  }
  return kase.askFirst === null || !isOpen(kase.status)
    ? null
    : fill(word.askFirst(slotAtFirst(view, reader), `FT-${kase.askFirst}`), customer, strong);
};
