import type { CaseView } from "../card/case-view.ts";
import type { Reader } from "../card/reader.ts";
import { wordsIn } from "../card/words/languages.ts";
import type { DepartmentId, PersonId, Platform } from "../core/desk/desk.ts";
import { findDepartment, findPerson } from "../core/desk/find.ts";
import { type Language, languageOf } from "../core/desk/language.ts";
import type { StoredView } from "../store/load-case.ts";
import { personSettings } from "../store/settings.ts";
import type { Deps } from "./deps.ts";

/** Draws for one person: their zone, their language, and how they type commands where they read it. */
export const readerFor = async (
  deps: Deps,
  person: PersonId | null,
  platform: Platform | null = null,
): Promise<Reader> => {
  const { desk } = deps.policy();
  const zone = findPerson(desk, person)?.zone ?? desk.zone;
  const words = wordsIn(await languageFor(deps, person));
  return { desk, words, zone, now: deps.now(), bareCommands: isBare(platform) };
};

/** As they have set it, as the desk file says, as their chat has it, or the desk's. */
export const languageFor = async (deps: Deps, id: PersonId | null): Promise<Language> => {
  const { desk } = deps.policy();
  const person = findPerson(desk, id);
  if (person === undefined) return desk.language;
  const { language, locale } = await personSettings(deps.db, person.id);
  return language ?? person.language ?? languageOf(locale) ?? desk.language;
};

/** Draws for everybody in a department's place. */
export const readerAt = (deps: Deps, department: DepartmentId | null, platform: Platform | null = null): Reader => {
  const { desk } = deps.policy();
  const zone = findDepartment(desk, department)?.zone ?? desk.zone;
  const words = wordsIn(desk.language);
  return { desk, words, zone, now: deps.now(), stays: true, bareCommands: isBare(platform) };
};

/** In Teams the bot is written to or named; a slash there opens Teams' own menu. */
const isBare = (platform: Platform | null): boolean => platform === "teams";

export const viewFor = (stored: StoredView, department: DepartmentId | null): CaseView => ({
  ...stored,
  forDepartment: department,
});
