import type { HurtReason } from "../../../core/digest/digest.ts";
import type { FactKind } from "../../../core/digest/fact.ts";
import { goodwillInDigest } from "./digest-goodwill.ts";

const cases = (n: number): string => `${n} ${n === 1 ? "case" : "cases"}`;
const times = (n: number): string => (n === 1 ? "once" : n === 2 ? "twice" : `${n} times`);

const hasOpen = (who: string | null, n: number) => (who === null ? `${n} open in all` : `${who} has ${n} open`);
const weeksBack = (n: number): string => (n === 1 ? "a week ago" : `${n} weeks ago`);

/** What a figure is called where it is asked back. */
const figures: Record<string, string> = {
  new: "Came in",
  backlog: "Brought in as backlog",
  wrote: "Customers wrote again",
  kept: "Clocks kept",
  missed: "Fell due unmet",
  late: "Met after falling due",
  answered: "First answer",
  "words-only": "Told something, nothing done",
  resolved: "Resolved",
  reopened: "Opened again",
  agreed: "Customer said yes",
  disagreed: "Customer said no",
  unheard: "Closed with silence",
  dismissed: "Put aside as no complaint",
  downgraded: "Made less urgent after a reminder",
  waits: "Waits begun",
  "waits-again": "Waits for at least the second time",
  "pass-yes": "Passes taken",
  "pass-no": "Passes refused",
  "pass-back": "Passes taken back",
  "promise-kept": "Promises kept",
  "promise-broken": "Promises broken",
  "promise-moved": "Promises moved",
  cause: "Causes named",
  incident: "Part of an incident",
  "nobody-there": "Nobody was on duty",
  open: "Open",
  unclaimed: "Unclaimed",
  overdue: "Overdue",
  "at-risk": "Falls due today",
  "stuck-passes": "Passes without an answer",
  granted: "Goodwill granted",
  given: "Goodwill given on the spot",
  "give-asked": "Goodwill asked for",
  "give-yes": "Goodwill granted in full",
  "give-less": "Goodwill granted in part",
  "give-no": "Goodwill refused",
  "give-back": "Goodwill asks taken back",
  "give-pending": "Goodwill that waits for a yes or no",
  limits: "Limits worth raising",
  followed: "Asked again days later",
  "not-followed": "Was to be asked again, and nobody said",
};

const hurts: Record<HurtReason, string> = {
  overdue: "overdue",
  angry: "angry",
  "came-back": "came back",
  "long-wait": "waits long",
  "nothing-told": "has heard nothing",
};

