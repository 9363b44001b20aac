import type { CaseEvent } from "../case/event.ts";
import { type Clock, isLive, type Stretch } from "./clock.ts";

type ClockEvent = Extract<CaseEvent, { type: "clock-started" | "clock-moved" | "clock-ended" | "clock-step" }>;

/** The clocks after one clock event. Ended stretches are never touched again. */
export const evolveClocks = (clocks: readonly Clock[], event: ClockEvent): Clock[] =>
  event.type === "clock-started"
    ? [...clocks.filter((clock) => clock.kind !== event.clock.kind), event.clock]
    : clocks.map((clock) => (clock.kind === event.kind && isLive(clock) ? advance(clock, event) : clock));

const advance = (clock: Clock, event: Exclude<ClockEvent, { type: "clock-started" }>): Clock => {
  switch (event.type) {
    case "clock-moved":
      return {
        ...clock,
        stretches: [...endOpenStretch(clock.stretches, event), event.stretch],
        state: event.stretch.mode === "paused" ? "paused" : "running",
        budgetMs: event.budgetMs,
        escalation: event.escalation,
        dueAt: event.dueAt,
      };
    case "clock-ended":
      return { ...clock, stretches: endOpenStretch(clock.stretches, event), state: event.how, endedAt: event.at };
    case "clock-step":
      return {
        ...clock,
        decided: event.decided,
        breachedAt: event.breached ? (clock.breachedAt ?? clock.dueAt) : clock.breachedAt,
      };
  }
};

const endOpenStretch = (stretches: Stretch[], event: { at: Stretch["from"]; countedMs: number }): Stretch[] =>
  stretches.map((stretch) =>
    stretch.to === null ? { ...stretch, to: event.at, countedMs: event.countedMs } : stretch,
  );
