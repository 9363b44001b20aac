import { findPerson } from "../core/desk/find.ts";
import { DAY } from "../core/time/instant.ts";
import { nagsFor, peopleToTell, settleNags, wakePlace } from "../store/nags.ts";
import { quietUntil } from "../store/settings.ts";
import { alarm } from "./alarm.ts";
import type { Deps } from "./deps.ts";
import { homePlatform } from "./home-platform.ts";
import { personPlace } from "./name-places.ts";
import { inTime } from "./sending.ts";

/** Wakes the direct chat of everybody for whom a nag has become deliverable. What nobody can be told is dropped, and said so. */
export const tellPeople = async (deps: Deps): Promise<number> => {
  if ((await quietUntil(deps.db, deps.now())) !== null) return 0;
  const people = await peopleToTell(deps.db, deps.now());
  for (const person of people) {
    try {
      await tellPerson(deps, person);
    } catch (error) {
      // A platform that cannot be asked about one person now must not keep the others waiting.
      deps.log.error({ person, error: String(error) }, "A person could not be looked up; it is tried again.");
    }
  }
  return people.length;
};

const tellPerson = async (deps: Deps, person: string): Promise<void> => {
  const known = findPerson(deps.policy().desk, person);
  const platform = known === undefined ? null : await inTime(deps, homePlatform(deps, person));
  if (platform !== null) return wakePlace(deps.db, personPlace(person, platform));
  const ids = (await nagsFor(deps.db, person, deps.now())).map((nag) => nag.id);
  await settleNags(deps.db, ids, { state: "dropped", reason: "nobody to tell", now: deps.now() });
  if (known === undefined) return;
  await alarm(
    deps,
    `unreachable ${person} ${Math.floor(deps.now() / DAY)}`,
    `${known.name} is to be reminded of something and has no account that I can find. Check the mail address in the desk file.`,
  );
};
