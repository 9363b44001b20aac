import type { RefundMethod, TaskKind } from "../../../core/task/task.ts";

/** Pieces of a case that other departments do. */
export const tasks = {
  kinds: {
    piece: "Piece of work",
    ship: "Shipment",
    refund: "Refund",
    visit: "Visit",
    "call-back": "Call back",
    question: "Question",
  } satisfies Record<TaskKind, string>,
  methods: {
    card: "to the card",
    bank: "to the bank account",
    paypal: "by PayPal",
    voucher: "as a voucher",
    cheque: "by cheque",
  } satisfies Record<RefundMethod, string>,
  labels: {
    asked: "Asked",
    what: "Asked",
    part: "Part",
    amount: "Amount",
    visit: "When",
    number: "Number",
    bestTime: "Best time",
    case: "Case",
    also: "Also",
    result: "Result",
    answer: "Answer",
  },
  askedBy: (who: string, department: string, at: string) => `${who}, ${department}, ${at}`,
  quantity: (part: string, n: number) => `${part}, ${n} of them`,
  addressConfirmed: "address confirmed",
  addressOpen: "address not confirmed",
  caseIs: (severity: string, department: string, who: string) =>
    who === "" ? `${severity} · ${department}, nobody yet` : `${severity} · ${department}, ${who}`,
  wrote: (customer: string) => `${customer} wrote: `,
  open: "open",
  state: { done: "done", refused: "cannot be done", cancelled: "taken back" },
  inState: (state: string, at: string) => `${state} ${at}`,
  with: (department: string, who: string) => (who === "" ? department : `${department}, ${who}`),
  waitingUntil: (at: string) => `waiting until ${at}`,
  dueAt: (at: string) => `due ${at}`,
  overdueSince: (at: string) => `overdue since ${at}`,
  more: (n: number) => `and ${n} more`,
  since: (who: string, at: string) => `${who}, since ${at}`,
  nobody: "nobody yet",
  nextClaim: (department: string) => `${department}: somebody takes it.`,
  nextAnswer: (department: string) => `${department}: answer it, somebody waits before the customer.`,
  nextDo: (who: string) => `${who}: do it, then say what was done.`,
  nextWait: (who: string, at: string) => `${who}: look again ${at}.`,
  nextDone: (department: string) => `Nothing more for ${department} to do here.`,
  /** What whoever asked or acted reads. */
  asked: (id: string, department: string, what: string) =>
    `${id}: I have asked ${department} for ${what}. The case stays with you.`,
  askedHere: (id: string, department: string, what: string) =>
    `${id}: ${what} stands in the queue of ${department} now, until somebody takes it.`,
  askedQuestion: (id: string, department: string) =>
    `${id}: I have asked ${department}. The answer comes to you directly; they have ten minutes.`,
  what: {
    piece: "this piece of work",
    ship: "the shipment",
    refund: "the refund",
    visit: "the visit",
    "call-back": "the call back",
    question: "an answer",
  } satisfies Record<TaskKind, string>,
  claimed: (id: string) => `${id} is yours.`,
  released: (id: string) => `${id} is free again.`,
  waiting: (id: string, what: string, at: string) => `${id} waits for ${what} until ${at}. I will bring it up then.`,
  resumed: (id: string) => `${id} goes on.`,
  done: (id: string, who: string) => `${id} is done. I tell ${who}.`,
  answered: (id: string, who: string) => `${id} is answered. ${who} has it at once.`,
  doneTold: (speaker: string, customer: string) => `${speaker} is reminded to tell ${customer}.`,
  refused: (id: string, who: string) => `${id} is given back. I tell ${who} why.`,
  cancelled: (id: string, department: string) => `${id} is taken back. ${department}'s card says so.`,
  toldSpeaker: (speaker: string, customer: string) => `I have asked ${speaker} to tell ${customer}.`,
  arrivedNone: (part: string) => `Nothing waits for ${part}.`,
  arrived: (part: string, n: number) =>
    n === 1
      ? `${part} is here. It goes on, and who has it hears of it:`
      : `${part} is here. ${n} go on, the longest wait first:`,
  arrivedLine: (id: string, who: string, since: string) => `${id} · ${who} · waits since ${since}`,
  arrivedFew: "There may be fewer parts than that; whoever is first decides.",
  /** The same thing twice. */
  before: (department: string, what: string, customer: string, at: string, id: string, state: string) =>
    `${department} was asked for ${what} for ${customer}, ${at} (${id}, ${state}).`,
  beforeDid: (department: string, what: string, customer: string, at: string, id: string) =>
    `${department} has done ${what} for ${customer}, asked for ${at} (${id}, done).`,
  beforeMore: (n: number) => (n === 1 ? "There is one more like it." : `There are ${n} more like it.`),
  beforeAsk: {
    ship: "Order another, or cancel the first?",
    refund: "Refund once more, or cancel the first?",
    visit: "Book another, or cancel the first?",
  },
  beforeAskDone: { ship: "Order another?", refund: "Refund once more?", visit: "Book another?" },
  another: { ship: "Order another", refund: "Refund once more", visit: "Book another" },
  cancelFirst: "Cancel the first",
  openFirst: (id: string) => `Open ${id}`,
  /** A case that is to be resolved while these are open. */
  stillOpen: (list: string) =>
    `Still open: ${list}. Finish or take back what is open, or say why it is resolved all the same.`,
  resolveAnyway: "Resolve all the same…",
  takeBack: (id: string) => `Take back ${id}`,
  /** Told directly. */
  news: {
    done: (who: string, id: string, what: string) => `${who} has done ${id}, ${what}.`,
    answered: (who: string, id: string) => `${who} has answered ${id}.`,
    refused: (who: string, id: string, what: string) => `${who} cannot do ${id}, ${what}.`,
    cancelled: (who: string, id: string, what: string) =>
      `${who} took ${id} back, ${what}. There is nothing more to do.`,
    question: (who: string, id: string) => `${who} asks (${id}), with the customer waiting:`,
    askTell: (who: string, customer: string, id: string) => `${who} asks you to tell ${customer} what is new (${id}).`,
    arrived: (id: string) => `The part is here: ${id} goes on.`,
  },
  listQuestion: (id: string, department: string) => `${id} waits for an answer of ${department}`,
  listDone: (id: string) => `${id} is done`,
  listRefused: (id: string) => `${id} cannot be done`,
  listCancelled: (id: string) => `${id} was taken back`,
  listTell: (id: string) => `${id}: the customer is to be told what is new`,
  listArrived: (id: string) => `${id}: the part is here`,
  buttons: {
    claim: "Claim",
    done: "Done…",
    wait: "Waiting for…",
    resume: "Resume",
    yes: "Yes",
    no: "No",
    answer: "Answer…",
    cannot: "We cannot…",
    release: "Put it back",
    ask: "Ask another department…",
    askTell: (who: string, customer: string) => `Ask ${who} to tell ${customer}`,
  },
  answers: { yes: "Yes", no: "No" },
};
