import { type Give, pendingGives } from "../core/authority/give.ts";
import type { Consent } from "../core/consent/consent.ts";
import { findPerson } from "../core/desk/find.ts";
import { liveClock } from "../core/sla/clocks.ts";
import type { Fact, Line } from "./card.ts";
import { type CaseView, customerName, wordsOf } from "./case-view.ts";
import { pieceId } from "./clock-name.ts";
import { moneyWords } from "./money-words.ts";
import { firstNameOf, type Reader, when } from "./reader.ts";
import { cut, quiet, said, text } from "./spans.ts";

const WHY_LENGTH = 120;
const GIVES_SHOWN = 2;

/** `a credit of 40 USD`. */
export const whatIsGiven = (
  { kind, amount, currency }: Pick<Give, "kind" | "amount" | "currency">,
  reader: Reader,
): string => reader.words.authority.what[kind](moneyWords(amount, currency));

/** As a sentence begins. */
export const atFirst = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** Who has been asked and is still on the desk. */
export const askedNames = ({ asked }: Give, reader: Reader): string[] =>
  asked.filter((id) => findPerson(reader.desk, id) !== undefined).map((id) => firstNameOf(reader, id));

/** How it stands, in a few words: `given by Mia Mon 09:10`, `waits for Dana or Lee, due 11:00`. */
export const giveState = (give: Give, view: CaseView, reader: Reader): string => {
  const { authority } = reader.words;
  if (give.state === "pending") {
    const due = liveClock(view.kase, "approval", give.id)?.dueAt ?? null;
    const at =
      due === null
        ? ""
        : due <= reader.now
          ? authority.overdueSince(when(reader, due))
          : authority.dueAt(when(reader, due));
    const names = askedNames(give, reader);
    return names.length === 0 ? authority.waitsForNobody : authority.waitsFor(names, at);
  }
  const by = give.decided?.by ?? null;
  const at = when(reader, give.decided?.at ?? give.at);
  if (give.state === "granted" && by === give.by) return authority.given(firstNameOf(reader, give.by), at);
  return authority.byAt(authority.state[give.state], by === null ? "" : firstNameOf(reader, by), at);
};

/** `FT-42.a1 credit of 40 USD: given by Mia Mon 09:10 “for the trouble”`. */
export const giveLine = (give: Give, view: CaseView, reader: Reader, room = WHY_LENGTH): Line => {
  const head = `${pieceId(view.kase.number, give.id)} ${whatIsGiven(give, reader)}: ${giveState(give, view, reader)}`;
  const why = wordsOf(view, give.state === "refused" ? (give.decided?.whyId ?? null) : give.whyId, reader);
  return why === "" ? [text(head)] : [text(`${head} `), said(reader.words.quoted(cut(why, room)))];
};

/** What was given for the trouble: what is asked for first, then the latest; the rest is in the history. */
export const goodwillFact = (view: CaseView, reader: Reader): Fact | null => {
  const { authority } = reader.words;
  const known = view.kase.gives.filter(({ state }) => state !== "withdrawn").toReversed();
  const shown = [...pendingGives({ gives: known }), ...known.filter(({ state }) => state !== "pending")];
  if (shown.length === 0) return null;
  const lines = shown.slice(0, GIVES_SHOWN).map((give) => giveLine(give, view, reader));
  const rest = shown.length - lines.length;
  return {
    label: authority.labels.goodwill,
    value: [
      ...lines.flatMap((line, index) => (index === 0 ? line : [text(" · "), ...line])),
      ...(rest > 0 ? [quiet(` · ${authority.more(rest)}`)] : []),
    ],
  };
};

/** What the customer was asked of what cannot be undone, and what they said: what is still asked first, then the latest. */
export const consentFact = (view: CaseView, reader: Reader): Fact | null => {
  const { consents } = view.kase;
  const one = consents.findLast(({ state }) => state === "asked") ?? consents.at(-1);
  return one === undefined ? null : consentLine(one, view, reader);
};

/** What was asked, what they said, or that nobody asked them. */
export const consentLine = (one: Consent, view: CaseView, reader: Reader): Fact => {
  const { authority, told } = reader.words;
  const deed = authority.deed[one.about];
  const { answered } = one;
  if (answered === null) {
    const { speaker } = view.kase;
    const who =
      speaker.person === null
        ? (reader.desk.departments.find(({ id }) => id === speaker.department)?.name ?? speaker.department)
        : firstNameOf(reader, speaker.person);
    return { label: authority.labels.consent, value: [text(authority.consentOpen(deed, who))] };
  }
  const noted = `${firstNameOf(reader, answered.by)}, ${when(reader, answered.at)}`;
  if (one.state === "unasked") {
    return { label: authority.labels.consent, value: [text(authority.consentMissing(deed)), quiet(`, ${noted}`)] };
  }
  const who = wordsOf(view, answered.whoId, reader) || customerName(view, reader);
  const where = answered.where === null ? "" : `, ${told[answered.where]}`;
  const words = wordsOf(view, answered.wordsId, reader);
  const lead = one.state === "agreed" ? authority.consentYes(deed) : authority.consentNo(deed);
  return {
    label: authority.labels.consent,
    value: [
      text(lead),
      ...(words === "" ? [] : [said(`${reader.words.quoted(cut(words, WHY_LENGTH))} `)]),
      said(cut(who, 60)),
      quiet(`${where}, ${noted}`),
    ],
  };
};
