import { decide } from "../core/case/decide.ts";
import { leaseDueAt } from "../core/case/lease.ts";
import { isRefusal } from "../core/case/refusal.ts";
import { type CoverageContext, isAway } from "../core/coverage/roster.ts";
import { findPerson } from "../core/desk/find.ts";
import { planLeaseNags } from "../core/escalation/plan-nags.ts";
import { commit } from "../store/commit.ts";
import { lookAtLease } from "../store/due-clocks.ts";
import { loadCase } from "../store/load-case.ts";
import type { Deps } from "./deps.ts";
import { planChange } from "./plan-change.ts";

/** A claim nobody has said a word on: its person is asked, or it goes back. False when nothing came of it. */
export const lapseClaim = async (deps: Deps, number: number, coverage: CoverageContext): Promise<boolean> => {
  const policy = deps.policy();
  const kase = await loadCase(deps.db, number);
  if (kase === null) return false;
  const ctx = { ...coverage, desk: policy.desk, calendars: policy.calendars };
  const now = deps.now();
  const absent =
    kase.assignee === null ||
    findPerson(policy.desk, kase.assignee) === undefined ||
    isAway(kase.assignee, now, ctx.roster);
  const context = {
    now,
    actor: { kind: "desk", part: "sweep" } as const,
    desk: policy.desk,
    calendars: policy.calendars,
    commandId: deps.newId(),
  };
  const decision = decide(kase, { verb: "lapse", absent }, context);
  if (isRefusal(decision) || decision.events.length === 0) {
    await lookAtLease(deps.db, number, kase.version, leaseDueAt(kase, policy));
    return false;
  }
  const nags = planLeaseNags(decision.events, decision.after, ctx);
  const change = planChange(kase, decision, deps, policy, { nags });
  if ((await commit(deps.db, change)) !== "committed") return false;
  deps.wake();
  return true;
};