/** The digest, its details and what stands behind a figure. */
export const digest = {
  everything: "The whole desk",
  title: (scope: string, day: string) => `${scope}, ${day}`,
  since: (from: string) => `since ${from}`,
  late: (due: string) => `Sent late: it was due ${due}.`,
  flow: (came: number, done: number) => `${came} in, ${done} done`,
  clocks: (kept: number, all: number) => (all === 0 ? "no clock fell due" : `${kept} of ${all} clocks kept`),
  nothing: "Nothing needs you.",
  standing: (open: number, unclaimed: number, overdue: number, today: number) =>
    [
      `${open} open${unclaimed === 0 ? "" : `, ${unclaimed} of them unclaimed`}`,
      ...(overdue === 0 ? [] : [`${overdue} overdue`]),
      ...(today === 0 ? [] : [`${today} ${today === 1 ? "falls" : "fall"} due today`]),
    ].join("; "),
  decide: "Needs a decision",
  hurting: "Hurts most",
  fell: (list: string) => `fell due: ${list}`,
  fellOne: (clock: string, at: string) => `${clock} ${at}`,
  stillOpen: "still open",
  metAt: (at: string) => `met ${at}`,
  had: (who: string, length: string) => `${who} had it ${length}`,
  hadDark: (who: string, length: string, dark: string) => `${who} had it ${length} (${dark} with nobody on duty)`,
  inTransit: (length: string) => `${length} in transit`,
  beforeUs: (length: string) => `${length} before it reached us`,
  stuck: {
    accept: (department: string, at: string) => `${department} was to say yes or no by ${at}`,
    approval: (department: string, at: string) => `${department} was to approve or not by ${at}`,
    call: (department: string, at: string) => `${department} was to call the customer by ${at}`,
    promise: (department: string, at: string) => `${department} was to keep this promise by ${at}`,
  },
  wordsOnly: (n: number) =>
    n === 1
      ? "1 customer was told something while nothing was done within the target"
      : `${n} customers were told something while nothing was done within the target`,
  gap: (departments: string, span: string) => `Nobody is there for ${departments} ${span}`,
  gapFalls: (n: number, list: string) => `${cases(n)} ${n === 1 ? "falls" : "fall"} due in it: ${list}`,
  moreDecisions: (n: number) => `and ${n} more; the details list ${n === 1 ? "it" : "them"}`,
  hurts,
  waitsSince: (length: string) => `waits ${length}`,
  dueSince: (at: string) => `overdue since ${at}`,
  details: "Details",
  which: "Which",
  openIt: "Open",
  coverIt: "I cover this",
  detailsTitle: (title: string) => `${title}: the details`,
  sections: {
    clocks: "Clocks",
    sources: "By where they wrote",
    charge: "Who had the time",
    word: "The customer's word",
    causes: "Causes that repeat",
    goodwill: "Goodwill",
    limits: (from: string) => `Limits worth raising, by what was asked for since ${from}`,
    look: "Worth a look",
    usual: "Against the four weeks before",
    hours: "Hour by hour",
    people: "People",
    missed: "Fell due unmet",
  },
  keptRow: (clock: string, severity: string, kept: number, all: number) =>
    `${clock}, ${severity}: ${kept} of ${all} kept`,
  bothTimes: (worked: string, waited: string) =>
    `half of them within ${worked} of opening hours and ${waited} of the customer's time`,
  oneTime: (waited: string) => `half of them within ${waited}`,
  moreKept: (n: number, kept: number, all: number) => `${n} more ${n === 1 ? "row" : "rows"}, ${kept} of ${all} kept`,
  sourceRow: (source: string, came: number) => `${source}: ${came} in`,
  answeredAfter: (length: string, n: number) => `first answer after ${length} (${n})`,
  resolvedAfter: (length: string, n: number) => `resolved after ${length} (${n})`,
  loud: {
    favoured: (loud: string, silent: string) =>
      `What everybody can read is resolved in ${loud}, what nobody else sees in ${silent}: the loud ones are favoured.`,
    silent: (loud: string, silent: string) =>
      `What nobody else sees is resolved in ${silent}, what everybody can read in ${loud}: the loud ones are not favoured.`,
    alike: (loud: string, silent: string) =>
      `What everybody can read is resolved in ${loud}, what nobody else sees in ${silent}: about alike.`,
  },
  heldAll: (list: string) => `Of the time until it was resolved: ${list}.`,
  heldBy: (who: string, length: string) => `${who} ${length}`,
  transit: "in transit",
  before: "before us",
  word: (yes: number, no: number, silent: number) => `${yes} yes, ${no} no, ${silent} silent`,
  promises: (kept: number, broken: number, moved: number) =>
    `Promises: ${kept} kept, ${broken} broken, ${moved} moved to another date`,
  cause: (name: string, n: number, who: string | null) => `${name}: ${n}${who === null ? "" : `; ${who} could end it`}`,
  incident: (n: number) => `${cases(n)} became part of an incident`,
  reopened: (n: number) => `${cases(n)} opened again`,
  passes: (yes: number, no: number, back: number, length: string | null) =>
    `Passes: ${yes} taken, ${no} refused, ${back} taken back${length === null ? "" : `; half were answered within ${length}`}`,
  waits: (n: number, longest: string) => `${n} ${n === 1 ? "wait" : "waits"} begun, the longest for ${longest}`,
  waitsAgain: (n: number) => `${cases(n)} ${n === 1 ? "waits" : "wait"} for at least the second time`,
  downgraded: (n: number) => `${cases(n)} made less urgent after a reminder`,
  dismissed: (n: number, sample: string) => `${n} put aside as no complaint; look at ${sample}`,
  nobodyThere: (n: number, list: string) => `${times(n)} somebody was to act at once and nobody was on duty: ${list}`,
  count: (what: string, n: number) => `${what} ${n}`,
  usualRow: (what: string, n: number, least: number, most: number) =>
    `${what}: ${n}; usually ${least === most ? least : `${least} to ${most}`}`,
  usualNames: {
    new: "came in",
    resolved: "resolved",
    missed: "fell due unmet",
    wrote: "wrote again",
    reopened: "opened again",
    "nobody-there": "nobody on duty",
  } satisfies Partial<Record<FactKind, string>> as Partial<Record<FactKind, string>>,
  usualNone: "There is nothing to compare with yet.",
  hour: (came: number, done: number, kept: number) =>
    [
      ...(came === 0 ? [] : [`${came} in`]),
      ...(done === 0 ? [] : [`${done} done`]),
      ...(kept === 0 ? [] : [`${kept} kept`]),
    ].join(", "),
  hourMissed: (list: string) => `fell due: ${list}`,
  hoursMore: (n: number) => (n === 1 ? "and one more hour" : `and ${n} more hours`),
  person: (who: string, resolved: number, kept: number, all: number) =>
    `${who}: ${resolved} resolved, ${kept} of ${all} clocks kept`,
  you: "You",
  figures,
  ...goodwillInDigest,
  whyTitle: (figure: string, scope: string, n: number) => `${figure}, ${scope}: ${n}`,
  whyStretch: (from: string, to: string) => `${from} to ${to}`,
  whyNow: (at: string) => `as it is ${at}`,
  whyNone: "None.",
  whyMore: (n: number) => `${n} more`,
  whyUnknown: (given: string, known: string) => `There is no figure “${given}”. You can ask for: ${known}.`,
  whyTwice: "A case stands here once for each time it happened.",
  took: (length: string) => `took ${length}`,
  scopeUnknown: (given: string, known: string) =>
    `I do not know “${given}” here. Name departments, ways in or tags: ${known}.`,
  sinceUnread: (given: string) =>
    `I cannot read “${given}” as a time that is over. Try “since mon 08:00”, “since yesterday” or “24h”.`,
  tooLong: "That is more than 92 days. Ask for a shorter stretch.",
  notYet: "I am still reckoning the figures from everything that has happened. Ask again in some minutes.",
  pictures: {
    button: "Pictures",
    title: (title: string) => `${title}: pictures`,
    now: "now",
    /** `who`: null for all together. */
    rose: (who: string | null, n: number, more: number, weeks: number) =>
      `${hasOpen(who, n)}, ${more} more than ${weeksBack(weeks)}`,
    fell: (who: string | null, n: number, fewer: number, weeks: number) =>
      `${hasOpen(who, n)}, ${fewer} fewer than ${weeksBack(weeks)}`,
    same: (n: number, weeks: number) => `${n} open, as many in all as ${weeksBack(weeks)}`,
    steady: (n: number, weeks: number) => `${n} open, as many in each department as ${weeksBack(weeks)}`,
    openShown: "Open cases week by week, by department",
    openAlt: (finding: string, list: string) => `${finding}. Now: ${list}.`,
    slowest: (slow: string, slowly: string, fast: string, fastly: string) =>
      `Half of what came by ${slow} took up to ${slowly}, by ${fast} up to ${fastly}`,
    oneSource: (source: string, length: string) => `Half of what came by ${source} took up to ${length}`,
    resolvedShown:
      "Until it was resolved, last four weeks. Band: the middle half. Mark: half took no longer (of how many)",
    resolvedAlt: (finding: string, list: string) => `${finding}. Resolved in the last four weeks: ${list}.`,
    resolvedRow: (source: string, low: string, middle: string, high: string, n: number) =>
      `${source} ${middle}, mostly ${low} to ${high} (${n})`,
    note: (length: string, n: number) => `${length} (${n})`,
    inHours: "Hours until it was resolved, last four weeks",
    inDays: "Days until it was resolved, last four weeks",
    bars: { low: "25 % within", middle: "50 % within", high: "75 % within" },
    nobodyFalls: (department: string, span: string, n: number) =>
      `Nobody is there for ${department} ${span}; ${cases(n)} ${n === 1 ? "falls" : "fall"} due then`,
    nobody: (department: string, span: string) => `Nobody is there for ${department} ${span}`,
    covered: "Somebody is there for everything that falls due this week",
    weekShown: (from: string, zone: string) => `Who is there for seven days from ${from} (${zone}), and what falls due`,
    weekAlt: (finding: string, n: number, alone: number) =>
      `${finding}. ${cases(n)} ${n === 1 ? "falls" : "fall"} due in seven days, ${alone} with nobody there.`,
    legend: {
      there: "somebody is there",
      closed: "closed",
      nobody: "open, and nobody there",
      due: "falls due",
      alone: "falls due with nobody there",
    },
    zero: "0",
    days: (n: number) => `${n} d`,
    hours: (n: number) => `${n} h`,
  },
};
