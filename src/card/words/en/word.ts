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
  buttons: {
    change: "Change…",
    met: "Yes, all of it",
    notMet: "Not all of it…",
    cause: "What caused it…",
    wants: "What they want",
    harm: "What it cost them",
    alone: "They solved it alone",
  },
};
