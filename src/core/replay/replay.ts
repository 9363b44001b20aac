import type { Case } from "../case/case.ts";
import { decide } from "../case/decide.ts";
import { isRefusal } from "../case/refusal.ts";
import type { Calendars } from "../coverage/calendars.ts";
import { gapsOf } from "../coverage/gaps-ahead.ts";
import type { Roster } from "../coverage/roster.ts";
import type { Desk } from "../desk/desk.ts";
import { earliest, type Instant } from "../time/instant.ts";
import { applyHappening } from "./apply-happening.ts";
import { deliverWorld } from "./deliver-world.ts";
import type { Happening } from "./happening.ts";
import type { CoverageGap, Ledger, LedgerLine } from "./ledger.ts";
import { nextSweepAt, sweepWorld } from "./sweep-world.ts";
import { coverageOf, newName, openWorld, takeOn, type World } from "./world.ts";

export type Stretch = {
  from: Instant;
  /** Exclusive. */
  to: Instant;
  desk: Desk;
  calendars: Calendars;
  /** Cases as they were at `from`; they are moved onto this desk's terms first. */
  cases: readonly Case[];
  roster: Roster;
  /** In order of time. */
  happenings: readonly Happening[];
};

/**
 * Lets a stretch of time pass from one instant at which something is due to the next, by the very rules the running desk
 * sweeps by. Deterministic: no clock, no random. `observe` sees the world after each instant, for those who check it.
 */
export const replay = (stretch: Stretch, observe: (world: World, now: Instant) => void = () => {}): Ledger => {
  const { from, to, desk, calendars } = stretch;
  const world = openWorld(desk, calendars, from);
  world.roster = stretch.roster;
  for (const kase of stretch.cases) startWith(world, kase, from);
  const ahead = [...stretch.happenings];
  for (let now: Instant | null = from; now !== null && now < to; now = nextInstant(world, ahead, now)) {
    pass(world, now);
    if (ahead[0] !== undefined && ahead[0].at <= now) {
      while (ahead[0] !== undefined && ahead[0].at <= now) applyHappening(world, ahead.shift() as Happening);
      pass(world, now);
    }
    observe(world, now);
  }
  return { from, to, lines: world.lines, gaps: coverageGaps(world, from, to) };
};

const pass = (world: World, now: Instant): void => {
  sweepWorld(world, now);
  deliverWorld(world, now);
};

const nextInstant = (world: World, ahead: readonly Happening[], now: Instant): Instant | null => {
  const due = nextSweepAt(world, now);
  const happens = ahead[0]?.at ?? null;
  return due === null || happens === null ? (due ?? happens) : earliest(due, happens);
};

const startWith = (world: World, kase: Case, now: Instant): void => {
  const { desk, calendars } = world;
  const actor = { kind: "desk", part: "activation" } as const;
  const moved = decide(kase, { verb: "retime" }, { now, actor, desk, calendars, commandId: newName(world, "start") });
  takeOn(world, isRefusal(moved) ? kase : moved.after, [], now);
};

/** Where nobody of a department was there, with what of the replayed cases fell due meanwhile. */
const coverageGaps = (world: World, from: Instant, to: Instant): CoverageGap[] => {
  const breaches = world.lines.filter(
    (line): line is Extract<LedgerLine, { what: "breach" }> => line.what === "breach",
  );
  return world.desk.departments.flatMap(({ id }) =>
    gapsOf(id, from, to, coverageOf(world)).map((gap) => ({
      department: id,
      from: gap.from,
      to: gap.to,
      intended: gap.intended,
      because: gap.because,
      falling: breaches
        .filter((line) => line.department === id && gap.from <= line.at && line.at < gap.to)
        .map((line) => ({ case: line.case, clock: line.clock, at: line.at })),
    })),
  );
};
