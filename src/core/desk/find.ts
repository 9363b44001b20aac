import type { Cause, CauseId, Department, DepartmentId, Desk, Person, PersonId, Severity, SeverityId } from "./desk.ts";

/** The department with this id, or undefined when the active desk version no longer has it. */
export const findDepartment = (desk: Pick<Desk, "departments">, id: DepartmentId | null): Department | undefined =>
  desk.departments.find((department) => department.id === id);

export const findPerson = (desk: Pick<Desk, "people">, id: PersonId | null): Person | undefined =>
  desk.people.find((person) => person.id === id);

export const findSeverity = (desk: Desk, id: SeverityId): Severity | undefined =>
  desk.severities.find((severity) => severity.id === id);

export const findCause = (desk: Desk, id: CauseId): Cause | undefined => desk.causes.find((cause) => cause.id === id);

/** How a person or department is named to readers; an id that has left the desk is shown as it is. */
export const departmentName = (desk: Desk, id: DepartmentId): string => findDepartment(desk, id)?.name ?? id;
export const personName = (desk: Desk, id: PersonId): string => findPerson(desk, id)?.name ?? id;
export const firstName = (name: string): string => name.trim().split(/\s+/)[0] ?? name;
export const membersOf = (desk: Desk, id: DepartmentId): Person[] =>
  desk.people.filter((person) => person.department === id);

/** Severities are listed worst first in the desk file; the one above this, or itself when it is the worst or unknown. */
export const oneSeverityHigher = (desk: Desk, id: SeverityId): SeverityId => {
  const index = desk.severities.findIndex((severity) => severity.id === id);
  return index < 1 ? id : (desk.severities[index - 1]?.id ?? id);
};
