import { dutyAt, isCovered } from "../core/coverage/duty.ts";
import type { DepartmentId, PersonId } from "../core/desk/desk.ts";
import { findPerson } from "../core/desk/find.ts";
import { coverageNow } from "./coverage-now.ts";
import type { Deps } from "./deps.ts";

/** Departments that somebody of another one is on duty for now: whoever covers may also act. */
export const standInsOf = async (deps: Deps, person: PersonId): Promise<DepartmentId[]> => {
  const ctx = await coverageNow(deps);
  const own = findPerson(ctx.desk, person)?.department;
  return ctx.desk.departments
    .filter(({ id }) => id !== own)
    .filter(({ id }) => {
      const duty = dutyAt(id, deps.now(), ctx);
      return isCovered(duty) && duty.people.includes(person);
    })
    .map(({ id }) => id);
};
