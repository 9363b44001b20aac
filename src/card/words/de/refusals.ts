import type { RefusalCode } from "../../../core/case/refusal.ts";
import type { RefusalFacts } from "../en/refusals.ts";
import { capital } from "./bend.ts";
import { names } from "./names.ts";

/** Wer es kann, und wo der Rest der Antwort steht. */
const can = (f: RefusalFacts): string =>
  `${f.can === "" ? "" : `${f.can} `}${f.command(`authority ${f.number}`)} sagt, wer was entscheiden darf.`;

/** Ein „Nein“: was ist, dann was zu tun ist. */
export const refusals: Record<RefusalCode, (facts: RefusalFacts) => string> = {
  "claimed-by-other": (f) =>
    `${f.who} hat ${f.ft} ${f.ago} vor dir übernommen. ${f.command(`show ${f.number} full`)} hat die ganze Geschichte.`,
  "already-yours": (f) => `${f.ft} ist schon dein Fall.`,
  "not-claimed": (f) =>
    `${f.ft} hat niemand übernommen. Wenn du ihn nimmst, schreib ${f.command(`claim ${f.number}`)}.`,
  "already-resolved": (f) => `${f.ft} ist gelöst. Wenn nicht, schreib ${f.command(`reopen ${f.number}`)}.`,
  "already-closed": (f) =>
    `${f.ft} ist abgeschlossen. Wenn es wieder auftritt, schreib ${f.command(`reopen ${f.number}`)}.`,
  "already-dismissed": (f) =>
    `${f.ft} wurde als keine Beschwerde beiseitegelegt. ${f.command(`reopen ${f.number}`)} holt ihn zurück.`,
  "already-open": (f) => `${f.ft} ist offen.`,
  "still-in-triage": (f) =>
    `Noch hat niemand gesagt, wessen Fall ${f.ft} ist. Wähle auf der Karte eine Abteilung, oder nimm ihn selbst: ${f.command(`claim ${f.number}`)}.`,
  "not-resolved": (f) =>
    `${f.ft} ist noch nicht gelöst. Wenn er es ist, schreib ${f.command(`done ${f.number} <wie>`)}.`,
  "not-waiting": (f) => `${f.ft} wartet auf nichts. ${f.command(`show ${f.number}`)} sagt, was als Nächstes kommt.`,
  "no-offer": (f) =>
    `Bei ${f.ft} fragt dich gerade niemand etwas. ${f.command(`show ${f.number}`)} sagt, was als Nächstes kommt.`,
  "offer-pending": (f) =>
    `Zu ${f.ft} ist ${f.department} schon gefragt, seit ${f.at}. Warte auf die Antwort, oder nimm die Anfrage zurück.`,
  "same-department": (f) => `${f.ft} ist schon bei ${f.department}.`,
  "same-person": (f) => `${f.who} hat ${f.ft} schon.`,
  "not-asked": (f) =>
    `Zu ${f.ft} fragt dich gerade niemand, es gibt also nichts weiterzugeben. ${f.command(`show ${f.number}`)} sagt, was als Nächstes kommt.`,
  "same-severity": (f) => `${f.ft} hat den Schweregrad ${f.given} schon.`,
  "unknown-severity": (f) => `Den Schweregrad „${f.given}“ kenne ich nicht. Es gibt ${f.known}.`,
  "unknown-department": (f) => `Die Abteilung „${f.given}“ kenne ich nicht. Es gibt ${f.known}.`,
  "unknown-person": (f) => `„${f.given}“ kenne ich nicht. Nenne jemanden wie @ana, oder eine von ${f.known}.`,
  "unknown-cause": (f) =>
    f.known === ""
      ? "Hier wird keine Liste von Ursachen geführt."
      : `Die Ursache „${f.given}“ kenne ich nicht. Es gibt ${f.known}.`,
  "in-the-past": (f) => `${f.at} ist schon vorbei. Nenne eine Zeit, die noch kommt.`,
  "too-far": (f) => `${f.at} ist mehr als ein Jahr entfernt. Nenne eine nähere Zeit.`,
  "nothing-to-undo": (f) =>
    `Bei ${f.ft} gibt es nichts zurückzunehmen, oder jemand hat seither gehandelt. ${f.command(`show ${f.number} full`)} hat die Geschichte.`,
  "nothing-yet": (f) =>
    `Bei ${f.ft} gibt es nichts zurückzunehmen. Soll es kein Fall sein: ${f.command(`dismiss ${f.number}`)} legt ihn beiseite.`,
  "not-your-undo": (f) => `Der letzte Schritt bei ${f.ft} kam von ${f.who}; nur ${f.who} kann ihn zurücknehmen.`,
  "undo-too-late": (f) =>
    `Ein Schritt lässt sich fünf Minuten lang zurücknehmen; dieser war ${f.at}. ${f.command(`more ${f.number}`)} zeigt, was du stattdessen tun darfst.`,
  "asks-owner": (f) =>
    `${f.ft} ist schon bei ${f.department}. Bitte eine andere Abteilung, oder schreib eine Notiz: ${f.command(`update ${f.number} <Notiz>`)}.`,
  "asked-before": (f) =>
    `Darum ist schon gebeten: FT-${f.piece}. ${f.command(`show ${f.number} full`)} hat die Geschichte.`,
  "no-such-task": (f) =>
    f.known === ""
      ? `Es gibt kein FT-${f.piece}: Bei ${f.ft} ist niemand um etwas gebeten. ${f.command(`show ${f.number}`)} sagt, wie es steht.`
      : `Es gibt kein FT-${f.piece}. Es gibt ${f.known}.`,
  "task-claimed": (f) =>
    `${f.who} hat FT-${f.piece} seit ${f.at}. ${f.command(`show ${f.number} full`)} hat die ganze Geschichte.`,
  "task-yours": (f) => `FT-${f.piece} ist schon deine Aufgabe.`,
  "task-not-claimed": (f) =>
    `FT-${f.piece} hat niemand. Wenn du die Aufgabe nimmst, schreib ${f.command(`claim ${f.piece}`)}.`,
  "task-not-waiting": (f) =>
    `FT-${f.piece} wartet auf nichts. ${f.command(`show ${f.number}`)} sagt, was als Nächstes kommt.`,
  "task-was-done": (f) =>
    `${f.who} hat FT-${f.piece} erledigt, ${f.at}. ${f.command(`show ${f.number} full`)} sagt, was.`,
  "task-was-refused": (f) =>
    `FT-${f.piece} hat ${f.who} zurückgegeben, ${f.at}. Wenn es doch getan werden soll, bitte noch einmal: ${f.command(`ask ${f.number} <Abteilung> <was>`)}.`,
  "task-was-cancelled": (f) =>
    `FT-${f.piece} hat ${f.who} zurückgenommen, ${f.at}; da ist nichts zu tun. ${f.command(`show ${f.number} full`)} sagt, warum.`,
  "tasks-open": (f) => `Bei ${f.ft} sind noch Aufgaben offen. ${f.command(`show ${f.number}`)} sagt, welche.`,
  "promises-open": (f) =>
    `Der Kunde rechnet mit FT-${f.number}.${f.piece}. Sag zuerst, was daraus wird: ${f.command(`promise ${f.number}.${f.piece} kept`)}, moved <wann> oder broken <warum>.`,
  "promise-dark": (f) =>
    `Von ${f.department} ist bis ${f.at} niemand da. Nenne eine Zeit, in der geöffnet ist, oder bitte um Vertretung: ${f.command("cover <Abteilung> <wann>")}.`,
  "promise-unsure": (f) =>
    `Das ist ${f.at}. Schreib es noch einmal mit Tag, Monat und Uhrzeit: ${f.command("promise 42 by 27. Nov 15:00 <was>")}.`,
  "promise-needs-date": (f) =>
    `Dem Kunden ist FT-${f.piece} schon gesagt. Sag Ja, oder nenne ein anderes Datum: ${f.command(`no ${f.piece} but <wann>`)}.`,
  "promise-needs-why": (f) => `Wer darum gebeten hat, muss wissen, warum: ${f.command(`no ${f.piece} <warum>`)}.`,
  "promise-counted-on": (f) =>
    `Der Kunde rechnet mit FT-${f.piece}. Verschieb es, oder sag, warum es nicht eingehalten wird: ${f.command(`promise ${f.piece} moved <wann>`)}, ${f.command(`promise ${f.piece} broken <warum>`)}.`,
  "promise-accepted": (f) =>
    `${f.department} hat zu FT-${f.piece} schon Ja gesagt${f.at === "" ? "" : `, ${f.at}`}. ${f.command(`show ${f.number}`)} sagt, was als Nächstes kommt.`,
  "promise-was-kept": (f) =>
    `FT-${f.piece} wurde eingehalten; ${f.who} hat es gesagt, ${f.at}. Was neu ist, ist eine neue Zusage: ${f.command(`promise ${f.number} by <wann> <was>`)}.`,
  "promise-was-broken": (f) =>
    `FT-${f.piece} wurde nicht eingehalten; ${f.who} hat es gesagt, ${f.at}. Ein anderes Datum sagst du so zu: ${f.command(`promise ${f.number} by <wann> <was>`)}.`,
  "promise-was-refused": (f) =>
    `${f.who} hat zu FT-${f.piece} Nein gesagt, ${f.at}. Bitte noch einmal mit einem anderen Datum: ${f.command(`promise ${f.number} by <wann> <was>`)}.`,
  "promise-was-withdrawn": (f) =>
    `FT-${f.piece} hat ${f.who} zurückgenommen, ${f.at}. Wenn es doch zugesagt werden soll: ${f.command(`promise ${f.number} by <wann> <was>`)}.`,
  "no-such-promise": (f) =>
    f.known === ""
      ? `Es gibt kein FT-${f.piece}: Bei ${f.ft} ist nichts zugesagt. So sagst du etwas zu: ${f.command(`promise ${f.number} by <wann> <was>`)}.`
      : `Es gibt kein FT-${f.piece}. Es gibt ${f.known}.`,
  "same-date": (f) => `FT-${f.piece} ist schon für ${f.at}. Nenne ein anderes Datum.`,
  "whole-case-only": (f) =>
    `Das gilt für einen ganzen Fall, nicht für einen Teil davon. Für ganz ${f.ft} schreib ${f.command(`${f.given} ${f.number}`)}.`,
  "task-elsewhere": (f) =>
    `FT-${f.piece} ist eine Aufgabe für ${f.department}, und ${f.who} arbeitet woanders. Nimm sie zurück (${f.command(`no ${f.piece}`)}) und bitte die richtige Abteilung.`,
  "outside-unknown": (f) =>
    f.known === ""
      ? `„${f.given}“ kenne ich nicht. Es kann jemand von ${f.department} sein. An wen sonst Arbeit per Mail gehen darf, steht in der Desk-Datei unter outside; bisher steht dort niemand.`
      : `„${f.given}“ kenne ich nicht, und per Mail geht Arbeit nur an die, die in der Desk-Datei stehen. Es kann jemand von hier sein, oder ${f.known}.`,
  "outside-unready": (f) =>
    `Arbeit kann noch nicht per Mail verschickt werden. Bitte die Administration, ${f.known} zu setzen und neu zu starten.`,
  "link-over": () => "Dieser Link gilt nicht mehr. Bitte fragen Sie die Person, die ihn Ihnen gesendet hat.",
  "no-part-number": () =>
    "Bitte nennen Sie das Teil mit seiner Nummer: mindestens drei Zeichen, darunter eine Ziffer, etwa 279838.",
  "was-merged": (f) => `${f.ft} ist in FT-${f.other} aufgegangen. ${f.command(`show ${f.other}`)} sagt, wie es steht.`,
  "not-merged": (f) =>
    `FT-${f.other} und ${f.ft} sind nicht zusammengelegt. ${f.command(`show ${f.number} full`)} hat die ganze Geschichte.`,
  "same-case": (f) => `Das ist beide Male ${f.ft}. Nenne zwei verschiedene Fälle: ${f.command(`link ${f.number} 41`)}.`,
  "one-message": (f) =>
    `${f.ft} hat nur eine Nachricht. Wenn es darin um zwei Anliegen geht, nenne das zweite: ${f.command(`detach ${f.number} <Worte>`)}. Wenn es dieselbe Sache wie ein anderer Fall ist, leg beide zusammen.`,
  "of-two": (f) =>
    `Dein letzter Schritt bei ${f.ft} betraf zwei Fälle und lässt sich nicht mit undo zurücknehmen. ${f.command(`merge ${f.number} 41`)} und ${f.command(`unmerge ${f.number} 41`)} legen sie zusammen und trennen sie.`,
  "no-incident": (f) => `${f.ft} gehört zu keiner Störung. ${f.command("incident list")} sagt, welche offen sind.`,
  "incident-same": (f) => `${f.ft} gehört schon zu ${f.given}. ${f.command(`show ${f.number}`)} sagt, wie es steht.`,
  "incident-other": (f) =>
    `${f.ft} gehört zu ${f.given}. Wenn das nicht stimmt, schreib zuerst ${f.command(`incident unlink ${f.number}`)}.`,
  "needs-why": (f) =>
    `${f.department} liest vor der Antwort, warum. Sag es: ${f.command(`pass ${f.number} ${f.known} <warum>`)}.`,
  "you-speak": (f) => `Mit diesem Kunden sprichst du selbst: ${f.command(`told ${f.number} <Worte>`)}.`,
  "leads-ask": (f) =>
    `Um einen Anruf bitten Leitung und Management${f.who === names.somebody ? "" : `: Sag es ${f.who}`}. Selbst anrufen darfst du: ${f.command(`calling ${f.number}`)}.`,
  "no-calls": (f) =>
    `Der Kunde von ${f.ft} möchte keine Anrufe. Schreib stattdessen: ${f.command(`told ${f.number} <Worte>`)}.`,
  "no-calls-already": (f) =>
    `Das ist schon notiert: keine Anrufe. Sind sie wieder in Ordnung, schreib ${f.command(`nophone ${f.number} off`)}.`,
  "calls-wanted": (f) =>
    `Der Kunde von ${f.ft} darf angerufen werden; niemand hat etwas anderes gesagt. Möchte er es nicht, schreib ${f.command(`nophone ${f.number}`)}.`,
  "call-asked": (f) =>
    f.who === names.somebody
      ? `Bei ${f.ft} ist schon um einen Anruf gebeten. Rufst du selbst an, schreib ${f.command(`calling ${f.number}`)}.`
      : `${f.who} ruft schon an. ${f.command(`show ${f.number}`)} sagt, wie es läuft.`,
  "you-call": (f) =>
    `Die anderen sehen schon, dass du anrufst (${f.ft}). Danach: ${f.command(`called ${f.number} reached <was gesagt wurde>`)}.`,
  "phone-first": (f) =>
    `Bitte ruf den Kunden von ${f.ft} an, bevor wieder jemand schreibt: ${f.command(`calling ${f.number}`)}.`,
  "amount-unread": (f) => `„${f.given}“ kann ich nicht als Betrag lesen. Schreib ihn so: 40 ${f.currency}.`,
  "amount-currency": (f) =>
    `${f.department} gibt in ${f.currency}, nicht in ${f.given}. Schreib den Betrag in ${f.currency}.`,
  "no-such-give": (f) =>
    f.known === ""
      ? `Es gibt kein FT-${f.piece}: Bei ${f.ft} ist nichts gegeben oder erbeten. ${f.command(`show ${f.number}`)} sagt, wie es steht.`
      : `Es gibt kein FT-${f.piece}. Es gibt ${f.known}.`,
  "give-too-much": (f) =>
    f.left === ""
      ? `Über ${f.what} darf hier niemand entscheiden, nach dem, was dieser Kunde schon bekommen hat. ${f.command(`authority ${f.number}`)} sagt, wer wie viel entscheiden darf.`
      : `Über ${f.what} darf hier niemand entscheiden, nach dem, was dieser Kunde schon bekommen hat. ${f.who} kommt mit ${f.left} am nächsten: Bitte darum, oder um eine höhere Grenze.`,
  "give-beyond": (f) =>
    `Über ${f.what === "" ? "das" : f.what} darfst du nicht entscheiden, nach dem, was dieser Kunde schon bekommen hat${f.left === "" ? "" : ` (deine Grenze ist ${f.left})`}. ${can(f)}`,
  "give-more": (f) =>
    `${f.what === "" ? "Erbeten war nur weniger" : `Erbeten war nur ${f.what}`}. Lass es dabei, oder bitte neu: ${f.command(`give ${f.piece} <Betrag>`)}.`,
  "give-own": (f) => `Um FT-${f.piece} hast du selbst gebeten, darum sagt jemand anderes Ja. ${can(f)}`,
  "give-changed": (f) =>
    `FT-${f.piece} hat sich geändert, seit danach gefragt wurde. ${f.command(`show ${f.piece}`)} sagt, wie es steht.`,
  "give-not-yours": (f) => `Über FT-${f.piece} entscheidest nicht du. ${can(f)}`,
  "give-was-granted": (f) =>
    `FT-${f.piece} hat ${f.who} bewilligt, ${f.at}. ${f.command(`show ${f.number} full`)} hat die Geschichte.`,
  "give-was-refused": (f) =>
    `FT-${f.piece} hat ${f.who} abgelehnt, ${f.at}. ${f.command(`show ${f.number} full`)} sagt, warum.`,
  "give-was-withdrawn": (f) =>
    `FT-${f.piece} hat ${f.who} zurückgenommen, ${f.at}; da ist nichts zu entscheiden. ${f.command(`show ${f.number} full`)} hat die Geschichte.`,
  "consent-needed": (f) =>
    `Das lässt sich für den Kunden nicht rückgängig machen. Frag zuerst, dann notiere die Antwort: ${f.command(`consent ${f.number} yes by phone: <Worte>`)}.`,
  "consent-unsaid": (f) =>
    `Das lässt sich für den Kunden nicht rückgängig machen, und ein Ja ist nicht notiert. Wenn es eines gab: ${f.command(`consent ${f.number} ${f.about} yes by phone: <Worte>`)}, dann sag es noch einmal.`,
  "consent-to-what": (f) =>
    `Wozu? Schreib wipe, cancel, replace oder charge: ${f.command(`consent ${f.number} wipe yes by phone: <Worte>`)}.`,
  "may-not": (f) =>
    f.department === ""
      ? "Du gehörst hier nicht dazu. Bitte die Administration, dich einzutragen."
      : `Das ist bei ${f.ft} Sache von ${f.department}. ${f.can === "" ? "" : `${capital(f.can)} `}Schreib eine Notiz: ${f.command(`update ${f.number} <Notiz>`)}.`,
};
