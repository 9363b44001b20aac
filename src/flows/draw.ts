import type { CaseView } from "../card/case-view.ts";
import type { Reader } from "../card/reader.ts";
import { en } from "../card/words/en.ts";
import type { DepartmentId, PersonId } from "../core/desk/desk.ts";
import { findDepartment, findPerson } from "../core/desk/find.ts";
import type { StoredView } from "../store/load-case.ts";
import type { Deps } from "./deps.ts";

/** Draws for one person: their zone, their language. */
export const readerFor = (deps: Deps, person: PersonId | null): Reader => {
  const { desk } = deps.policy();
  return { desk, words: en, zone: findPerson(desk, person)?.zone ?? desk.zone, now: deps.now() };
};

/** Draws for everybody in a department's place. */
export const readerAt = (deps: Deps, department: DepartmentId | null): Reader => {
  const { desk } = deps.policy();
  return { desk, words: en, zone: findDepartment(desk, department)?.zone ?? desk.zone, now: deps.now(), stays: true };
};

export const viewFor = (stored: StoredView, department: DepartmentId | null): CaseView => ({
  ...stored,
  forDepartment: department,
});
