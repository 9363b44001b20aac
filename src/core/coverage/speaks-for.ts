import { oversees } from "../case/may.ts";
import type { DepartmentId, Desk, PersonId } from "../desk/desk.ts";
import { findDepartment, findPerson } from "../desk/find.ts";

/** Whether the person may say who is where in a department: its lead or deputy, a manager, an administrator. */
export const speaksFor = (person: PersonId, department: DepartmentId, desk: Desk): boolean => {
  const found = findPerson(desk, person);
  const { lead, deputy } = findDepartment(desk, department) ?? { lead: null, deputy: null };
  return found !== undefined && (oversees(found) || lead === person || deputy === person);
};

/** The same for oneself, and for everybody in the departments one speaks for. */
export const speaksOf = (by: PersonId, person: PersonId, desk: Desk): boolean => {
  const found = findPerson(desk, person);
  return found !== undefined && (by === person || speaksFor(by, found.department, desk));
};
