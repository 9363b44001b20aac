import type { CaseEvent } from "../core/case/event.ts";
import { evolve } from "../core/case/evolve.ts";
import { stamp } from "../core/case/stamp.ts";
import { audienceOf } from "../core/escalation/audience.ts";
import { nextStep } from "../core/escalation/next-step.ts";
import { whenToTell } from "../core/escalation/when-to-tell.ts";
import { clockId } from "../core/sla/clock.ts";
import { liveClocks } from "../core/sla/clocks.ts";
import { type Instant, latest } from "../core/time/instant.ts";
import { commit, type NewNag } from "../store/commit.ts";
import { dueCases, dueSince, lookAgain, waitsOver } from "../store/due-clocks.ts";
import { loadCase } from "../store/load-case.ts";
import { quietUntil } from "../store/settings.ts";
import { changeCase } from "./change-case.ts";
import type { Deps } from "./deps.ts";
import { planChange } from "./plan-change.ts";

const BATCH = 100;

export type Swept = { decided: number; latestByMs: number };

/** A minute passes: decides every step that is due, in batches until none is left, and ends waits whose date has come. */
export const sweepClocks = async (deps: Deps): Promise<Swept> => {
  let decided = 0;
  let latestByMs = 0;
  const busy: number[] = [];
  for (;;) {
    const over = (await waitsOver(deps.db, deps.now(), BATCH)).filter((number) => !busy.includes(number));
    for (const number of over) {
      const actor = { kind: "desk", part: "sweep" } as const;
      const changed = await changeCase(deps, number, { verb: "retime" }, { actor, key: null });
      if (changed.did !== "changed") busy.push(number);
    }
    const numbers = await dueCases(deps.db, deps.now(), BATCH, busy);
    if (numbers.length === 0 && over.length === 0) return { decided, latestByMs };
    for (const number of numbers) {
      const since = await dueSince(deps.db, number, deps.now());
      if (since !== null) latestByMs = Math.max(latestByMs, deps.now() - since);
      const steps = await sweepCase(deps, number);
      if (steps === null) busy.push(number);
      else decided += steps;
    }
  }
};

/** How many steps were decided on one case; null when it was too busy to say. */
const sweepCase = async (deps: Deps, number: number): Promise<number | null> => {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const steps = await decideSteps(deps, number);
    if (steps !== null) return steps;
  }
  return null;
};

const decideSteps = async (deps: Deps, number: number): Promise<number | null> => {
  const policy = deps.policy();
  const now = deps.now();
  const kase = await loadCase(deps.db, number);
  if (kase === null) return 0;
  const quiet = await quietUntil(deps.db, now);
  const commandId = deps.newId();
  const context = { now, actor: { kind: "desk", part: "sweep" } as const, commandId };
  const events: CaseEvent[] = [];
  const nags: NewNag[] = [];
  let after = kase;
  for (const clock of liveClocks(kase)) {
    const steps = clock.escalation === null ? [] : (policy.desk.escalations[clock.escalation] ?? []);
    const coverage = (who: Parameters<typeof audienceOf>[0]) => audienceOf(who, clock, kase, policy, now);
    const { decisions, nextAt } = nextStep(clock, steps, policy.calendars, coverage, { onIt: kase.onIt }, now);
    if (decisions.length === 0) await lookAgain(deps.db, number, clock, kase.backlog ? null : nextAt);
    for (const step of decisions) {
      const meta = { number, seq: after.version + 1, context };
      const event = stamp({ type: "clock-step", kind: clock.kind, generation: clock.generation, ...step }, meta);
      events.push(event);
      after = evolve(after, event);
      for (const personId of step.told) {
        const at = whenToTell(personId, step.loud, policy.calendars, now);
        const deliverAt: Instant = quiet === null ? at : latest(at, quiet.until);
        nags.push({
          kind: clock.kind,
          generation: clock.generation,
          step: step.step,
          stepKind: step.stepKind,
          occurrence: step.occurrence,
          personId,
          loud: step.loud,
          stepAt: step.dueAt,
          deliverAt,
          held: deliverAt > now,
        });
      }
    }
  }
  if (events.length === 0) return 0;
  const touched = new Map(after.clocks.map((clock) => [clockId(clock), clock]));
  const decision = { events, after, texts: [], clocks: [...touched.values()] };
  const change = planChange(kase, decision, deps, policy, { nags });
  if ((await commit(deps.db, change)) !== "committed") return null;
  deps.wake();
  return events.length;
};
