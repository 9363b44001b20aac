import type { Calendars } from "../coverage/calendars.ts";
import type { Audience, PersonId, Step } from "../desk/desk.ts";
import { type Climb, type Clock, isLive } from "../sla/clock.ts";
import { earliest, type Instant, latest, plus } from "../time/instant.ts";
import type { LoudLadder } from "./loud-ladder.ts";
import { eachOnce, type Recipient } from "./recipient.ts";
import { stepInstant } from "./step-instants.ts";

/** Who there is to tell, looked up at the instant of the step and not before. */
export type Coverage = {
  /** Whom a quiet step tells. */
  quiet(audience: Audience): Recipient[];
  /** In which order a loud step asks. */
  loud(tell: readonly Audience[]): LoudLadder;
  /** How long a loud nag waits for an answer before the next person is told. */
  nextAfterMs: number;
};

/** What has been said that bears on this case: "on it" from when and until when, and who answers for the case. */
export type Inbox = { onIt: { person: PersonId; at: Instant; until: Instant }[]; answering: PersonId[] };

export type StepDecision = {
  step: string;
  /** `climb`: the loud step before it was not answered and goes on to the next person. */
  stepKind: Step["kind"] | "climb";
  occurrence: number;
  dueAt: Instant;
  told: Recipient[];
  loud: boolean;
  decided: Record<string, number>;
  decidedFor: Record<string, Instant>;
  again: Record<string, number>;
  breached: boolean;
  climb: Climb | null;
  /** Nobody of the department was on duty. */
  gap: LoudLadder["gap"];
};

/** The budget ran out and no step of the policy says so: the card must still turn. */
const DUE: Step = { id: "due", at: { share: 1 }, kind: "breach", tell: [], loud: false };

/**
 * The one rule of escalation. Everything that is past at `now` and not decided yet becomes one decision, the furthest
 * rung, so that a sweep that was asleep or a clock that was born late tells one story and not five. A loud step tells one
 * person and climbs to the next until somebody answers. `nextAt` is when there will be something to decide again; null:
 * never, unless the clock changes.
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
  const { past, memory, nextAt } = whatIsPast(clock, rungs, calendars, now);
  const furthest = past.toSorted((a, b) => a.at - b.at || rank(a.step) - rank(b.step)).at(-1);
  const breaches = past.some((one) => one.step.kind === "breach");
  const heard = stillValid(inbox, clock, rungs, memory);
  const step = furthest === undefined ? null : decide(clock, furthest, breaches, coverage, heard, memory, now);
  const stepped = step === null ? clock : { ...clock, climb: step.climb };
  // A quiet step leaves an earlier climb where it is, and that may have to go on as well.
  const further = climbOn(stepped, steps, coverage, heard, memory, now);
  const climb = further === null ? stepped.climb : further.climb;
  return {
    decisions: [step, further].filter((one) => one !== null),
    nextAt: sooner(nextAt, climbAt({ ...stepped, climb }, heard, now)),
  };
};

/** "On it" is said of what is known then: a breach that came after it ends it. */
const stillValid = (inbox: Inbox, clock: Clock, rungs: readonly Step[], { decidedFor }: Memory): Inbox => {
  const breaches = rungs.filter(({ kind }) => kind === "breach").flatMap(({ id }) => decidedFor[id] ?? []);
  const since = [...breaches, ...(clock.breachedAt === null ? [] : [clock.breachedAt])];
  return { ...inbox, onIt: inbox.onIt.filter(({ at }) => since.every((breach) => at >= breach)) };
};

type Rung = { step: Step; occurrence: number; at: Instant };
type Memory = Pick<StepDecision, "decided" | "decidedFor" | "again">;

const whatIsPast = (
  clock: Clock,
  rungs: readonly Step[],
  calendars: Calendars,
  now: Instant,
): { past: Rung[]; memory: Memory; nextAt: Instant | null } => {
  const memory: Memory = {
    decided: { ...clock.decided },
    decidedFor: { ...clock.decidedFor },
    again: { ...clock.again },
  };
  const past: Rung[] = [];
  let nextAt: Instant | null = null;
  for (const step of rungs) {
    // Counted without those that new terms moved to a later time: they are decided once more.
    const instantOf = (occurrence: number): Instant | null =>
      stepInstant(clock, step, occurrence - (memory.again[step.id] ?? 0), calendars);
    let occurrence = (memory.decided[step.id] ?? 0) + 1;
    while (hasMoved(instantOf(occurrence - 1), memory.decidedFor[step.id], occurrence - (memory.again[step.id] ?? 0))) {
      memory.again[step.id] = (memory.again[step.id] ?? 0) + 1;
    }
    let at = instantOf(occurrence);
    while (at !== null && at <= now) {
      past.push({ step, occurrence, at });
      memory.decided[step.id] = occurrence;
      memory.decidedFor[step.id] = at;
      occurrence += 1;
      at = instantOf(occurrence);
    }
    nextAt = sooner(nextAt, at);
  }
  return { past, memory, nextAt };
};

