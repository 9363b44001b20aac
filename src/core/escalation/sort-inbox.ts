import { findGive } from "../authority/give.ts";
import { type Case, isOpen } from "../case/case.ts";
import { isFollowUpOpen } from "../case/follow-up.ts";
import type { PersonId } from "../desk/desk.ts";
import { findPromise } from "../promise/promise.ts";
import { liveClockOf } from "../sla/clocks.ts";
import { findTask, isTaskOpen } from "../task/task.ts";
import { HOUR, type Instant, plus } from "../time/instant.ts";
import { clockOfNag, type NagKind, type News, readNews } from "./plan-nags.ts";
import type { Way } from "./recipient.ts";

/** A nag that may be told by now. */
export type InboxNag = {
  id: string;
  caseNumber: number;
  kind: NagKind;
  generation: number;
  stepKind: string;
  way: Way;
  loud: boolean;
  /** It has waited for the person's hours, or for the hour's budget. */
  held: boolean;
};

/** How a person wants to be told, and what they have been told already. */
export type Manners = {
  /** Every reminder; the card alone; lists alone. The last two rest while on call. */
  reminders: "all" | "card" | "lists";
  onCall: boolean;
  /** From when on quiet nags may be told: now, in their hours; else when these begin. */
  reachableAt: Instant;
  perHour: number;
  /** When quiet nags were told within the last hour: each message once, the oldest first. */
  tellings: readonly Instant[];
  /** How long they are not to be disturbed, where the platform lets it be read. */
  undisturbedUntil: Instant | null;
  nextListAt: Instant | null;
  /** A list is due now and goes out with what is waiting. */
  listDue: boolean;
};

export type SortedInbox = {
  drop: { id: string; reason: string }[];
  hold: { ids: string[]; until: Instant } | null;
  /** What is told now, in one message; `single` when it is one thing and told by itself. */
  tell: { ids: string[]; as: "single" | "list" } | null;
  /** The list that is due is wanted and goes along; who is reminded on the card only gets none. */
  withList: boolean;
};

/**
 * What becomes of a person's waiting nags now. A story that is over is dropped with the reason. A loud one is told at
 * once and, in the person's hours, takes what waits along; quiet ones wait for these hours, for do-not-disturb to end, for
 * the next list, or for the hour's budget.
 */
export const sortInbox = (
  person: PersonId,
  nags: readonly InboxNag[],
  caseOf: (number: number) => Case | undefined,
  manners: Manners,
  now: Instant,
): SortedInbox => {
  const drop: SortedInbox["drop"] = [];
  const left: InboxNag[] = [];
  for (const nag of nags) {
    const reason = pointlessBecause(nag, person, caseOf(nag.caseNumber), now) ?? unwantedBecause(nag, manners);
    if (reason === null) left.push(nag);
    else drop.push({ id: nag.id, reason });
  }
  const withList = manners.listDue && !wantsCardOnly(manners);
  const quiet = left.filter(({ loud }) => !loud);
  const isLoud = quiet.length < left.length;
  const until = isLoud ? (manners.reachableAt > now ? manners.reachableAt : null) : heldUntil(manners, now);
  // Who was asked, or has asked, with the customer waiting, is not told after the hour's budget is whole again.
  const waits = until !== null && whileAway(manners, now) === null ? quiet.filter(({ kind }) => !hurries(kind)) : quiet;
  const hold = until === null || waits.length === 0 ? null : { ids: waits.map(({ id }) => id), until };
  const told = left.filter(({ id }) => hold?.ids.includes(id) !== true);
  if (told.length === 0) return { drop, hold, tell: withList ? { ids: [], as: "list" } : null, withList };
  const stories = new Set(told.map(({ caseNumber, kind }) => `${caseNumber} ${kind}`));
  const alone = stories.size === 1 && !withList && told.every(({ held }) => !held);
  return { drop, hold, tell: { ids: told.map(({ id }) => id), as: alone ? "single" : "list" }, withList };
};

/** News of a piece of work: somebody stands before the customer and waits for it. */
const hurries = (kind: NagKind): boolean => {
  const news = readNews(kind)?.news;
  return news !== undefined && !ofTheCase.includes(news);
};
const ofTheCase: readonly News[] = ["reopened", "pleased", "resolved", "bounced", "follow-up"];

