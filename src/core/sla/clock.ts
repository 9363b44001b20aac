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
    | "incident"
    | "incident-over"
    | "desk-version"
    | "reopened";
  by: PersonId | null;
};

/**
 * One running target of a case or of a piece of it. A clock is identified by kind, piece and generation; a new generation
 * starts when what it measures begins anew (a fresh word of the customer, a reopening).
 */
export type Clock = {
  kind: ClockKind;
  /** What of the case it measures: "1" for the task FT-42.1, "p1" for a promise, "a1" for an approval; null: all of it. */
  piece: string | null;
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

/** Which clock of a case; those of the case as a whole name no piece, nor did any before there were pieces. */
export type ClockName = { kind: ClockKind; piece?: string | null };

/** A clock's name in one word, as rows and lists carry it: `resolve`, `task.1`. */
export type ClockKey = ClockKind | `${ClockKind}.${string}`;

export const clockKey = ({ kind, piece }: ClockName): ClockKey =>
  piece === undefined || piece === null ? kind : `${kind}.${piece}`;

export const readClockKey = (key: ClockKey): { kind: ClockKind; piece: string | null } => {
  const dot = key.indexOf(".");
  if (dot === -1) return { kind: key as ClockKind, piece: null };
  return { kind: key.slice(0, dot) as ClockKind, piece: key.slice(dot + 1) };
};

export const clockId = (clock: ClockName & { generation: number }): string => `${clockKey(clock)}:${clock.generation}`;

/** A clock as an event names it. */
export const nameOf = ({ kind, piece }: Clock): ClockName => (piece === null ? { kind } : { kind, piece });

export const isSame = (one: ClockName, other: ClockName): boolean => clockKey(one) === clockKey(other);
export const isLive = (clock: Clock): boolean => clock.state === "running" || clock.state === "paused";
