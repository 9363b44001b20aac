import { DAY, type Instant } from "../time/instant.ts";
import { type Refusal, refuse } from "./refusal.ts";

/** A date further off than this is a slip of the pen. */
const FARTHEST = 366 * DAY;

export const unlikelyDate = (until: Instant, now: Instant): Refusal | null => {
  if (until <= now) return refuse("in-the-past", { at: String(until) });
  return until > now + FARTHEST ? refuse("too-far", { at: String(until) }) : null;
};
