import type { ClockKind, DepartmentId, Desk, EscalationId } from "../desk/desk.ts";
import type { Stretch } from "../sla/clock.ts";
import { type Instant, instant, latest } from "../time/instant.ts";
import type { Calendars } from "./calendars.ts";
import type { FallingDue } from "./gaps-ahead.ts";
import { addWorkingTime } from "./working-time.ts";

/** A running clock with what its case needs, as the store reads it without reading the case. */
export type RunningClock = {
  number: number;
  kind: ClockKind;
  /** The task or promise that is meant, and whose that is; null: the case as a whole. */
  piece: { id: string; holder: DepartmentId } | null;
  dueAt: Instant;
  owner: DepartmentId;
  speaker: DepartmentId;
  offeredTo: DepartmentId | null;
  escalation: EscalationId | null;
};

/** A clock that stands still while its case waits, with what it has counted so far. */
export type PausedClock = Omit<RunningClock, "dueAt"> & {
  waitUntil: Instant;
  budgetMs: number;
  stretches: readonly Stretch[];
};

/**
 * The clock as it will run once the wait ends, with what is left of its budget: at once on that date where nothing is.
 * Null when its hours never come.
 */
export const runningAfterWait = (paused: PausedClock, calendars: Calendars): RunningClock | null => {
  const { waitUntil, budgetMs, stretches, ...clock } = paused;
  const open = stretches.at(-1);
  if (open === undefined) return null;
  const counted = stretches.reduce((sum, one) => sum + (one.countedMs ?? 0), 0);
  const due = addWorkingTime(calendars.byRef(open.calendar), latest(open.from, waitUntil), budgetMs - counted);
  return Number.isFinite(due) ? { ...clock, dueAt: instant(due) } : null;
};

/**
 * What falls due, as gaps are weighed by it. The case needs its owner, whoever it is offered to, and those who speak with
 * the customer where words are due; a task needs the department that does it and the owner, who waits for it.
 */
export const fallingDueOf = (clock: RunningClock, desk: Desk): FallingDue => {
  const { number, kind, piece, dueAt, owner, offeredTo } = clock;
  const department = holderOf(clock);
  const departments = [...new Set([department, owner, ...(offeredTo === null ? [] : [offeredTo])])];
  const steps = clock.escalation === null ? [] : (desk.escalations[clock.escalation] ?? []);
  return {
    number,
    department,
    owner,
    kind,
    piece: piece?.id ?? null,
    at: dueAt,
    departments,
    loud: steps.some((step) => step.loud),
  };
};

/** Whose the clock is: the same answer as `clockTable` gives for the whole case, which a test compares. */
const holderOf = ({ kind, piece, owner, speaker, offeredTo }: RunningClock): DepartmentId => {
  if (piece !== null) return piece.holder;
  switch (kind) {
    case "claim":
    case "resolve":
    case "task":
    case "approval":
    case "promise":
      return owner;
    case "first-reply":
    case "next-word":
    case "tell":
    case "call":
    case "customer-word":
      return speaker;
    case "accept":
      return offeredTo ?? owner;
  }
};
