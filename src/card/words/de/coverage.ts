import type { GapReason } from "../../../core/coverage/duty.ts";
import type { CoverReason } from "../../../core/coverage/who-covers.ts";
import type { Weekday } from "../../../core/desk/desk.ts";
import { capital, listed } from "./bend.ts";

const numbers = ["kein", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn"];
const count = (n: number): string => (n === 1 ? "einer" : (numbers[n] ?? String(n)));
const cases = (n: number): string => (n === 1 ? "ein Fall" : `${numbers[n] ?? String(n)} Fälle`);
const fall = (n: number): string => (n === 1 ? "wird" : "werden");

/** `Raj`, `Raj und Lee`, `Raj, Lee oder Ana`. */
const and = (parts: readonly string[], word = "and"): string => listed(parts, word === "or" ? "oder" : "und");

/** Wie jemand da ist, mitten im Satz. */
const is: Record<CoverReason, string> = {
  cover: "vertritt",
  rota: "hat Bereitschaft",
  hours: "ist da",
  deputy: "springt ein",
  fallback: "nimmt, was eilt",
  nobody: "",
};

/** Wer da ist, um zu handeln, und wer nicht. */
export const coverage = {
  and,
  anAdministrator: "jemand aus der Administration",

  asks: (who: string, department: string, span: string, length: string) =>
    `${who} bittet dich, ${department} zu vertreten: ${span}, ${length}.`,
  offers: (who: string, department: string, span: string, length: string) =>
    `${who} bietet an, ${department} zu vertreten: ${span}, ${length}.`,
  countsOnceYes: "Es gilt, sobald du Ja sagst.",
  asked: (who: string, department: string, span: string) =>
    `Ich habe ${who} gebeten, ${department} zu vertreten: ${span}.`,
  countsOnce: (who: string) => `Es gilt, sobald ${who} Ja sagt; ich sage es dir.`,
  offered: (department: string, span: string, who: string) =>
    `Du hast angeboten, ${department} zu vertreten: ${span}. Es gilt, sobald ${who} Ja sagt; ich sage es dir.`,
  youCover: (department: string, span: string) => `Du vertrittst ${department}: ${span}.`,
  covers: (who: string, department: string, span: string) => `${who} vertritt ${department}: ${span}.`,
  saidYes: (who: string, department: string, span: string) =>
    `${who} hat Ja gesagt und vertritt ${department}: ${span}.`,
  tookOffer: (who: string, department: string, span: string) =>
    `${who} hat Ja gesagt: Du vertrittst ${department}, ${span}.`,
  saidNo: (who: string, department: string, span: string) => `${who} kann ${department} nicht vertreten: ${span}.`,
  refusedOffer: (who: string, department: string, span: string) =>
    `${who} hat dein Angebot, ${department} zu vertreten, abgelehnt: ${span}. Du bist dann nicht eingeteilt.`,
  offerTaken: (by: string, who: string, department: string, span: string) =>
    `${by} hat Ja gesagt: ${who} vertritt ${department}, ${span}. Du musst nichts mehr beantworten.`,
  offerRefused: (by: string, who: string, department: string, span: string) =>
    `${by} hat das Angebot von ${who}, ${department} zu vertreten, abgelehnt: ${span}. Du musst nichts mehr beantworten.`,
  youSaidNo: (department: string, span: string, who: string) =>
    `Du hast Nein gesagt: ${department}, ${span}. Danke für die Antwort; ich habe es ${who} gesagt.`,
  youSaidYes: (who: string) => `Ich habe es ${who} gesagt.`,
  withdrawn: (department: string, span: string) => `Zurückgenommen: ${department}, ${span}.`,
  noLonger: (who: string, department: string, span: string) => `${who} vertritt ${department} nicht mehr: ${span}.`,
  youNoLonger: (who: string, department: string, span: string) =>
    `${who} hat es zurückgenommen: Du vertrittst ${department} nicht mehr, ${span}.`,
  questionGone: (who: string, department: string, span: string) =>
    `${who} hat die Frage zurückgenommen: Du musst ${department} nicht vertreten, ${span}.`,
  offerGone: (who: string, department: string, span: string) =>
    `${who} hat das Angebot zurückgenommen, ${department} zu vertreten: ${span}.`,
  states: {
    asked: (who: string, department: string, span: string) =>
      `Noch nicht beantwortet: ${who} für ${department}, ${span}.`,
    agreed: (who: string, department: string, span: string) =>
      `Es ist schon abgemacht: ${who} vertritt ${department}, ${span}.`,
    declined: (who: string, department: string, span: string) =>
      `Die Antwort war schon Nein: ${who} vertritt ${department} nicht, ${span}.`,
    withdrawn: (who: string, department: string, span: string) =>
      `Das wurde schon zurückgenommen: ${who} vertritt ${department} nicht, ${span}.`,
  },
  over: (department: string, span: string) => `Diese Zeit ist vorbei: ${department}, ${span}.`,
  gone: "Das kenne ich nicht mehr. Die Abteilung gibt es hier nicht mehr, oder danach wurde nie gefragt.",
  othersAnswer: (who: string) => `Das beantwortet ${who}.`,
  nothingAsked: (department: string, command: string) =>
    `Zu ${department} wartet niemand auf deine Antwort. ${command} zeigt, wer da ist.`,
  nothingToTakeBack: (department: string, command: string) =>
    `Bei ${department} ist nichts von dir zurückzunehmen. ${command} zeigt, wer da ist.`,
  which: "Welche?",
  thenNobody: (department: string) => `Von ${department} ist dann niemand da.`,
  thenSomebody: (who: string) => `Stattdessen ${who}.`,

  no: {
    span: (given: string) =>
      `„${given}“ kann ich nicht als Zeitraum lesen. Versuch „sa 9:00-17:00“, „24. Dez - 27. Dez“ oder „fr 17:00 bis mo 8:00“.`,
    past: (span: string) => `${span} ist schon vorbei. Nenne eine Zeit, die noch kommt.`,
    "too-long": (span: string) => `${span} ist länger als 31 Tage. Bitte zuerst um einen Teil davon.`,
    year: (span: string) =>
      `Das nächste Mal wäre ${span}. Wenn du das meinst, schreib das Jahr dazu; sonst nenne eine Zeit, die noch kommt.`,
    "too-far": (span: string) => `${span} ist zu weit weg. Nenne eine Zeit innerhalb eines Jahres.`,
    "away-too-far": "Das ist mehr als zwei Jahre weg. Nenne eine nähere Zeit.",
    "may-not-cover": (department: string, who: string, command: string) =>
      `Nur ${who} oder das Management darf andere bitten, ${department} zu vertreten. Dich selbst kannst du anbieten: ${command}.`,
    "may-not-away": (who: string) => `Das darf nur ${who} oder das Management sagen.`,
    "may-not-take-back": (who: string) => `Das darf nur ${who} oder das Management zurücknehmen.`,
    away: (who: string, span: string) =>
      `${who} ist dann abwesend (${span}). Frag jemand anderen oder wähle eine andere Zeit.`,
    youAway: (span: string, command: string) => `Du bist dann abwesend (${span}). Wenn nicht, tippe zuerst ${command}.`,
    covering: (who: string, department: string, span: string) => `${who} vertritt ${department} dann schon: ${span}.`,
    youCovering: (department: string, span: string) => `Du vertrittst ${department} dann schon: ${span}.`,
    asked: (who: string, department: string, span: string) =>
      `${who} ist schon gebeten, ${department} zu vertreten (${span}), und hat noch nicht geantwortet.`,
    unreachable: (who: string) =>
      `Ich erreiche ${who} nicht: Es gibt kein Konto, das ich finden kann, also käme keine Antwort. Frag jemand anderen.`,
    department: (given: string, known: string) => `Die Abteilung „${given}“ kenne ich nicht. Es gibt ${known}.`,
    person: (given: string) => `„${given}“ kenne ich nicht. Nenne jemanden wie @ana.`,
    busy: "Jemand anderes hat das gerade geändert, und es wurde nichts geschrieben. Bitte versuch es noch einmal.",
  },

  away: {
    you: (span: string) => `Du bist abwesend: ${span}.`,
    other: (who: string, span: string) => `${who} ist abwesend: ${span}.`,
    youNow: (command: string) => `Du bist ab jetzt abwesend, bis du ${command} tippst.`,
    otherNow: (who: string, command: string) => `${who} ist ab jetzt abwesend, bis jemand ${command} tippt.`,
    until: (at: string) => `bis ${at}`,
    untilEndOf: (day: string) => `bis einschließlich ${day}`,
    open: (at: string) => `ab ${at}, ohne genanntes Ende`,
    youAlready: (until: string) => `Du bist dann schon abwesend, ${until}.`,
    otherAlready: (who: string, until: string) => `${who} ist dann schon abwesend, ${until}.`,
    noEnd: "ohne genanntes Ende",
    toldYou: (by: string, span: string) => `${by} hat eingetragen, dass du abwesend bist: ${span}.`,
    wasTo: { cover: "sollte vertreten:", rota: "hatte Bereitschaft:" },
    youWere: { cover: "Du solltest vertreten:", rota: "Du hattest Bereitschaft:" },
    fallsIn: (were: string, spans: string) => `${were}, ${spans}`,
    thenNobody: "dann ist niemand da",
    thenWho: (who: string) => `dann ${who}`,
    moreFallsIn: (n: number) => `und noch ${n}`,
    yourCases: (n: number, list: string) =>
      `${capital(count(n))} deiner Fälle ${fall(n)} in dieser Zeit fällig: ${list}`,
    theirCases: (who: string, n: number, list: string) =>
      `Von den Fällen von ${who} ${fall(n)} ${count(n)} in dieser Zeit fällig: ${list}`,
    passOn: (command: string) => `Was nicht warten kann, gibst du so weiter: ${command}.`,
  },
  back: {
    you: "Willkommen zurück. Du wirst wieder gefragt und erinnert.",
    other: (who: string) => `${who} ist wieder da.`,
    youPlanned: (span: string) => `Zurückgenommen: Du bist doch da, ${span}.`,
    otherPlanned: (who: string, span: string) => `Zurückgenommen: ${who} ist doch da, ${span}.`,
    youWereHere: "Du bist nicht abwesend.",
    otherWasHere: (who: string) => `${who} ist nicht abwesend.`,
    toldYou: (by: string) => `${by} hat eingetragen, dass du wieder da bist.`,
    toldYouPlanned: (by: string, span: string) => `${by} hat es zurückgenommen: Du bist doch da, ${span}.`,
    again: {
      cover: (who: string, department: string, span: string) => `${who} vertritt ${department}: ${span}.`,
      rota: (who: string, department: string, span: string) => `${who} hat Bereitschaft für ${department}: ${span}.`,
    },
  },

  title: "Wer jetzt da ist",
  titleOf: (department: string) => `${department}: wer jetzt da ist`,
  now: {
    somebody: (who: string, because: CoverReason, until: string) => `${who} ${is[because]}${until}`,
    fallback: (who: string, department: string, until: string) =>
      `niemand aus der Abteilung; ${who} von ${department} nimmt, was eilt${until}`,
    nobody: (until: string) => `niemand${until}`,
    urgentTo: (who: string) => `; was eilt, geht an ${who}`,
    until: (at: string) => ` bis ${at}`,
    next: (who: string) => `; danach ${who}`,
  },

  gaps: "Niemand ist da",
  gapsMeant: "Wie vorgesehen geschlossen, und etwas wird fällig",
  gapsShared: "Gemeinsam geschlossen, während ein Fall beide braucht",
  noGaps: "In den nächsten zwei Wochen wird nichts fällig, während niemand da ist.",
  moreGaps: (n: number, command: string) => `und noch ${n}: ${command}`,
  because: {
    closed: "geschlossen, niemand in Bereitschaft",
    "nobody-in": "geöffnet, und niemand ist da",
    "rota-away": "wer Bereitschaft hat, ist abwesend",
    "cover-away": "wer vertreten wollte, ist abwesend",
  } satisfies Record<GapReason, string>,
  gapOf: (department: string, span: string, because: string) => `${department}, ${span}: ${because}.`,
  one: (ft: string, kind: string, at: string) => `${ft} (${kind}, ${at})`,
  falls: (n: number, list: string) => `${capital(cases(n))} ${fall(n)} dann fällig: ${list}.`,
  moreCases: (n: number) => `noch ${n}`,

  weekend: "Bis alle wieder geöffnet haben",
  nothingCloses: "In der nächsten Woche schließt nichts länger als eine Nacht.",
  closes: (department: string, from: string, to: string) => `${department} ist geschlossen von ${from} bis ${to}.`,
  isClosed: (department: string, to: string) => `${department} ist geschlossen bis ${to}.`,
  nobodyOnCall: "Niemand hat Bereitschaft.",
  covered: (because: CoverReason, spans: string) => `${is[because]} ${spans}`,
  coveredAll: (who: string, because: CoverReason) => `${who} ${is[because]}`,
  coveredBy: (who: string, when: string) => `${who} ${when}`,
  otherwiseNobody: "sonst niemand",
  morePeople: (n: number) => `noch ${n}`,
  shared: (departments: string, span: string, list: string, n: number) =>
    `${departments} sind gemeinsam geschlossen ${span}, und ${list} ${n === 1 ? "braucht" : "brauchen"} beide.`,
  uncovered: (n: number, list: string, onCall: boolean) =>
    `${capital(cases(n))} ${fall(n)} ${onCall ? "fällig, ohne dass jemand da ist" : "in dieser Zeit fällig"}: ${list}.`,
  promised: (n: number, all: number) => {
    if (n === all) return n === 1 ? "Es ist eine Zusage." : "Alle sind Zusagen.";
    return n === 1 ? "Einer davon ist eine Zusage." : `${capital(count(n))} davon sind Zusagen.`;
  },
  whileThere: (n: number, list: string) => `${capital(cases(n))} ${fall(n)} fällig, während jemand da ist: ${list}.`,
  soonAfter: (list: string, n: number) => `${list} ${fall(n)} innerhalb einer Stunde nach dem Öffnen fällig.`,
  nothingFalls: "In dieser Zeit wird nichts fällig.",
  allCovered: (department: string, from: string, to: string) =>
    `${department} ist jetzt besetzt, von ${from} bis ${to}.`,
  shut: (route: string, span: string) => `${route} ist geschlossen ${span}`,
  shutAndNamed: (shut: string, names: string, n: number) =>
    `${shut}; ${names} ${n === 1 ? "nennt" : "nennen"} das noch`,
  leadsNowhere: (route: string, to: string, span: string) => `${route} führt zu ${to}; dort ist niemand ${span}`,

  days: {
    mon: "Mo",
    tue: "Di",
    wed: "Mi",
    thu: "Do",
    fri: "Fr",
    sat: "Sa",
    sun: "So",
  } satisfies Record<Weekday, string>,
  hoursTitle: "Öffnungszeiten",
  dayRange: (first: string, last: string) => `${first} bis ${last}`,
  always: "Tag und Nacht",
  closed: "geschlossen",
  holiday: "geschlossen, Feiertag",
  ahead: (list: string) => ` Demnächst: ${list}.`,

  nameOf: (department: string) => `${department}: `,
  peopleTitle: (n: number, here: number) => `${n === 1 ? "1 Person" : `${n} Leute`}, ${here} jetzt da`,
  here: "anwesend",
  onCall: "in Bereitschaft",
  off: "nicht da",
  awayUntil: (who: string, until: string) => `${who} (abwesend ${until})`,
  nobodyHere: "gerade niemand da",
  noAccount: (names: string) => `Kein Konto, das ich finden kann: ${names}. Prüft die Mailadresse in der Desk-Datei.`,

  buttons: {
    yes: "Ja, ich vertrete",
    yesOffer: "Ja",
    no: "Nein",
    takeBack: "Zurücknehmen",
    askSomebody: "Jemanden fragen",
    askFor: (first: number, all: number) => `Jemanden fragen (${first} von ${all})`,
    coverThis: "Das vertrete ich",
    coverDay: (day: string) => `Ich vertrete ${day}`,
    move: (ft: string) => `${ft} verschieben`,
    ask: (department: string) => `${department} fragen`,
    notAway: "Ich bin nicht abwesend",
    back: "Ich bin wieder da",
  },
};
