import { type Instant, instant } from "../core/time/instant.ts";

/** Desk time: the wall clock, moved ahead by as much as the demo has moved it. */
export type DeskClock = { now(): Instant; shiftMs(): number; shiftTo(ms: number): void };

export const openDeskClock = (startShiftMs: number): DeskClock => {
  let shift = startShiftMs;
  return {
    now: () => instant(Date.now() + shift),
    shiftMs: () => shift,
    shiftTo: (ms) => {
      shift = ms;
    },
  };
};
