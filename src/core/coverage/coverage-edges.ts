import type { DepartmentId, PersonId } from "../desk/desk.ts";
import { findDepartment, membersOf } from "../desk/find.ts";
import { type Instant, instant } from "../time/instant.ts";
import { type Calendar, openIntervals } from "./calendar.ts";
import { compileOnce } from "./compile-once.ts";
import { headsOf } from "./lead-or-deputy.ts";
import { agreedCovers, type CoverageContext } from "./roster.ts";
import { handOvers } from "./rota.ts";

/**
 * Every instant between two at which the answer to "who is on duty here" can change: an edge of the department's hours
 * or of anybody's who could be there, a hand-over, the ends of cover and absence. Unsorted, with repeats.
 */
export const dutyEdges = (id: DepartmentId, from: Instant, to: Instant, ctx: CoverageContext): Instant[] => {
  const department = findDepartment(ctx.desk, id);
  if (department === undefined) return [];
  const { rota, zone } = department;
  const covers = agreedCovers(id, ctx.roster);
  const staff = new Set<PersonId>([...membersOf(ctx.desk, id).map((person) => person.id), ...headsOf(id, ctx)]);
  const anybody = new Set<PersonId>([...staff, ...(rota?.order ?? []), ...covers.map((one) => one.person)]);
  // Most people keep the hours of their department, and equal hours are one calendar.
  const calendars = new Set<Calendar>([
    ctx.calendars.ofDepartment(id),
    ...[...staff].map((person) => ctx.calendars.ofPerson(person)),
    ...(rota === null || rota.hours === null ? [] : [compileOnce(rota.hours)]),
  ]);
  const absences = ctx.roster.absences.filter((one) => anybody.has(one.person));
  return [
    ...[...calendars].flatMap((calendar) => openEdges(calendar, from, to)),
    ...(rota === null ? [] : handOvers(rota, zone, from, to)),
    ...covers.flatMap((one) => [one.from, one.to]),
    ...absences.flatMap((one) => (one.to === null ? [one.from] : [one.from, one.to])),
  ];
};

/** When a calendar opens and closes between two instants. */
export const openEdges = (calendar: Calendar, from: Instant, to: Instant): Instant[] =>
  openIntervals(calendar, from, to).flatMap((open) => [instant(open.from), instant(open.to)]);

/** The department, then those that take over what the one before cannot, until the way ends or comes round. */
export const fallbackChain = (id: DepartmentId, ctx: CoverageContext): DepartmentId[] => {
  const chain: DepartmentId[] = [];
  let next: DepartmentId | null = id;
  while (next !== null && !chain.includes(next)) {
    chain.push(next);
    next = findDepartment(ctx.desk, next)?.fallback ?? null;
  }
  return chain;
};
