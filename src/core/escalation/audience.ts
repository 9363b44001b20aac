import type { Case } from "../case/case.ts";
import { isOpenAt } from "../coverage/calendar.ts";
import type { Calendars } from "../coverage/calendars.ts";
import type { Audience, DepartmentId, Desk, PersonId } from "../desk/desk.ts";
import { findDepartment, findPerson, membersOf } from "../desk/find.ts";
import type { Clock } from "../sla/clock.ts";
import { clockTable } from "../sla/clocks.ts";
import type { Instant } from "../time/instant.ts";

/**
 * Who an audience is for this clock of this case, now. A part nobody fills falls to the next in line: no assignee to the
 * department, nobody of it at work to its lead, no lead or a lead who is off to the deputy.
 */
export const audienceOf = (
  audience: Audience,
  clock: Pick<Clock, "kind">,
  kase: Case,
  policy: { desk: Desk; calendars: Calendars },
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
      return leadOrDeputy(department, policy, now);
    case "manager":
      return policy.desk.people.filter((person) => person.roles.includes("manager")).map((person) => person.id);
  }
};

const known = (desk: Desk, person: PersonId | null): PersonId[] | null =>
  findPerson(desk, person) === undefined || person === null ? null : [person];

/** Members whose own hours are open now; when all are off, the lead or deputy, who finds out when their day begins. */
const atWork = (department: DepartmentId, policy: { desk: Desk; calendars: Calendars }, now: Instant): PersonId[] => {
  const present = membersOf(policy.desk, department)
    .map((person) => person.id)
    .filter((person) => isOpenAt(policy.calendars.ofPerson(person), now));
  return present.length > 0 ? present : leadOrDeputy(department, policy, now);
};

const leadOrDeputy = (id: DepartmentId, policy: { desk: Desk; calendars: Calendars }, now: Instant): PersonId[] => {
  const department = findDepartment(policy.desk, id);
  if (department === undefined) return [];
  const heads = [department.lead, department.deputy].filter((head) => head !== null);
  const present = heads.find((head) => isOpenAt(policy.calendars.ofPerson(head), now));
  const first = present ?? heads[0];
  if (first !== undefined) return [first];
  return department.fallback === null ? [] : leadOrDeputy(department.fallback, policy, now);
};
