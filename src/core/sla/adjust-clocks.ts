import type { Case } from "../case/case.ts";
import type { ClockChange } from "../case/event.ts";
import type { Calendar } from "../coverage/calendar.ts";
import { addWorkingTime, workingTimeBetween } from "../coverage/working-time.ts";
import { type ClockKind, clockKinds } from "../desk/desk.ts";
import { type Instant, latest } from "../time/instant.ts";
import type { AdjustContext } from "./adjust-context.ts";
import { type Clock, isSame, nameOf, type Stretch, type StretchReason } from "./clock.ts";
import { clockTable, liveClock, liveClocks } from "./clocks.ts";
import { countOpen } from "./count-stretches.ts";
import { finite, moveClock, stretchOf } from "./move-clock.ts";
import { type Terms, termsOf } from "./terms.ts";

/**
 * Compares the clocks that run with those that should, and says as events what changes: started, ended, or moved onto
 * new terms with what is left of the budget. Nothing changed, no events.
 */
export const adjustClocks = (before: Case, after: Case, context: AdjustContext): ClockChange[] =>
  clockNames(after).flatMap((name): ClockChange[] => {
    const live = liveClock(after, name.kind, name.piece);
    const terms = termsOf(name, after, live, context);
    if (live !== undefined && terms !== null && terms.anchor.key === live.anchor)
      return moveClock(live, terms, context);
    const ended: ClockChange[] =
      live === undefined
        ? []
        : [
            {
              type: "clock-ended",
              ...nameOf(live),
              how: hasMet(live, before, after),
              countedMs: countOpen(live, context),
            },
          ];
    if (terms === null) return ended;
    const generation = (after.clocks.find((clock) => isSame(clock, name))?.generation ?? 0) + 1;
    return [...ended, { type: "clock-started", clock: started(terms, generation, after, context) }];
  });

/** Every clock there may be, kind by kind: of the pieces there are, and of any that still has one. */
const clockNames = (kase: Case): { kind: ClockKind; piece: string | null }[] =>
  clockKinds.flatMap((kind) => {
    const known = liveClocks(kase).filter((clock) => clock.kind === kind);
    const pieces = new Set([...clockTable[kind].pieces(kase), ...known.map(({ piece }) => piece)]);
    return [...pieces].map((piece) => ({ kind, piece }));
  });

const hasMet = ({ kind, piece }: Clock, before: Case, after: Case): "met" | "dropped" =>
  clockTable[kind].met(before, after, piece) ? "met" : "dropped";

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
    stretches.push(stretchOf(terms, { holder: "before-us", from, to: handover, countedMs, why }));
  }
  const { holder } = terms;
  stretches.push(stretchOf(terms, { holder, from: handover, to: null, countedMs: null, why: context.why }));
  return {
    kind: terms.kind,
    piece: terms.piece,
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
    decidedFor: {},
    again: {},
    climb: null,
  };
};

/** Used up before the hand-over: it was due back then, and stays so. */
const dueAt = (
  calendar: Calendar,
  from: Instant,
  handover: Instant,
  budgetMs: number,
  countedMs: number,
): Instant | null =>
  countedMs >= budgetMs
    ? finite(addWorkingTime(calendar, from, budgetMs))
    : finite(addWorkingTime(calendar, handover, budgetMs - countedMs));
