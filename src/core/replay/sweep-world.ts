import type { Case } from "../case/case.ts";
import { decide } from "../case/decide.ts";
import type { DecideContext } from "../case/decision.ts";
import { isRefusal } from "../case/refusal.ts";
import { lookAtSilence, silenceDueAt } from "../case/silence.ts";
import { waitEndsAt } from "../case/wait-ends.ts";
import { isAway } from "../coverage/roster.ts";
import { type DecidedStep, decideSteps } from "../escalation/decide-steps.ts";
import { planGaps, planNags } from "../escalation/plan-nags.ts";
import { planSilenceNags } from "../escalation/plan-silence-nags.ts";
import { clockId } from "../sla/clock.ts";
import { earliest, type Instant } from "../time/instant.ts";
import { addNags } from "./add-nags.ts";
import { coverageOf, listAfter, newName, type Tracked, takeOn, track, type World } from "./world.ts";

/** What a running desk does as a minute passes: waits, claims and clocks until none is due, then lists. */
export const sweepWorld = (world: World, now: Instant): void => {
  for (;;) {
    const due = [...world.cases.values()].filter(({ nextAt }) => nextAt !== null && nextAt <= now);
    if (due.length === 0) break;
    for (const one of due) sweepCase(world, one, now);
  }
  for (const [person, list] of world.nextList) {
    if (list === null || list.at > now) continue;
    if (!isAway(person, list.at, world.roster)) world.dueLists.set(person, list);
    world.nextList.set(person, listAfter(world.desk, world.calendars, person, now));
  }
};

/** When the next thing on any case or list is due after `now`; null when nothing is. */
export const nextSweepAt = (world: World, now: Instant): Instant | null => {
  let next: Instant | null = null;
  const offer = (at: Instant | null | undefined): void => {
    if (at !== null && at !== undefined && at > now) next = next === null ? at : earliest(next, at);
  };
  for (const { nextAt } of world.cases.values()) offer(nextAt);
  for (const list of world.nextList.values()) offer(list?.at);
  for (const nag of world.nags) offer(nag.deliverAt);
  return next;
};

const sweepCase = (world: World, tracked: Tracked, now: Instant): void => {
  const { number } = tracked.kase;
  const waitEnds = waitEndsAt(tracked.kase);
  if (waitEnds !== null && waitEnds <= now) endWait(world, tracked.kase, now);
  const claim = world.cases.get(number) ?? tracked;
  if (claim.leaseAt !== null && claim.leaseAt <= now) lapse(world, claim, now);
  const current = world.cases.get(number) ?? tracked;
  const ctx = coverageOf(world);
  const { events, after, decided, looks } = decideSteps(current.kase, ctx, now, newName(world, "sweep"));
  if (events.length === 0) {
    const again = new Map(looks.map(({ clock, nextAt }) => [clockId(clock), nextAt]));
    world.cases.set(number, track(current.kase, again, current.leaseAt));
    return;
  }
  takeOn(world, after, events, now);
  addGaps(world, after, decided, now);
  addNags(world, after, planNags(decided, ctx, now), now);
};

const endWait = (world: World, kase: Case, now: Instant): void => {
  const decision = decide(kase, { verb: "retime" }, sweeping(world, now));
  if (!isRefusal(decision)) takeOn(world, decision.after, decision.events, now);
};

const lapse = (world: World, tracked: Tracked, now: Instant): void => {
  const { kase } = tracked;
  const decision = decide(kase, lookAtSilence(kase, now, coverageOf(world)), sweeping(world, now));
  if (isRefusal(decision) || decision.events.length === 0) {
    world.cases.set(kase.number, track(kase, tracked.looks, silenceDueAt(kase, world)));
    return;
  }
  takeOn(world, decision.after, decision.events, now);
  addNags(world, decision.after, planSilenceNags(decision.events, decision.after, coverageOf(world)), now);
};

const sweeping = (world: World, now: Instant): DecideContext => ({
  now,
  actor: { kind: "desk", part: "sweep" },
  desk: world.desk,
  calendars: world.calendars,
  commandId: newName(world, "sweep"),
});

const addGaps = (world: World, { number }: Case, decided: readonly DecidedStep[], now: Instant): void => {
  for (const { kind, ...gap } of planGaps(decided)) {
    const key = `${number} ${kind} ${gap.generation} ${gap.step} ${gap.occurrence}`;
    if (world.gaps.has(key)) continue;
    world.gaps.add(key);
    world.lines.push({ at: now, what: "gap", case: number, clock: kind, ...gap });
  }
};
