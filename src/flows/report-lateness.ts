import { HOUR, MINUTE } from "../core/time/instant.ts";
import { alarm } from "./alarm.ts";
import type { Deps } from "./deps.ts";

/** Steps decided later than this after they were due are an alarm: somebody was not told in time. */
export const TOO_LATE_MS = 5 * MINUTE;

/** Says once an hour, in the operations place, that the desk itself was late. */
export const reportLateness = async (deps: Deps, latestByMs: number): Promise<void> => {
  if (latestByMs <= TOO_LATE_MS) return;
  const minutes = Math.floor(latestByMs / MINUTE);
  await alarm(deps, `late ${Math.floor(deps.now() / HOUR)}`, ({ operations }) => operations.late(minutes));
};
