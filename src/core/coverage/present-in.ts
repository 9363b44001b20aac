import type { DepartmentId, PersonId } from "../desk/desk.ts";
import { findPerson, membersOf } from "../desk/find.ts";
import type { Instant } from "../time/instant.ts";
import { isOpenAt } from "./calendar.ts";
import { agreedCovers, type CoverageContext, isAway } from "./roster.ts";

/** Who is in: first those who agreed to cover, then the members whose own hours are open; nobody who is away. */
export const presentIn = (department: DepartmentId, at: Instant, ctx: CoverageContext): PersonId[] => [
  ...new Set([...coveringIn(department, at, ctx), ...membersAtWork(department, at, ctx)]),
];

/** Those who agreed to cover the department now and are not away. */
export const coveringIn = (department: DepartmentId, at: Instant, ctx: CoverageContext): PersonId[] =>
  agreedCovers(department, ctx.roster)
    .filter((one) => one.from <= at && at < one.to)
    .map((one) => one.person)
    .filter((person) => findPerson(ctx.desk, person) !== undefined && !isAway(person, at, ctx.roster));

/** Members in their own hours. Those who work cases come before those who only manage or administer. */
export const membersAtWork = (department: DepartmentId, at: Instant, ctx: CoverageContext): PersonId[] => {
  const here = membersOf(ctx.desk, department).filter((person) => isAtWork(person.id, at, ctx));
  const works = here.filter(({ roles }) => roles.includes("agent") || roles.includes("lead"));
  return [...new Set([...works, ...here])].map((person) => person.id);
};

/** In their own hours and not away. */
export const isAtWork = (person: PersonId, at: Instant, ctx: CoverageContext): boolean =>
  isOpenAt(ctx.calendars.ofPerson(person), at) && !isAway(person, at, ctx.roster);
