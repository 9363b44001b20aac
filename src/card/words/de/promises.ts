import { dative, dativeFirst, first } from "./bend.ts";

/** Was dem Kunden zugesagt ist. */
export const promises = {
  label: "Zusage",
  /** Wie ihre Fristen neben ihrer Nummer heißen. */
  answer: "Antwort auf die Zusage",
  by: (at: string) => ` bis ${at}`,
  accepted: (department: string) => `, angenommen von ${department}`,
  proposed: (department: string) => `, ${department} hat noch nicht Ja gesagt`,
  early: (department: string) => `, gesagt, bevor ${department} Ja gesagt hat`,
  notKept: (at: string) => `: nicht gehalten, fällig war sie ${at}`,
  notKeptBy: (department: string) => `, von ${department}`,
  countsOn: (customer: string) => `${customer} rechnet damit`,
  toldOther: (customer: string, at: string) => `${dative(customer)} wurde ${at} genannt`,
  dark: "dann ist niemand da",
  more: (n: number) => `und noch ${n}`,
  state: { kept: "gehalten", broken: "gebrochen", refused: "abgelehnt", withdrawn: "zurückgenommen" },
  inState: (state: string, at: string) => `, ${state} ${at}`,
  /** Das Datum ganz, bevor es gilt. */
  echo: (at: string, what: string) => `Das ist ${at}: „${what}“. Ist das die Zusage?`,
  echoMove: (id: string, at: string) => `Das ist ${at}, für ${id}. Ist das das neue Datum?`,
  echoElse: (command: string) => `Wenn nicht, sag es noch einmal mit einem anderen Datum: ${command}.`,
  inTheirZone: (department: string, at: string) => `Für ${department} ist das ${at}.`,
  needsDate: (command: string) => `Zu promise gehört ein Datum: ${command}.`,
  needsWhat: (command: string) => `Zu promise gehört, was zugesagt wird: ${command}.`,
  needsWhich: (command: string) => `Welche Zusage, und was ist mit ihr? ${command}.`,
  /** In geschlossene Zeiten hinein. */
  isDark: {
    closed: (department: string, span: string) =>
      `${department} ist geschlossen, ${span}, und niemand hat Bereitschaft.`,
    "nobody-in": (department: string, span: string) => `${department} ist geöffnet, ${span}, aber niemand ist da.`,
    "rota-away": (department: string, span: string) =>
      `${department} ist geschlossen, ${span}, und wer Bereitschaft hat, ist dann abwesend.`,
    "cover-away": (department: string, span: string) =>
      `${department} ist vertreten, ${span}, aber wer vertritt, ist dann abwesend.`,
  },
  fromOn: (at: string) => `ab ${at}`,
  darkAsk: (at: string, department: string) => `Für ${at} zusagen oder ${department} um Vertretung bitten?`,
  darkOnly: (department: string) => `Bitte ${department} um Vertretung oder nenne ein anderes Datum.`,
  /** Was liest, wer gehandelt hat. */
  made: (id: string, department: string, customer: string) =>
    `${id} ist zugesagt, und ${department} hält es ein. Du darfst ${dative(customer)} sagen:`,
  asked: (id: string, department: string, customer: string) =>
    `${id}: Ich habe ${department} um ein Ja gebeten. Sag ${dative(customer)} bis dahin nicht:`,
  line: (what: string, at: string) => `„${what}“ bis ${at}.`,
  flagged: (department: string) => `Von ${department} ist dann niemand da; das steht auf der Karte.`,
  afterResolve: (ft: string, at: string) => `Das ist später, als ${ft} gelöst sein soll, ${at}.`,
  said: (id: string, who: string) => `${id} ist zugesagt. Ich sage es ${who}.`,
  refused: (id: string, who: string) => `${id} ist abgelehnt. Ich sage ${who}, warum.`,
  withdrawn: (id: string, department: string) =>
    `${id} ist zurückgenommen. Das steht jetzt auch auf der Karte bei ${department}.`,
  kept: (id: string) => `${id} ist gehalten.`,
  broken: (id: string) => `${id} ist als gebrochen notiert.`,
  moved: (id: string, at: string) => `${id} ist auf ${at} verschoben.`,
  movedAsked: (id: string, at: string, department: string) =>
    `${id} ist auf ${at} verschoben, und ich habe ${department} gefragt, ob sie es einhalten.`,
  tell: (speaker: string, customer: string) => `${speaker} wird daran erinnert, es ${dative(customer)} zu sagen.`,
  toldNow: (customer: string, ids: string) => `${first(customer)} rechnet jetzt mit ${ids}.`,
  toldEarly: (department: string, ids: string) =>
    `${department} hat zu ${ids} noch nicht Ja gesagt. Ich habe es dort gesagt und bitte um ein Ja oder ein Datum.`,
  /** Ein Fall soll gelöst sein, während der Kunde noch damit rechnet. */
  stillPromised: (customer: string, list: string) => `${first(customer)} rechnet mit ${list}. Wurde es eingehalten?`,
  openOne: (id: string, at: string) => `${id} (fällig ${at})`,
  nextAnswer: (department: string, id: string) => `${department}: zu ${id} Ja oder Nein sagen.`,
  nextEarly: (department: string, id: string) => `${department}: zu ${id} Ja sagen oder ein Datum nennen.`,
  nextKeep: (who: string, id: string) => `${who}: ${id} einhalten oder verschieben.`,
  nextLast: (who: string, ids: string) => `${who}: ${ids} einhalten; damit ist der Fall abgeschlossen.`,
  /** Eine Zusage für sich. */
  facts: { what: "Zugesagt", keeps: "Hält es ein", customer: "Kunde", why: "Warum" },
  madeBy: (who: string, at: string) => `${who}, ${at}`,
  notTold: "noch nicht gesagt",
  toldAt: (who: string, at: string) => `gesagt von ${who}, ${at}`,
  /** Direkt gesagt. */
  news: {
    proposal: (who: string, id: string, at: string) => `${who} fragt, ob ihr das bis ${at} einhaltet (${id}):`,
    early: (id: string, at: string, customer: string) =>
      `${dativeFirst(customer)} wurde ${id} schon zugesagt. Sag Ja zu ${at} oder nenne ein anderes Datum:`,
    accepted: (department: string, id: string, at: string, customer: string) =>
      `${department} sagt Ja zu ${id}: Du darfst ${dative(customer)} ${at} nennen.`,
    refused: (department: string, id: string) => `${department} sagt Nein zu ${id}. Es darf nicht zugesagt werden.`,
    moved: (id: string, at: string, from: string) => `${id} ist auf ${at} verschoben (vorher ${from}).`,
    broken: (id: string) => `${id} wird nicht eingehalten.`,
    withdrawn: (id: string) => `${id} ist zurückgenommen. Da ist nichts mehr einzuhalten.`,
    kept: (id: string) => `${id} ist gehalten.`,
  },
  promisedTo: (customer: string) => `${dativeFirst(customer)} zugesagt: `,
  list: {
    proposal: (id: string, department: string, at: string) => `${id} wartet auf ein Ja von ${department}, fällig ${at}`,
    accepted: (id: string) => `${id} ist zugesagt`,
    refused: (id: string) => `${id} ist abgelehnt`,
    moved: (id: string, at: string) => `${id} ist auf ${at} verschoben`,
    broken: (id: string) => `${id} ist gebrochen`,
    withdrawn: (id: string) => `${id} ist zurückgenommen`,
    kept: (id: string) => `${id} ist gehalten`,
  },
  buttons: {
    promise: "Zusagen …",
    yes: "Ja, wir halten es ein",
    no: "Nein …",
    otherDate: "Anderes Datum …",
    confirm: (at: string) => `Ja, ${at}`,
    instead: (at: string) => `Für ${at} zusagen`,
    cover: (department: string) => `${department} um Vertretung bitten`,
    anyway: (at: string) => `Trotzdem ${at}`,
    tell: "Ich habe es gesagt",
    kept: "Gehalten",
    wasKept: "Es wurde eingehalten",
    move: "Verschieben …",
    broken: "Gebrochen …",
    takeBack: "Zurücknehmen …",
    one: (id: string) => `${id} …`,
    resolveAnyway: "Trotzdem lösen …",
  },
  /** Im Formular dessen, was dem Kunden gesagt wurde. */
  tells: "Womit der Kunde jetzt rechnet",
  tellsNone: "Mit keiner Zusage",
  tellsAll: "Mit allen diesen",
  tellsSafe: (id: string, what: string, at: string) => `${id} ${what}, bis ${at}`,
  tellsEarly: (id: string, department: string) => `${id}: ${department} hat noch nicht Ja gesagt`,
  history: {
    made: (who: string, id: string, at: string) => `${who} hat ${id} bis ${at} zugesagt: `,
    asked: (who: string, id: string, department: string, at: string) =>
      `${who} hat ${department} gebeten, ${id} bis ${at} zuzusagen: `,
    accepted: (who: string, department: string, id: string) => `${who} hat für ${department} Ja zu ${id} gesagt.`,
    moved: (who: string, id: string, at: string, from: string) =>
      `${who} hat ${id} auf ${at} verschoben (vorher ${from})`,
    kept: (who: string, id: string) => `${who}: ${id} ist gehalten.`,
    broken: (who: string, id: string) => `${who}: ${id} ist gebrochen`,
    refused: (who: string, id: string) => `${who} kann ${id} nicht zusagen`,
    withdrawn: (who: string, id: string) => `${who} hat ${id} zurückgenommen`,
    left: (who: string, ids: string) => `${who} lässt ${ids} noch einzuhalten`,
    counts: (ids: string) => ` (zählt jetzt darauf: ${ids})`,
  },
};