const pointlessBecause = (nag: InboxNag, person: PersonId, kase: Case | undefined, now: Instant): string | null => {
  if (kase === undefined) return "done meanwhile";
  if (nag.kind === "lease") {
    const { leaseAsked, touchedAt } = kase;
    const isAsked = kase.status === "claimed" && kase.assignee === person && leaseAsked !== null;
    return isAsked && (touchedAt === null || touchedAt <= leaseAsked.at) ? null : "done meanwhile";
  }
  const news = readNews(nag.kind);
  if (news !== null) return staleBecause(news, person, kase);
  const key = clockOfNag(nag.kind);
  const clock = key === null ? undefined : liveClockOf(kase, key);
  if (clock === undefined || clock.generation !== nag.generation) return "done meanwhile";
  if (clock.state === "paused") return "waiting meanwhile";
  if (nag.loud || nag.stepKind === "breach") return null;
  const breachedAt = clock.breachedAt ?? Number.NEGATIVE_INFINITY;
  return kase.onIt.some((held) => held.person === person && held.until > now && held.at >= breachedAt) ? "on it" : null;
};

/** A question that has its answer, or that somebody else has taken, is asked of nobody any more. */
const staleBecause = (
  { news, piece }: NonNullable<ReturnType<typeof readNews>>,
  person: PersonId,
  kase: Case,
): string | null => {
  const task = findTask(kase, piece);
  switch (news) {
    case "question":
      return task !== undefined && isTaskOpen(task) && (task.assignee === null || task.assignee === person)
        ? null
        : "done meanwhile";
    case "outside":
      return task !== undefined && isTaskOpen(task) && task.outside === null ? null : "done meanwhile";
    case "given":
      return task !== undefined && isTaskOpen(task) && task.assignee === person ? null : "done meanwhile";
    case "result":
      return task === undefined || isTaskOpen(task) ? "done meanwhile" : null;
    case "ask-tell":
      return kase.news === null ? "done meanwhile" : null;
    case "proposal":
      return findPromise(kase, piece)?.state === "proposed" ? null : "done meanwhile";
    case "reopened":
      return isOpen(kase.status) && kase.assignee === person ? null : "done meanwhile";
    case "pleased":
      return kase.pleased === null || kase.customerSaid === "yes" ? "done meanwhile" : null;
    case "resolved": {
      const { resolution, told, status } = kase;
      const isTold = told !== null && resolution !== null && told.at > resolution.at;
      return status === "resolved" && !isTold ? null : "done meanwhile";
    }
    case "bounced":
      return kase.bounced === null ? "done meanwhile" : null;
    case "follow-up":
      return isFollowUpOpen(kase) ? null : "done meanwhile";
    case "approve": {
      const give = findGive(kase, piece);
      return give?.state === "pending" && give.by !== person ? null : "done meanwhile";
    }
    case "decided": {
      const state = findGive(kase, piece)?.state;
      return state === "granted" || state === "refused" ? null : "done meanwhile";
    }
    case "consent":
      return kase.consents.some(({ id, state }) => id === piece && state === "asked") ? null : "done meanwhile";
    case "agreed":
      return kase.consents.some(({ id, state }) => id === piece && state !== "asked") ? null : "done meanwhile";
    case "arrived":
    case "promise-news":
      return null;
  }
};

const wantsCardOnly = ({ reminders, onCall }: Manners): boolean => reminders === "card" && !onCall;

const unwantedBecause = (nag: InboxNag, manners: Manners): string | null =>
  wantsCardOnly(manners) && !nag.loud ? "card only" : null;

/** Until somebody is there again, may be disturbed, or gets the list in which they want to be told. */
const whileAway = (manners: Manners, now: Instant): Instant | null => {
  const { reminders, onCall, nextListAt, undisturbedUntil, reachableAt } = manners;
  // What waited for the hour's budget may have come past closing time, and somebody may have gone away meanwhile.
  if (reachableAt > now) return reachableAt;
  if (undisturbedUntil !== null && undisturbedUntil > now) return undisturbedUntil;
  return reminders === "lists" && !onCall ? nextListAt : null;
};

const heldUntil = (manners: Manners, now: Instant): Instant | null => {
  const { listDue, tellings, perHour } = manners;
  if (listDue) return null;
  const away = whileAway(manners, now);
  if (away !== null) return away;
  const lately = tellings.filter((at) => at > now - HOUR && at <= now);
  const [oldest] = lately.slice(-perHour);
  return lately.length < perHour || oldest === undefined ? null : plus(oldest, HOUR);
};
