import type { Case } from "../core/case/case.ts";
import type { Decision } from "../core/case/decision.ts";
import { nextStep } from "../core/escalation/next-step.ts";
import type { Clock } from "../core/sla/clock.ts";
import type { Instant } from "../core/time/instant.ts";
import type { Change } from "../store/commit.ts";
import type { Deps, Policy } from "./deps.ts";
import { placesOf, platformsOf } from "./name-places.ts";

/** Turns a decision into everything that is to be written with it. */
export const planChange = (
  before: Case | null,
  decision: Decision,
  deps: Deps,
  policy: Policy,
  extra: Partial<Pick<Change, "nags" | "complaint" | "customer" | "edit" | "askedKey">> = {},
): Change => ({
  base: before?.version ?? 0,
  after: decision.after,
  events: decision.events,
  texts: decision.texts,
  clocks: decision.clocks.map((clock) => ({ clock, nextAt: nextLookAt(clock, decision.after, deps.now(), policy) })),
  nags: [],
  places: placesOf(before, decision.after, platformsOf(deps), policy),
  complaint: null,
  customer: null,
  edit: null,
  askedKey: null,
  ...extra,
});

/** When a clock has to be looked at again; at once when something on it is past already. */
const nextLookAt = (clock: Clock, kase: Case, now: Instant, policy: Policy): Instant | null => {
  // Backlog is overdue in bulk on the day it is brought in: it is worked from the queue and nags nobody.
  if (kase.backlog) return null;
  const steps = clock.escalation === null ? [] : (policy.desk.escalations[clock.escalation] ?? []);
  const next = nextStep(clock, steps, policy.calendars, () => [], { onIt: [] }, now);
  return next.decisions.length > 0 ? now : next.nextAt;
};
