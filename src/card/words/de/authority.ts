import type { ConsentKind, GiveKind } from "../../../core/desk/desk.ts";
import { accusative, listed as and, capital, first } from "./bend.ts";

const listed = (names: readonly string[], last = "und"): string =>
  and(names, last === "and" ? "und" : last === "or" ? "oder" : last);

/** Was als Ausgleich gegeben wird, wer darüber entscheidet und was der Kunde vorher gefragt wird. */
export const authority = {
  kinds: {
    credit: "Gutschrift",
    refund: "Erstattung",
    replacement: "Ersatz",
    callout: "Anfahrt",
  } satisfies Record<GiveKind, string>,
  what: {
    credit: (money: string) => `eine Gutschrift von ${money}`,
    refund: (money: string) => `eine Erstattung von ${money}`,
    replacement: (money: string) => `Ersatz im Wert von ${money}`,
    callout: (money: string) => `eine Anfahrt im Wert von ${money}`,
  } satisfies Record<GiveKind, (money: string) => string>,
  listed,
  labels: { goodwill: "Kulanz", consent: "Einverstanden" },
  state: { pending: "erbeten", granted: "bewilligt", refused: "abgelehnt", withdrawn: "zurückgenommen" },
  byAt: (state: string, who: string, at: string) => (who === "" ? `${state} ${at}` : `${state} von ${who} ${at}`),
  given: (who: string, at: string) => `gegeben von ${who} ${at}`,
  waitsFor: (names: string[], due: string) => `wartet auf ${listed(names, "oder")}${due === "" ? "" : `, ${due}`}`,
  waitsForNobody: "wartet auf jemanden, der darüber entscheiden darf",
  dueAt: (at: string) => `fällig ${at}`,
  overdueSince: (at: string) => `überfällig seit ${at}`,
  more: (n: number) => `und noch ${n}`,
  nextApprove: (names: string[], id: string) => `${listed(names, "oder")}: zu ${id} Ja oder Nein sagen.`,
  nextConsent: (who: string, customer: string) => `${who}: ${accusative(customer)} fragen, ob das in Ordnung ist.`,
  anybodyWhoMay: "Wer darf",
  /** Was liest, wer gegeben oder gebeten hat. */
  done: (id: string, what: string) => `${id}: ${what} ist gegeben.`,
  left: (limit: string, left: string, customer: string) =>
    `Von deinen ${limit} sind für ${accusative(customer)} noch ${left} übrig.`,
  noneLeft: (limit: string, customer: string) => `Damit sind deine ${limit} für ${accusative(customer)} aufgebraucht.`,
  asked: (what: string, whose: string, limit: string, names: string[], ft: string) =>
    `${capital(what)}: Das braucht ${whose} (${limit}). Ich habe ${listed(names)} gefragt; ${ft} zeigt die Antwort.`,
  askedLater: (what: string, whose: string, limit: string, names: string[], ft: string) =>
    `${capital(what)}: Das braucht ${whose} (${limit}). Niemand, der das entscheiden darf, ist im Dienst, darum frage ich ${listed(names)}; ${ft} zeigt die Antwort.`,
  needs: {
    lead: "eine Leitung",
    manager: "das Management",
    covers: "die Vertretung",
    other: "jemanden, der das entscheiden darf",
  },
  limit: {
    is: (limit: string) => `deine Grenze ist ${limit}`,
    isLeft: (limit: string, left: string) => `deine Grenze ist ${limit}, davon sind ${left} übrig`,
    none: "allein entscheidest du hier nichts",
    second: "ohne das Ja einer zweiten Person wird nichts gegeben",
  },
  backAt: (who: string, at: string) => `${who} ist wieder da: ${at}.`,
  paid: (id: string, department: string) => `${id}: ${department} ist gebeten, es auszuzahlen.`,
  payAgain: (customer: string) =>
    `Für ${accusative(customer)} wurde schon einmal um eine Erstattung gebeten, darum geht diese nicht von selbst zur Auszahlung.`,
  payButton: (department: string) => `${department} um die Auszahlung bitten`,
  approved: (id: string, what: string, who: string) => `${id}: ${what} ist bewilligt. Ich sage es ${who}.`,
  approvedLess: (id: string, what: string, asked: string, who: string) =>
    `${id}: ${what} ist bewilligt; erbeten waren ${asked}. Ich sage es ${who}.`,
  passedUp: (id: string, limit: string, names: string[]) =>
    `${id} ist mehr, als du entscheiden darfst (${limit}), darum zählt dein Ja nicht. Ich habe ${listed(names)} gefragt.`,
  refused: (id: string, who: string) => `${id} ist abgelehnt. Ich sage es ${who}.`,
  withdrawn: (id: string) => `${id} ist zurückgenommen; niemand wird mehr gefragt.`,
  changedSince: (id: string) => `${id} hat sich geändert, seit es diesen Knopf gibt. So steht es jetzt.`,
  /** Die Karte einer Freigabe, und was daraus wurde. */
  asks: (who: string, what: string, customer: string, id: string) =>
    `${who} bittet für ${accusative(customer)} um Freigabe: ${what} (${id}).`,
  stands: (what: string, customer: string, id: string, state: string) =>
    `${id}: ${what} für ${accusative(customer)}, ${state}.`,
  total: (customer: string, before: string, after: string) =>
    `${first(customer)} hat in 90 Tagen ${before} bekommen oder zugesagt bekommen; hiermit sind es ${after}.`,
  totalNone: (customer: string) => `${first(customer)} hat in 90 Tagen sonst nichts bekommen.`,
  answerBy: (at: string) => `Bitte antworte bis ${at}.`,
  answerLate: (at: string) => `Die Antwort ist überfällig seit ${at}.`,
  askedAnew: "Das Erbetene hat sich geändert, seit zuerst danach gefragt wurde.",
  saidYes: (who: string, what: string, customer: string, id: string) =>
    `${who} hat Ja gesagt: ${what} für ${accusative(customer)} (${id}).`,
  saidLess: (who: string, what: string, asked: string, customer: string, id: string) =>
    `${who} hat Ja gesagt: ${what} für ${accusative(customer)}; erbeten waren ${asked} (${id}).`,
  saidNo: (who: string, what: string, customer: string, id: string) =>
    `${who} hat Nein gesagt: ${what} für ${accusative(customer)} (${id}).`,
  gave: (who: string, what: string, customer: string, id: string) =>
    `${who} hat das gegeben: ${what} für ${accusative(customer)} (${id}).`,
  listApprove: (id: string, what: string) => `${id} wartet auf dein Ja oder Nein: ${what}`,
  listDecided: (id: string, state: string) => `${id} ist ${state}`,
  buttons: {
    give: "Etwas geben …",
    yes: "Ja",
    no: "Nein …",
    less: "Weniger …",
    takeBack: (id: string) => `${id} zurücknehmen`,
    who: "Wer darf entscheiden",
    consent: "Womit der Kunde einverstanden ist …",
  },
  /** Wer kann. */
  youMay: (ft: string, limit: string, left: string) =>
    left === ""
      ? `Bei ${ft} darfst du allein ${limit} geben.`
      : `Bei ${ft} darfst du allein ${limit} geben; davon sind ${left} übrig.`,
  youMayAny: (ft: string) => `Bei ${ft} darfst du geben, was du für richtig hältst.`,
  youMayNone: (ft: string) => `Bei ${ft} gibst du nichts allein; bitte darum, und jemand, der es darf, entscheidet.`,
  youMayHere: (limit: string) => `Du darfst allein ${limit} geben, je Fall.`,
  youMayHereNone: "Du gibst nichts allein; bitte darum, und jemand, der es darf, entscheidet.",
  youMayHereAny: "Du darfst geben, was du für richtig hältst.",
  coversMore: "Das gilt, weil du vertrittst; sonst ist es weniger.",
  second: "Ohne das Ja einer zweiten Person wird nichts gegeben.",
  counted: (customer: string, money: string) =>
    `${first(customer)} hat in 90 Tagen ${money} bekommen oder zugesagt bekommen.`,
  above: "Darüber hinaus:",
  mayDecide: (who: string, limit: string, there: string) => `${who}, bis ${limit}: ${there}`,
  mayDecideAny: (who: string, there: string) => `${who}, jeder Betrag: ${there}`,
  onDuty: "jetzt im Dienst",
  back: (at: string) => `wieder da: ${at}`,
  nobodyAbove: "Mehr darf hier niemand entscheiden.",
  holds: (department: string, who: string) => `${department} hat den Fall: ${who}.`,
  can: {
    here: (names: string[]) => `${listed(names)} ${names.length === 1 ? "ist" : "sind"} jetzt im Dienst.`,
    later: (who: string, at: string) => `Von ihnen ist niemand im Dienst; ${who} ist wieder da: ${at}.`,
    none: "Das kann hier niemand; bitte die Administration.",
  },
  /** Was sich für den Kunden nicht rückgängig machen lässt. */
  deeds: {
    wipe: "Das Löschen",
    cancel: "Die Kündigung",
    replace: "Der Austausch",
    charge: "Die Abbuchung",
  } satisfies Record<ConsentKind, string>,
  /** So, wie es nach „zu“ und „mit“ nicht gebeugt werden muss. */
  deed: {
    wipe: "Löschen",
    cancel: "Kündigung",
    replace: "Austausch",
    charge: "Abbuchung",
  } satisfies Record<ConsentKind, string>,
  consentNeeded: (deed: string, customer: string) =>
    `${deed} lässt sich für ${accusative(customer)} nicht rückgängig machen. Ist ${customer} einverstanden?`,
  consentDeclined: (customer: string, who: string, at: string) =>
    `${first(customer)} hat dazu Nein gesagt: ${who} hat es ${at} notiert.`,
  consentPending: (customer: string) => `${first(customer)} wird schon gefragt.`,
  agreed: "Einverstanden …",
  notAsked: "Noch nicht gefragt",
  yesAgreed: "Ja, einverstanden",
  wasNotAsked: "Wurde nicht gefragt",
  agreedSince: "Inzwischen einverstanden",
  notAgreed: "Hat nicht zugestimmt",
  disagrees: "Möchte es nicht …",
  consentAsked: (who: string, customer: string) =>
    `Es ist noch nicht getan. Ich habe ${who} gebeten, ${accusative(customer)} zu fragen; du erfährst die Antwort.`,
  consentAskYourself: (customer: string, command: string) =>
    `Es ist noch nicht getan. Frag ${accusative(customer)}, dann notiere die Antwort: ${command}.`,
  consentGiven: (ft: string, customer: string, deed: string) =>
    `Bei ${ft} notiert: ${first(customer)} ist einverstanden (${deed}).`,
  consentRefused: (ft: string, customer: string, deed: string) =>
    `Bei ${ft} notiert: ${first(customer)} möchte es nicht (${deed}). Es darf nicht getan werden.`,
  consentNews: (who: string, customer: string, deed: string, ft: string) =>
    `${who} muss wissen, ob ${customer} einverstanden ist: ${deed} lässt sich nicht rückgängig machen (${ft}).`,
  agreedNews: (customer: string, deed: string, ft: string) => `${first(customer)} ist einverstanden: ${deed} (${ft}).`,
  declinedNews: (customer: string, deed: string, ft: string) => `${first(customer)} möchte es nicht: ${deed} (${ft}).`,
  goOn: (department: string) => `${department} jetzt bitten`,
  listConsent: (ft: string, deed: string) => `${ft}: Der Kunde ist noch zu fragen (${deed})`,
  listAgreed: (ft: string, deed: string) => `${ft}: Der Kunde ist einverstanden (${deed})`,
  listDeclined: (ft: string, deed: string) => `${ft}: Der Kunde möchte es nicht (${deed})`,
  consentBy: (who: string, where: string, by: string, at: string) => `${who}, ${where}, notiert von ${by} ${at}`,
  consentYes: (deed: string) => `${deed}, ja: `,
  consentNo: (deed: string) => `${deed}, nein: `,
  consentMissing: (deed: string) => `${deed}, kein Ja dazu`,
  consentOpen: (deed: string, who: string) => `${deed}: ${who} fragt`,
};
