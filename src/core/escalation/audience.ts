import type { Case } from "../case/case.ts";
import { isOpenAt } from "../coverage/calendar.ts";
import type { Calendars } from "../coverage/calendars.ts";
import type { Audience, DepartmentId, Desk, PersonId } from "../desk/desk.ts";
import { findDepartment, findPerson, membersOf } from "../desk/find.ts";
import type { Clock } from "../sla/clock.ts";
import { clockTable } from "../sla/clocks.ts";
import type { Instant } from "../time/instant.ts";

type Policy = { desk: Desk; calendars: Calendars };

/**
 * Who an audience is for this clock of this case, now. A part nobody fills falls to the next in line, so that nothing is
 * told to nobody: no assignee or speaker to their department; nobody of it at work to its lead, a lead who is off to the
 * deputy; neither to the department it falls back on; at last to all its members, or to the managers.
 */
export const audienceOf = (
  audience: Audience,
  clock: Pick<Clock, "kind">,
  kase: Case,
  policy: Policy,
  now: Instant,
): PersonId[] => {
  const department = clockTable[clock.kind].holder(kase);
  switch (audience) {
    case "assignee":
      return known(policy.desk, kase.assignee) ?? atWork(department, policy, now);
    case "speaker":
      return known(policy.desk, kase.speaker.person) ?? atWork(kase.speaker.department, policy, now);
    case "department":
      return atWork(department, policy, now);
    case "lead":
      return firstOf([headOf(department, policy, now), managersOf(policy.desk)]);
    case "manager":
      return managersOf(policy.desk);
  }
};

const known = (desk: Desk, person: PersonId | null): PersonId[] | null => {
  const found = findPerson(desk, person);
  return found === undefined ? null : [found.id];
};

/** Members whose own hours are open now; when all are off, whoever heads them, who finds out when their day begins. */
const atWork = (department: DepartmentId, policy: Policy, now: Instant): PersonId[] => {
  const members = membersOf(policy.desk, department).map((person) => person.id);
  const present = members.filter((person) => isOpenAt(policy.calendars.ofPerson(person), now));
  return firstOf([present, headOf(department, policy, now), members, managersOf(policy.desk)]);
};

const firstOf = (lines: PersonId[][]): PersonId[] => lines.find((line) => line.length > 0) ?? [];

const managersOf = (desk: Desk): PersonId[] =>
  desk.people.filter((person) => person.roles.includes("manager")).map((person) => person.id);

/** The lead or, while the lead is off and the deputy is not, the deputy. `seen` ends a ring of fallbacks. */
const headOf = (id: DepartmentId, policy: Policy, now: Instant, seen: readonly DepartmentId[] = []): PersonId[] => {
  const department = findDepartment(policy.desk, id);
  if (department === undefined || seen.includes(id)) return [];
  const heads = [department.lead, department.deputy].flatMap((head) => known(policy.desk, head) ?? []);
  const first = heads.find((head) => isOpenAt(policy.calendars.ofPerson(head), now)) ?? heads[0];
  if (first !== undefined) return [first];
  return department.fallback === null ? [] : headOf(department.fallback, policy, now, [...seen, id]);
};
