import type { Case } from "../core/case/case.ts";
import { decide } from "../core/case/decide.ts";
import type { Decision } from "../core/case/decision.ts";
import { isRefusal } from "../core/case/refusal.ts";
import { silenceDueAt } from "../core/case/silence.ts";
import { nextLookAt } from "../core/escalation/next-look-at.ts";
import { clockKey } from "../core/sla/clock.ts";
import { liveClocks } from "../core/sla/clocks.ts";
import { DAY, type Instant } from "../core/time/instant.ts";
import { casesBehind, keepUnmoved, type Unmoved } from "../store/cases-behind.ts";
import { commit } from "../store/commit.ts";
import { alarm } from "./alarm.ts";
import type { Deps, Policy } from "./deps.ts";
import { planChange } from "./plan-change.ts";

const BATCH = 200;
/** How often to go round again when every case that is left is being changed by somebody else. */
const ROUNDS = 20;

/**
 * Moves the clocks of every case that is behind the active desk version onto it, and says how many cases had any that
 * moved. Any number of processes may do this at once and be killed at any point: which cases are behind is in their
 * rows, and each is moved by compare-and-set. Stops when a newer version has come; what is left is then behind that one.
 */
export const moveClocks = (deps: Deps): Promise<number> => move(deps, null);

/** The same for cases with something due now alone: nobody is reminded of a due time that the new version has moved. */
export const moveDueClocks = (deps: Deps): Promise<number> => move(deps, deps.now());

const move = async (deps: Deps, dueBy: Instant | null): Promise<number> => {
  const policy = deps.policy();
  let moved = 0;
  let after = 0;
  let round = { done: 0, conflicts: 0 };
  let idle = 0;
  while (deps.policy().version === policy.version) {
    const cases = await casesBehind(deps.db, policy.version, { after, limit: BATCH, dueBy });
    const last = cases.at(-1);
    if (last === undefined) {
      // Once more from the first: what others were at, or what somebody changed in between, may still be behind.
      idle = round.done > 0 ? 0 : idle + 1;
      if (round.done === 0 && (round.conflicts === 0 || idle === ROUNDS)) return moved;
      after = 0;
      round = { done: 0, conflicts: 0 };
      continue;
    }
    const done = await moveBatch(deps, policy, cases);
    moved += done.moved;
    round = { done: round.done + done.moved + done.kept, conflicts: round.conflicts + (done.conflict ? 1 : 0) };
    after = last.number;
    if (done.moved > 0) deps.wake();
  }
  return moved;
};

/** Where somebody else is at the same cases the rest of the batch is left to them. */
const moveBatch = async (
  deps: Deps,
  policy: Policy,
  cases: readonly Case[],
): Promise<{ moved: number; kept: number; conflict: boolean }> => {
  const unmoved: Unmoved[] = [];
  let moved = 0;
  let conflict = false;
  for (const kase of cases) {
    const outcome = await moveCase(deps, policy, kase);
    conflict = outcome === "conflict";
    if (conflict) break;
    if (outcome === "moved") moved += 1;
    else if (typeof outcome === "object") unmoved.push(outcome);
  }
  const kept = await keepUnmoved(deps.db, policy.version, unmoved);
  return { moved, kept, conflict: conflict || kept < unmoved.length };
};

const moveCase = async (deps: Deps, policy: Policy, kase: Case): Promise<"moved" | "conflict" | "faulty" | Unmoved> => {
  try {
    const decision = retimed(deps, kase, policy, deps.newId());
    if (decision !== null) {
      const outcome = await commit(deps.db, planChange(kase, decision, deps, policy));
      return outcome === "committed" ? "moved" : "conflict";
    }
    const clocks = liveClocks(kase).map((clock) => ({
      kind: clockKey(clock),
      generation: clock.generation,
      nextAt: nextLookAt(clock, kase, policy, deps.now()),
    }));
    return { number: kase.number, version: kase.version, leaseAt: silenceDueAt(kase, policy), clocks };
  } catch (error) {
    deps.log.error({ case: kase.number, error: String(error) }, "The clocks of a case could not be moved.");
    await alarm(deps, `move ${kase.number} ${policy.version} ${Math.floor(deps.now() / DAY)}`, ({ operations }) =>
      operations.notMoved(kase.number),
    );
    return "faulty";
  }
};

/** What a desk version does to a case, or null when it does nothing. */
export const retimed = (deps: Deps, kase: Case, policy: Policy, commandId: string): Decision | null => {
  const actor = { kind: "desk", part: "activation" } as const;
  const { version, desk, calendars } = policy;
  const decision = decide(kase, { verb: "retime", version }, { now: deps.now(), actor, desk, calendars, commandId });
  return isRefusal(decision) || decision.events.length === 0 ? null : decision;
};
