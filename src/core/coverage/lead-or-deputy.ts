import type { DepartmentId, PersonId } from "../desk/desk.ts";
import { findDepartment, findPerson } from "../desk/find.ts";
import type { Instant } from "../time/instant.ts";
import { isAtWork } from "./present-in.ts";
import { type CoverageContext, isAway } from "./roster.ts";

/**
 * Who speaks for the department now: the lead while at work, else the deputy while at work; when neither is, whichever
 * of them is not away and may be called all the same, the lead first. Null when both are away or there is none.
 */
export const leadOrDeputyAt = (department: DepartmentId, at: Instant, ctx: CoverageContext): PersonId | null => {
  const heads = headsOf(department, ctx);
  const reachable = heads.filter((person) => !isAway(person, at, ctx.roster));
  return reachable.find((person) => isAtWork(person, at, ctx)) ?? reachable[0] ?? null;
};

/** The departments for which the person speaks now, as lead or in the lead's place. */
export const headedBy = (person: PersonId, at: Instant, ctx: CoverageContext): DepartmentId[] =>
  ctx.desk.departments.filter(({ id }) => leadOrDeputyAt(id, at, ctx) === person).map(({ id }) => id);

/** The lead and the deputy, as far as there are any. */
export const headsOf = (department: DepartmentId, ctx: CoverageContext): PersonId[] => {
  const found = findDepartment(ctx.desk, department);
  return [found?.lead, found?.deputy].flatMap((id) => findPerson(ctx.desk, id ?? null)?.id ?? []);
};
