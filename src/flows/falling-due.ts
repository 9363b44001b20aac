import { fallingDueOf } from "../core/coverage/falling-due.ts";
import type { FallingDue } from "../core/coverage/gaps-ahead.ts";
import type { PersonId } from "../core/desk/desk.ts";
import type { Instant } from "../core/time/instant.ts";
import { clocksFallingDue } from "../store/falling-due.ts";
import type { Deps } from "./deps.ts";

/**
 * All that falls due between two instants, the first due first, as gaps are weighed by it; of one assignee alone if asked.
 */
export const fallingDue = async (
  deps: Deps,
  from: Instant,
  to: Instant,
  of: { assignee: PersonId } | null = null,
): Promise<FallingDue[]> => {
  const { desk } = deps.policy();
  const clocks = await clocksFallingDue(deps.db, from, to, of);
  return clocks.map((clock) => fallingDueOf(clock, desk));
};
