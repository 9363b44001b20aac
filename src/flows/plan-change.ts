import type { Case } from "../core/case/case.ts";
import type { Decision } from "../core/case/decision.ts";
import { silenceDueAt } from "../core/case/silence.ts";
import { factsOf } from "../core/digest/facts-of.ts";
import { nextLookAt } from "../core/escalation/next-look-at.ts";
import type { Change } from "../store/commit.ts";
import type { Deps, Policy } from "./deps.ts";
import { placesOf, platformsOf } from "./name-places.ts";

/** Turns a decision into everything that is to be written with it. */
export const planChange = (
  before: Case | null,
  decision: Decision,
  deps: Deps,
  policy: Policy,
  extra: Partial<Pick<Change, "nags" | "gaps" | "complaint" | "customer" | "locks" | "edit" | "askedKey">> = {},
): Change => ({
  base: before?.version ?? 0,
  after: decision.after,
  deskVersion: decision.adjusted ? policy.version : null,
  events: decision.events,
  texts: decision.texts,
  clocks: decision.clocks.map((clock) => ({ clock, nextAt: nextLookAt(clock, decision.after, policy, deps.now()) })),
  nags: [],
  gaps: [],
  facts: factsOf(before, decision.events),
  leaseAt: silenceDueAt(decision.after, policy),
  places: placesOf(before, decision.after, platformsOf(deps), policy),
  complaint: null,
  customer: null,
  locks: [],
  edit: null,
  noCalls: before !== null && before.noCalls !== decision.after.noCalls ? decision.after.noCalls : null,
  askedKey: null,
  ...extra,
});
