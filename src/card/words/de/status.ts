import type { FoundBy } from "../../../core/status/rank-found.ts";

/** Was fragt, wer mit einem Kunden spricht, und was gesagt werden darf. */
export const status = {
  guess: (by: string) => `Ich nehme an, du meinst diesen Fall: gefunden über ${by}.`,
  by: {
    case: "seine Nummer",
    handle: "den Namen im Netzwerk",
    mail: "die Mailadresse",
    phone: "die Telefonnummer",
    order: "die Bestellnummer",
    link: "den Link",
    name: "den Namen",
    product: "das Produkt",
    text: "Worte",
  } satisfies Record<FoundBy, string>,
  inOrder: (names: string[]) =>
    names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} und ${names.at(-1)}`,
  has: (department: string, who: string, since: string) => `${department} hat den Fall: ${who}, seit ${since}.`,
  hasNobody: (department: string, since: string) =>
    `${department} hat den Fall seit ${since}; übernommen hat ihn noch niemand.`,
  inTriage: (department: string, since: string) => `${department} klärt seit ${since}, wessen Fall das ist.`,
  offered: (department: string, since: string) =>
    `${department} ist seit ${since} gefragt, ob sie den Fall übernehmen.`,
  waiting: (until: string) => `Der Fall wartet bis ${until}.`,
  resolved: (who: string, at: string) => `${who} hat ihn gelöst, ${at}; was der Kunde dazu sagt, steht noch aus.`,
  agreed: (at: string) => `Mit dem Ja des Kunden abgeschlossen, ${at}.`,
  silent: (at: string) => `Ohne Antwort des Kunden abgeschlossen, ${at}.`,
  dismissed: (at: string) => `Beiseitegelegt, keine Beschwerde, ${at}.`,
  knows: "Dem Kunden schon gesagt",
  knowsNothing: "noch gar nichts.",
  told: (who: string, at: string, where: string) => `${who}, ${at}, ${where}`,
  say: "Du kannst sagen",
  sayNothing: "Es gibt nichts Neues zu sagen.",
  result: (id: string, what: string, department: string, at: string) =>
    `${id} ${what}, ${department}, erledigt ${at}: `,
  howResolved: (who: string, at: string) => `Gelöst, ${who}, ${at}: `,
  promised: (by: string, department: string, at: string, id: string) =>
    ` bis ${by}, angenommen von ${department} ${at}, ${id}`,
  promiseWords: "zugesagt: sag es so, wie es dasteht",
  promiseTold: "der Kunde rechnet schon damit",
  given: (what: string, who: string, at: string, id: string) => `${what}: bewilligt von ${who}, ${at}, ${id}`,
  givenWords: (what: string) => `Für die Umstände bekommen Sie ${what}.`,
  decide: "Du darfst entscheiden über",
  decideUpTo: (money: string) => `eine Gutschrift, Erstattung oder Ersatz bis ${money}.`,
  decideAny: "alles, was du für richtig hältst.",
  decideNone: (command: string) => `nichts allein. ${command} nennt, wer darf.`,
  notYes: (department: string) => `${department} hat noch nicht Ja gesagt`,
  saidNo: (department: string) => `${department} hat Nein gesagt`,
  notKept: (department: string) => `${department} konnte es nicht halten`,
  unsurePromise: (by: string, state: string) => ` bis ${by}: ${state}`,
  promiseIt: (by: string) => `Bis ${by} Bescheid zusagen`,
  holdPromise: "Bescheid, wie es steht",
  partOf: (incident: string) => `Er gehört zur Störung ${incident}.`,
  ofIncident: (incident: string, at: string) => ` ${incident}, ${at}`,
  publicWords: "öffentlicher Wortlaut: sag es genau so",
  ownWords: "intern geschrieben: sag es mit eigenen Worten",
  older: "von vor deinem letzten Wort an den Kunden",
  hold: "Das kannst du immer sagen",
  holdLine: (by: string) =>
    `Wir sind dran und haben Sie nicht vergessen. Bis ${by} hören Sie wieder von uns, egal, wie viel wir dann wissen.`,
  holdOpen: "Wir sind dran und haben Sie nicht vergessen. Wir melden uns, sobald wir mehr wissen.",
  holdWhy: "Es nennt eine Zeit, also halte sie ein.",
  repeats: "Alles davon ist älter als dein letztes Wort an den Kunden: Es würde nur wiederholen, was er schon weiß.",
  unsure: "Noch nicht versprechen",
  unsureTask: {
    refund: (department: string) => `eine Erstattung: ${department} hat sie nicht erledigt`,
    ship: (department: string) => `eine Lieferung: ${department} hat sie nicht abgeschickt`,
    visit: (department: string) => `einen Besuch: ${department} hat ihn nicht bestätigt`,
    "call-back": (department: string) => `einen Anruf: ${department} hat nicht angerufen`,
    piece: (department: string) => `was ${department} noch zu tun hat`,
    question: (department: string) => `was ${department} nicht beantwortet hat`,
  },
  unsureDue: (id: string, due: string) => ` (${id}, ${due})`,
  iSaid: "Das habe ich gesagt",
  askNow: (who: string) => `${who} jetzt fragen`,
  askWhat: "Was können wir dem Kunden jetzt wahrheitsgemäß sagen?",
  several: (n: number) =>
    n === 1
      ? "Ich bin nicht sicher. Es könnte dieser sein:"
      : "Ich bin nicht sicher, welchen du meinst. Der wahrscheinlichste zuerst:",
  missed: (given: string) => `Ich habe keinen Fall mit ${given}.`,
  line: (status: string, department: string, since: string) => `${status}, ${department}, seit ${since}`,
  foundBy: (by: string) => `über ${by}`,
  orHelp: (command: string) => `${command} zeigt, was ich verstehe.`,
  others: "Nicht dieser?",
  nothingAsked: (command: string) =>
    `Frag mich nach einem Kunden: Name, Telefon- oder Bestellnummer, Link eines Beitrags oder worum es geht. Für eine Liste: ${command}.`,
};
