import type { ClockKind, DepartmentId, Desk, EscalationId } from "../desk/desk.ts";
import type { Instant } from "../time/instant.ts";
import type { FallingDue } from "./gaps-ahead.ts";

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
