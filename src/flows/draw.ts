import type { CaseView } from "../card/case-view.ts";
import type { Reader } from "../card/reader.ts";
import { en } from "../card/words/en.ts";
import type { DepartmentId, PersonId, Platform } from "../core/desk/desk.ts";
import { findDepartment, findPerson } from "../core/desk/find.ts";
import type { StoredView } from "../store/load-case.ts";
import type { Deps } from "./deps.ts";

/** Draws for one person: their zone, their language, and how they type commands where they read it. */
export const readerFor = (deps: Deps, person: PersonId | null, platform: Platform | null = null): Reader => {
  const { desk } = deps.policy();
  const zone = findPerson(desk, person)?.zone ?? desk.zone;
  return { desk, words: en, zone, now: deps.now(), bareCommands: isBare(platform) };
};

/** Draws for everybody in a department's place. */
export const readerAt = (deps: Deps, department: DepartmentId | null, platform: Platform | null = null): Reader => {
  const { desk } = deps.policy();
  const zone = findDepartment(desk, department)?.zone ?? desk.zone;
  return { desk, words: en, zone, now: deps.now(), stays: true, bareCommands: isBare(platform) };
};

/** In Teams the bot is written to or named; a slash there opens Teams' own menu. */
const isBare = (platform: Platform | null): boolean => platform === "teams";

export const viewFor = (stored: StoredView, department: DepartmentId | null): CaseView => ({
  ...stored,
  forDepartment: department,
});
