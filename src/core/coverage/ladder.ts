import type { DepartmentId, Desk, PersonId } from "../desk/desk.ts";
import { findPerson } from "../desk/find.ts";
import type { Instant } from "../time/instant.ts";
import { fallbackChain } from "./coverage-edges.ts";
import { type Duty, dutyAt, isCovered } from "./duty.ts";
import { leadOrDeputyAt } from "./lead-or-deputy.ts";
import { type CoverageContext, isAway } from "./roster.ts";

/** `last`: with whom it ends, on duty or not. */
export type Rung = { person: PersonId; because: "covers" | "stands-in" | "last" };

/**
 * In which order people are asked when nobody answers: who is on duty for the department, then whoever is where it falls
 * back to, then the last person. Nobody else is woken: only those who are on duty, and the one who is named for this.
 */
export const ladderAt = (department: DepartmentId, at: Instant, ctx: CoverageContext): Rung[] => {
  const [own, ...elsewhere] = fallbackChain(department, ctx).map((id) => dutyAt(id, at, ctx));
  const onDuty: Rung[] = [
    ...peopleOf(own).map((person) => ({ person, because: "covers" as const })),
    ...peopleOf(elsewhere.find(isCovered))
      .slice(0, 1)
      .map((person) => ({ person, because: "stands-in" as const })),
  ];
  const last = lastOf(department, at, ctx);
  // The named last person is asked last also while on duty: with them it leaves chat.
  const front = onDuty.filter(({ person }) => !(last.includes(person) && person === ctx.desk.lastResort?.person));
  return eachOnce([...front, ...last.map((person) => ({ person, because: "last" as const }))]);
};

const eachOnce = (rungs: readonly Rung[]): Rung[] =>
  rungs.filter((one, index) => rungs.findIndex(({ person }) => person === one.person) === index);

const peopleOf = (duty: Duty | undefined): PersonId[] => (duty !== undefined && isCovered(duty) ? duty.people : []);

/** Named in the desk file; without a name, or while that one is away, whoever heads the department, and then a manager. */
const lastOf = (department: DepartmentId, at: Instant, ctx: CoverageContext): PersonId[] => {
  const named = findPerson(ctx.desk, ctx.desk.lastResort?.person ?? null);
  if (named !== undefined && !isAway(named.id, at, ctx.roster)) return [named.id];
  const heads = fallbackChain(department, ctx).map((id) => leadOrDeputyAt(id, at, ctx));
  const head = heads.find((one) => one !== null);
  if (head !== undefined && head !== null) return [head];
  return managersOf(ctx.desk).filter((person) => !isAway(person, at, ctx.roster));
};

export const managersOf = (desk: Desk): PersonId[] =>
  desk.people.filter((person) => person.roles.includes("manager")).map((person) => person.id);
