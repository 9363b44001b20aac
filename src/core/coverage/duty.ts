import type { Department, DepartmentId, PersonId } from "../desk/desk.ts";
import { findDepartment, findPerson } from "../desk/find.ts";
import type { Instant } from "../time/instant.ts";
import { isOpenAt } from "./calendar.ts";
import { compileOnce } from "./compile-once.ts";
import { leadOrDeputyAt } from "./lead-or-deputy.ts";
import { coveringIn, isAtWork, membersAtWork } from "./present-in.ts";
import { agreedCovers, type CoverageContext, isAway } from "./roster.ts";
import { rotaPersonAt } from "./rota.ts";

/** By which rule the first of them covers. */
export type OwnReason = "cover" | "hours" | "rota" | "deputy";

/**
 * Why nobody covers. `closed`: nobody is promised, which is meant. The others are not: the department is open and
 * nobody is in, the person of the rota is away, or whoever agreed to cover is.
 */
export type GapReason = "closed" | "nobody-in" | "rota-away" | "cover-away";

/** Who of a department is on duty, in the order in which they are asked; with nobody, what is missing. */
export type Duty = OnDuty | { missing: GapReason };
export type OnDuty = { people: PersonId[]; because: OwnReason };

/**
 * The one rule of who is there to act. Agreed cover comes first and takes the rota's place; then, while the department
 * is open, its people who are in, and while it is closed the person of the rota; then whoever is in all the same; at
 * last the lead or deputy at work elsewhere. A fallback is not its department's cover: it can take a call, not do the
 * work.
 */
export const dutyAt = (id: DepartmentId, at: Instant, ctx: CoverageContext): Duty => {
  const department = findDepartment(ctx.desk, id);
  if (department === undefined) return { missing: "closed" };
  const covers = coveringIn(id, at, ctx);
  const open = isOpenAt(ctx.calendars.ofDepartment(id), at);
  const promised = open ? null : promisedByRota(department, at);
  const rota = covers.length === 0 && promised !== null && isThere(promised, at, ctx) ? [promised] : [];
  const head = leadOrDeputyAt(id, at, ctx);
  const heads = head !== null && isAtWork(head, at, ctx) ? [head] : [];
  // Whoever heads the department is asked after its other people.
  const members = membersAtWork(id, at, ctx);
  const others = members.filter((person) => person !== head);
  const people = [...new Set([...covers, ...rota, ...others, ...heads])];
  if (covers.length > 0) return { people, because: "cover" };
  if (rota.length > 0) return { people, because: "rota" };
  if (members.length > 0) return { people, because: "hours" };
  if (people.length > 0) return { people, because: "deputy" };
  return { missing: missingAt(id, at, ctx, open, promised) };
};

const missingAt = (
  id: DepartmentId,
  at: Instant,
  ctx: CoverageContext,
  open: boolean,
  promised: PersonId | null,
): GapReason => {
  if (agreedCovers(id, ctx.roster).some((one) => one.from <= at && at < one.to)) return "cover-away";
  if (open) return "nobody-in";
  return promised === null ? "closed" : "rota-away";
};

/** Whom the rota names in a closed hour, away or not; null when it promises nobody then. */
const promisedByRota = ({ rota, zone }: Department, at: Instant): PersonId | null => {
  if (rota === null) return null;
  if (rota.hours !== null && !isOpenAt(compileOnce(rota.hours), at)) return null;
  return rotaPersonAt(rota, zone, at);
};

const isThere = (person: PersonId, at: Instant, ctx: CoverageContext): boolean =>
  findPerson(ctx.desk, person) !== undefined && !isAway(person, at, ctx.roster);

/** Whether somebody of the department is there, its fallback left aside. */
export const isCovered = (duty: Duty): duty is OnDuty => "people" in duty;
