import type { Case, CustomerWord, Holding, JoinedFacts } from "../case/case.ts";
import { hotter } from "../heat/heat.ts";
import { earliest, type Instant, latest } from "../time/instant.ts";
import { callFactsOf, joinCalls, partCalls } from "./join-call.ts";
import type { CaseLink } from "./link.ts";
import { sameFacts } from "./same-facts.ts";

export const factsOf = (kase: Case): JoinedFacts => ({
  since: kase.since,
  started: kase.started,
  reopenedAt: kase.reopenedAt,
  firstWord: kase.firstWord,
  lastWord: kase.lastWord,
  contacts: kase.contacts,
  told: kase.told,
  unansweredSince: kase.unansweredSince,
  heat: kase.heat,
  orderNumber: kase.orderNumber,
  product: kase.product,
  severity: kase.severity,
  speaker: kase.speaker,
  news: kase.news,
  lastNote: kase.lastNote,
  wants: kase.wants,
  harm: kase.harm,
  touchedAt: kase.touchedAt,
  backlog: kase.backlog,
  links: kase.links,
  incident: kase.incident,
  ...callFactsOf(kase),
  holding: holdingOf(kase),
});

export const withFacts = (kase: Case, { holding, incident, ...facts }: JoinedFacts): Case => ({
  ...kase,
  ...facts,
  incident: incident ?? null,
  ...holding,
});

const holdingOf = ({ status, department, assignee, assignedAt, queuedAt }: Case): Holding => ({
  status,
  department,
  assignee,
  assignedAt,
  queuedAt,
});

/**
 * What one case knows once it goes on for two: the earliest wait, all contacts, the latest word on either side. Who has
 * it, and how much it matters, was decided: `took` says the severity, `adopts` whose it is.
 */
export const joinFacts = (own: JoinedFacts, took: JoinedFacts, adopts: boolean): JoinedFacts => {
  const told = later(own.told, took.told);
  return {
    since: earliest(own.since, took.since),
    started: earliest(own.started, took.started),
    // One that came back counts from there; the other one has waited all the while.
    reopenedAt: own.reopenedAt === null ? null : earliest(own.reopenedAt, took.reopenedAt ?? took.since),
    firstWord: took.firstWord.at < own.firstWord.at ? took.firstWord : own.firstWord,
    lastWord: took.lastWord.at > own.lastWord.at ? took.lastWord : own.lastWord,
    contacts: own.contacts + took.contacts,
    told,
    unansweredSince: told === null ? null : unanswered(told.at, [own, took]),
    heat: hotter(own.heat, took.heat),
    orderNumber: own.orderNumber ?? took.orderNumber,
    product: own.product ?? took.product,
    severity: took.severity,
    speaker: own.speaker.person === null && took.speaker.person !== null ? took.speaker : own.speaker,
    news: joinNews(own.news, took.news),
    lastNote: later(own.lastNote, took.lastNote),
    wants: own.wants ?? took.wants,
    harm: own.harm ?? took.harm,
    touchedAt:
      own.touchedAt === null || took.touchedAt === null
        ? (own.touchedAt ?? took.touchedAt)
        : latest(own.touchedAt, took.touchedAt),
    backlog: own.backlog && took.backlog,
    links: [...own.links, ...took.links.filter(({ number }) => !own.links.some((link) => link.number === number))],
    // What comes of the fault is to be said to whoever waits for it, in the case that they are spoken to in.
    incident: own.incident ?? took.incident ?? null,
    ...joinCalls(own, took),
    holding: adopts ? took.holding : own.holding,
  };
};

const later = <T extends { at: Instant }>(one: T | null, other: T | null): T | null =>
  one === null || (other !== null && other.at > one.at) ? other : one;

/** The first word on either side that came after the latest that the customer was told. */
const unanswered = (toldAt: Instant, both: readonly JoinedFacts[]): Instant | null => {
  const waiting = both
    .map((one) => (one.told === null ? one.started : one.unansweredSince))
    .filter((at) => at !== null && at > toldAt);
  return waiting.length === 0 ? null : (waiting as Instant[]).reduce(earliest);
};

const joinNews = (own: Case["news"], took: Case["news"]): Case["news"] =>
  own === null || took === null
    ? (own ?? took)
    : { since: earliest(own.since, took.since), asked: own.asked ?? took.asked };

/**
 * A later state of facts that were `joined` once, had they been `apart` instead: what has not changed since is given back,
 * what has changed stays.
 */
export const partFacts = (now: JoinedFacts, joined: JoinedFacts, apart: JoinedFacts): JoinedFacts => {
  const back = <T>(is: T, was: T, own: T): T => (sameFacts(is, was) ? own : is);
  const word = (is: CustomerWord, was: CustomerWord, own: CustomerWord): CustomerWord =>
    is.complaintId === was.complaintId && was.complaintId !== own.complaintId ? own : is;
  const told = back(now.told, joined.told, apart.told);
  return {
    since: back(now.since, joined.since, apart.since),
    started: back(now.started, joined.started, apart.started),
    reopenedAt:
      now.reopenedAt === null || apart.reopenedAt === null
        ? now.reopenedAt
        : back(now.reopenedAt, joined.reopenedAt, apart.reopenedAt),
    firstWord: word(now.firstWord, joined.firstWord, apart.firstWord),
    lastWord: word(now.lastWord, joined.lastWord, apart.lastWord),
    contacts: now.contacts - joined.contacts + apart.contacts,
    told,
    unansweredSince: told === null ? null : back(now.unansweredSince, joined.unansweredSince, apart.unansweredSince),
    heat: back(now.heat, joined.heat, apart.heat),
    orderNumber: back(now.orderNumber, joined.orderNumber, apart.orderNumber),
    product: back(now.product, joined.product, apart.product),
    severity: back(now.severity, joined.severity, apart.severity),
    speaker: back(now.speaker, joined.speaker, apart.speaker),
    news: back(now.news, joined.news, apart.news),
    lastNote: back(now.lastNote, joined.lastNote, apart.lastNote),
    wants: back(now.wants, joined.wants, apart.wants),
    harm: back(now.harm, joined.harm, apart.harm),
    touchedAt: back(now.touchedAt, joined.touchedAt, apart.touchedAt),
    backlog: back(now.backlog, joined.backlog, apart.backlog),
    links: now.links.filter((link) => !has(joined.links, link) || has(apart.links, link)),
    incident: incidentBack(now.incident, joined.incident, apart.incident),
    ...partCalls(now, joined, apart),
    holding: back(now.holding, joined.holding, apart.holding),
  };
};

type Part = JoinedFacts["incident"];
/** News of an incident leave it the same one. */
const incidentBack = (now: Part, joined: Part, apart: Part): Case["incident"] =>
  now?.id === joined?.id && now?.id !== apart?.id ? (apart ?? null) : (now ?? null);

const has = (links: readonly CaseLink[], link: CaseLink): boolean => links.some((known) => sameFacts(known, link));
