import { type Case, isOpen } from "../case/case.ts";
import type { ClockKind, DepartmentId } from "../desk/desk.ts";
import { type Instant, latest } from "../time/instant.ts";
import { type Clock, isLive } from "./clock.ts";

/** What a clock measures: its key tells one generation from the next, `from` is where its budget starts to count. */
export type Anchor = { key: string; from: Instant };

export type ClockRow = {
  /** What it measures now, or null while there is nothing to measure. */
  anchor(kase: Case, live: Clock | undefined): Anchor | null;
  /** Whose hours and targets it follows, and whom its time is charged to. */
  holder(kase: Case): DepartmentId;
  /** Did it end because the thing was done, or because it no longer matters? */
  met(before: Case, after: Case): boolean;
};

const toldSince = (before: Case, after: Case): boolean =>
  after.told !== null && after.told.textId !== before.told?.textId;

/** What was said before this generation began is another story: its clocks count from the reopening at the earliest. */
const inThisGeneration = (kase: Case, from: Instant): Instant =>
  kase.reopenedAt === null ? from : latest(from, kase.reopenedAt);

/** Which clocks run when: one row a clock. A test walks every status and fact. */
export const clockTable: Record<ClockKind, ClockRow> = {
  claim: {
    anchor: (kase) =>
      (kase.status === "unclaimed" || kase.status === "triage") && kase.queuedAt !== null
        ? { key: `${kase.department} ${kase.queuedAt}`, from: kase.queuedAt }
        : null,
    holder: (kase) => kase.department,
    met: (_before, after) => after.assignee !== null,
  },
  "first-reply": {
    anchor: (kase) =>
      kase.told === null && isOpen(kase.status)
        ? { key: `${kase.generation}`, from: inThisGeneration(kase, kase.started) }
        : null,
    holder: (kase) => kase.speaker.department,
    met: toldSince,
  },
  "next-word": {
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
  resolve: {
    anchor: (kase) => {
      if (!isOpen(kase.status)) return null;
      const from = kase.reopenedAt ?? kase.since;
      return { key: `${kase.generation}`, from };
    },
    holder: (kase) => kase.department,
    met: (_before, after) => after.status === "resolved" || after.status === "closed",
  },
  "customer-word": {
    anchor: (kase) =>
      kase.status === "resolved" && kase.resolution !== null
        ? { key: `${kase.generation}.${kase.tries}`, from: kase.triedAt ?? kase.resolution.at }
        : null,
    holder: (kase) => kase.speaker.department,
    // Any word of theirs counts, one that opens the case again as well; that somebody else opens it does not.
    met: (before, after) =>
      after.customerSaid !== before.customerSaid || after.tries > before.tries || after.contacts > before.contacts,
  },
  accept: {
    anchor: (kase) => (kase.offer === null ? null : { key: `${kase.offer.to} ${kase.offer.at}`, from: kase.offer.at }),
    holder: (kase) => kase.offer?.to ?? kase.department,
    // A yes moves it to whoever was asked, a no leaves all as it was; anything else took the question away.
    met: (before, after) =>
      before.offer !== null &&
      after.offer === null &&
      isOpen(after.status) &&
      ((after.department === before.offer.to && after.status !== "triage") ||
        (after.department === before.department && after.status === before.status)),
  },
};

/** Was it overdue at that instant, whether a sweep has noticed or not? */
const lateBy = (clock: Clock, at: Instant): boolean =>
  clock.breachedAt !== null || (clock.dueAt !== null && clock.dueAt <= at);

/** A wait pauses what the severity says, but never the answer to a word the customer has since sent. */
export const isPaused = (kind: ClockKind, kase: Case, pausedByWait: readonly ClockKind[]): boolean =>
  kase.wait !== null && pausedByWait.includes(kind) && !(kind === "next-word" && kase.unansweredSince !== null);

export const liveClock = (kase: Case, kind: ClockKind): Clock | undefined =>
  kase.clocks.find((clock) => clock.kind === kind && isLive(clock));

export const liveClocks = (kase: Case): Clock[] => kase.clocks.filter(isLive);
