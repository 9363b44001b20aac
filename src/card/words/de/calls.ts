import type { CallOutcome, CallReason } from "../../../core/call/call.ts";
import { accusative, dative, first, of } from "./bend.ts";

/** Einen Kunden anrufen, der genug von geschriebenen Worten hat. */
export const calls = {
  label: "Anruf",
  reasons: {
    angry: "wütend",
    contacts: "musste sich immer wieder melden",
    "broken-promise": "eine Zusage wurde gebrochen",
    asked: "erbeten",
  } satisfies Record<CallReason, string>,
  reasonBy: (who: string) => `${who} hat darum gebeten`,
  /** Auf der Karte. */
  due: (why: string, at: string) => `erst anrufen (${why})${at === "" ? "" : `, fällig ${at}`}`,
  overdue: (why: string, at: string) => `erst anrufen (${why}), überfällig seit ${at}`,
  isCalling: (who: string, at: string) => `${who} ruft gerade an, seit ${at}`,
  noNumber: (why: string, speaker: string) => `anzurufen (${why}), noch keine Nummer: ${speaker} fragt danach`,
  again: (at: string) => `nicht erreicht, noch einmal ${at}`,
  over: {
    reached: "am Telefon erreicht",
    message: "Nachricht hinterlassen",
    "no-reply": "zweimal nicht erreicht",
  } satisfies Record<CallOutcome, string>,
  overAt: (what: string, at: string) => `${what}, ${at}`,
  noCalls: "möchte keine Anrufe: stattdessen schreiben",
  nextCall: (who: string, customer: string) =>
    `${who}: ${accusative(customer)} zuerst anrufen, dann sagen, wie es war.`,
  nextNumber: (who: string, customer: string) =>
    `${who}: ${accusative(customer)} nach einer Nummer und der besten Zeit für einen Anruf fragen.`,
  nextAgain: (who: string, customer: string, at: string) =>
    `${who}: ${accusative(customer)} noch einmal anrufen, ${at}.`,
  /** Was hört, wer gefragt oder gehandelt hat. */
  asked: (ft: string, who: string, customer: string) => `${ft}: ${who} soll ${accusative(customer)} anrufen.`,
  askedFirst: (ft: string, who: string, customer: string) =>
    `${ft}: Wir haben keine Nummer, darum fragt ${who} ${accusative(customer)} zuerst danach.`,
  calling: (ft: string) => `${ft}: Die anderen sehen, dass du gerade anrufst.`,
  number: (number: string, best: string) => `Nummer ${number}${best}`,
  best: (words: string) => `, am besten ${words}`,
  noNumberKnown: "Wir haben keine Nummer.",
  reached: (ft: string, customer: string) => `Bei ${ft} notiert: ${first(customer)} wurde am Telefon erreicht.`,
  message: (ft: string, customer: string) =>
    `Bei ${ft} notiert: eine Nachricht für ${accusative(customer)} hinterlassen.`,
  noReply: (ft: string, at: string) => `Bei ${ft} notiert. An den zweiten Versuch erinnere ich: ${at}.`,
  noReplyLast: (ft: string, customer: string) =>
    `Bei ${ft} notiert. Das war der zweite Versuch: Schreib ${dative(customer)} stattdessen.`,
  numberNoted: (ft: string) => `Bei ${ft} notiert. Danach muss niemand mehr fragen.`,
  numberWrong: (ft: string, speaker: string, customer: string) =>
    `Bei ${ft} notiert. ${speaker} wird gebeten, ${accusative(customer)} nach einer Nummer zu fragen.`,
  noCallsNoted: (customer: string) =>
    `Für alle Fälle ${of(customer)} notiert: keine Anrufe. Bitte schreib stattdessen.`,
  callsNoted: (customer: string) => `Für alle Fälle ${of(customer)} notiert: Anrufe sind in Ordnung.`,
  /** Einmal gefragt, bevor jemand schreibt. */
  first: (customer: string) => `Bitte ruf ${accusative(customer)} an, bevor wieder jemand schreibt.`,
  firstWith: (who: string, customer: string) =>
    `${who} ruft ${accusative(customer)} gerade an. Bitte warte ab, wie es war.`,
  firstInForm:
    "Erst anrufen: Jemand ist gebeten, das zu tun, bevor wieder jemand schreibt. War es am Telefon, dann gib das unten an.",
  /** Die Erinnerung. */
  please: (customer: string, ft: string, why: string) => `Bitte ruf ${accusative(customer)} an (${ft}): ${why}.`,
  pleaseNumber: (customer: string, ft: string, why: string) =>
    `${first(customer)} ist anzurufen (${ft}): ${why}. Wir haben keine Nummer. Bitte frag nach einer und nach der besten Zeit.`,
  pleaseHow: (customer: string, ft: string) => `${ft}: Wie war es mit ${dative(customer)} am Telefon?`,
  dueAt: (at: string) => `Fällig ${at}.`,
  wasDue: (at: string) => `Überfällig seit ${at}.`,
  mayWrite: "Du kannst schreiben: ",
  sentence: "Wir möchten persönlich mit Ihnen sprechen. Unter welcher Nummer und wann dürfen wir Sie anrufen?",
  buttons: {
    calling: "Ich rufe an",
    called: "Angerufen …",
    number: "Die Nummer …",
    wrong: (speaker: string) => `Keine Nummer: ${speaker} fragen`,
    noCalls: "Möchte keine Anrufe",
    callsAgain: "Anrufe sind wieder in Ordnung",
    call: "Anrufen lassen",
    sayAnyway: "Trotzdem geschrieben",
  },
};
