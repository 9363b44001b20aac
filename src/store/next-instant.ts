import { type Instant, instant } from "../core/time/instant.ts";
import type { Db } from "./client.ts";
import { nextDueAt } from "./due-clocks.ts";
import { nextNagAt } from "./nags.ts";
import { nextRoundAt } from "./rounds.ts";

/** The next instant after `now` at which there is something to decide or to tell; null when nothing is due. */
export const nextInstant = async (db: Db, now: Instant): Promise<Instant | null> => {
  const ahead = [await nextDueAt(db, now), await nextNagAt(db, now), await nextRoundAt(db, now)];
  const soonest = Math.min(...ahead.filter((at) => at !== null));
  return Number.isFinite(soonest) ? instant(soonest) : null;
};
