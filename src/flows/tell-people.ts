import { findPerson } from "../core/desk/find.ts";
import type { Way } from "../core/escalation/recipient.ts";
import { DAY } from "../core/time/instant.ts";
import { settleLists } from "../store/lists.ts";
import { nagsFor, peopleToTell, type StoredNag, settleNags, wakePlace } from "../store/nags.ts";
import { quietUntil } from "../store/settings.ts";
import { alarm } from "./alarm.ts";
import type { Deps } from "./deps.ts";
import { findHome, type Home } from "./home-platform.ts";
import { mentionOnCard } from "./mention-on-card.ts";
import { personPlace } from "./name-places.ts";
import { inTime } from "./sending.ts";
import { sortNags } from "./sort-nags.ts";
import { tellOfLoss } from "./tell-of-loss.ts";

/**
 * Wakes the direct chat of everybody for whom a nag has become deliverable. Whom no direct chat reaches is mentioned on
 * the card; what is left then is dropped, and said so.
 */
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

const tellPerson = async (deps: Deps, id: string, way: Way): Promise<void> => {
  const person = findPerson(deps.policy().desk, id);
  const home = person === undefined ? nowhere : await homeFor(deps, id, way);
  if (person !== undefined) await tellOfLoss(deps, person, home);
  if (home.platform !== null) return wakePlace(deps.db, personPlace(id, home.platform));
  const now = deps.now();
  const nags = await nagsFor(deps.db, id, [way], now);
  const said = person === undefined || way !== "chat" ? [] : await sayOnCard(deps, id, nags);
  const ids = nags.map((nag) => nag.id).filter((nag) => !said.includes(nag));
  await settleNags(deps.db, ids, { state: "dropped", reason: "nobody to tell", now });
  if (way === "chat") await settleLists(deps.db, id, now, { state: "dropped", reason: "nobody to tell", now });
  // Where a window was lost that has been said already.
  if (person === undefined || home.lost.length > 0) return;
  await alarm(deps, `unreachable ${id} ${way} ${Math.floor(now / DAY)}`, ({ operations }) =>
    way === "chat" ? operations.noAccount(person.name) : operations.noWay(person.name, way),
  );
};

/** With the manners of every other telling. Answers what has been seen to: said, put off, or over by now. */
const sayOnCard = async (deps: Deps, person: string, nags: StoredNag[]): Promise<string[]> => {
  const { tell } = await sortNags(deps, person, nags, { undisturbedUntil: null, listDue: false });
  const due = nags.filter(({ id }) => tell?.ids.includes(id));
  const said = await mentionOnCard(deps, person, due);
  const now = deps.now();
  await settleNags(deps.db, said, { state: "dropped", reason: "no direct chat: said on the card", now });
  return [...said, ...nags.filter((nag) => !due.includes(nag)).map(({ id }) => id)];
};

const nowhere: Home = { platform: null, lost: [] };

/** Their home window, or the way out of chat that was asked for. */
const homeFor = async (deps: Deps, person: string, way: Way): Promise<Home> => {
  if (way === "chat") return inTime(deps, findHome(deps, person));
  return { platform: deps.windows.some(({ platform }) => platform === way) ? way : null, lost: [] };
};
