import type { Ask } from "../core/case/ask.ts";
import type { Refusal } from "../core/case/refusal.ts";
import type { Consent } from "../core/consent/consent.ts";
import { type ConsentKind, consentKinds } from "../core/desk/desk.ts";
import { instant } from "../core/time/instant.ts";
import { note } from "./answer-cards.ts";
import { plainButton } from "./buttons.ts";
import type { Button, Card, Line } from "./card.ts";
import { ft } from "./case-card.ts";
import { type CaseView, customerName, customerSlot, wordsOf } from "./case-view.ts";
import { commandLine, departmentOf, firstNameOf, type Reader, when } from "./reader.ts";
import { fill, SLOT, said } from "./spans.ts";

/** What cannot be undone was asked for: has the customer agreed? With the ways on. */
export const consentNeededCard = (ask: Ask, refusal: Refusal, view: CaseView, reader: Reader): Card => {
  const { authority } = reader.words;
  const about = kindOf(refusal.facts.about);
  const { agreed: _agreed, ...args } = ask.args;
  return note(questionLines(refusal, view, reader), [
    plainButton(ask.verb, authority.agreed, ask.numbers, { args: { ...args, about, agreed: "yes" }, opens: true }),
    plainButton(ask.verb, authority.notAsked, ask.numbers, { args: { ...args, about, agreed: "ask" } }),
  ]);
};

/** What cannot be undone was done or is promised, and no yes is on record: had the customer agreed? Either is written down. */
export const consentUnsaidCard = (ask: Ask, refusal: Refusal, view: CaseView, reader: Reader): Card => {
  const { authority } = reader.words;
  const wasAsked = refusal.facts.state === "declined" || refusal.facts.state === "asked";
  const button = (label: string, agreed: "yes" | "unasked") =>
    plainButton(ask.verb, label, ask.numbers, { args: { ...ask.args, agreed } });
  return note(questionLines(refusal, view, reader), [
    button(wasAsked ? authority.agreedSince : authority.yesAgreed, "yes"),
    button(wasAsked ? authority.notAgreed : authority.wasNotAsked, "unasked"),
  ]);
};

/** What it is about, and what is known of it. */
const questionLines = ({ facts }: Refusal, view: CaseView, reader: Reader): Line[] => {
  const { authority } = reader.words;
  const customer = [said(customerName(view, reader))];
  const deed = authority.deeds[kindOf(facts.about)];
  const sentence = fill(authority.consentNeeded(deed, customerSlot(view, reader)), customer);
  const before =
    facts.state === "declined"
      ? [
          fill(
            authority.consentDeclined(
              SLOT,
              firstNameOf(reader, facts.person ?? ""),
              when(reader, instant(Number(facts.at))),
            ),
            customer,
          ),
        ]
      : facts.state === "asked"
        ? [fill(authority.consentPending(customerSlot(view, reader)), customer)]
        : [];
  return [sentence, ...before];
};

const kindOf = (about: string | undefined): ConsentKind => consentKinds.find((kind) => kind === about) ?? "wipe";

/** What the customer said, for whoever asks them. */
export const consentButtons = ({ id, about }: Consent, number: number, reader: Reader): Button[] => {
  const { authority } = reader.words;
  return [
    plainButton("consent", authority.agreed, [number], {
      args: { id, about, agreed: "yes" },
      opens: true,
      style: "primary",
    }),
    plainButton("consent", authority.disagrees, [number], { args: { id, about, agreed: "no" }, opens: true }),
  ];
};

/** What was to be asked of a department is asked of it, now that the customer agrees. */
export const goOnButton = (consent: Consent, view: CaseView, reader: Reader): Button[] => {
  const what = wordsOf(view, consent.whatId, reader);
  if (consent.state !== "agreed" || consent.to === null || consent.piece !== null || what === "") return [];
  const args = { to: consent.to, what };
  const label = reader.words.authority.goOn(departmentOf(reader, consent.to));
  return [plainButton("ask", label, [view.kase.number], { args, style: "primary" })];
};

/** The customer is to be asked: by whoever speaks with them, or by the one who reads this. */
export const consentAskedReceipt = (view: CaseView, me: string, reader: Reader): Card => {
  const { authority } = reader.words;
  const { kase } = view;
  const consent = kase.consents.at(-1);
  const customer = [said(customerName(view, reader))];
  const { speaker } = kase;
  if (speaker.person === me && consent !== undefined) {
    const command = commandLine(
      reader,
      `consent ${kase.number} ${consent.about} yes | no ${reader.words.blanks.words}`,
    );
    return note(
      [fill(authority.consentAskYourself(customerSlot(view, reader), command), customer)],
      consentButtons(consent, kase.number, reader),
    );
  }
  const who = speaker.person === null ? departmentOf(reader, speaker.department) : firstNameOf(reader, speaker.person);
  const undo = plainButton("undo", reader.words.buttons.undo, [kase.number]);
  return note([fill(authority.consentAsked(who, customerSlot(view, reader)), customer)], [undo]);
};

/** What the customer said is written down; whoever wanted to know hears of it. */
export const consentReceipt = (view: CaseView, reader: Reader): Card => {
  const { authority, buttons } = reader.words;
  const { kase } = view;
  const consent = kase.consents
    .filter(({ answered }) => answered !== null)
    .toSorted((a, b) => (a.answered?.at ?? 0) - (b.answered?.at ?? 0))
    .at(-1);
  if (consent === undefined) return note([ft(kase.number)]);
  const say = consent.state === "agreed" ? authority.consentGiven : authority.consentRefused;
  const sentence = fill(say(ft(kase.number), customerSlot(view, reader), authority.deed[consent.about]), [
    said(customerName(view, reader)),
  ]);
  return note([sentence], [...goOnButton(consent, view, reader), plainButton("undo", buttons.undo, [kase.number])]);
};
