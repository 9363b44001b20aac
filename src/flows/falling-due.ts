import { fallingDueOf, runningAfterWait } from "../core/coverage/falling-due.ts";
import type { FallingDue } from "../core/coverage/gaps-ahead.ts";
import type { PersonId } from "../core/desk/desk.ts";
import type { Instant } from "../core/time/instant.ts";
import { clocksFallingDue, clocksPausedUntil } from "../store/falling-due.ts";
import type { Deps } from "./deps.ts";

/**
 * All that falls due between two instants, the first due first, as gaps are weighed by it; of one assignee alone if asked.
 * A clock that a wait stops counts with the instant at which it will be due once the wait ends.
 */
export const fallingDue = async (
  deps: Pick<Deps, "db" | "policy">,
  from: Instant,
  to: Instant,
  of: { assignee: PersonId } | null = null,
): Promise<FallingDue[]> => {
  const { desk, calendars } = deps.policy();
  const running = await clocksFallingDue(deps.db, from, to, of);
  const paused = (await clocksPausedUntil(deps.db, to, of))
    .flatMap((clock) => runningAfterWait(clock, calendars) ?? [])
    .filter(({ dueAt }) => from <= dueAt && dueAt < to);
  return [...running, ...paused]
    .toSorted((a, b) => a.dueAt - b.dueAt || a.number - b.number)
    .map((clock) => fallingDueOf(clock, desk));
};
