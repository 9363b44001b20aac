import type { HurtReason } from "../../../core/digest/digest.ts";
import type { FactKind } from "../../../core/digest/fact.ts";
import { lasting } from "./bend.ts";
import { goodwillInDigest } from "./digest-goodwill.ts";

const cases = (n: number): string => (n === 1 ? "1 Fall" : `${n} Fälle`);
const times = (n: number): string => (n === 1 ? "einmal" : n === 2 ? "zweimal" : `${n}-mal`);
const fall = (n: number): string => (n === 1 ? "wird" : "werden");
const hasOpen = (who: string | null, n: number) => (who === null ? `Zusammen ${n} offen` : `${who} hat ${n} offen`);
const weeksBack = (n: number): string => (n === 1 ? "vor einer Woche" : `vor ${n} Wochen`);

/** Wie eine Zahl heißt, nach der jemand fragt. */
const figures: Record<string, string> = {
  new: "Eingegangen",
  backlog: "Aus dem Altbestand übernommen",
  wrote: "Kunden haben wieder geschrieben",
  kept: "Fristen eingehalten",
  missed: "Fällig geworden und nicht erledigt",
  late: "Nach der Frist erledigt",
  answered: "Erste Antwort",
  "words-only": "Etwas gesagt, nichts getan",
  resolved: "Gelöst",
  reopened: "Wieder geöffnet",
  agreed: "Der Kunde sagte Ja",
  disagreed: "Der Kunde sagte Nein",
  unheard: "Mit Schweigen abgeschlossen",
  dismissed: "Als keine Beschwerde beiseitegelegt",
  downgraded: "Nach einer Erinnerung herabgestuft",
  "promise-kept": "Zusagen gehalten",
  "promise-broken": "Zusagen gebrochen",
  "promise-moved": "Zusagen verschoben",
  cause: "Ursachen benannt",
  incident: "Teil einer Störung",
  waits: "Warten begonnen",
  "waits-again": "Wartet mindestens zum zweiten Mal",
  "pass-yes": "Weitergaben angenommen",
  "pass-no": "Weitergaben abgelehnt",
  "pass-back": "Weitergaben zurückgenommen",
  "nobody-there": "Niemand war im Dienst",
  open: "Offen",
  unclaimed: "Noch frei",
  overdue: "Überfällig",
  "at-risk": "Wird heute fällig",
  "stuck-passes": "Weitergaben ohne Antwort",
  granted: "Kulanz bewilligt",
  given: "Kulanz sofort gegeben",
  "give-asked": "Um Kulanz gebeten",
  "give-yes": "Kulanz ganz bewilligt",
  "give-less": "Kulanz zum Teil bewilligt",
  "give-no": "Kulanz abgelehnt",
  "give-back": "Bitten um Kulanz zurückgenommen",
  "give-pending": "Kulanz, die auf ein Ja oder Nein wartet",
  limits: "Grenzen, die zu eng sind",
  followed: "Tage später nachgefragt",
  "not-followed": "Nachzufragen war, und niemand hat etwas gesagt",
};

const hurts: Record<HurtReason, string> = {
  overdue: "überfällig",
  angry: "wütend",
  "came-back": "kam zurück",
  "long-wait": "wartet lange",
  "nothing-told": "hat nichts gehört",
};

