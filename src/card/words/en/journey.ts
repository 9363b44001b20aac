/** What happened while time passed, a line each. Lines begin with the case: `FT-42: claim is overdue.` */
export const journey = {
  dueSoon: (clock: string) => `: ${clock} is due soon.`,
  overdue: (clock: string) => `: ${clock} is overdue.`,
  stillOverdue: (clock: string) => `: ${clock} is still overdue.`,
  caseDueSoon: " is due soon.",
  caseOverdue: " is overdue.",
  caseStillOverdue: " is still overdue.",
  event: ": ",
  noAnswer: (clock: string) => `: ${clock} has no answer yet.`,
  caseNoAnswer: " has no answer yet.",
  told: (people: number) => (people === 1 ? " is told." : " are told."),
  toldOutOfHours: (people: number) =>
    people === 1 ? " is told at once, out of hours." : " are told at once, out of hours.",
  heldFor: " Held for ",
  until: (at: string) => ` until ${at}.`,
  toldOf: " is told of ",
  list: " gets one list: ",
  and: " and ",
  /** What comes next, without a full stop: the items of a list. */
  next: {
    soon: (clock: string) => ` ${clock} is due soon`,
    due: (clock: string) => ` ${clock} falls due`,
    still: (clock: string) => ` ${clock} is still overdue`,
    caseSoon: " is due soon",
    caseDue: " falls due",
    caseStill: " is still overdue",
    wait: ": the wait ends",
    lease: ": whoever has it is asked for a word",
    bounce: ": the offer comes back without an answer",
    "follow-up": ": the speaker asks whether the customer is still well",
  },
};
