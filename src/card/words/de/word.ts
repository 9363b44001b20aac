import type { Hurt } from "../../../core/case/hurt.ts";
import { accusative, dative, first } from "./bend.ts";

/** Was der Kunde will, was es ihn gekostet hat und ob es in Ordnung gebracht ist. */
export const word = {
  wantsLead: "Wunsch: ",
  harmLead: "Schaden: ",
  lost: (length: string) => `${length} verloren`,
  ourStep: "unser Schritt",
  alone: (then: string) => `der Kunde hat es selbst gelöst${then}`,
  notMet: "nicht alles ist in Ordnung gebracht",
  by: (who: string, at: string) => `${who}, ${at}`,
  wantsNoted: (ft: string, customer: string) => `Bei ${ft} notiert: was ${customer} möchte.`,
  harmNoted: (ft: string, notes: string) =>
    `Bei ${ft} notiert: was es gekostet hat${notes === "" ? "" : ` (${notes})`}.`,
  metNoted: (ft: string) => `Bei ${ft} notiert: Alles ist in Ordnung gebracht.`,
  unmetNoted: (ft: string) => `Bei ${ft} notiert: Nicht alles ist in Ordnung gebracht. Wer den Kunden fragt, sieht es.`,
  causeNoted: (ft: string, cause: string) => `Bei ${ft} notiert: ${cause}.`,
  resolvedAlone: (ft: string, speaker: string, customer: string) =>
    `${ft} ist gelöst: ${first(customer)} hat es selbst geschafft. ${speaker} fragt, ob noch Hilfe nötig ist.`,
  isItMet: "Ist das in Ordnung gebracht?",
  hurt: {
    severity: "Schweregrad",
    angry: "wütend",
    reopened: "wieder geöffnet",
    harm: "Schaden",
    "not-met": "nicht alles in Ordnung gebracht",
    promise: "eine gebrochene Zusage",
  } satisfies Record<Hurt, string>,
  theirOwn: "was der Kunde selbst getan hat",
  theySay: "dazu der Kunde",
  askFirst: (customer: string, ft: string) =>
    `${first(customer)} hat ${ft} selbst gelöst. Frag zuerst, ob dort noch Hilfe nötig ist.`,
  askFirstHere: (customer: string, at: string) =>
    `${first(customer)} hat es selbst gelöst, so steht es hier seit ${at}. Frag zuerst, ob noch Hilfe nötig ist.`,
  closedByWord: (ft: string) => `${ft} ist gelöst und mit dem Ja des Kunden abgeschlossen.`,
  followUpNoted: {
    yes: (ft: string) => `Gut zu wissen. Bei ${ft} notiert.`,
    "no-answer": (ft: string) => `Bei ${ft} notiert. Niemand fragt noch einmal.`,
  },
  reopened: (ft: string, severity: string) => `${ft} ist wieder offen, ${severity}, und bei dir.`,
  didNotHelp: "Was nicht geholfen hat: ",
  pleased: (customer: string, ft: string) => `${first(customer)} klingt zufrieden (${ft}). Ist das ein Ja?`,
  resolved: (who: string, ft: string) => `${who} hat ${ft} gelöst.`,
  askIfFixed: (customer: string) => `Sag es ${dative(customer)} und frag, ob es in Ordnung ist.`,
  askStillNeeded: (customer: string) => `Frag nach, ob ${customer} noch Hilfe braucht.`,
  bounced: (to: string, from: string, ft: string, at: string) =>
    `${to} hat seit ${at} nicht geantwortet, darum bleibt ${ft} bei ${from}. Vielleicht sprecht ihr beide miteinander.`,
  followUp: (ft: string, at: string, why: string) =>
    `${ft} wurde abgeschlossen, ${at}, und da lief einiges schief (${why}).`,
  followUpAsk: (customer: string) =>
    `Frag ${accusative(customer)} einmal, ob noch alles in Ordnung ist. Du kannst sagen:`,
  followUpSay: (customer: string, matter: string) =>
    `Guten Tag${customer === "" ? "" : `, ${customer}`}. Vor einigen Tagen haben wir Ihr Anliegen${matter === "" ? "" : ` (${matter})`} abgeschlossen. Ist noch alles in Ordnung, und können wir noch etwas für Sie tun?`,
  listReopened: (ft: string) => `${ft} ist wieder offen`,
  listPleased: (ft: string) => `${ft}: Der Kunde klingt zufrieden`,
  listResolved: (ft: string) => `${ft} ist gelöst: Frag nach, ob es in Ordnung ist`,
  listBounced: (ft: string, to: string) => `${ft}: keine Antwort von ${to}`,
  listFollowUp: (ft: string) => `${ft}: einmal nachfragen, ob beim Kunden noch alles gut ist`,
  buttons: {
    works: "Lösen: Der Kunde sagt, es geht",
    well: "Alles gut",
    notWell: "Nicht gut: wieder öffnen …",
    noAnswer: "Keine Antwort",
    why: "Sag, warum …",
    change: "Ändern …",
    met: "Ja, alles",
    notMet: "Nicht alles …",
    cause: "Was die Ursache war …",
    wants: "Was der Kunde möchte",
    harm: "Was es gekostet hat",
    alone: "Der Kunde hat es selbst gelöst",
  },
};
