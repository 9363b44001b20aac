import type { Platform } from "../core/desk/desk.ts";
import { findPerson } from "../core/desk/find.ts";
import type { Way } from "../core/escalation/recipient.ts";
import { DAY } from "../core/time/instant.ts";
import { settleLists } from "../store/lists.ts";
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
  for (const { person, way } of people) {
    try {
      await tellPerson(deps, person, way);
    } catch (error) {
      // A platform that cannot be asked about one person now must not keep the others waiting.
      deps.log.error({ person, error: String(error) }, "A person could not be looked up; it is tried again.");
    }
  }
  return people.length;
};

const tellPerson = async (deps: Deps, person: string, way: Way): Promise<void> => {
  const known = findPerson(deps.policy().desk, person);
  const platform = known === undefined ? null : await platformFor(deps, person, way);
  if (platform !== null) return wakePlace(deps.db, personPlace(person, platform));
  const now = deps.now();
  const ids = (await nagsFor(deps.db, person, [way], now)).map((nag) => nag.id);
  await settleNags(deps.db, ids, { state: "dropped", reason: "nobody to tell", now });
  if (way === "chat") await settleLists(deps.db, person, now, { state: "dropped", reason: "nobody to tell", now });
  if (known === undefined) return;
  const missing =
    way === "chat"
      ? `${known.name} is to be reminded of something and has no account that I can find. Check the mail address in the desk file.`
      : `${known.name} was to be told by ${way} and I cannot: it is not set up here, or the desk file gives no address. See docs/paging.md.`;
  await alarm(deps, `unreachable ${person} ${way} ${Math.floor(now / DAY)}`, missing);
};

/** The person's home window, or the way out of chat that was asked for. */
const platformFor = async (deps: Deps, person: string, way: Way): Promise<Platform | null> => {
  if (way === "chat") return inTime(deps, homePlatform(deps, person));
  return deps.windows.some(({ platform }) => platform === way) ? way : null;
};
