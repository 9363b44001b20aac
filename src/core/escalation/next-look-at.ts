import type { Case } from "../case/case.ts";
import type { Calendars } from "../coverage/calendars.ts";
import type { Desk } from "../desk/desk.ts";
import type { Clock } from "../sla/clock.ts";
import type { Instant } from "../time/instant.ts";
import { stepsOf } from "./decide-steps.ts";
import { inboxOf } from "./inbox-of.ts";
import { type Coverage, nextStep } from "./next-step.ts";

/** When something is due does not depend on who is there. */
const nobody: Coverage = { quiet: () => [], loud: () => ({ rungs: [], gap: null }), nextAfterMs: 0 };

/**
 * When a clock has to be looked at again; at once when something on it is past already. Backlog is overdue in bulk on the
 * day it is brought in: it is worked from the queue and nags nobody.
 */
export const nextLookAt = (
  clock: Clock,
  kase: Case,
  policy: { desk: Desk; calendars: Calendars },
  now: Instant,
): Instant | null => {
  if (kase.backlog) return null;
  const steps = stepsOf(clock, policy.desk);
  const next = nextStep(clock, steps, policy.calendars, nobody, inboxOf(kase, clock), now);
  return next.decisions.length > 0 ? now : next.nextAt;
};
