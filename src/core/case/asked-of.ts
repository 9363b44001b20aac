import type { DepartmentId, PersonId } from "../desk/desk.ts";
import { openPromises } from "../promise/promise.ts";
import { openTasks } from "../task/task.ts";
import type { Case } from "./case.ts";
import { isFollowUpOpen } from "./follow-up.ts";

const keptElsewhere = (kase: Case) => openPromises(kase).filter(({ department }) => department !== kase.department);

/** Departments that have something of the case to do and not the case: a task, or a promise to keep. */
export const askedOf = (kase: Case): DepartmentId[] => [
  ...new Set([...openTasks(kase), ...keptElsewhere(kase)].map(({ department }) => department)),
];

/** Those of them who have it, and whoever is to ask after the customer. */
export const workersOf = (kase: Case): PersonId[] => {
  const people = [
    ...openTasks(kase).map(({ assignee }) => assignee),
    ...keptElsewhere(kase).map(({ keeper }) => keeper),
    isFollowUpOpen(kase) ? (kase.followUp?.to ?? null) : null,
  ];
  return [...new Set(people.filter((person) => person !== null))];
};
