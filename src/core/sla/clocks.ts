import { type Case, isOpen } from "../case/case.ts";
import type { ClockKind, DepartmentId } from "../desk/desk.ts";
import type { Instant } from "../time/instant.ts";
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

const toldSince = (before: Case, after: Case): boolean => after.told !== null && after.told !== before.told;

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
      kase.told === null && isOpen(kase.status) ? { key: `${kase.generation}`, from: kase.started } : null,
    holder: (kase) => kase.speaker.department,
    met: toldSince,
  },
  "next-word": {
    // A customer who writes again does not put off an answer that is already overdue.
    anchor: (kase, live) => {
      if (kase.told === null || !isOpen(kase.status)) return null;
      const from = kase.unansweredSince ?? kase.told.at;
      const lateAnyway = kase.unansweredSince !== null && live !== undefined && live.breachedAt !== null;
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
        ? { key: `${kase.generation}.${kase.tries}`, from: kase.resolution.at }
        : null,
    holder: (kase) => kase.speaker.department,
    met: (before, after) => after.customerSaid !== null || after.tries > before.tries,
  },
  accept: {
    anchor: (kase) => (kase.offer === null ? null : { key: `${kase.offer.to} ${kase.offer.at}`, from: kase.offer.at }),
    holder: (kase) => kase.offer?.to ?? kase.department,
    met: (before, after) => before.offer !== null && after.offer === null && isOpen(after.status),
  },
};

/** A wait pauses what the severity says, but never the answer to a word the customer has since sent. */
export const isPaused = (kind: ClockKind, kase: Case, pausedByWait: readonly ClockKind[]): boolean =>
  kase.wait !== null && pausedByWait.includes(kind) && !(kind === "next-word" && kase.unansweredSince !== null);

export const liveClock = (kase: Case, kind: ClockKind): Clock | undefined =>
  kase.clocks.find((clock) => clock.kind === kind && isLive(clock));

export const liveClocks = (kase: Case): Clock[] => kase.clocks.filter(isLive);
