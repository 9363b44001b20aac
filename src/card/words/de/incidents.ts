import { lasting } from "./bend.ts";

/** Eine bekannte Störung hinter vielen Fällen. */
export const incidents = {
  label: "Störung",
  fact: (id: string, since: string) => `${id} seit ${since}: `,
  factPlanned: (id: string, from: string, to: string) => `${id}, geplant ${from} bis ${to}: `,
  lastWord: (at: string) => ` · zuletzt ${at}: `,
  title: (id: string) => `${id} · Störung`,
  open: (since: string) => `offen seit ${since}`,
  planned: (from: string, to: string) => `geplant ${from} bis ${to}`,
  closedAt: (at: string) => `vorbei seit ${at}`,
  labels: { by: "Leitung", cases: "Fälle", last: "Zuletzt", next: "Als Nächstes" },
  cases: (n: number) => (n === 1 ? "1 Fall" : `${n} Fälle`),
  noWord: "Noch nichts, was Kunden gesagt werden darf.",
  nextUpdate: (who: string, command: string) =>
    `${who}: mit ${command} sagen, was neu ist; alle Fälle der Störung erfahren es.`,
  nextOver: "Alle Fälle der Störung gehen weiter; die Kunden erfahren es und werden gefragt.",
  buttons: {
    update: "Was neu ist …",
    close: "Sie ist vorbei …",
    open: "Störung eröffnen",
    notOne: "Keine gemeinsame Störung",
    link: (id: string) => `Gehört zu ${id}`,
    unlink: (id: string) => `Gehört nicht zu ${id}`,
  },
  forms: {
    open: {
      title: "Störung eröffnen",
      submit: "Eröffnen",
      name: "Was nicht geht",
      nameHint: "So, wie Kunden es nennen würden: Anmeldung bei StreetSmart geht nicht",
      span: "Wann, falls sie geplant ist",
      spanHint: "sa 22:00-so 02:00",
    },
    update: {
      title: (id: string) => `Was neu ist · ${id}`,
      submit: "Allen Fällen sagen",
      words: "In Worten, die Kunden gesagt werden dürfen",
    },
    close: {
      title: (id: string) => `Vorbei · ${id}`,
      submit: "Sie ist vorbei",
      words: "Was Kunden gesagt werden darf",
    },
  },
  opened: (id: string, command: string) => `${id} ist eröffnet. ${command} sagt, welche Fälle daher kommen.`,
  linked: (id: string, cases: string) => `${cases} ${cases.includes(",") ? "gehören" : "gehört"} jetzt zu ${id}.`,
  unlinked: (cases: string) => `${cases} ${cases.includes(",") ? "gehören" : "gehört"} zu keiner Störung mehr.`,
  told: (id: string, n: number) =>
    n === 0
      ? `${id}: notiert. Noch gehört kein Fall dazu.`
      : `${id}: notiert. ${n === 1 ? "Der Fall dazu erfährt es" : `Die ${n} Fälle dazu erfahren es`}, und wer mit den Kunden spricht, wird gebeten, es ihnen zu sagen.`,
  closed: (id: string, n: number) =>
    n === 0
      ? `${id} ist vorbei.`
      : `${id} ist vorbei. ${n === 1 ? "Der Fall dazu geht" : `Die ${n} Fälle dazu gehen`} weiter, und die Kunden erfahren es und werden gefragt.`,
  wasClosed: (id: string) => `${id} ist schon vorbei. Was neu auftritt, ist eine neue Störung.`,
  changed: (id: string) =>
    `Zu ${id} hat gerade jemand anderes geschrieben. Bitte sieh es dir an und sag es noch einmal.`,
  none: "Es ist keine Störung offen.",
  list: (n: number) => (n === 1 ? "Eine Störung ist offen:" : `${n} Störungen sind offen:`),
  line: (id: string, since: string, cases: string) => `${id} seit ${since}, ${cases}: `,
  unknown: (given: string) => `Eine Störung „${given}“ gibt es nicht.`,
  usage: (command: (rest: string) => string) =>
    `Schreib ${command('incident open "was nicht geht"')}, ${command("incident link 3 42 43")}, ${command("incident update 3 <Worte>")}, ${command("incident close 3 <Worte>")} oder ${command("incident list")}.`,
  forLeads: "Das ist für Leitungen, Management und Administration.",
  proposed: (who: string) => `Ich habe ${who} gefragt, ob es eine Störung ist.`,
  proposedNobody: "Niemand, der eine Störung eröffnen darf, ist erreichbar. Bitte ruf dort an.",
  proposal: (who: string) => `${who} vermutet eine Störung hinter mehreren Fällen: `,
  spanUnread: (given: string) => `„${given}“ kann ich nicht als Zeit von und bis lesen. Versuch sa 22:00-so 02:00.`,
  spanOver: (end: string) => `Das war ${end} vorbei. Nenn eine Zeit, die noch kommt, oder lass sie weg.`,
  cluster: (n: number, minutes: string) => `${n} Kunden schreiben innerhalb von ${lasting(minutes)} vom Gleichen: `,
  clusterCases: (cases: string) => `Fälle: ${cases}.`,
  clusterAsk: "Ist das eine Störung? Von selbst wird nichts zusammengelegt.",
  notOne: "Notiert: keine gemeinsame Störung. Erst wenn ebenso viele andere davon schreiben, frage ich noch einmal.",
  notProposed: "Notiert: keine gemeinsame Störung.",
  match: (id: string) => `Das gehört vielleicht zu ${id}: `,
  history: {
    linked: (who: string, id: string) => `${who}: gehört zu ${id}, `,
    unlinked: (who: string, id: string) => `${who}: gehört nicht zu ${id}.`,
    began: (id: string) => `${id} hat begonnen, wie geplant.`,
    over: (id: string) => `Die geplante Zeit von ${id} ist vorbei.`,
    news: (who: string, id: string) => `${who}, Neues zu ${id}: `,
    closed: (who: string, id: string) => `${who}: ${id} ist vorbei. `,
  },
};
