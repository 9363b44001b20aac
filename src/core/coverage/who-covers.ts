import type { DepartmentId, PersonId } from "../desk/desk.ts";
import { DAY, type Instant, plus } from "../time/instant.ts";
import { dutyEdges, fallbackChain } from "./coverage-edges.ts";
import { dutyAt, isCovered, type OwnReason } from "./duty.ts";
import { ladderAt } from "./ladder.ts";
import type { CoverageContext } from "./roster.ts";
import { stretchesBetween } from "./stretches.ts";

/** `nobody`: neither the department nor any that takes over from it has anybody there. */
export type CoverReason = OwnReason | "fallback" | "nobody";

export type Covering = { people: PersonId[]; because: CoverReason };

/**
 * `person` covers, until `until` (null: nothing that is known ends it within a year). `ladder` is the order in which a
 * loud nag climbs and begins with `person`; nobody on it is away or stands there twice. Of nobody, `until` is when
 * somebody covers.
 */
export type WhoCovers = { person: PersonId | null; because: CoverReason; until: Instant | null; ladder: PersonId[] };

/** Looked through one after the other: the answer is nearly always in the first. */
const AHEAD = [2 * DAY, 14 * DAY, 60 * DAY, 366 * DAY];

/** Who covers the department at an instant, who is next if that person does not answer, and until when. */
export const whoCovers = (department: DepartmentId, at: Instant, ctx: CoverageContext): WhoCovers => {
  const { people, because } = coveringAt(department, at, ctx);
  const person = people[0] ?? null;
  return {
    person,
    because,
    until: endOf(department, at, ctx),
    ladder: ladderAt(department, at, ctx).map((rung) => rung.person),
  };
};

/** Those of the department who are on duty; when nobody is, whoever covers the first department of its fallbacks. */
export const coveringAt = (department: DepartmentId, at: Instant, ctx: CoverageContext): Covering => {
  for (const [i, id] of fallbackChain(department, ctx).entries()) {
    const duty = dutyAt(id, at, ctx);
    if (!isCovered(duty)) continue;
    return i === 0 ? duty : { people: duty.people.slice(0, 1), because: "fallback" };
  }
  return { people: [], because: "nobody" };
};

/** The first instant after `at` at which another person covers, or the same one for another reason. */
const endOf = (department: DepartmentId, at: Instant, ctx: CoverageContext): Instant | null => {
  const ask = (when: Instant) => {
    const { people, because } = coveringAt(department, when, ctx);
    return { person: people[0] ?? null, because };
  };
  for (const ahead of AHEAD) {
    const to = plus(at, ahead);
    const [first] = stretchesBetween(at, to, coveringEdges(department, at, to, ctx), ask);
    if (first !== undefined && first.to < to) return first.to;
  }
  return null;
};

/** As `dutyEdges`, with those of every department that this one falls back to. */
export const coveringEdges = (department: DepartmentId, from: Instant, to: Instant, ctx: CoverageContext): Instant[] =>
  fallbackChain(department, ctx).flatMap((id) => dutyEdges(id, from, to, ctx));
