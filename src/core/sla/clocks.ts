import { findGive } from "../authority/give.ts";
import { callNow, lacksNumber } from "../call/call.ts";
import { type Case, isOpen } from "../case/case.ts";
import type { ClockKind, DepartmentId, Target } from "../desk/desk.ts";
import { findPromise, isPromiseOpen } from "../promise/promise.ts";
import { findTask, isTaskOpen } from "../task/task.ts";
import { type Instant, latest, MINUTE } from "../time/instant.ts";
import { type Clock, type ClockKey, type ClockName, isLive, isSame, readClockKey } from "./clock.ts";

/**
 * What a clock measures: its key tells one generation from the next, `from` is where its budget starts to count. `target`
 * stands where the budget is not the desk file's to say.
 */
export type Anchor = { key: string; from: Instant; target?: Target };

/** `piece` is the one of `pieces` that is meant; null in the rows of clocks that are about the case as a whole. */
export type ClockRow = {
  /** The pieces of the case that have a clock of this kind, ended ones among them. */
  pieces(kase: Case): readonly (string | null)[];
  /** What it measures now, or null while there is nothing to measure. */
  anchor(kase: Case, live: Clock | undefined, piece: string | null): Anchor | null;
  /** Whose hours and targets it follows, and whom its time is charged to. */
  holder(kase: Case, piece: string | null): DepartmentId;
  /** Did it end because the thing was done, or because it no longer matters? */
  met(before: Case, after: Case, piece: string | null): boolean;
};

/** Somebody stands before the customer and waits for a word. */
const QUESTION: Target = { budgetMs: 10 * MINUTE, on: "24x7" };

const whole = (): readonly null[] => [null];

/** Where two cases became one, what one of them had been told answers only what was said before it. */
const toldSince = (before: Case, after: Case): boolean => {
  if (after.told === null || after.told.textId === before.told?.textId) return false;
  const more = after.absorbed.length - before.absorbed.length;
  return more === 0 || (more > 0 && after.unansweredSince === null);
};

/** What was said before this generation began is another story: its clocks count from the reopening at the earliest. */
const inThisGeneration = (kase: Case, from: Instant): Instant =>
  kase.reopenedAt === null ? from : latest(from, kase.reopenedAt);

/** Which clocks run when: one row a clock. A test walks every status and fact. */
export const clockTable: Record<ClockKind, ClockRow> = {
  claim: {
    pieces: whole,
    anchor: (kase) =>
      (kase.status === "unclaimed" || kase.status === "triage") && kase.queuedAt !== null
        ? { key: `${kase.department} ${kase.queuedAt}`, from: kase.queuedAt }
        : null,
    holder: (kase) => kase.department,
    met: (_before, after) => after.assignee !== null,
  },
  "first-reply": {
    pieces: whole,
    anchor: (kase) =>
      kase.told === null && isOpen(kase.status)
        ? { key: `${kase.generation}`, from: inThisGeneration(kase, kase.started) }
        : null,
    holder: (kase) => kase.speaker.department,
    met: toldSince,
  },
  "next-word": {
    pieces: whole,
    // A customer who writes again does not put off an answer that is already overdue.
    anchor: (kase, live) => {
      if (kase.told === null || !isOpen(kase.status)) return null;
      const from = inThisGeneration(kase, kase.unansweredSince ?? kase.told.at);
      const asked = kase.unansweredSince;
      const lateAnyway = live !== undefined && asked !== null && lateBy(live, asked);
      return { key: lateAnyway ? live.anchor : `${from}`, from };
    },
    holder: (kase) => kase.speaker.department,
    met: toldSince,
  },
  tell: {
    pieces: whole,
    // What is new since the first untold piece of news is told with it, so a second one starts nothing anew.
    anchor: (kase) =>
      kase.news !== null && (isOpen(kase.status) || kase.status === "resolved")
        ? { key: `${kase.news.since}`, from: kase.news.since }
        : null,
    holder: (kase) => kase.speaker.department,
    met: (before, after) => toldSince(before, after) && after.news === null,
  },
  resolve: {
    pieces: whole,
    anchor: (kase) => {
      if (!isOpen(kase.status)) return null;
      const from = kase.reopenedAt ?? kase.since;
      return { key: `${kase.generation}`, from };
    },
    holder: (kase) => kase.department,
    met: (_before, after) => after.status === "resolved" || after.status === "closed",
  },
  "customer-word": {
    pieces: whole,
    anchor: (kase) =>
      // Whoever has said yes is asked nothing more, although a task keeps the case from closing.
      kase.status === "resolved" && kase.resolution !== null && kase.customerSaid !== "yes"
        ? { key: `${kase.generation}.${kase.tries}`, from: kase.triedAt ?? kase.resolution.at }
        : null,
    holder: (kase) => kase.speaker.department,
    // Any word of theirs counts, one that opens the case again as well; that somebody else opens it does not.
    met: (before, after) =>
      after.customerSaid !== before.customerSaid || after.tries > before.tries || after.contacts > before.contacts,
  },
  accept: {
    // The offer of the case, and promises that their department has not said yes to.
    pieces: (kase) => [null, ...kase.promises.map(({ id }) => id)],
    anchor: (kase, _live, piece) => {
      if (piece === null) {
        return kase.offer === null ? null : { key: `${kase.offer.to} ${kase.offer.at}`, from: kase.offer.at };
      }
      const promise = findPromise(kase, piece);
      return promise?.state === "proposed" ? { key: `${promise.setAt}`, from: promise.setAt } : null;
    },
    holder: (kase, piece) =>
      piece === null ? (kase.offer?.to ?? kase.department) : (findPromise(kase, piece)?.department ?? kase.department),
    // A yes moves it to whoever was asked, a no leaves all as it was; anything else took the question away.
    met: (before, after, piece) => (piece === null ? isOfferAnswered(before, after) : isPromiseAnswered(after, piece)),
  },
  task: {
    pieces: (kase) => kase.tasks.map(({ id }) => id),
    anchor: (kase, _live, piece) => {
      const task = findTask(kase, piece);
      if (task === undefined || !isTaskOpen(task)) return null;
      const own = task.about.kind === "question" ? { target: QUESTION } : {};
      return { key: `${task.askedAt}`, from: task.askedAt, ...own };
    },
    holder: (kase, piece) => findTask(kase, piece)?.department ?? kase.department,
    // A no is an answer as well; that the asker takes it back is none.
    met: (_before, after, piece) => {
      const state = findTask(after, piece)?.state;
      return state === "done" || state === "refused";
    },
  },
  approval: {
    pieces: (kase) => kase.gives.map(({ id }) => id),
    // Another amount or customer is another question.
    anchor: (kase, _live, piece) => {
      const give = findGive(kase, piece);
      return give?.state === "pending" ? { key: `${give.askedAt}`, from: give.askedAt } : null;
    },
    holder: (kase, piece) => findGive(kase, piece)?.from ?? kase.department,
    // A no is an answer as well; that the asker takes it back is none.
    met: (_before, after, piece) => {
      const state = findGive(after, piece)?.state;
      return state === "granted" || state === "refused";
    },
  },
  call: {
    pieces: whole,
    // Until there is a number the same clock runs for whoever is to ask for it, so that no call is lost for want of one.
    anchor: (kase) => {
      const call = callNow(kase);
      if (call === null || !isOpen(kase.status)) return null;
      const from = latest(call.since, kase.phone.since ?? call.since);
      return { key: `${from} ${lacksNumber(kase) ? "number" : "call"}`, from };
    },
    holder: (kase) => kase.speaker.department,
    met: (before, after) =>
      (after.call !== null && after.call.ended !== null && after.call.ended.how !== "no-calls") ||
      (after.call?.tries ?? 0) > (before.call?.tries ?? 0) ||
      (lacksNumber(before) && !lacksNumber(after)),
  },
  promise: {
    pieces: (kase) => kase.promises.map(({ id }) => id),
    // Due when it was promised for, whoever is there then.
    anchor: (kase, _live, piece) => {
      const promise = findPromise(kase, piece);
      if (promise === undefined || !isPromiseOpen(promise)) return null;
      const target: Target = { budgetMs: promise.dueAt - promise.setAt, on: "24x7" };
      return { key: `${promise.setAt} ${promise.dueAt}`, from: promise.setAt, target };
    },
    holder: (kase, piece) => findPromise(kase, piece)?.department ?? kase.department,
    met: (_before, after, piece) => findPromise(after, piece)?.state === "kept",
  },
};

