import type { ConsentKind, GiveKind } from "../../../core/desk/desk.ts";

/** Names in a row: "Dana", "Dana and Lee", "Dana, Lee and Sam". */
const listed = (names: readonly string[], last = "and"): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} ${last} ${names.at(-1)}`;

/** What is given for the trouble, who may decide it, and what the customer is asked before. */
export const authority = {
  kinds: {
    credit: "Credit",
    refund: "Refund",
    replacement: "Replacement",
    callout: "Call-out",
  } satisfies Record<GiveKind, string>,
  what: {
    credit: (money: string) => `a credit of ${money}`,
    refund: (money: string) => `a refund of ${money}`,
    replacement: (money: string) => `a replacement worth ${money}`,
    callout: (money: string) => `a call-out worth ${money}`,
  } satisfies Record<GiveKind, (money: string) => string>,
  listed,
  labels: { goodwill: "Goodwill", consent: "Agreed" },
  state: { pending: "asked", granted: "granted", refused: "refused", withdrawn: "taken back" },
  byAt: (state: string, who: string, at: string) => (who === "" ? `${state} ${at}` : `${state} by ${who} ${at}`),
  given: (who: string, at: string) => `given by ${who} ${at}`,
  waitsFor: (names: string[], due: string) => `waits for ${listed(names, "or")}${due === "" ? "" : `, ${due}`}`,
  waitsForNobody: "waits for whoever may decide it",
  dueAt: (at: string) => `due ${at}`,
  overdueSince: (at: string) => `overdue since ${at}`,
  more: (n: number) => `and ${n} more`,
  nextApprove: (names: string[], id: string) => `${listed(names, "or")}: say yes or no to ${id}.`,
  nextConsent: (who: string, customer: string) => `${who}: ask ${customer} whether they agree.`,
  anybodyWhoMay: "Whoever may",
  /** What whoever gave or asked reads. */
  done: (id: string, what: string) => `${id}: ${what} is given.`,
  left: (limit: string, left: string, customer: string) => `Of your ${limit}, ${left} is left for ${customer}.`,
  noneLeft: (limit: string, customer: string) => `With that your ${limit} for ${customer} is used up.`,
  asked: (what: string, whose: string, limit: string, names: string[], ft: string) =>
    `${what} needs ${whose} (${limit}). I have asked ${listed(names)}; ${ft} shows their answer.`,
  askedLater: (what: string, whose: string, limit: string, names: string[], ft: string) =>
    `${what} needs ${whose} (${limit}). Nobody who may decide it is on duty, so I ask ${listed(names)}; ${ft} shows their answer.`,
  needs: { lead: "a lead", manager: "a manager", covers: "whoever covers", other: "somebody who may decide it" },
  limit: {
    is: (limit: string) => `your limit is ${limit}`,
    isLeft: (limit: string, left: string) => `your limit is ${limit}, of which ${left} is left`,
    none: "you decide none alone",
    second: "nothing is given without a second person's yes",
  },
  backAt: (who: string, at: string) => `${who} is back ${at}.`,
  paid: (id: string, department: string) => `${id}: ${department} is asked to pay it out.`,
  payAgain: (customer: string) =>
    `A refund has been asked for ${customer} before, so nobody is asked to pay this one by itself.`,
  payButton: (department: string) => `Ask ${department} to pay it`,
  approved: (id: string, what: string, who: string) => `${id}: ${what} is granted. I tell ${who}.`,
  approvedLess: (id: string, what: string, asked: string, who: string) =>
    `${id}: ${what} is granted, of ${asked} that was asked for. I tell ${who}.`,
  passedUp: (id: string, limit: string, names: string[]) =>
    `${id} is more than you may decide (${limit}), so your yes is not counted. I have asked ${listed(names)}.`,
  refused: (id: string, who: string) => `${id} is refused. I tell ${who}.`,
  withdrawn: (id: string) => `${id} is taken back; nobody is asked any more.`,
  changedSince: (id: string) => `${id} has changed since this button was drawn. Here is how it stands.`,
  /** The card of an approval, and what became of it. */
  asks: (who: string, what: string, customer: string, id: string) => `${who} asks for ${what} for ${customer} (${id}).`,
  stands: (what: string, customer: string, id: string, state: string) => `${id}: ${what} for ${customer}, ${state}.`,
  total: (customer: string, before: string, after: string) =>
    `${customer} has been given or promised ${before} within 90 days; with this it is ${after}.`,
  totalNone: (customer: string) => `Nothing else has been given to ${customer} within 90 days.`,
  answerBy: (at: string) => `Please answer by ${at}.`,
  answerLate: (at: string) => `The answer has been overdue since ${at}.`,
  askedAnew: "What is asked has changed since it was first asked for.",
  saidYes: (who: string, what: string, customer: string, id: string) =>
    `${who} said yes to ${what} for ${customer} (${id}).`,
  saidLess: (who: string, what: string, asked: string, customer: string, id: string) =>
    `${who} said yes to ${what} for ${customer}, of the ${asked} that was asked for (${id}).`,
  saidNo: (who: string, what: string, customer: string, id: string) =>
    `${who} said no to ${what} for ${customer} (${id}).`,
  gave: (who: string, what: string, customer: string, id: string) => `${who} gave ${customer} ${what} (${id}).`,
  listApprove: (id: string, what: string) => `${id} waits for your yes or no: ${what}`,
  listDecided: (id: string, state: string) => `${id} is ${state}`,
  buttons: {
    give: "Give something…",
    yes: "Yes",
    no: "No…",
    less: "Less…",
    takeBack: (id: string) => `Take back ${id}`,
    who: "Who may decide",
    consent: "What the customer agrees to…",
  },
  /** Who can. */
  youMay: (ft: string, limit: string, left: string) =>
    left === ""
      ? `You may give ${limit} on ${ft} alone.`
      : `You may give ${limit} on ${ft} alone; ${left} of it is left.`,
  youMayAny: (ft: string) => `You may give as much as you think right on ${ft}.`,
  youMayNone: (ft: string) => `You give nothing on ${ft} alone; ask, and somebody who may decides.`,
  youMayHere: (limit: string) => `You may give ${limit} alone, in one case.`,
  youMayHereNone: "You give nothing alone; ask, and somebody who may decides.",
  youMayHereAny: "You may give as much as you think right.",
  coversMore: "That is because you cover; by day it is less.",
  second: "Nothing is given without a second person's yes.",
  counted: (customer: string, money: string) => `${customer} has been given or promised ${money} within 90 days.`,
  above: "Above that:",
  mayDecide: (who: string, limit: string, there: string) => `${who}, up to ${limit}: ${there}`,
  mayDecideAny: (who: string, there: string) => `${who}, any amount: ${there}`,
  onDuty: "on duty now",
  back: (at: string) => `back ${at}`,
  nobodyAbove: "Nobody on this desk may decide more.",
  holds: (department: string, who: string) => `${department} has the case: ${who}.`,
  can: {
    here: (names: string[]) => `${listed(names)} ${names.length === 1 ? "is" : "are"} on duty now.`,
    later: (who: string, at: string) => `Nobody of them is on duty; ${who} is back ${at}.`,
    none: "Nobody on this desk can; ask its administrator.",
  },
  /** What cannot be undone for the customer. */
  deeds: {
    wipe: "Wiping",
    cancel: "Cancelling",
    replace: "Replacing",
    charge: "Charging",
  } satisfies Record<ConsentKind, string>,
  deed: {
    wipe: "the wipe",
    cancel: "the cancellation",
    replace: "the replacement",
    charge: "the charge",
  } satisfies Record<ConsentKind, string>,
  consentNeeded: (deed: string, customer: string) =>
    `${deed} cannot be undone for ${customer}. Has ${customer} agreed?`,
  consentDeclined: (customer: string, who: string, at: string) =>
    `${customer} has said no to it: ${who} wrote it down ${at}.`,
  consentPending: (customer: string) => `${customer} is being asked already.`,
  agreed: "Agreed…",
  notAsked: "Not asked yet",
  yesAgreed: "Yes, they agreed",
  wasNotAsked: "They were not asked",
  agreedSince: "They agreed since",
  notAgreed: "They have not agreed",
  disagrees: "Does not want it…",
  consentAsked: (who: string, customer: string) =>
    `It is not done yet. I have asked ${who} to ask ${customer}; you hear the answer.`,
  consentAskYourself: (customer: string, command: string) =>
    `It is not done yet. Ask ${customer}, then write down what they say: ${command}.`,
  consentGiven: (ft: string, customer: string, deed: string) => `Written down on ${ft}: ${customer} agrees to ${deed}.`,
  consentRefused: (ft: string, customer: string, deed: string) =>
    `Written down on ${ft}: ${customer} does not want ${deed}. It is not to be done.`,
  consentNews: (who: string, customer: string, deed: string, ft: string) =>
    `${who} needs to know whether ${customer} agrees to ${deed}, which cannot be undone (${ft}).`,
  agreedNews: (customer: string, deed: string, ft: string) => `${customer} agrees to ${deed} (${ft}).`,
  declinedNews: (customer: string, deed: string, ft: string) => `${customer} does not want ${deed} (${ft}).`,
  goOn: (department: string) => `Ask ${department} now`,
  listConsent: (ft: string, deed: string) => `${ft}: the customer is to be asked about ${deed}`,
  listAgreed: (ft: string, deed: string) => `${ft}: the customer agrees to ${deed}`,
  listDeclined: (ft: string, deed: string) => `${ft}: the customer does not want ${deed}`,
  consentBy: (who: string, where: string, by: string, at: string) => `${who}, ${where}, noted by ${by} ${at}`,
  consentYes: (deed: string) => `to ${deed}: `,
  consentNo: (deed: string) => `not to ${deed}: `,
  consentMissing: (deed: string) => `no yes to ${deed}`,
  consentOpen: (deed: string, who: string) => `to ${deed}: ${who} asks`,
};
