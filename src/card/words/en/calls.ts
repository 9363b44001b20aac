import type { CallOutcome, CallReason } from "../../../core/call/call.ts";

/** Phoning a customer who has had enough of written words. */
export const calls = {
  label: "Call",
  reasons: {
    angry: "angry",
    contacts: "had to come back again and again",
    "broken-promise": "a promise was broken",
    asked: "asked for",
  } satisfies Record<CallReason, string>,
  reasonBy: (who: string) => `${who} asked for it`,
  /** On the card. */
  due: (why: string, at: string) => `phone first (${why})${at === "" ? "" : `, due ${at}`}`,
  overdue: (why: string, at: string) => `phone first (${why}), overdue since ${at}`,
  isCalling: (who: string, at: string) => `${who} is phoning, since ${at}`,
  noNumber: (why: string, speaker: string) => `to be phoned (${why}), no number yet: ${speaker} asks for it`,
  again: (at: string) => `no reply, once more at ${at}`,
  over: {
    reached: "reached by phone",
    message: "a message was left",
    "no-reply": "no reply to two tries",
  } satisfies Record<CallOutcome, string>,
  overAt: (what: string, at: string) => `${what}, ${at}`,
  noCalls: "does not want calls: write instead",
  nextCall: (who: string, customer: string) => `${who}: phone ${customer} first, then say how it went.`,
  nextNumber: (who: string, customer: string) => `${who}: ask ${customer} for a number and the best time to call.`,
  nextAgain: (who: string, customer: string, at: string) => `${who}: phone ${customer} once more at ${at}.`,
  /** What whoever asked or acted hears. */
  asked: (ft: string, who: string, customer: string) => `${ft}: ${who} is asked to phone ${customer}.`,
  askedFirst: (ft: string, who: string, customer: string) =>
    `${ft}: we have no number, so ${who} asks ${customer} for one first.`,
  calling: (ft: string) => `${ft}: the others see that you are phoning.`,
  number: (number: string, best: string) => `Number ${number}${best}`,
  best: (words: string) => `, best time ${words}`,
  noNumberKnown: "We have no number.",
  reached: (ft: string, customer: string) => `Written down on ${ft}: ${customer} was reached by phone.`,
  message: (ft: string, customer: string) => `Written down on ${ft}: a message was left for ${customer}.`,
  noReply: (ft: string, at: string) => `Written down on ${ft}. I ask for the second try at ${at}.`,
  noReplyLast: (ft: string, customer: string) =>
    `Written down on ${ft}. That was the second try: write to ${customer} instead.`,
  numberNoted: (ft: string) => `Written down on ${ft}. Nobody has to ask for it again.`,
  numberWrong: (ft: string, speaker: string, customer: string) =>
    `Written down on ${ft}. ${speaker} is asked to get a number from ${customer}.`,
  noCallsNoted: (customer: string) =>
    `Written down for every case of ${customer}: no calls. Please write to them instead.`,
  callsNoted: (customer: string) => `Written down for every case of ${customer}: they may be phoned.`,
  /** Asked once before somebody writes. */
  first: (customer: string) => `Please phone ${customer} before anybody writes again.`,
  firstWith: (who: string, customer: string) => `${who} is phoning ${customer} just now. Please wait for how it went.`,
  firstInForm: "Phone first: somebody is asked to call before anybody writes again. If it was by phone, say so below.",
  /** The reminder. */
  please: (customer: string, ft: string, why: string) => `Please phone ${customer} (${ft}): ${why}.`,
  pleaseNumber: (customer: string, ft: string, why: string) =>
    `${customer} is to be phoned (${ft}): ${why}. We have no number. Please ask for one, and for the best time.`,
  pleaseHow: (customer: string, ft: string) => `${ft}: how did it go with ${customer} on the phone?`,
  dueAt: (at: string) => `Due ${at}.`,
  wasDue: (at: string) => `Overdue since ${at}.`,
  mayWrite: "You may write: ",
  sentence: "I would like you to hear from us in person. Under which number, and when, may we call you?",
  buttons: {
    calling: "I am calling",
    called: "Called…",
    number: "Their number…",
    wrong: (speaker: string) => `No number: ask ${speaker}`,
    noCalls: "They do not want calls",
    callsAgain: "They may be called again",
    call: "Have them called",
    sayAnyway: "Written all the same",
  },
};
