import type { GapReason } from "../../../core/coverage/duty.ts";
import type { CoverReason } from "../../../core/coverage/who-covers.ts";
import type { Weekday } from "../../../core/desk/desk.ts";

const numbers = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const count = (n: number): string => numbers[n] ?? String(n);
const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);
const cases = (n: number): string => `${count(n)} ${n === 1 ? "case" : "cases"}`;
const fall = (n: number): string => (n === 1 ? "falls" : "fall");

/** `Raj`, `Raj and Lee`, `Raj, Lee and Ana`. */
const and = (parts: readonly string[], word = "and"): string =>
  parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} ${word} ${parts.at(-1)}`;

/** How somebody is there, in the middle of a sentence. */
const is: Record<CoverReason, string> = {
  cover: "covers",
  rota: "is on call",
  hours: "is in",
  deputy: "stands in",
  fallback: "takes what is urgent",
  nobody: "",
};

/** Who is there to act, and who is not. */
export const coverage = {
  and,
  anAdministrator: "an administrator",

  /** Cover: asked, offered, answered, taken back. */
  asks: (who: string, department: string, span: string, length: string) =>
    `${who} asks you to cover ${department}: ${span}, ${length}.`,
  offers: (who: string, department: string, span: string, length: string) =>
    `${who} offers to cover ${department}: ${span}, ${length}.`,
  countsOnceYes: "It counts once you say yes.",
  asked: (who: string, department: string, span: string) => `I have asked ${who} to cover ${department}: ${span}.`,
  countsOnce: (who: string) => `It counts once ${who} says yes; I will tell you.`,
  offered: (department: string, span: string, who: string) =>
    `You have offered to cover ${department}: ${span}. It counts once ${who} says yes; I will tell you.`,
  youCover: (department: string, span: string) => `You cover ${department}: ${span}.`,
  covers: (who: string, department: string, span: string) => `${who} covers ${department}: ${span}.`,
  saidYes: (who: string, department: string, span: string) => `${who} said yes and covers ${department}: ${span}.`,
  tookOffer: (who: string, department: string, span: string) => `${who} said yes: you cover ${department}, ${span}.`,
  saidNo: (who: string, department: string, span: string) => `${who} cannot cover ${department}: ${span}.`,
  refusedOffer: (who: string, department: string, span: string) =>
    `${who} said no to your offer to cover ${department}: ${span}. You are free then.`,
  offerTaken: (by: string, who: string, department: string, span: string) =>
    `${by} said yes: ${who} covers ${department}, ${span}. Nothing is left for you to answer.`,
  offerRefused: (by: string, who: string, department: string, span: string) =>
    `${by} said no to the offer of ${who} to cover ${department}: ${span}. Nothing is left for you to answer.`,
  youSaidNo: (department: string, span: string, who: string) =>
    `You said no: ${department}, ${span}. Thank you for the answer; I have told ${who}.`,
  youSaidYes: (who: string) => `I have told ${who}.`,
  withdrawn: (department: string, span: string) => `Taken back: ${department}, ${span}.`,
  noLonger: (who: string, department: string, span: string) => `${who} no longer covers ${department}: ${span}.`,
  youNoLonger: (who: string, department: string, span: string) =>
    `${who} took it back: you no longer cover ${department}, ${span}.`,
  questionGone: (who: string, department: string, span: string) =>
    `${who} took the question back: you need not cover ${department}, ${span}.`,
  offerGone: (who: string, department: string, span: string) =>
    `${who} took the offer back to cover ${department}: ${span}.`,
  states: {
    asked: (who: string, department: string, span: string) => `Not answered yet: ${who} for ${department}, ${span}.`,
    agreed: (who: string, department: string, span: string) =>
      `It is agreed already: ${who} covers ${department}, ${span}.`,
    declined: (who: string, department: string, span: string) =>
      `The answer was no already: ${who} does not cover ${department}, ${span}.`,
    withdrawn: (who: string, department: string, span: string) =>
      `This was taken back already: ${who} does not cover ${department}, ${span}.`,
  },
  over: (department: string, span: string) => `That time is over: ${department}, ${span}.`,
  gone: "I no longer have this one. The department has left the desk, or it was never asked.",
  othersAnswer: (who: string) => `That is for ${who} to answer.`,
  nothingAsked: (department: string, command: string) =>
    `Nobody waits for your answer about ${department}. ${command} shows who covers.`,
  nothingToTakeBack: (department: string, command: string) =>
    `There is nothing of yours at ${department} to take back. ${command} shows who covers.`,
  which: "Which one?",
  thenNobody: (department: string) => `Nobody of ${department} is there then.`,
  thenSomebody: (who: string) => `Instead ${who}.`,

  /** Why not, then what to do. */
  no: {
    span: (given: string) =>
      `I cannot read “${given}” as a stretch of time. Try “sat 09:00-17:00”, “24 dec - 27 dec” or “fri 17:00 until mon 08:00”.`,
    past: (span: string) => `${span} is over already. Name a time ahead.`,
    "too-long": (span: string) => `${span} is longer than 31 days. Ask for a part of it first.`,
    year: (span: string) =>
      `The next one is ${span}. If you mean that, write the year as well; if not, name a time ahead.`,
    "too-far": (span: string) => `${span} is too far away. Name a time within a year.`,
    "away-too-far": "That is more than two years away. Name a nearer time.",
    "may-not-cover": (department: string, who: string, command: string) =>
      `Only ${who} or a manager may ask others to cover ${department}. You can offer yourself: ${command}.`,
    "may-not-away": (who: string) => `Only ${who} or a manager may say that.`,
    "may-not-take-back": (who: string) => `Only ${who} or a manager may take this back.`,
    away: (who: string, span: string) => `${who} is away then (${span}). Ask somebody else, or choose another time.`,
    youAway: (span: string, command: string) => `You are away then (${span}). If you are not, type ${command} first.`,
    covering: (who: string, department: string, span: string) => `${who} covers ${department} then already: ${span}.`,
    youCovering: (department: string, span: string) => `You cover ${department} then already: ${span}.`,
    asked: (who: string, department: string, span: string) =>
      `${who} has been asked to cover ${department} already (${span}) and has not answered yet.`,
    unreachable: (who: string) =>
      `I cannot reach ${who}: there is no account that I can find, so nobody would answer. Ask somebody else.`,
    department: (given: string, known: string) => `I do not know the department “${given}”. It can be ${known}.`,
    person: (given: string) => `I do not know “${given}”. Name a colleague as @ana.`,
    busy: "Somebody else was changing this just now and nothing was written. Please try once more.",
  },

  /** Away and back. */
  away: {
    you: (span: string) => `You are away ${span}.`,
    other: (who: string, span: string) => `${who} is away ${span}.`,
    youNow: (command: string) => `You are away from now on, until you type ${command}.`,
    otherNow: (who: string, command: string) => `${who} is away from now on, until somebody types ${command}.`,
    until: (at: string) => `until ${at}`,
    untilEndOf: (day: string) => `until the end of ${day}`,
    open: (at: string) => `from ${at}, with no end named`,
    youAlready: (until: string) => `You are away then already, ${until}.`,
    otherAlready: (who: string, until: string) => `${who} is away then already, ${until}.`,
    noEnd: "with no end named",
    toldYou: (by: string, span: string) => `${by} wrote down that you are away ${span}.`,
    wasTo: { cover: "was to cover", rota: "was on call for" },
    youWere: { cover: "You were to cover", rota: "You were on call for" },
    fallsIn: (were: string, spans: string) => `${were} ${spans}`,
    thenNobody: "then nobody is there",
    thenWho: (who: string) => `then ${who}`,
    moreFallsIn: (n: number) => `and ${n} more`,
    yourCases: (n: number, list: string) => `${capital(count(n))} of your cases ${fall(n)} due meanwhile: ${list}`,
    theirCases: (who: string, n: number, list: string) =>
      `${capital(count(n))} of ${who}'s cases ${fall(n)} due meanwhile: ${list}`,
    passOn: (command: string) => `To pass on what cannot wait: ${command}.`,
  },
  back: {
    you: "Welcome back. You are asked and reminded again.",
    other: (who: string) => `${who} is back.`,
    youPlanned: (span: string) => `Taken back: you are there ${span}.`,
    otherPlanned: (who: string, span: string) => `Taken back: ${who} is there ${span}.`,
    youWereHere: "You are not away.",
    otherWasHere: (who: string) => `${who} is not away.`,
    toldYou: (by: string) => `${by} wrote down that you are back.`,
    toldYouPlanned: (by: string, span: string) => `${by} took it back: you are there ${span}.`,
    again: {
      cover: (who: string, department: string, span: string) => `${who} covers ${department}: ${span}.`,
      rota: (who: string, department: string, span: string) => `${who} is on call for ${department}: ${span}.`,
    },
  },

  /** Who covers now. */
  title: "Who covers now",
  titleOf: (department: string) => `${department}: who covers now`,
  now: {
    somebody: (who: string, because: CoverReason, until: string) => `${who} ${is[because]}${until}`,
    fallback: (who: string, department: string, until: string) =>
      `nobody of its own; ${who} of ${department} takes what is urgent${until}`,
    nobody: (until: string) => `nobody${until}`,
    urgentTo: (who: string) => `; what is urgent goes to ${who}`,
    until: (at: string) => ` until ${at}`,
    next: (who: string) => `; next ${who}`,
  },

  /** Gaps. */
  gaps: "Nobody is there",
  gapsMeant: "Closed as meant, and something falls due",
  gapsShared: "Closed together, while a case needs both",
  noGaps: "For the next two weeks nothing falls due while nobody is there.",
  moreGaps: (n: number, command: string) => `and ${n} more: ${command}`,
  because: {
    closed: "closed, nobody on call",
    "nobody-in": "open, and nobody is in",
    "rota-away": "whoever is on call is away",
    "cover-away": "whoever agreed to cover is away",
  } satisfies Record<GapReason, string>,
  gapOf: (department: string, span: string, because: string) => `${department}, ${span}: ${because}.`,
  one: (ft: string, kind: string, at: string) => `${ft} (${kind}, ${at})`,
  falls: (n: number, list: string) => `${capital(cases(n))} ${fall(n)} due then: ${list}.`,
  moreCases: (n: number) => `${n} more`,

  /** A closed stretch ahead. */
  weekend: "Until everybody is open again",
  nothingCloses: "Nothing closes for longer than a night within the next week.",
  closes: (department: string, from: string, to: string) => `${department} closes ${from} until ${to}.`,
  isClosed: (department: string, to: string) => `${department} is closed until ${to}.`,
  nobodyOnCall: "Nobody is on call.",
  covered: (because: CoverReason, spans: string) => `${is[because]} ${spans}`,
  coveredAll: (who: string, because: CoverReason) => `${who} ${is[because]}`,
  coveredBy: (who: string, when: string) => `${who} ${when}`,
  otherwiseNobody: "nobody otherwise",
  morePeople: (n: number) => `${n} more`,
  shared: (departments: string, span: string, list: string, n: number) =>
    `${departments} are closed together ${span}, and ${list} ${n === 1 ? "needs" : "need"} them both.`,
  uncovered: (n: number, list: string, onCall: boolean) =>
    `${capital(cases(n))} ${fall(n)} due ${onCall ? "with nobody there" : "in that time"}: ${list}.`,
  /** `n` of `all` are promises. */
  promised: (n: number, all: number) => {
    if (n === all) return n === 1 ? "It is a promise." : "All of them are promises.";
    return n === 1 ? "One of them is a promise." : `${capital(count(n))} of them are promises.`;
  },
  whileThere: (n: number, list: string) => `${capital(cases(n))} ${fall(n)} due while somebody is there: ${list}.`,
  soonAfter: (list: string, n: number) => `${list} ${fall(n)} due within an hour of opening.`,
  nothingFalls: "Nothing falls due in that time.",
  allCovered: (department: string, from: string, to: string) =>
    `${department} is covered now, from ${from} until ${to}.`,
  shut: (route: string, span: string) => `${route} is shut ${span}`,
  shutAndNamed: (shut: string, names: string, n: number) => `${shut}; ${names} still ${n === 1 ? "names" : "name"} it`,
  leadsNowhere: (route: string, to: string, span: string) => `${route} leads to ${to}, where nobody is ${span}`,

  /** Hours. */
  days: {
    mon: "Mon",
    tue: "Tue",
    wed: "Wed",
    thu: "Thu",
    fri: "Fri",
    sat: "Sat",
    sun: "Sun",
  } satisfies Record<Weekday, string>,
  hoursTitle: "Opening hours",
  dayRange: (first: string, last: string) => `${first} to ${last}`,
  always: "day and night",
  closed: "closed",
  holiday: "closed, holiday",
  ahead: (list: string) => ` Ahead: ${list}.`,

  /** People. */
  nameOf: (department: string) => `${department}: `,
  peopleTitle: (n: number, here: number) => `${n === 1 ? "1 person" : `${n} people`}, ${here} here now`,
  here: "here",
  onCall: "on call",
  off: "off",
  awayUntil: (who: string, until: string) => `${who} (away ${until})`,
  nobodyHere: "nobody here now",
  noAccount: (names: string) => `No account that I can find: ${names}. Check the mail address in the desk file.`,

  buttons: {
    yes: "Yes, I cover",
    yesOffer: "Yes",
    no: "No",
    takeBack: "Take it back",
    askSomebody: "Ask somebody",
    askFor: (first: number, all: number) => `Ask somebody (${first} of ${all})`,
    coverThis: "I cover this",
    coverDay: (day: string) => `I cover ${day}`,
    move: (ft: string) => `Move ${ft}`,
    ask: (department: string) => `Ask ${department}`,
    notAway: "I am not away",
    back: "I am back",
  },
};
