import { findGive, type Give } from "../core/authority/give.ts";
import type { Consent } from "../core/consent/consent.ts";
import { clockOfNag, readNews } from "../core/escalation/plan-nags.ts";
import { approvalCard, approvalNag, openButton } from "./approval-card.ts";
import { plainButton } from "./buttons.ts";
import type { Button, Card, Line } from "./card.ts";
import { ft } from "./case-card.ts";
import { type CaseView, customerName, customerSlot, wordsOf } from "./case-view.ts";
import { pieceId } from "./clock-name.ts";
import { consentButtons, goOnButton } from "./consent-answers.ts";
import { whatIsGiven } from "./give-words.ts";
import { moneyWords } from "./money-words.ts";
import type { NagItem } from "./nag-item.ts";
import { withPlain } from "./plain-card.ts";
import { firstNameOf, type Reader } from "./reader.ts";
import { cut, fill, said, strong } from "./spans.ts";

const newsOf = (about: NagItem["about"]) =>
  (about === "silence" ? null : readNews(about)) ?? { news: null, piece: null };

/**
 * What is told by itself of what is given and of what the customer agrees to, and a reminder of what is to be decided;
 * null for all else. `lead`: what a reminder says of itself.
 */
export const authorityNews = ({ about, view }: NagItem, lead: string, reader: Reader): Card | null => {
  const { news, piece } = newsOf(about);
  if (news === "approve" || news === "decided") {
    const give = findGive(view.kase, piece);
    if (give === undefined) return null;
    return news === "approve" ? approvalCard(give, view, reader) : decidedCard(give, view, reader);
  }
  if (news === null) return approvalNag(about === "silence" ? null : clockOfNag(about), view, lead, reader);
  if (news !== "consent" && news !== "agreed") return null;
  const consent = view.kase.consents.find(({ id }) => id === piece);
  return consent === undefined ? null : consentCard(consent, view, reader);
};

/** The same in a list. */
export const authorityLine = ({ about, view }: NagItem, reader: Reader): string | null => {
  const { news, piece } = newsOf(about);
  const { authority } = reader.words;
  const give = findGive(view.kase, piece);
  if (give !== undefined && news === "approve") {
    return authority.listApprove(pieceId(view.kase.number, piece), whatIsGiven(give, reader));
  }
  if (give !== undefined && news === "decided") {
    return authority.listDecided(pieceId(view.kase.number, piece), authority.state[give.state]);
  }
  const consent = view.kase.consents.find(({ id }) => id === piece);
  if (consent === undefined) return null;
  const say = { asked: authority.listConsent, agreed: authority.listAgreed, declined: authority.listDeclined };
  if (consent.state === "unasked") return null;
  return say[consent.state](ft(view.kase.number), authority.deed[consent.about]);
};

/** How it was decided, to whoever asked. */
const decidedCard = (give: Give, view: CaseView, reader: Reader): Card => {
  const { buttons } = reader.words;
  const { kase } = view;
  const why = wordsOf(view, give.decided?.whyId, reader);
  return card(
    [
      fill(decidedSentence(give, view, reader), [said(customerName(view, reader))], strong),
      ...(why === "" ? [] : [[said(reader.words.quoted(cut(why, 300)))]]),
    ],
    [
      ...(kase.news === null
        ? []
        : [plainButton("told", buttons.told, [kase.number], { opens: true, style: "primary" as const })]),
      openButton(kase.number, reader),
    ],
  );
};

const decidedSentence = (give: Give, view: CaseView, reader: Reader): string => {
  const { authority, history } = reader.words;
  const customer = customerSlot(view, reader);
  const by = give.decided?.by ?? null;
  const who = by === null ? history.desk : firstNameOf(reader, by);
  const id = pieceId(view.kase.number, give.id);
  const what = whatIsGiven(give, reader);
  if (give.state === "refused") return authority.saidNo(who, what, customer, id);
  if (by === give.by) return authority.gave(who, what, customer, id);
  const asked = give.decided?.askedAmount ?? give.amount;
  return asked > give.amount
    ? authority.saidLess(who, what, moneyWords(asked, give.currency), customer, id)
    : authority.saidYes(who, what, customer, id);
};

/** The customer is to be asked; or has said what they want. */
const consentCard = (consent: Consent, view: CaseView, reader: Reader): Card => {
  const { authority } = reader.words;
  const { kase } = view;
  const customer = [said(customerName(view, reader))];
  const deed = authority.deed[consent.about];
  const what = wordsOf(view, consent.whatId, reader);
  const asked = what === "" ? [] : [[said(reader.words.quoted(cut(what, 300)))]];
  if (consent.state === "asked") {
    const who = consent.askedBy === null ? reader.words.history.desk : firstNameOf(reader, consent.askedBy);
    return card(
      [fill(authority.consentNews(who, customerSlot(view, reader), deed, ft(kase.number)), customer, strong), ...asked],
      [...consentButtons(consent, kase.number, reader), openButton(kase.number, reader)],
    );
  }
  const say = consent.state === "agreed" ? authority.agreedNews : authority.declinedNews;
  const words = wordsOf(view, consent.answered?.wordsId, reader);
  return card(
    [
      fill(say(customerSlot(view, reader), deed, ft(kase.number)), customer, strong),
      ...(words === "" ? [] : [[said(reader.words.quoted(cut(words, 300)))]]),
    ],
    [...goOnButton(consent, view, reader), openButton(kase.number, reader)],
  );
};

const card = (lines: Line[], buttons: Button[]): Card =>
  withPlain("soon", [...lines.map((line) => ({ kind: "line" as const, line })), { kind: "buttons" as const, buttons }]);
