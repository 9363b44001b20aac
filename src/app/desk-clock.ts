import { type Instant, instant } from "../core/time/instant.ts";

/**
 * Desk time: the wall clock, shifted. Only the demo shifts it and makes it stand still: then each thing happens at the
 * very instant it is due, however long the machine takes over it.
 */
export type DeskClock = {
  now(): Instant;
  /** Stands still at this instant, until it is set to another one or goes on. */
  standAt(at: Instant): void;
  /** Runs again with the wall clock, from where it stood. */
  goOn(): void;
  isStanding(): boolean;
};

export const openDeskClock = (startShiftMs: number): DeskClock => {
  let shift = startShiftMs;
  let stood: Instant | null = null;
  return {
    now: () => stood ?? instant(Date.now() + shift),
    standAt: (at) => {
      stood = at;
    },
    goOn: () => {
      if (stood !== null) shift = stood - Date.now();
      stood = null;
    },
    isStanding: () => stood !== null,
  };
};
