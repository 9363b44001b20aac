import type { PersonId } from "../desk/desk.ts";
import type { Instant } from "../time/instant.ts";
import { dutyAt, isCovered } from "./duty.ts";
import { coveringIn } from "./present-in.ts";
import type { CoverageContext } from "./roster.ts";

/** Whether somebody has agreed to be there now, or the rota names them: then settings that keep reminders small rest. */
export const isOnCall = (person: PersonId, at: Instant, ctx: CoverageContext): boolean =>
  ctx.desk.departments.some(({ id }) => {
    if (coveringIn(id, at, ctx).includes(person)) return true;
    const duty = dutyAt(id, at, ctx);
    return isCovered(duty) && duty.because === "rota" && duty.people[0] === person;
  });
