import type { Calendars } from "../coverage/calendars.ts";
import { workingTimeBetween } from "../coverage/working-time.ts";
import type { Instant } from "../time/instant.ts";
import type { Clock, Stretch } from "./clock.ts";

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
