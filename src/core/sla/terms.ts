import type { Case } from "../case/case.ts";
import type { CalendarRef, Calendars } from "../coverage/calendars.ts";
import type { ClockKind, Department, Desk, EscalationId, Severity, Target } from "../desk/desk.ts";
import { findDepartment, findSeverity } from "../desk/find.ts";
import type { Clock, Holder } from "./clock.ts";
import { type Anchor, clockTable, isPaused } from "./clocks.ts";

/** What a clock should be now: its anchor and the terms its open stretch runs under. Null: it should not run. */
export type Terms = {
  kind: ClockKind;
  piece: string | null;
  anchor: Anchor;
  holder: Holder;
  calendar: CalendarRef;
  budgetMs: number;
  escalation: EscalationId | null;
  paused: boolean;
};

/** The terms of one clock from the case's present facts and the active desk version. */
export const termsOf = (
  { kind, piece }: { kind: ClockKind; piece: string | null },
  kase: Case,
  live: Clock | undefined,
  policy: { desk: Desk; calendars: Calendars },
): Terms | null => {
  // What is part of another case runs there.
  if (kase.mergedInto !== null) return null;
  const row = clockTable[kind];
  const anchor = row.anchor(kase, live, piece);
  const severity = findSeverity(policy.desk, kase.severity);
  const department = row.holder(kase, piece);
  if (anchor === null) return null;
  const target = anchor.target ?? targetFor(kind, severity, findDepartment(policy.desk, department));
  if (target === undefined) return null;
  return {
    kind,
    piece,
    anchor,
    // While an offer waits for an answer nobody works on the case: its time is nobody's, but it counts.
    holder: kind === "resolve" && kase.offer !== null ? "in-transit" : { department },
    calendar: policy.calendars.forTarget(target, department),
    budgetMs: target.budgetMs,
    escalation: kase.backlog ? null : (severity?.escalation[kind] ?? null),
    paused: isPaused({ kind, piece }, kase, {
      wait: severity?.pausedByWait ?? [],
      incident: severity?.pausedByIncident ?? [],
    }),
  };
};

const targetFor = (
  kind: ClockKind,
  severity: Severity | undefined,
  department: Department | undefined,
): Target | undefined =>
  kind === "promise" ? undefined : targetOf(severity?.targets[kind], department?.targets[kind]);

/** A department's own target sets the time; it never makes a severity that runs around the clock keep office hours. */
export const targetOf = (usual: Target | undefined, own: Target | undefined): Target | undefined => {
  if (own === undefined) return usual;
  return usual?.on === "24x7" ? { ...own, on: "24x7" } : own;
};
