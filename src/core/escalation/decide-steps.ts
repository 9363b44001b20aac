import type { Case } from "../case/case.ts";
import type { CaseEvent } from "../case/event.ts";
import { evolve } from "../case/evolve.ts";
import { stamp } from "../case/stamp.ts";
import type { CoverageContext } from "../coverage/roster.ts";
import type { Step } from "../desk/desk.ts";
import { type Clock, nameOf } from "../sla/clock.ts";
import { liveClocks } from "../sla/clocks.ts";
import type { Instant } from "../time/instant.ts";
import { audienceOf } from "./audience.ts";
import { inboxOf } from "./inbox-of.ts";
import { loudLadder } from "./loud-ladder.ts";
import { nextStep, type StepDecision } from "./next-step.ts";

/** One clock's step as it was decided. */
export type DecidedStep = { clock: Clock; step: StepDecision };

export type DecidedSteps = {
  events: CaseEvent[];
  after: Case;
  decided: DecidedStep[];
  /** When each running clock is to be looked at again. */
  looks: { clock: Clock; nextAt: Instant | null }[];
};

/** The steps that are due on one case. Backlog has clocks and tells nobody. */
export const decideSteps = (kase: Case, ctx: CoverageContext, now: Instant, commandId: string): DecidedSteps => {
  const result: DecidedSteps = { events: [], after: kase, decided: [], looks: [] };
  if (kase.backlog) return { ...result, looks: liveClocks(kase).map((clock) => ({ clock, nextAt: null })) };
  for (const clock of liveClocks(kase)) {
    const coverage = {
      quiet: (audience: Step["tell"][number]) => audienceOf(audience, clock, kase, ctx, now),
      loud: (tell: Step["tell"]) => loudLadder(tell, clock, kase, ctx, now),
      nextAfterMs: ctx.desk.nags.nextAfterMs,
    };
    const inbox = inboxOf(kase, clock);
    const { decisions, nextAt } = nextStep(clock, stepsOf(clock, ctx.desk), ctx.calendars, coverage, inbox, now);
    result.looks.push({ clock, nextAt });
    for (const step of decisions) {
      const { told, ...rest } = step;
      const body = {
        type: "clock-step" as const,
        ...nameOf(clock),
        generation: clock.generation,
        ...rest,
        told: told.map(({ person }) => person),
      };
      const context = { now, actor: { kind: "desk", part: "sweep" } as const, commandId };
      const event = stamp(body, { number: kase.number, seq: result.after.version + 1, context });
      result.events.push(event);
      result.after = evolve(result.after, event);
      result.decided.push({ clock, step });
    }
  }
  return result;
};

export const stepsOf = (clock: Clock, desk: CoverageContext["desk"]): readonly Step[] =>
  clock.escalation === null ? [] : (desk.escalations[clock.escalation] ?? []);
