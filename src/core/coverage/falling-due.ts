import type { ClockKind, DepartmentId, Desk, EscalationId } from "../desk/desk.ts";
import type { Instant } from "../time/instant.ts";
import type { FallingDue } from "./gaps-ahead.ts";

/** A running clock with what its case needs, as the store reads it without reading the case. */
export type RunningClock = {
  number: number;
  kind: ClockKind;
  dueAt: Instant;
  owner: DepartmentId;
  speaker: DepartmentId;
  offeredTo: DepartmentId | null;
  escalation: EscalationId | null;
};

/**
 * What falls due, as gaps are weighed by it. The case needs its owner, whoever it is offered to, and those who speak with
 * the customer where words are due. Tasks and promises will come as rows of their own and fall due beside these.
 */
export const fallingDueOf = (clock: RunningClock, desk: Desk): FallingDue => {
  const { number, kind, dueAt, owner, offeredTo } = clock;
  const department = holderOf(clock);
  const departments = [...new Set([department, owner, ...(offeredTo === null ? [] : [offeredTo])])];
  const steps = clock.escalation === null ? [] : (desk.escalations[clock.escalation] ?? []);
  return { number, department, kind, at: dueAt, departments, loud: steps.some((step) => step.loud) };
};

/** Whose the clock is: the same answer as `clockTable` gives for the whole case, which a test compares. */
const holderOf = ({ kind, owner, speaker, offeredTo }: RunningClock): DepartmentId => {
  switch (kind) {
    case "claim":
    case "resolve":
      return owner;
    case "first-reply":
    case "next-word":
    case "customer-word":
      return speaker;
    case "accept":
      return offeredTo ?? owner;
  }
};
