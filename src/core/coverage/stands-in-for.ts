import type { DepartmentId, PersonId } from "../desk/desk.ts";
import { findPerson } from "../desk/find.ts";
import type { Instant } from "../time/instant.ts";
import { dutyAt, isCovered } from "./duty.ts";
import type { CoverageContext } from "./roster.ts";

/** Departments that somebody of another one is on duty for now: whoever covers may also act. */
export const standsInFor = (person: PersonId, at: Instant, ctx: CoverageContext): DepartmentId[] => {
  const own = findPerson(ctx.desk, person)?.department;
  return ctx.desk.departments
    .filter(({ id }) => id !== own)
    .filter(({ id }) => {
      const duty = dutyAt(id, at, ctx);
      return isCovered(duty) && duty.people.includes(person);
    })
    .map(({ id }) => id);
};
