import type { Source } from "../../../core/complaint/complaint.ts";
import type { ClockKind, Platform } from "../../../core/desk/desk.ts";
import type { HeatLevel, HeatReasonCode } from "../../../core/heat/heat.ts";
import { listed } from "./bend.ts";

const clockNames: Record<ClockKind, string> = {
  claim: "Übernahme",
  "first-reply": "erste Antwort",
  "next-word": "nächste Auskunft",
  tell: "Neues für den Kunden",
  resolve: "Lösung",
  "customer-word": "Rückmeldung des Kunden",
  accept: "Antwort auf die Weitergabe",
  task: "Aufgabe",
  approval: "Freigabe",
  call: "Anruf",
  promise: "Zusage",
};

const sourceNames: Record<Source, string> = {
  x: "X",
  facebook: "Facebook",
  instagram: "Instagram",
  mastodon: "Mastodon",
  bluesky: "Bluesky",
  reddit: "Reddit",
  review: "Bewertungsportal",
  email: "Mail",
  phone: "Telefon",
  web: "Webformular",
  chat: "Chat",
};

/** So, wie sie nach „über“, „für“ und „ist“ stehen. */
const platformNames: Record<Platform, string> = {
  slack: "Slack",
  teams: "Teams",
  console: "die Konsole",
  mail: "Mail",
  pager: "den Pager",
};

const heatNames: Record<HeatLevel, string> = { calm: "ruhig", annoyed: "verärgert", angry: "wütend" };

const heatReasons: Record<HeatReasonCode, (words: string) => string> = {
  "strong-words": (words) => `„${words}“`,
  swearing: () => "Schimpfwörter",
  again: (words) => `„${words}“`,
  never: (words) => `„${words}“`,
  leaving: (words) => `will weg: „${words}“`,
  legal: (words) => `spricht von Anwälten: „${words}“`,
  sarcasm: (words) => `Sarkasmus: „${words}“`,
  "contact-count": (words) => `${words}. Kontakt`,
  "long-wait": (words) => `wartet schon ${words}`,
};

/** Wie Tage geschrieben werden, in den Zeichen von Luxon, und eine Zeit zwischen zweien. */
const times = {
  weekday: "ccc",
  day: "ccc d. LLL",
  dayOfYear: "ccc d. LLL yyyy",
  date: "d. LLL yyyy",
  longDay: "ccc d. LLLL",
  longDayOfYear: "ccc d. LLLL yyyy",
  wholeDay: "cccc, d. LLLL",
  span: (from: string, to: string) => `${from} bis ${to}`,
};

/** Wie die Dinge heißen. */
export const names = {
  times,
  quoted: (words: string) => `„${words}“`,
  or: (people: readonly string[]) => listed(people, "oder"),
  and: (people: readonly string[]) => listed(people),
  somebody: "Jemand",
  you: (name: string) => `${name} (du)`,
  justBefore: "kurz",
  blanks: { when: "<wann>", what: "<was>", why: "<warum>", words: "<Worte>" },
  clockNames,
  sourceNames,
  platformNames,
  heatNames,
  heatReasons,
  length: {
    moments: "weniger als eine Minute",
    minutes: (n: number) => `${n} min`,
    hours: (n: number) => `${n} h`,
    days: (n: number) => (n === 1 ? "1 Tag" : `${n} Tage`),
  },
  labels: {
    who: "Wer",
    heat: "Stimmung",
    wants: "Wunsch",
    harm: "Schaden",
    didNotHelp: "Half nicht",
    told: "Gesagt",
    waiting: "Wartet auf",
    offered: "Anfrage",
    note: "Notiz",
    here: "Hier, weil",
    resolved: "Gelöst",
    next: "Als Nächstes",
  },
  statuses: {
    triage: "wird zugeordnet",
    unclaimed: "noch frei",
    claimed: "übernommen",
    resolved: "gelöst",
    closed: "abgeschlossen",
    dismissed: "keine Beschwerde",
  },
  buttons: {
    claim: "Übernehmen",
    notours: "Nicht unserer",
    update: "Notiz",
    wait: "Wartet auf …",
    more: "Mehr",
    agrees: "Kunde sagt Ja",
    disagrees: "Kunde sagt Nein",
    noAnswer: "Keine Antwort",
    yes: "Ja, wir übernehmen",
    no: "Nein",
    bringBack: "Zurückholen",
    show: "Öffnen",
    takeNext: "Den nächsten übernehmen",
    told: "Ich habe es gesagt",
    onIt: "Bin dran",
    stillOnIt: "Bin noch dran",
    takeIt: "Übernehme ich",
    notMe: (who: string) => `Ich nicht: frag ${who}`,
    resume: "Weiter",
    done: "Gelöst",
    pass: "Weitergeben",
    release: "Zurücklegen",
    severity: "Schweregrad",
    dismiss: "Keine Beschwerde",
    reopen: "Wieder öffnen",
    link: "Mit einem Fall verknüpfen …",
    merge: "Einen Fall hineinnehmen …",
    detach: "Eigenen Fall daraus machen …",
    undo: "Rückgängig",
    why: "Warum diese Zeiten",
    pageBefore: "Vorige Seite",
    another: "Nächste Seite",
  },
  told: { public: "öffentlich", private: "privat", mail: "per Mail", phone: "am Telefon" },
};