/** Der Bericht, seine Einzelheiten und was hinter einer Zahl steht. */
export const digest = {
  everything: "Alle Abteilungen",
  title: (scope: string, day: string) => `${scope}, ${day}`,
  since: (from: string) => `seit ${from}`,
  late: (due: string) => `Verspätet: fällig war er ${due}.`,
  flow: (came: number, done: number) => `${came} eingegangen, ${done} gelöst`,
  clocks: (kept: number, all: number) =>
    all === 0 ? "keine Frist wurde fällig" : `${kept} von ${all} Fristen eingehalten`,
  nothing: "Gerade braucht dich nichts.",
  standing: (open: number, unclaimed: number, overdue: number, today: number) =>
    [
      `${open} offen${unclaimed === 0 ? "" : `, davon ${unclaimed} noch frei`}`,
      ...(overdue === 0 ? [] : [`${overdue} überfällig`]),
      ...(today === 0 ? [] : [`${today} ${fall(today)} heute fällig`]),
    ].join("; "),
  decide: "Braucht eine Entscheidung",
  hurting: "Brennt am meisten",
  fell: (list: string) => `wurde fällig: ${list}`,
  fellOne: (clock: string, at: string) => `${clock} ${at}`,
  stillOpen: "noch offen",
  metAt: (at: string) => `erledigt ${at}`,
  had: (who: string, length: string) => `${who} hatte ihn ${length}`,
  hadDark: (who: string, length: string, dark: string) =>
    `${who} hatte ihn ${length} (davon ${dark} niemand im Dienst)`,
  inTransit: (length: string) => `${length} unterwegs`,
  beforeUs: (length: string) => `${length}, bevor es zu uns kam`,
  stuck: {
    accept: (department: string, at: string) => `${department} sollte bis ${at} Ja oder Nein sagen`,
    approval: (department: string, at: string) => `${department} sollte bis ${at} über die Freigabe entscheiden`,
    call: (department: string, at: string) => `${department} sollte den Kunden bis ${at} anrufen`,
    promise: (department: string, at: string) => `${department} sollte diese Zusage bis ${at} einhalten`,
  },
  wordsOnly: (n: number) =>
    n === 1
      ? "1 Kunde hat etwas gehört, während innerhalb der Frist nichts getan wurde"
      : `${n} Kunden haben etwas gehört, während innerhalb der Frist nichts getan wurde`,
  gap: (departments: string, span: string) => `Für ${departments} ist niemand da, ${span}`,
  gapFalls: (n: number, list: string) => `${cases(n)} ${fall(n)} dann fällig: ${list}`,
  moreDecisions: (n: number) => `und noch ${n}; die Einzelheiten nennen ${n === 1 ? "es" : "sie"}`,
  hurts,
  waitsSince: (length: string) => `wartet seit ${lasting(length)}`,
  dueSince: (at: string) => `überfällig seit ${at}`,
  details: "Einzelheiten",
  which: "Welche",
  openIt: "Öffnen",
  coverIt: "Das vertrete ich",
  detailsTitle: (title: string) => `${title}: Einzelheiten`,
  sections: {
    clocks: "Fristen",
    sources: "Wo geschrieben wurde",
    charge: "Wer die Zeit hatte",
    word: "Was der Kunde sagt",
    look: "Einen Blick wert",
    causes: "Ursachen, die sich wiederholen",
    goodwill: "Kulanz",
    limits: (from: string) => `Grenzen, die zu eng sind, gemessen an den Bitten seit ${from}`,
    usual: "Verglichen mit den vier Wochen davor",
    hours: "Stunde für Stunde",
    people: "Menschen",
    missed: "Fällig geworden und nicht erledigt",
  },
  keptRow: (clock: string, severity: string, kept: number, all: number) =>
    `${clock}, ${severity}: ${kept} von ${all} eingehalten`,
  bothTimes: (worked: string, waited: string) =>
    `die Hälfte innerhalb von ${lasting(worked)} Öffnungszeit und ${lasting(waited)} Zeit des Kunden`,
  oneTime: (waited: string) => `die Hälfte innerhalb von ${lasting(waited)}`,
  moreKept: (n: number, kept: number, all: number) =>
    `${n} weitere ${n === 1 ? "Zeile" : "Zeilen"}, ${kept} von ${all} eingehalten`,
  sourceRow: (source: string, came: number) => `${source}: ${came} eingegangen`,
  answeredAfter: (length: string, n: number) => `erste Antwort nach ${lasting(length)} (${n})`,
  resolvedAfter: (length: string, n: number) => `gelöst nach ${lasting(length)} (${n})`,
  loud: {
    favoured: (loud: string, silent: string) =>
      `Was alle lesen können, ist nach ${lasting(loud)} gelöst, was sonst niemand sieht, nach ${lasting(silent)}: Die Lauten werden bevorzugt.`,
    silent: (loud: string, silent: string) =>
      `Was sonst niemand sieht, ist nach ${lasting(silent)} gelöst, was alle lesen können, nach ${lasting(loud)}: Die Lauten werden nicht bevorzugt.`,
    alike: (loud: string, silent: string) =>
      `Was alle lesen können, ist nach ${lasting(loud)} gelöst, was sonst niemand sieht, nach ${lasting(silent)}: ungefähr gleich.`,
  },
  heldAll: (list: string) => `Von der Zeit bis zur Lösung: ${list}.`,
  heldBy: (who: string, length: string) => `${who} ${length}`,
  transit: "unterwegs",
  before: "vor uns",
  word: (yes: number, no: number, silent: number) => `${yes} Ja, ${no} Nein, ${silent} ohne Antwort`,
  reopened: (n: number) => `${cases(n)} wieder geöffnet`,
  passes: (yes: number, no: number, back: number, length: string | null) =>
    `Weitergaben: ${yes} angenommen, ${no} abgelehnt, ${back} zurückgenommen${length === null ? "" : `; die Hälfte war innerhalb von ${lasting(length)} beantwortet`}`,
  waits: (n: number, longest: string) => `${n}-mal Warten begonnen, am längsten für ${longest}`,
  waitsAgain: (n: number) => `${cases(n)} ${n === 1 ? "wartet" : "warten"} mindestens zum zweiten Mal`,
  downgraded: (n: number) => `${cases(n)} nach einer Erinnerung herabgestuft`,
  promises: (kept: number, broken: number, moved: number) =>
    `Zusagen: ${kept} gehalten, ${broken} gebrochen, ${moved} auf ein anderes Datum verschoben`,
  cause: (name: string, n: number, who: string | null) =>
    `${name}: ${n}${who === null ? "" : `; ${who} könnte das abstellen`}`,
  incident: (n: number) => `${cases(n)} wurde${n === 1 ? "" : "n"} Teil einer Störung`,
  dismissed: (n: number, sample: string) => `${n} als keine Beschwerde beiseitegelegt; sieh dir ${sample} an`,
  nobodyThere: (n: number, list: string) =>
    `${times(n)} sollte sofort jemand handeln, und niemand war im Dienst: ${list}`,
  count: (what: string, n: number) => `${what} ${n}`,
  usualRow: (what: string, n: number, least: number, most: number) =>
    `${what}: ${n}; sonst ${least === most ? least : `${least} bis ${most}`}`,
  usualNames: {
    new: "eingegangen",
    resolved: "gelöst",
    missed: "fällig und nicht erledigt",
    wrote: "wieder geschrieben",
    reopened: "wieder geöffnet",
    "nobody-there": "niemand im Dienst",
  } satisfies Partial<Record<FactKind, string>> as Partial<Record<FactKind, string>>,
  usualNone: "Es gibt noch nichts, womit sich vergleichen ließe.",
  hour: (came: number, done: number, kept: number) =>
    [
      ...(came === 0 ? [] : [`${came} eingegangen`]),
      ...(done === 0 ? [] : [`${done} gelöst`]),
      ...(kept === 0 ? [] : [`${kept} eingehalten`]),
    ].join(", "),
  hourMissed: (list: string) => `wurde fällig: ${list}`,
  hoursMore: (n: number) => (n === 1 ? "und eine weitere Stunde" : `und ${n} weitere Stunden`),
  person: (who: string, resolved: number, kept: number, all: number) =>
    `${who}: ${resolved} gelöst, ${kept} von ${all} Fristen eingehalten`,
  you: "Du",
  figures,
  ...goodwillInDigest,
  whyTitle: (figure: string, scope: string, n: number) => `${figure}, ${scope}: ${n}`,
  whyStretch: (from: string, to: string) => `${from} bis ${to}`,
  whyNow: (at: string) => `Stand ${at}`,
  whyNone: "Keine.",
  whyMore: (n: number) => `noch ${n}`,
  whyUnknown: (given: string, known: string) => `Eine Zahl „${given}“ gibt es nicht. Fragen kannst du nach: ${known}.`,
  whyTwice: "Ein Fall steht hier so oft, wie es geschehen ist.",
  took: (length: string) => `dauerte ${length}`,
  scopeUnknown: (given: string, known: string) =>
    `„${given}“ kenne ich hier nicht. Nenne Abteilungen, Eingänge oder Stichworte: ${known}.`,
  sinceUnread: (given: string) =>
    `„${given}“ kann ich nicht als vergangene Zeit lesen. Versuch „since mo 8:00“, „since gestern“ oder „24h“.`,
  tooLong: "Das sind mehr als 92 Tage. Frag nach einer kürzeren Zeit.",
  notYet: "Ich rechne die Zahlen noch aus allem zusammen, was geschehen ist. Frag in ein paar Minuten noch einmal.",
  pictures: {
    button: "Bilder",
    title: (title: string) => `${title}: Bilder`,
    now: "jetzt",
    rose: (who: string | null, n: number, more: number, weeks: number) =>
      `${hasOpen(who, n)}, ${more} mehr als ${weeksBack(weeks)}`,
    fell: (who: string | null, n: number, fewer: number, weeks: number) =>
      `${hasOpen(who, n)}, ${fewer} weniger als ${weeksBack(weeks)}`,
    same: (n: number, weeks: number) => `${n} offen, zusammen so viele wie ${weeksBack(weeks)}`,
    steady: (n: number, weeks: number) => `${n} offen, in jeder Abteilung so viele wie ${weeksBack(weeks)}`,
    openShown: "Offene Fälle Woche für Woche, nach Abteilung",
    openAlt: (finding: string, list: string) => `${finding}. Jetzt: ${list}.`,
    slowest: (slow: string, slowly: string, fast: string, fastly: string) =>
      `${slow}: Die Hälfte brauchte bis zu ${slowly}; ${fast}: bis zu ${fastly}`,
    oneSource: (source: string, length: string) => `${source}: Die Hälfte brauchte bis zu ${length}`,
    resolvedShown:
      "Bis zur Lösung, letzte vier Wochen. Band: die mittlere Hälfte. Strich: die Hälfte brauchte nicht länger (von wie vielen)",
    resolvedAlt: (finding: string, list: string) => `${finding}. In den letzten vier Wochen gelöst: ${list}.`,
    resolvedRow: (source: string, low: string, middle: string, high: string, n: number) =>
      `${source} ${middle}, meist ${low} bis ${high} (${n})`,
    note: (length: string, n: number) => `${length} (${n})`,
    inHours: "Stunden bis zur Lösung, letzte vier Wochen",
    inDays: "Tage bis zur Lösung, letzte vier Wochen",
    bars: { low: "25 % innerhalb", middle: "50 % innerhalb", high: "75 % innerhalb" },
    nobodyFalls: (department: string, span: string, n: number) =>
      `Für ${department} ist niemand da, ${span}; ${cases(n)} ${fall(n)} dann fällig`,
    nobody: (department: string, span: string) => `Für ${department} ist niemand da, ${span}`,
    covered: "Für alles, was diese Woche fällig wird, ist jemand da",
    weekShown: (from: string, zone: string) => `Wer sieben Tage ab ${from} da ist (${zone}) und was fällig wird`,
    weekAlt: (finding: string, n: number, alone: number) =>
      `${finding}. ${cases(n)} ${fall(n)} in sieben Tagen fällig, ${alone} davon, ohne dass jemand da ist.`,
    legend: {
      there: "jemand ist da",
      closed: "geschlossen",
      nobody: "geöffnet, niemand da",
      due: "wird fällig",
      alone: "wird fällig, niemand da",
    },
    zero: "0",
    days: (n: number) => `${n} T`,
    hours: (n: number) => `${n} h`,
  },
};