/** More time was given after the step was decided: it comes once more, at its new instant. */
const hasMoved = (to: Instant | null, from: Instant | undefined, next: number): boolean =>
  next > 1 && to !== null && from !== undefined && to > from;

const decide = (
  clock: Clock,
  { step, occurrence, at }: Rung,
  breaches: boolean,
  coverage: Coverage,
  inbox: Inbox,
  memory: Memory,
  now: Instant,
): StepDecision => {
  const isHeld = !breaches && heldUntil(clock, inbox, now) !== null;
  const asked = isHeld || !step.loud ? null : coverage.loud(step.tell);
  const quiet = isHeld || step.loud ? [] : eachOnce(step.tell.flatMap((who) => coverage.quiet(who)));
  const climb =
    asked === null ? clock.climb : goOn(clock.climb, { step: step.id, occurrence }, asked.rungs, coverage, now);
  return {
    step: step.id,
    stepKind: step.kind,
    occurrence,
    dueAt: at,
    told: asked === null ? quiet : lastTold(climb, asked.rungs),
    loud: step.loud,
    ...memory,
    breached: breaches || clock.breachedAt !== null,
    climb,
    gap: asked?.gap ?? null,
  };
};

/** Nobody has answered: the next one on the ladder, as it is now. At its end it says so once, and tells nobody. */
const climbOn = (
  clock: Clock,
  steps: readonly Step[],
  coverage: Coverage,
  inbox: Inbox,
  memory: Memory,
  now: Instant,
): StepDecision | null => {
  const { climb } = clock;
  const at = climbAt(clock, inbox, now);
  if (climb === null || at === null || at > now) return null;
  const step = steps.find(({ id }) => id === climb.step);
  const { rungs, gap } = coverage.loud(step?.tell ?? []);
  const next = rungs.find(({ person }) => !climb.told.includes(person));
  const after = next === undefined ? { ...climb, nextAt: null } : goOn(climb, climb, rungs, coverage, now);
  return {
    step: climb.step,
    stepKind: "climb",
    occurrence: climb.occurrence,
    dueAt: at,
    told: next === undefined ? [] : [next],
    loud: true,
    ...memory,
    breached: clock.breachedAt !== null,
    climb: after,
    gap,
  };
};

/**
 * The next person who has not been told in this climb. A later step takes the climb over where it stands, so that it
 * reaches the end of the ladder and does not begin again with the one who does not answer; after the end it begins anew.
 */
const goOn = (
  climb: Climb | null,
  of: { step: string; occurrence: number },
  rungs: readonly Recipient[],
  coverage: Coverage,
  now: Instant,
): Climb | null => {
  const before = climb?.told ?? [];
  const fresh = rungs.find(({ person }) => !before.includes(person));
  const told = fresh === undefined ? rungs.slice(0, 1).map(({ person }) => person) : [...before, fresh.person];
  if (told.length === 0) return null;
  const more = rungs.some(({ person }) => !told.includes(person));
  const nextAt = more ? plus(now, coverage.nextAfterMs) : null;
  const aside = climb?.aside?.filter((person) => told.includes(person)) ?? [];
  const next = { step: of.step, occurrence: of.occurrence, told, nextAt };
  return aside.length === 0 ? next : { ...next, aside };
};

const lastTold = (climb: Climb | null, rungs: readonly Recipient[]): Recipient[] =>
  rungs.filter(({ person }) => person === climb?.told.at(-1));

/** When the climb goes on. "On it" holds it for as long as it lasts. */
const climbAt = (clock: Clock, inbox: Inbox, now: Instant): Instant | null => {
  const at = clock.climb?.nextAt ?? null;
  if (at === null || clock.state === "paused") return null;
  return latest(at, heldUntil(clock, inbox, now) ?? at);
};

/**
 * "On it" counts when it is said by somebody who answers for the case or was asked. It never holds a breach, and not a
 * later rung that a breach has been folded into: then everybody who should hears, whoever is on it.
 */
const heldUntil = (clock: Clock, inbox: Inbox, now: Instant): Instant | null => {
  const asked = [...inbox.answering, ...(clock.climb?.told ?? [])];
  const ends = inbox.onIt
    .filter(({ person, until }) => until > now && asked.includes(person))
    .map(({ until }) => until);
  return ends.length === 0 ? null : ends.reduce(latest);
};

const rank = (step: Step): number => ["warn", "breach", "repeat"].indexOf(step.kind);

const sooner = (one: Instant | null, other: Instant | null): Instant | null =>
  one === null || other === null ? (one ?? other) : earliest(one, other);
