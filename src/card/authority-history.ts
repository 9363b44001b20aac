import { findGive } from "../core/authority/give.ts";
import type { GiveBody } from "../core/authority/give-body.ts";
import type { CaseEvent } from "../core/case/event.ts";
import type { ConsentBody } from "../core/consent/consent-body.ts";
import type { PersonId } from "../core/desk/desk.ts";
import type { Line } from "./card.ts";
import { type CaseView, customerName, customerSlot, wordsOf } from "./case-view.ts";
import { pieceId } from "./clock-name.ts";
import { whatIsGiven } from "./give-words.ts";
import { firstNameOf, type Reader } from "./reader.ts";
import { cut, fill, SLOT, said, text } from "./spans.ts";

const LENGTH = 400;

type Told = Extract<CaseEvent, { type: (GiveBody | ConsentBody)["type"] }>;

export const isOfAuthority = (event: CaseEvent): event is Told => /^(?:given$|give-|consent-)/.test(event.type);

/** What was given, asked for, decided and agreed to, a line each. */
export const authorityHistory = (event: Told, who: string, view: CaseView, reader: Reader): Line | null => {
  const { authority, history, told } = reader.words;
  const names = (ids: readonly PersonId[]): string => authority.listed(ids.map((id) => firstNameOf(reader, id)));
  const because = (lead: string, id: string | null): Line => ending([text(lead)], view, id, reader);
  switch (event.type) {
    case "given":
      return because(history.given(who, whatIsGiven(event, reader), idOf(event)), event.whyId);
    case "give-asked":
      return because(history.giveAsked(who, whatIsGiven(event, reader), idOf(event), names(event.asked)), event.whyId);
    case "give-changed": {
      const what = whatIsGiven(event, reader);
      return event.why === "customer"
        ? [text(history.giveMoved(what, idOf(event), names(event.asked)))]
        : because(history.giveChanged(who, what, idOf(event), names(event.asked)), event.whyId);
    }
    case "give-passed-up":
      return [text(history.givePassedUp(who, idOf(event), names(event.asked)))];
    case "give-approved": {
      const give = findGive(view.kase, event.give);
      const kind = give?.kind ?? "credit";
      const what = whatIsGiven({ kind, amount: event.amount, currency: give?.currency ?? "" }, reader);
      return because(history.giveApproved(who, what, idOf(event)), event.whyId);
    }
    case "give-refused":
      return because(history.giveRefused(who, idOf(event)), event.whyId);
    case "give-withdrawn":
      return because(history.giveWithdrawn(who, idOf(event)), event.whyId);
    case "consent-asked": {
      const lead = history.consentAsked(who, customerSlot(view, reader), authority.deed[event.about]);
      return ending(fill(lead, [said(customerName(view, reader))]), view, event.whatId, reader);
    }
    case "consent-given":
    case "consent-declined": {
      const say = event.type === "consent-given" ? history.consentGiven : history.consentDeclined;
      const name = wordsOf(view, event.whoId, reader) || customerName(view, reader);
      const slot = event.whoId === null ? customerSlot(view, reader) : SLOT;
      const lead = say(slot, authority.deed[event.about], event.where === null ? "" : told[event.where], who);
      return ending(fill(lead, [said(cut(name, 60))]), view, event.wordsId, reader);
    }
    case "consent-missing": {
      const say = event.asked ? history.consentLacking : history.consentMissing;
      const lead = say(who, customerSlot(view, reader), authority.deed[event.about]);
      return fill(lead, [said(customerName(view, reader))]);
    }
    case "consent-used":
      return null;
  }
};

const idOf = ({ number, give }: { number: number; give: string }): string => pieceId(number, give);

/** A sentence ends, or goes on with the words that came with it. */
const ending = (lead: Line, view: CaseView, id: string | null, reader: Reader): Line =>
  id === null ? [...lead, text(".")] : [...lead, text(": "), said(cut(wordsOf(view, id, reader), LENGTH))];
