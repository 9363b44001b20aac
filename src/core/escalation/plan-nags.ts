import { findGive } from "../authority/give.ts";
import type { Case } from "../case/case.ts";
import type { CoverageContext } from "../coverage/roster.ts";
import type { DepartmentId, PersonId } from "../desk/desk.ts";
import { findPromise } from "../promise/promise.ts";
import { type ClockKey, clockKey, readClockKey } from "../sla/clock.ts";
import { holderOf } from "../sla/clocks.ts";
import { findTask } from "../task/task.ts";
import type { Instant } from "../time/instant.ts";
import type { DecidedStep } from "./decide-steps.ts";
import type { Because, Way } from "./recipient.ts";
import { whenToTell } from "./when-to-tell.ts";

/**
 * What a nag is about: a clock of the case, the silence on a claim, or news of a piece that somebody is told at once:
 * `result.1` of FT-42.1, `question.1` that waits for an answer; `proposal.p1` and `approve.a1` wait for a yes.
 */
export type NagKind = ClockKey | "lease" | NewsKind;
/** What a line of a list is about besides: that nobody has said a word, and a case that is offered. */
export type NagAbout = NagKind | "silence" | "offer";
export type NewsKind =
  | `result.${string}`
  | `question.${string}`
  | `outside.${string}`
  | `given.${string}`
  | `arrived.${string}`
  | `proposal.${string}`
  | `promise-news.${string}`
  | Exclude<News, "result" | "question" | "outside" | "given" | "proposal" | "promise-news" | Piecewise>
  | `approve.${string}`
  | `decided.${string}`
  | `consent.${string}`
  | `agreed.${string}`;
type Piecewise = "approve" | "decided" | "consent" | "agreed";

const newsKinds = [
  "result",
  "question",
  "outside",
  "given",
  "arrived",
  "ask-tell",
  "proposal",
  "promise-news",
  /** The case is open again: its owner hears the customer's words first. */
  "reopened",
  /** The customer sounds pleased: whoever speaks with them takes it for a yes, or does not. */
  "pleased",
  /** A colleague has put it right: whoever speaks with the customer asks them. */
  "resolved",
  /** Nobody has answered an offer, and it has come back. */
  "bounced",
  /** Is the customer still well? */
  "follow-up",
  "approve",
  "decided",
  "consent",
  "agreed",
] as const;
export type News = (typeof newsKinds)[number];

/** News of a piece in its parts; null for a nag about a clock or a claim. */
export const readNews = (kind: string): { news: News; piece: string | null } | null => {
  const [head, piece] = kind.split(".");
  const news = newsKinds.find((one) => one === head);
  return news === undefined ? null : { news, piece: piece ?? null };
};

/** The clock that a nag is about; null for news, and for the silence on a claim. */
export const clockOfNag = (kind: NagAbout): ClockKey | null =>
  kind === "lease" || kind === "silence" || kind === "offer" || readNews(kind) !== null ? null : (kind as ClockKey);

const ofTheSpeaker: readonly News[] = ["follow-up", "pleased", "resolved"];

/** Whose the thing is that a nag is about. */
export const holderOfNag = (kind: NagAbout, kase: Case): DepartmentId => {
  const clock = clockOfNag(kind);
  if (clock !== null) return holderOf(readClockKey(clock), kase);
  const news = readNews(kind);
  if (news !== null && ofTheSpeaker.includes(news.news)) return kase.speaker.department;
  const promise = news === null ? undefined : findPromise(kase, news.piece);
  if (promise !== undefined) return news?.news === "proposal" ? promise.department : promise.madeFrom;
  if (news?.news === "approve" || news?.news === "decided") return findGive(kase, news.piece)?.from ?? kase.department;
  if (news?.news === "consent") return kase.speaker.department;
  const task = news === null ? undefined : findTask(kase, news.piece);
  return task === undefined ? kase.department : news?.news === "result" ? task.askedFrom : task.department;
};

/** One person is to be told one thing by one way. */
export type PlannedNag = {
  kind: NagKind;
  generation: number;
  step: string;
  stepKind: string;
  occurrence: number;
  person: PersonId;
  because: Because;
  way: Way;
  loud: boolean;
  stepAt: Instant;
  /** Not before this; `held` when that is later than now. */
  deliverAt: Instant;
  held: boolean;
};

/** Somebody was to act at once and nobody of the department was on duty. */
export type PlannedGap = {
  kind: ClockKey;
  generation: number;
  step: string;
  occurrence: number;
  department: DepartmentId;
  because: string;
};

export const planNags = (decided: readonly DecidedStep[], ctx: CoverageContext, now: Instant): PlannedNag[] =>
  decided.flatMap(({ clock, step }) =>
    step.told.flatMap(({ person, because, ways }) =>
      ways.map((way) => ({
        kind: clockKey(clock),
        generation: clock.generation,
        step: step.step,
        stepKind: step.stepKind,
        occurrence: step.occurrence,
        person,
        because,
        way,
        loud: step.loud,
        stepAt: step.dueAt,
        ...tellAt(person, step.loud, ctx, now),
      })),
    ),
  );

/** The first time that a step found nobody; where the climb goes on it is the same gap. */
export const planGaps = (decided: readonly DecidedStep[]): PlannedGap[] =>
  decided.flatMap(({ clock, step: { step, occurrence, gap } }) =>
    gap === null ? [] : [{ kind: clockKey(clock), generation: clock.generation, step, occurrence, ...gap }],
  );

/** When one person is told: at once, or as their hours begin. */
export const tellAt = (
  person: PersonId,
  loud: boolean,
  ctx: CoverageContext,
  now: Instant,
): Pick<PlannedNag, "deliverAt" | "held"> => {
  const deliverAt = whenToTell(person, loud, ctx, now);
  return { deliverAt, held: deliverAt > now };
};
