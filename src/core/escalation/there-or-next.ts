import { presentIn } from "../coverage/present-in.ts";
import { type CoverageContext, isAway } from "../coverage/roster.ts";
import type { DepartmentId, PersonId } from "../desk/desk.ts";
import { membersOf } from "../desk/find.ts";
import type { Instant } from "../time/instant.ts";
import { whenToTell } from "./when-to-tell.ts";

/**
 * Whom a question to a department is put to: everybody who is in, and where nobody is, whoever works there and comes in
 * first, who reads it then. Nobody who is away.
 */
export const thereOrNext = (department: DepartmentId, at: Instant, ctx: CoverageContext): PersonId[] => {
  const there = presentIn(department, at, ctx);
  if (there.length > 0) return there;
  const next = membersOf(ctx.desk, department)
    .filter(({ id, roles }) => (roles.includes("agent") || roles.includes("lead")) && !isAway(id, at, ctx.roster))
    .map(({ id }) => ({ id, at: whenToTell(id, false, ctx, at) }));
  const first = Math.min(...next.map((one) => one.at));
  return next.filter((one) => one.at === first).map(({ id }) => id);
};
