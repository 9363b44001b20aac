import { decide } from "../core/case/decide.ts";
import { isRefusal } from "../core/case/refusal.ts";
import { lookAtSilence, silenceDueAt } from "../core/case/silence.ts";
import type { CoverageContext } from "../core/coverage/roster.ts";
import { planSilenceNags } from "../core/escalation/plan-silence-nags.ts";
import { commit } from "../store/commit.ts";
import { lookAtLease } from "../store/due-clocks.ts";
import { loadCase } from "../store/load-case.ts";
import type { Deps } from "./deps.ts";
import { planChange } from "./plan-change.ts";

/**
 * Nobody has said anything for long enough: a claim is asked after or goes back, an offer comes back, a customer whom a
 * closed case has hurt is asked after. False when nothing came of it.
 */
export const lapseClaim = async (deps: Deps, number: number, coverage: CoverageContext): Promise<boolean> => {
  const policy = deps.policy();
  const kase = await loadCase(deps.db, number);
  if (kase === null) return false;
  const ctx = { ...coverage, desk: policy.desk, calendars: policy.calendars };
  const now = deps.now();
  const context = {
    now,
    actor: { kind: "desk", part: "sweep" } as const,
    desk: policy.desk,
    calendars: policy.calendars,
    commandId: deps.newId(),
  };
  const decision = decide(kase, lookAtSilence(kase, now, ctx), context);
  if (isRefusal(decision) || decision.events.length === 0) {
    await lookAtLease(deps.db, number, kase.version, silenceDueAt(kase, policy));
    return false;
  }
  const nags = planSilenceNags(decision.events, decision.after, ctx);
  const change = planChange(kase, decision, deps, policy, { nags });
  if ((await commit(deps.db, change)) !== "committed") return false;
  deps.wake();
  return true;
};