const isOfferAnswered = (before: Case, after: Case): boolean =>
  before.offer !== null &&
  after.offer === null &&
  after.takenBackAt === null &&
  after.bounced === null &&
  isOpen(after.status) &&
  ((after.department === before.offer.to && after.status !== "triage") ||
    (after.department === before.department && after.status === before.status));

/** A yes, a no, and the thing itself are answers; that it is taken back or asked for another date is none. */
const isPromiseAnswered = (after: Case, piece: string): boolean => {
  const state = findPromise(after, piece)?.state;
  return state === "accepted" || state === "refused" || state === "kept";
};

/** Was it overdue at that instant, whether a sweep has noticed or not? */
const lateBy = (clock: Clock, at: Instant): boolean =>
  clock.breachedAt !== null || (clock.dueAt !== null && clock.dueAt <= at);

/** Which clocks a severity lets a wait and an incident pause. */
export type PausedBy = { wait: readonly ClockKind[]; incident: readonly ClockKind[] };

/**
 * A wait pauses what the severity says, but never the answer to a word the customer has since sent. A task has a wait of
 * its own, which pauses its clock and no other; nothing pauses a promise. An incident pauses what the severity says for as
 * long as it is on.
 */
export const isPaused = ({ kind, piece }: ClockName, kase: Case, by: PausedBy): boolean =>
  piece !== undefined && piece !== null
    ? (findTask(kase, piece)?.wait ?? null) !== null
    : (kase.wait !== null && by.wait.includes(kind) && !(kind === "next-word" && kase.unansweredSince !== null)) ||
      (kase.incident?.phase === "on" && by.incident.includes(kind));

export const liveClock = (kase: Case, kind: ClockKind, piece: string | null = null): Clock | undefined =>
  kase.clocks.find((clock) => isSame(clock, { kind, piece }) && isLive(clock));

export const liveClockOf = (kase: Case, key: ClockKey): Clock | undefined => {
  const { kind, piece } = readClockKey(key);
  return liveClock(kase, kind, piece);
};

export const liveClocks = (kase: Case): Clock[] => kase.clocks.filter(isLive);

/** Whose hours a clock keeps, and who answers for it. */
export const holderOf = (name: ClockName, kase: Case): DepartmentId =>
  clockTable[name.kind].holder(kase, name.piece ?? null);
