import type { CaseEvent } from "../core/case/event.ts";
import { evolve } from "../core/case/evolve.ts";
import { stamp } from "../core/case/stamp.ts";
import { audienceOf } from "../core/escalation/audience.ts";
import { nextStep } from "../core/escalation/next-step.ts";
import { whenToTell } from "../core/escalation/when-to-tell.ts";
import { type Clock, clockId } from "../core/sla/clock.ts";
import { liveClocks } from "../core/sla/clocks.ts";
import { DAY, type Instant } from "../core/time/instant.ts";
import { commit, type NewNag } from "../store/commit.ts";
import { dueCases, dueSince, lookAgain, waitsOver } from "../store/due-clocks.ts";
import { loadCase } from "../store/load-case.ts";
import { alarm } from "./alarm.ts";
import { changeCase } from "./change-case.ts";
import type { Deps } from "./deps.ts";
import { planChange } from "./plan-change.ts";

const BATCH = 100;

export type Swept = { decided: number; latestByMs: number };

/** A minute passes: decides every step that is due, in batches until none is left, and ends waits whose date has come. */
export const sweepClocks = async (deps: Deps): Promise<Swept> => {
  let decided = 0;
  let latestByMs = 0;
  /** Not to be taken up again in this round: too busy, faulty, or there was nothing to decide after all. */
  const seen: number[] = [];
  for (;;) {
    const over = await waitsOver(deps.db, deps.now(), BATCH, seen);
    for (const number of over) {
      const actor = { kind: "desk", part: "sweep" } as const;
      const changed = await guarded(deps, number, () =>
        changeCase(deps, number, { verb: "retime" }, { actor, key: null }),
      );
      if (changed?.did !== "changed") seen.push(number);
    }
    const numbers = await dueCases(deps.db, deps.now(), BATCH, seen);
    if (numbers.length === 0 && over.length === 0) return { decided, latestByMs };
    for (const number of numbers) {
      const since = await dueSince(deps.db, number, deps.now());
      const steps = (await guarded(deps, number, () => sweepCase(deps, number))) ?? 0;
      if (steps === 0) seen.push(number);
      else if (since !== null) latestByMs = Math.max(latestByMs, deps.now() - since);
      decided += steps;
    }
  }
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
      await alarm(
        deps,
        `clocks ${number} ${Math.floor(deps.now() / DAY)}`,
        `I cannot work out what is due on FT-${number}, so nobody is reminded of it. Please look after it yourselves; the log says more.`,
      );
    }
  }
  return null;
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
  const commandId = deps.newId();
  const context = { now, actor: { kind: "desk", part: "sweep" } as const, commandId };
  const events: CaseEvent[] = [];
  const nags: NewNag[] = [];
  const looks: { clock: Clock; nextAt: Instant | null }[] = [];
  let after = kase;
  for (const clock of liveClocks(kase)) {
    const steps = clock.escalation === null ? [] : (policy.desk.escalations[clock.escalation] ?? []);
    const coverage = (who: Parameters<typeof audienceOf>[0]) => audienceOf(who, clock, kase, policy, now);
    const { decisions, nextAt } = nextStep(clock, steps, policy.calendars, coverage, { onIt: kase.onIt }, now);
    looks.push({ clock, nextAt: kase.backlog ? null : nextAt });
    for (const step of decisions) {
      const meta = { number, seq: after.version + 1, context };
      const event = stamp({ type: "clock-step", kind: clock.kind, generation: clock.generation, ...step }, meta);
      events.push(event);
      after = evolve(after, event);
      for (const personId of step.told) {
        const deliverAt = whenToTell(personId, step.loud, policy.calendars, now);
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
  if (events.length === 0) {
    for (const { clock, nextAt } of looks) await lookAgain(deps.db, number, clock, nextAt);
    return 0;
  }
  const touched = new Map(after.clocks.map((clock) => [clockId(clock), clock]));
  const decision = { events, after, texts: [], clocks: [...touched.values()] };
  const change = planChange(kase, decision, deps, policy, { nags });
  if ((await commit(deps.db, change)) !== "committed") return null;
  deps.wake();
  return events.length;
};
