import type { CaseEvent } from "../case/event.ts";
import type { Instant } from "../time/instant.ts";
import { type Clock, isLive, isSame, type Stretch } from "./clock.ts";

type ClockEvent = Extract<CaseEvent, { type: "clock-started" | "clock-moved" | "clock-ended" | "clock-step" }>;

/** The clocks after one clock event. Ended stretches are never touched again. */
export const evolveClocks = (clocks: readonly Clock[], event: ClockEvent): Clock[] =>
  event.type === "clock-started"
    ? [...clocks.filter((clock) => !isSame(clock, event.clock)), withPiece(event.clock)]
    : clocks.map((clock) => (isSame(clock, event) && isLive(clock) ? advance(clock, event) : clock));

/** Clocks from before cases had pieces name none, and those from before there were climbs have none. */
export const withPiece = (clock: Clock): Clock => ({
  ...clock,
  piece: clock.piece ?? null,
  decidedFor: clock.decidedFor ?? {},
  again: clock.again ?? {},
  climb: clock.climb ?? null,
});

const advance = (clock: Clock, event: Exclude<ClockEvent, { type: "clock-started" }>): Clock => {
  switch (event.type) {
    case "clock-moved":
      return {
        ...clock,
        stretches: [
          ...(event.earlier === undefined ? [] : [event.earlier]),
          ...(event.joined ?? []),
          ...endOpenStretch(clock.stretches.slice(event.notTheirs ?? 0), event.stretch.from, event.countedMs),
          event.stretch,
        ],
        breachedAt: breachBy(clock, event.at),
        state: event.stretch.mode === "paused" ? "paused" : "running",
        budgetMs: event.budgetMs,
        escalation: event.escalation,
        dueAt: event.dueAt,
        climb: event.stretch.mode === "paused" ? null : clock.climb,
      };
    case "clock-ended":
      return {
        ...clock,
        stretches: endOpenStretch(clock.stretches, event.at, event.countedMs),
        state: event.how,
        breachedAt: breachBy(clock, event.at),
        endedAt: event.at,
        climb: null,
      };
    case "clock-step":
      return {
        ...clock,
        decided: event.decided,
        decidedFor: event.decidedFor ?? clock.decidedFor,
        again: event.again ?? clock.again,
        climb: event.climb ?? null,
        breachedAt: event.breached ? (clock.breachedAt ?? clock.dueAt) : clock.breachedAt,
      };
  }
};

const endOpenStretch = (stretches: Stretch[], to: Instant, countedMs: number): Stretch[] =>
  stretches.map((stretch) => (stretch.to === null ? { ...stretch, to, countedMs } : stretch));

/** What fell due before a change came was late, even when the change came before the sweep that would have said so. */
const breachBy = (clock: Clock, at: Instant): Instant | null =>
  clock.breachedAt ?? (clock.dueAt !== null && clock.dueAt <= at ? clock.dueAt : null);
