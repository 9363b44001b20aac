import type { Case } from "../case/case.ts";
import { fallbackChain } from "../coverage/coverage-edges.ts";
import { headsOf, leadOrDeputyAt } from "../coverage/lead-or-deputy.ts";
import { presentIn } from "../coverage/present-in.ts";
import { type CoverageContext, isAway } from "../coverage/roster.ts";
import type { Audience, DepartmentId, PersonId } from "../desk/desk.ts";
import { findPerson, membersOf } from "../desk/find.ts";
import type { ClockName } from "../sla/clock.ts";
import { holderOf } from "../sla/clocks.ts";
import { assigneeOf } from "../sla/who-answers.ts";
import type { Instant } from "../time/instant.ts";
import { approversAsked } from "./approvers.ts";
import { inChat, type Recipient } from "./recipient.ts";

/**
 * Whom a quiet step tells, now. A part nobody fills falls to the next in line, so that nothing is told to nobody: an
 * assignee or speaker who is away to their department; nobody of it at work to its lead, a lead who is away to the
 * deputy; neither to the department it falls back on; at last to all its members, or to the managers. Whoever is off
 * hears of it when their day begins.
 */
export const audienceOf = (
  audience: Audience,
  clock: ClockName,
  kase: Case,
  ctx: CoverageContext,
  now: Instant,
): Recipient[] => {
  if (clock.kind === "approval") return approversAsked(clock, kase, ctx, now);
  const department = holderOf(clock, kase);
  switch (audience) {
    case "assignee":
      return present(assigneeOf(clock, kase), ctx, now, "assignee") ?? atWork(department, ctx, now);
    case "speaker":
      return present(kase.speaker.person, ctx, now, "speaker") ?? atWork(kase.speaker.department, ctx, now);
    case "department":
      return atWork(department, ctx, now);
    case "lead":
      return firstOf([heads(department, ctx, now), managers(ctx, now)]);
    case "manager":
      return managers(ctx, now);
  }
};

/** On the desk and not away; whether it is their hour is asked when they are told. */
const present = (
  person: PersonId | null,
  ctx: CoverageContext,
  now: Instant,
  because: "assignee" | "speaker",
): Recipient[] | null => {
  const found = findPerson(ctx.desk, person);
  return found === undefined || isAway(found.id, now, ctx.roster) ? null : inChat(because, [found.id]);
};

const atWork = (department: DepartmentId, ctx: CoverageContext, now: Instant): Recipient[] => {
  const members = membersOf(ctx.desk, department).map((person) => person.id);
  const back = members.filter((person) => !isAway(person, now, ctx.roster));
  return firstOf([
    inChat("department", presentIn(department, now, ctx)),
    heads(department, ctx, now),
    inChat("department", back),
    managers(ctx, now),
    inChat("department", members),
  ]);
};

const firstOf = (lines: Recipient[][]): Recipient[] => lines.find((line) => line.length > 0) ?? [];

/** Managers who are not away; all of them when all are. */
const managers = (ctx: CoverageContext, now: Instant): Recipient[] => {
  const all = ctx.desk.people.filter((person) => person.roles.includes("manager")).map((person) => person.id);
  return firstOf([
    inChat(
      "manages",
      all.filter((person) => !isAway(person, now, ctx.roster)),
    ),
    inChat("manages", all),
  ]);
};

/** Who heads the department or, where both are away or there is none, the nearest one it falls back on. */
const heads = (id: DepartmentId, ctx: CoverageContext, now: Instant): Recipient[] => {
  const chain = fallbackChain(id, ctx);
  const line = [
    ...chain.map((department) => ({ department, head: leadOrDeputyAt(department, now, ctx) })),
    // All of them are away: somebody who hears of it when they are back is better than nobody.
    ...chain.map((department) => ({ department, head: headsOf(department, ctx)[0] ?? null })),
  ];
  const found = line.find(({ head }) => head !== null);
  return found?.head == null ? [] : inChat(found.department === id ? "leads" : "stands-in", [found.head]);
};
