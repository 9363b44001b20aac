import type { Hurt } from "../../../core/case/hurt.ts";

/** What the customer wants, what it has cost them, and whether it is put right. */
export const word = {
  wantsLead: "Wants: ",
  harmLead: "Harm: ",
  lost: (length: string) => `${length} lost`,
  ourStep: "our step",
  alone: (then: string) => `the customer solved it alone${then}`,
  notMet: "not all of it is put right",
  by: (who: string, at: string) => `${who}, ${at}`,
  wantsNoted: (ft: string, customer: string) => `Written down on ${ft}: what ${customer} wants.`,
  harmNoted: (ft: string, notes: string) =>
    `Written down on ${ft}: what it has cost${notes === "" ? "" : ` (${notes})`}.`,
  metNoted: (ft: string) => `Written down on ${ft}: it is all put right.`,
  unmetNoted: (ft: string) => `Written down on ${ft}: not all of it is put right. Whoever asks the customer sees it.`,
  causeNoted: (ft: string, cause: string) => `Written down on ${ft}: ${cause}.`,
  resolvedAlone: (ft: string, speaker: string, customer: string) =>
    `${ft} is resolved: ${customer} solved it alone. ${speaker} asks whether help is still needed.`,
  isItMet: "Is that put right?",
  hurt: {
    severity: "severity",
    angry: "angry",
    reopened: "opened again",
    harm: "harm done",
    "not-met": "not all put right",
    promise: "a promise broken",
  } satisfies Record<Hurt, string>,
  theirOwn: "what the customer did alone",
  theySay: "they say",
  askFirst: (customer: string, ft: string) =>
    `${customer} has solved ${ft} alone. Ask first whether help is still needed there.`,
  askFirstHere: (customer: string, at: string) =>
    `${customer} solved it alone, as was written down ${at}. Ask first whether help is still needed.`,
  closedByWord: (ft: string) => `${ft} is resolved and closed with the customer's word.`,
  followUpNoted: {
    yes: (ft: string) => `Good to know. Written down on ${ft}.`,
    "no-answer": (ft: string) => `Written down on ${ft}. Nobody asks again.`,
  },
  /** Told directly. */
  reopened: (ft: string, severity: string) => `${ft} is open again, ${severity}, and yours.`,
  didNotHelp: "What did not help: ",
  pleased: (customer: string, ft: string) => `${customer} sounds pleased (${ft}). Is that a yes?`,
  resolved: (who: string, ft: string) => `${who} has resolved ${ft}.`,
  askIfFixed: (customer: string) => `Tell ${customer}, and ask whether it is fixed.`,
  askStillNeeded: (customer: string) => `Ask ${customer} whether help is still needed.`,
  bounced: (to: string, from: string, ft: string, at: string) =>
    `${to} has not answered since ${at}, so ${ft} stays with ${from}. The two of you may want to talk.`,
  followUp: (ft: string, at: string, why: string) => `${ft} was closed ${at}, and it hurt (${why}).`,
  followUpAsk: (customer: string) => `Ask ${customer} once whether all is still well. You can say:`,
  followUpSay: (customer: string, matter: string) =>
    `Hello${customer === "" ? "" : ` ${customer}`}, it is some days since we settled your matter${matter === "" ? "" : ` (${matter})`}. Is everything still well, and is there anything left for us to do?`,
  listReopened: (ft: string) => `${ft} is open again`,
  listPleased: (ft: string) => `${ft}: the customer sounds pleased`,
  listResolved: (ft: string) => `${ft} is resolved: ask the customer whether it is fixed`,
  listBounced: (ft: string, to: string) => `${ft}: no answer from ${to}`,
  listFollowUp: (ft: string) => `${ft}: ask once whether the customer is still well`,
  buttons: {
    works: "Resolve it: customer says it works",
    well: "They are well",
    notWell: "Not well: reopen…",
    noAnswer: "No answer",
    why: "Say why…",
    change: "Change…",
    met: "Yes, all of it",
    notMet: "Not all of it…",
    cause: "What caused it…",
    wants: "What they want",
    harm: "What it cost them",
    alone: "They solved it alone",
  },
};
