import type { Decision } from "../core/case/decision.ts";
import type { PlannedNag } from "../core/escalation/plan-nags.ts";
import { planTaskNags } from "../core/escalation/plan-task-nags.ts";
import { coverageNow } from "./coverage-now.ts";
import type { Deps } from "./deps.ts";

/** Who is told directly of what a customer has said: that a case is open again, that they sound pleased. */
export const hearingNags = async (deps: Deps, { events, after }: Decision): Promise<PlannedNag[]> => {
  const isNews = events.some((event) => event.type === "reopened" || ("pleased" in event && event.pleased === true));
  return isNews ? planTaskNags(events, after, await coverageNow(deps)) : [];
};
