import type { Calendars } from "../coverage/calendars.ts";
import type { Audience, PersonId, Step } from "../desk/desk.ts";
import { type Clock, isLive } from "../sla/clock.ts";
import { earliest, type Instant } from "../time/instant.ts";
import { stepInstant } from "./step-instants.ts";

/** Who there is to tell, looked up at the instant of the step. */
export type Coverage = (audience: Audience, loud: boolean) => PersonId[];

/** What the recipients have said that bears on this case: "on it" until then. */
export type Inbox = { onIt: { person: PersonId; until: Instant }[] };

export type StepDecision = {
  step: string;
  stepKind: Step["kind"];
  occurrence: number;
  dueAt: Instant;
  told: PersonId[];
  loud: boolean;
  decided: Record<string, number>;
  breached: boolean;
};

/** The budget ran out and no step of the policy says so: the card must still turn. */
const DUE: Step = { id: "due", at: { share: 1 }, kind: "breach", tell: [], loud: false };

/**
 * The one rule of escalation. Everything that is past at `now` and not decided yet becomes one decision, the furthest
 * rung, so that a sweep that was asleep or a clock that was born late tells one story and not five. `nextAt` is when
 * there will be something to decide again; null: never, unless the clock changes.
 */
export const nextStep = (
  clock: Clock,
  steps: readonly Step[],
  calendars: Calendars,
  coverage: Coverage,
  inbox: Inbox,
  now: Instant,
): { decisions: StepDecision[]; nextAt: Instant | null } => {
  if (!isLive(clock)) return { decisions: [], nextAt: null };
  const rungs = steps.some((step) => step.kind === "breach") ? steps : [...steps, DUE];
  const decided: Record<string, number> = { ...clock.decided };
  const past: { step: Step; occurrence: number; at: Instant }[] = [];
  let nextAt: Instant | null = null;
  for (const step of rungs) {
    let occurrence = (decided[step.id] ?? 0) + 1;
    let at = stepInstant(clock, step, occurrence, calendars);
    while (at !== null && at <= now) {
      past.push({ step, occurrence, at });
      decided[step.id] = occurrence;
      occurrence += 1;
      at = stepInstant(clock, step, occurrence, calendars);
    }
    if (at !== null) nextAt = nextAt === null ? at : earliest(nextAt, at);
  }
  const furthest = past.toSorted((a, b) => a.at - b.at || rank(a.step) - rank(b.step)).at(-1);
  if (furthest === undefined) return { decisions: [], nextAt };
  const { step } = furthest;
  const breaches = past.some((one) => one.step.kind === "breach");
  const told =
    !breaches && isOnIt(inbox, now) ? [] : [...new Set(step.tell.flatMap((who) => coverage(who, step.loud)))];
  return {
    decisions: [
      {
        step: step.id,
        stepKind: step.kind,
        occurrence: furthest.occurrence,
        dueAt: furthest.at,
        told,
        loud: step.loud,
        decided,
        breached: breaches || clock.breachedAt !== null,
      },
    ],
    nextAt,
  };
};

const rank = (step: Step): number => ["warn", "breach", "repeat"].indexOf(step.kind);

/**
 * "On it" holds the climb, never a breach, and not a later rung that a breach has been folded into: then everybody who
 * should hears, whoever is on it.
 */
const isOnIt = (inbox: Inbox, now: Instant): boolean => inbox.onIt.some((held) => held.until > now);
