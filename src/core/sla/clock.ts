import type { CalendarRef } from "../coverage/calendars.ts";
import type { ClockKind, DepartmentId, EscalationId, PersonId } from "../desk/desk.ts";
import type { Instant } from "../time/instant.ts";

/** Who is charged for a stretch: a department, the time before us, or nobody while it was between two departments. */
export type Holder = { department: DepartmentId } | "before-us" | "in-transit";

/**
 * A piece of a clock's life under one set of terms. Ended stretches are frozen for ever: they are the `why` trace and
 * the digest's charge sheet. `countedMs` is set when the stretch ends (working time on its own calendar, 0 if paused).
 */
export type Stretch = {
  from: Instant;
  to: Instant | null;
  holder: Holder;
  mode: "counted" | "paused";
  calendar: CalendarRef;
  countedMs: number | null;
  why: StretchReason;
};

/** The rule and, where there was one, the person behind a stretch. */
export type StretchReason = {
  rule:
    | "started"
    | "before-us"
    | "waiting"
    | "resumed"
    | "passed"
    | "offered"
    | "severity"
    | "desk-version"
    | "reopened";
  by: PersonId | null;
};

/**
 * One running target of a case. A clock is identified by kind and generation; a new generation starts when what it
 * measures begins anew (a fresh word of the customer, a reopening).
 */
export type Clock = {
  kind: ClockKind;
  generation: number;
  /** What began this generation; another anchor means another generation. */
  anchor: string;
  budgetMs: number;
  escalation: EscalationId | null;
  stretches: Stretch[];
  state: "running" | "paused" | "met" | "dropped";
  /** Where the budget runs out if nothing changes; null while paused, and when its calendar never opens again. */
  dueAt: Instant | null;
  /** When it first fell due unmet. A breach that happened stays, whatever terms come after it. */
  breachedAt: Instant | null;
  endedAt: Instant | null;
  /** How many times each step of the escalation has been decided, and for which instant the last time. */
  decided: Record<string, number>;
  decidedFor: Record<string, Instant>;
  /** How many of those are to be decided once more, since new terms moved them to a later instant. */
  again: Record<string, number>;
  climb: Climb | null;
};

/**
 * A loud step on its way from person to person, until somebody answers. `told` is in order; `nextAt` null: everybody on
 * the ladder has been told. `aside`: those of them who have said that they cannot.
 */
export type Climb = {
  step: string;
  occurrence: number;
  told: PersonId[];
  nextAt: Instant | null;
  aside?: PersonId[];
};

export const clockId = (clock: { kind: ClockKind; generation: number }): string => `${clock.kind}:${clock.generation}`;
export const isLive = (clock: Clock): boolean => clock.state === "running" || clock.state === "paused";
