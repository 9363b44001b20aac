import { type Call, callNow, lacksNumber, openCall } from "../core/call/call.ts";
import { type Case, isOpen } from "../core/case/case.ts";
import { liveClock } from "../core/sla/clocks.ts";
import type { Fact, Line } from "./card.ts";
import { type CaseView, wordsOf } from "./case-view.ts";
import { departmentOf, firstNameOf, type Reader, when } from "./reader.ts";
import { cut, fill, SLOT, said, text } from "./spans.ts";

const NUMBER_LENGTH = 40;
const TIME_LENGTH = 60;

/** How it stands with phoning this customer, for everybody; the number itself is for whoever phones. Null: nothing to say. */
export const callWords = (kase: Case, reader: Reader): string | null => {
  const { calls } = reader.words;
  if (kase.noCalls) return calls.noCalls;
  const { call } = kase;
  if (call === null || !isOpen(kase.status)) return null;
  if (call.ended !== null) {
    return call.ended.how === "no-calls" ? null : calls.overAt(calls.over[call.ended.how], when(reader, call.ended.at));
  }
  if (call.againAt !== null) return calls.again(when(reader, call.againAt));
  const why = whyCalled(call, reader);
  if (lacksNumber(kase)) return calls.noNumber(why, speakerOf(kase, reader));
  if (call.caller !== null) {
    return calls.isCalling(firstNameOf(reader, call.caller.person), when(reader, call.caller.since));
  }
  const due = liveClock(kase, "call")?.dueAt ?? null;
  if (due === null) return calls.due(why, "");
  return due <= reader.now ? calls.overdue(why, when(reader, due)) : calls.due(why, when(reader, due));
};

/** The same as a fact of the card. */
export const callFact = ({ kase }: CaseView, reader: Reader): Fact | null => {
  const words = callWords(kase, reader);
  return words === null ? null : { label: reader.words.calls.label, value: [text(words)] };
};

/** Who phones next; null while nobody is to. */
export const nextCall = (kase: Case, customer: string, reader: Reader): string | null => {
  const { calls } = reader.words;
  const call = openCall(kase);
  if (call === null || !isOpen(kase.status)) return null;
  if (call.againAt !== null) return null;
  return lacksNumber(kase)
    ? calls.nextNumber(speakerOf(kase, reader), customer)
    : calls.nextCall(whoCalls(kase, reader), customer);
};

export const whyCalled = (call: Call, reader: Reader): string => {
  const { calls } = reader.words;
  return call.by === null ? calls.reasons[call.why] : calls.reasonBy(firstNameOf(reader, call.by));
};

/** Whoever is at it, or was asked last; else those who speak with the customer. */
export const whoCalls = (kase: Case, reader: Reader): string => {
  const asked = callNow(kase)?.caller?.person ?? liveClock(kase, "call")?.climb?.told.at(-1);
  return asked === undefined ? departmentOf(reader, kase.speaker.department) : firstNameOf(reader, asked);
};

export const speakerOf = ({ speaker }: Case, reader: Reader): string =>
  speaker.person === null ? departmentOf(reader, speaker.department) : firstNameOf(reader, speaker.person);

/** The number and the best time, for whoever is to phone; null where we have none. Never for a channel. */
export const numberLine = (view: CaseView, reader: Reader): Line | null => {
  const { calls } = reader.words;
  const { phone } = view.kase;
  const given = phone.numberId === null ? (view.customer.phone ?? "") : wordsOf(view, phone.numberId, reader);
  if (phone.state === "wrong" || given === "" || reader.stays === true) return null;
  const best = wordsOf(view, phone.bestTimeId, reader);
  return [
    ...fill(calls.number(SLOT, ""), [said(cut(given, NUMBER_LENGTH))]),
    ...(best === "" ? [] : fill(calls.best(SLOT), [said(cut(best, TIME_LENGTH))])),
    text("."),
  ];
};
