import { pendingGives } from "../authority/give.ts";
import type { DepartmentId, PersonId } from "../desk/desk.ts";
import { keeperOf, openPromises } from "../promise/promise.ts";
import { openTasks } from "../task/task.ts";
import type { Case } from "./case.ts";
import { isFollowUpOpen } from "./follow-up.ts";

/** Departments that have something of the case to do and not the case: a task, or a promise to keep. */
export const askedOf = (kase: Case): DepartmentId[] => {
  const kept = openPromises(kase).filter(({ department }) => department !== kase.department);
  return [...new Set([...openTasks(kase), ...kept].map(({ department }) => department))];
};

/** Those who have a task, are to keep a promise, to say yes or no to what is given, or to ask after the customer. */
export const workersOf = (kase: Case): PersonId[] => {
  const people = [
    ...openTasks(kase).map(({ assignee }) => assignee),
    ...openPromises(kase).map((promise) => keeperOf(promise, kase)),
    ...pendingGives(kase).flatMap(({ asked }) => asked),
    isFollowUpOpen(kase) ? (kase.followUp?.to ?? null) : null,
  ];
  return [...new Set(people.filter((person) => person !== null))];
};
