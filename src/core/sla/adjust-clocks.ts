import type { Case } from "../case/case.ts";
import type { ClockBody, ClockMoved } from "../case/event.ts";
import type { Calendars } from "../coverage/calendars.ts";
import { addWorkingTime, workingTimeBetween } from "../coverage/working-time.ts";
import { clockKinds, type Desk, type PersonId } from "../desk/desk.ts";
import { type Instant, instant, latest } from "../time/instant.ts";
import type { Clock, Holder, Stretch, StretchReason } from "./clock.ts";
import { clockTable, liveClock } from "./clocks.ts";
import { type Terms, termsOf } from "./terms.ts";

export type AdjustContext = {
  now: Instant;
  desk: Desk;
  calendars: Calendars;
  /** Why the terms may have changed, for the trace. */
  why: StretchReason;
};

/**
 * Compares the clocks that run with those that should, and says as events what changes: started, ended, or moved onto
 * new terms with what is left of the budget. Nothing changed, no events.
 */
export const adjustClocks = (before: Case, after: Case, context: AdjustContext): ClockBody[] =>
  clockKinds.flatMap((kind): ClockBody[] => {
    const live = liveClock(after, kind);
    const terms = termsOf(kind, after, live, context);
    if (live !== undefined && terms !== null && terms.anchor.key === live.anchor) return moved(live, terms, context);
    const ended: ClockBody[] =
      live === undefined
        ? []
        : [{ type: "clock-ended", kind, how: hasMet(kind, before, after), countedMs: countOpen(live, context) }];
    // A clock that ended under this very anchor was met; only something new starts another.
    const latestOne = after.clocks.find((clock) => clock.kind === kind);
    if (terms === null || (live === undefined && latestOne?.anchor === terms.anchor.key)) return ended;
    const generation = (latestOne?.generation ?? 0) + 1;
    return [...ended, { type: "clock-started", clock: started(terms, generation, after, context) }];
  });

const hasMet = (kind: Clock["kind"], before: Case, after: Case): "met" | "dropped" =>
  clockTable[kind].met(before, after) ? "met" : "dropped";

/** A clock that begins in the past (a mail that waited) has its earlier time charged to "before us". */
const started = (terms: Terms, generation: number, kase: Case, context: AdjustContext): Clock => {
  const calendar = context.calendars.byRef(terms.calendar);
  const from = terms.anchor.from;
  const handover = terms.kind === "resolve" && kase.reopenedAt === null ? latest(from, kase.started) : from;
  const stretches: Stretch[] = [];
  let countedMs = 0;
  if (handover > from) {
    countedMs = workingTimeBetween(calendar, from, handover);
    const why: StretchReason = { rule: "before-us", by: null };
    stretches.push(stretch(terms, "before-us", from, handover, countedMs, false, why));
  }
  stretches.push(stretch(terms, terms.holder, handover, null, null, terms.paused, context.why));
  return {
    kind: terms.kind,
    generation,
    anchor: terms.anchor.key,
    budgetMs: terms.budgetMs,
    escalation: terms.escalation,
    stretches,
    state: terms.paused ? "paused" : "running",
    dueAt: terms.paused ? null : dueAt(calendar, from, handover, terms.budgetMs, countedMs),
    breachedAt: null,
    endedAt: null,
    decided: {},
  };
};

/** Used up before the hand-over: it was due back then, and stays so. */
const dueAt = (
  calendar: ReturnType<Calendars["byRef"]>,
  from: Instant,
  handover: Instant,
  budgetMs: number,
  countedMs: number,
): Instant | null =>
  countedMs >= budgetMs
    ? finite(addWorkingTime(calendar, from, budgetMs))
    : finite(addWorkingTime(calendar, handover, budgetMs - countedMs));

const moved = (live: Clock, terms: Terms, context: AdjustContext): ClockMoved[] => {
  const open = openStretch(live);
  const sameTerms =
    open.calendar === terms.calendar &&
    sameHolder(open.holder, terms.holder) &&
    (open.mode === "paused") === terms.paused &&
    live.budgetMs === terms.budgetMs &&
    live.escalation === terms.escalation;
  if (sameTerms) return [];
  const countedMs = countOpen(live, context);
  const leftMs = Math.max(0, terms.budgetMs - countedBefore(live) - countedMs);
  const calendar = context.calendars.byRef(terms.calendar);
  const overdueAlready = live.dueAt !== null && live.dueAt <= context.now && leftMs === 0;
  return [
    {
      type: "clock-moved",
      kind: live.kind,
      countedMs,
      stretch: stretch(terms, terms.holder, context.now, null, null, terms.paused, context.why),
      budgetMs: terms.budgetMs,
      escalation: terms.escalation,
      dueAt: terms.paused ? null : overdueAlready ? live.dueAt : finite(addWorkingTime(calendar, context.now, leftMs)),
    },
  ];
};

const stretch = (
  terms: Terms,
  holder: Holder,
  from: Instant,
  to: Instant | null,
  countedMs: number | null,
  paused: boolean,
  why: StretchReason,
): Stretch => ({ from, to, holder, mode: paused ? "paused" : "counted", calendar: terms.calendar, countedMs, why });

export const openStretch = (clock: Clock): Stretch => {
  const open = clock.stretches.at(-1);
  if (open === undefined) throw new Error(`The ${clock.kind} clock has no stretches.`);
  return open;
};

/** Working time of the ended stretches, in milliseconds. */
export const countedBefore = (clock: Clock): number =>
  clock.stretches.reduce((sum, ended) => sum + (ended.countedMs ?? 0), 0);

/** Working time of the open stretch up to now; 0 while paused. */
export const countOpen = (clock: Clock, context: { now: Instant; calendars: Calendars }): number => {
  const open = openStretch(clock);
  if (open.to !== null || open.mode === "paused") return 0;
  return workingTimeBetween(context.calendars.byRef(open.calendar), open.from, context.now);
};

const sameHolder = (a: Holder, b: Holder): boolean =>
  typeof a === "string" || typeof b === "string" ? a === b : a.department === b.department;

/** "Never opens" is no instant: such a clock has no due time and the desk file's preview says so. */
const finite = (ms: number): Instant | null => (Number.isFinite(ms) ? instant(ms) : null);

/** Who is named in the trace for a command's effect on the clocks. */
export const reason = (rule: StretchReason["rule"], by: PersonId | null): StretchReason => ({ rule, by });
