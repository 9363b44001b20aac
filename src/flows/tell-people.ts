import { findPerson } from "../core/desk/find.ts";
import { nagsFor, peopleToTell, settleNags, wakePlace } from "../store/nags.ts";
import type { Deps } from "./deps.ts";
import { homePlatform } from "./home-platform.ts";
import { personPlace } from "./name-places.ts";

/** Wakes the direct chat of everybody for whom a nag has become deliverable. What nobody can be told is dropped, and said so. */
export const tellPeople = async (deps: Deps): Promise<number> => {
  const people = await peopleToTell(deps.db, deps.now());
  for (const person of people) {
    const platform = findPerson(deps.policy().desk, person) === undefined ? null : await homePlatform(deps, person);
    if (platform === null) {
      const ids = (await nagsFor(deps.db, person, deps.now())).map((nag) => nag.id);
      await settleNags(deps.db, ids, { state: "dropped", reason: "nobody to tell", now: deps.now() });
      deps.log.warn({ person }, "A reminder was dropped: this person is reached on no platform.");
    } else await wakePlace(deps.db, personPlace(person, platform));
  }
  return people.length;
};
