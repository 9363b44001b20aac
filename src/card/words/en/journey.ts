/** What happened while time passed, a line each. Lines begin with the case: `FT-42: claim is overdue.` */
export const journey = {
  dueSoon: (clock: string) => `: ${clock} is due soon.`,
  overdue: (clock: string) => `: ${clock} is overdue.`,
  stillOverdue: (clock: string) => `: ${clock} is still overdue.`,
  caseDueSoon: " is due soon.",
  caseOverdue: " is overdue.",
  caseStillOverdue: " is still overdue.",
  event: ": ",
  told: (people: number) => (people === 1 ? " is told." : " are told."),
  toldOutOfHours: (people: number) => (people === 1 ? " is told at once, out of hours." : " are told at once, out of hours."),
  heldFor: " Held for ",
  until: (at: string) => ` until ${at}.`,
  toldOf: " is told of ",
  list: " gets one list: ",
  and: " and ",
};
