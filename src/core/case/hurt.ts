import type { PersonId } from "../desk/desk.ts";
import type { Instant } from "../time/instant.ts";

/** Why a case hurt the customer beyond the matter itself. */
export type Hurt = "severity" | "angry" | "reopened" | "harm" | "not-met" | "promise";

/**
 * The speaker asks the customer once more, some days after a case that hurt was closed. `why` and `dueAt` are frozen when
 * it is closed; `askedAt` is null until then, and `answered` until somebody writes the answer down.
 */
export type FollowUp = {
  dueAt: Instant;
  why: Hurt[];
  askedAt: Instant | null;
  to: PersonId | null;
  answered: "yes" | "no-answer" | "nobody" | null;
};
