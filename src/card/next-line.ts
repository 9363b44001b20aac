import { pendingGives } from "../core/authority/give.ts";
import { isOpen } from "../core/case/case.ts";
import { hasHeard } from "../core/case/has-heard.ts";
import { askedConsents } from "../core/consent/consent.ts";
import { liveClock } from "../core/sla/clocks.ts";
import { nextCall } from "./call-words.ts";
import type { Line } from "./card.ts";
import { type CaseView, customerName, customerSlot } from "./case-view.ts";
import { pieceId } from "./clock-name.ts";
import { askedNames } from "./give-words.ts";
import { leftPromises, nextPromise } from "./promise-words.ts";
import { departmentOf, firstNameOf, type Reader, when } from "./reader.ts";
import { fill, said, strong } from "./spans.ts";
import { leftWords } from "./task-words.ts";

/** Who does what next: always there, and always somebody. */
export const nextLine = (view: CaseView, reader: Reader): Line =>
  fill(nextSentence(view, reader), [said(customerName(view, reader))], strong);

const nextSentence = (view: CaseView, reader: Reader): string => {
  const { card, authority } = reader.words;
  const { kase } = view;
  const customer = customerSlot(view, reader);
  const speaker =
    kase.speaker.person === null
      ? departmentOf(reader, kase.speaker.department)
      : firstNameOf(reader, kase.speaker.person);
  const worker = kase.assignee === null ? departmentOf(reader, kase.department) : firstNameOf(reader, kase.assignee);
  if (kase.offer !== null) return card.nextOffer(departmentOf(reader, kase.offer.to));
  if (kase.status === "triage") return card.nextTriage(departmentOf(reader, kase.department));
  if (kase.status === "resolved" && kase.customerSaid === "yes") {
    return leftWords(kase, reader) ?? leftPromises(kase, reader) ?? card.nextTell(speaker, customer);
  }
  if (kase.status === "resolved") {
    const heard = hasHeard(kase);
    if (heard && kase.pleased !== null) return card.nextPleased(speaker, customer);
    if (heard) return card.nextHeard(speaker, customer);
    return kase.resolution?.alone === true ? card.nextAskAlone(speaker, customer) : card.nextAsk(speaker, customer);
  }
  if (isOpen(kase.status) && (kase.solvedAlone !== null || kase.askFirst !== null))
    return card.nextAskAlone(speaker, customer);
  if (isOpen(kase.status) && kase.pleased !== null) return card.nextPleased(speaker, customer);
  const call = nextCall(kase, customer, reader);
  if (call !== null) return call;
  if (kase.status === "unclaimed") return card.nextClaim(worker);
  const promised = nextPromise(kase, reader);
  if (promised !== null) return promised;
  if (kase.told === null) return card.nextReply(speaker, customer);
  if (kase.unansweredSince !== null) return card.nextAnswer(speaker, customer);
  const [pending] = pendingGives(kase);
  if (askedConsents(kase).length > 0) return authority.nextConsent(speaker, customer);
  if (pending !== undefined && kase.wait === null) {
    const names = askedNames(pending, reader);
    const who = names.length === 0 ? [authority.anybodyWhoMay] : names;
    return authority.nextApprove(who, pieceId(kase.number, pending.id));
  }
  if (kase.news !== null) return card.nextTell(speaker, customer);
  const word = liveClock(kase, "next-word")?.dueAt ?? null;
  if (word !== null && word <= reader.now) return card.nextWord(speaker, customer);
  return kase.wait === null ? card.nextFix(worker, customer) : card.nextWait(worker, when(reader, kase.wait.until));
};
