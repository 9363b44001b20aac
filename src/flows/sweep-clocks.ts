import type { Case } from "../core/case/case.ts";
import type { CoverageContext } from "../core/coverage/roster.ts";
import { type DecidedStep, decideSteps } from "../core/escalation/decide-steps.ts";
import { nextLookAt } from "../core/escalation/next-look-at.ts";
import { planGaps, planNags } from "../core/escalation/plan-nags.ts";
import { clockId } from "../core/sla/clock.ts";
import { DAY } from "../core/time/instant.ts";
import { commit } from "../store/commit.ts";
import { dueCases, dueLeases, dueSince, lookAgain, waitsOver } from "../store/due-clocks.ts";
import { loadCase } from "../store/load-case.ts";
import { alarm } from "./alarm.ts";
import { changeCase } from "./change-case.ts";
import { coverageNow } from "./coverage-now.ts";
import type { Deps } from "./deps.ts";
import { lapseClaim } from "./lapse-claim.ts";
import { planChange } from "./plan-change.ts";

const BATCH = 100;

export type Swept = { decided: number; latestByMs: number };

/**
 * A minute passes: ends waits whose date has come and claims without a word, and decides every step that is due, in
 * batches until none is left.
 */
export const sweepClocks = async (deps: Deps): Promise<Swept> => {
  /** Not to be taken up again in this round: too busy, faulty, or there was nothing to do after all. */
  const seen = { waits: [] as number[], claims: [] as number[], clocks: [] as number[] };
  const swept: Swept = { decided: 0, latestByMs: 0 };
  for (;;) {
    const waits = await waitsOver(deps.db, deps.now(), BATCH, seen.waits);
    for (const number of waits) {
      if (!(await guarded(deps, number, () => endWait(deps, number)))) seen.waits.push(number);
    }
    const claims = await dueLeases(deps.db, deps.now(), BATCH, seen.claims);
    const numbers = await dueCases(deps.db, deps.now(), BATCH, seen.clocks);
    if (waits.length + claims.length + numbers.length === 0) return swept;
    const coverage = await coverageNow(deps);
    for (const number of claims) {
      if (!(await guarded(deps, number, () => lapseClaim(deps, number, coverage)))) seen.claims.push(number);
    }
    for (const number of numbers) {
      const since = await dueSince(deps.db, number, deps.now());
      const steps = (await guarded(deps, number, () => sweepCase(deps, number, coverage))) ?? 0;
      if (steps === 0) seen.clocks.push(number);
      else if (since !== null) swept.latestByMs = Math.max(swept.latestByMs, deps.now() - since);
      swept.decided += steps;
    }
  }
};

const endWait = async (deps: Deps, number: number): Promise<boolean> => {
  const actor = { kind: "desk", part: "sweep" } as const;
  return (await changeCase(deps, number, { verb: "retime" }, { actor, key: null })).did === "changed";
};

/** A case that cannot be worked out is told to operations; the others are looked at all the same. */
const guarded = async <T>(deps: Deps, number: number, look: () => Promise<T>): Promise<T | null> => {
  // A connection that broke is another one the second time; a fault in the case itself stays.
  for (const last of [false, true]) {
    try {
      return await look();
    } catch (error) {
      deps.log.error({ case: number, error: String(error) }, "The clocks of a case could not be looked at.");
      if (!last) continue;
      await alarm(deps, `clocks ${number} ${Math.floor(deps.now() / DAY)}`, ({ operations }) =>
        operations.clocksUnread(number),
      );
    }
  }
  return null;
};

/** How many steps were decided on one case; null when it was too busy to say. */
const sweepCase = async (deps: Deps, number: number, coverage: CoverageContext): Promise<number | null> => {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const steps = await decideDue(deps, number, coverage);
    if (steps !== null) return steps;
  }
  return null;
};

const decideDue = async (deps: Deps, number: number, coverage: CoverageContext): Promise<number | null> => {
  const policy = deps.policy();
  const now = deps.now();
  const kase = await loadCase(deps.db, number);
  if (kase === null) return 0;
  const ctx = { ...coverage, desk: policy.desk, calendars: policy.calendars };
  const { events, after, decided, looks } = decideSteps(kase, ctx, now, deps.newId());
  if (events.length === 0) {
    for (const { clock, nextAt } of looks) await lookAgain(deps.db, number, clock, nextAt);
    return 0;
  }
  const touched = new Map(after.clocks.map((clock) => [clockId(clock), clock]));
  const decision = { events, after, texts: [], clocks: [...touched.values()] };
  const told = { nags: planNags(decided, ctx, now), gaps: planGaps(decided) };
  if ((await commit(deps.db, planChange(kase, decision, deps, policy, told))) !== "committed") return null;
  deps.wake();
  await sayUnanswered(deps, decided, after);
  return events.length;
};

/** A loud step was the last there is and nobody has answered: the desk does not fall silent without a word. */
const sayUnanswered = async (deps: Deps, decided: readonly DecidedStep[], after: Case): Promise<void> => {
  const policy = deps.policy();
  for (const { clock, step } of decided) {
    const now = after.clocks.find((one) => clockId(one) === clockId(clock));
    const isOver = now !== undefined && nextLookAt(now, after, policy, deps.now()) === null;
    if (!step.loud || !step.breached || !isOver) continue;
    await alarm(
      deps,
      `unanswered ${after.number} ${clockId(clock)} ${step.step} ${step.occurrence}`,
      ({ operations }) => operations.unanswered(after.number),
    );
  }
};
