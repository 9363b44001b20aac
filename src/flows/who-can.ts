import type { Refusal } from "../core/case/refusal.ts";
import { dutyAt, isCovered } from "../core/coverage/duty.ts";
import { isOnCall } from "../core/coverage/is-on-call.ts";
import { headsOf } from "../core/coverage/lead-or-deputy.ts";
import { isAtWork } from "../core/coverage/present-in.ts";
import { type CoverageContext, isAway } from "../core/coverage/roster.ts";
import type { PersonId } from "../core/desk/desk.ts";
import { membersOf } from "../core/desk/find.ts";
import { whenToTell } from "../core/escalation/when-to-tell.ts";
import type { Instant } from "../core/time/instant.ts";
import { coverageNow } from "./coverage-now.ts";
import type { Deps } from "./deps.ts";

const NAMED = 3;

/** A "no" says who can: which of them are there, or who is back first and when. */
export const withWhoCan = async (deps: Deps, refusal: Refusal): Promise<Refusal> => {
  const { people, departments } = refusal.facts;
  if (people === undefined && refusal.code !== "may-not") return refusal;
  if (people === undefined && (departments ?? "") === "") return refusal;
  const ctx = await coverageNow(deps);
  const now = deps.now();
  const can = people === undefined ? ofDepartments((departments ?? "").split(","), ctx, now) : people.split(",");
  const named = can.filter((id) => id !== "");
  const here = named.filter((id) => isAtWork(id, now, ctx) || isOnCall(id, now, ctx)).slice(0, NAMED);
  const later = named
    .filter((id) => !isAway(id, now, ctx.roster) || named.length === 1)
    .map((person) => ({ person, at: whenToTell(person, false, ctx, now) }))
    .toSorted((a, b) => a.at - b.at)[0];
  const facts = {
    people: named.join(","),
    here: here.join(","),
    later: later?.person ?? "",
    laterAt: String(later?.at ?? ""),
  };
  return { ...refusal, facts: { ...refusal.facts, ...facts } };
};

/** Whoever is on duty for them first, then who heads them, then everybody of theirs. */
const ofDepartments = (ids: readonly string[], ctx: CoverageContext, now: Instant): PersonId[] => [
  ...new Set(
    ids.flatMap((id) => {
      const duty = dutyAt(id, now, ctx);
      const members = membersOf(ctx.desk, id).map((person) => person.id);
      return [...(isCovered(duty) ? duty.people : []), ...headsOf(id, ctx), ...members];
    }),
  ),
];
