import type { PersonKnown } from "../chat/ports.ts";
import type { PersonId, Platform } from "../core/desk/desk.ts";
import { findDepartment, findPerson } from "../core/desk/find.ts";
import { bindIdentity, userOfPerson } from "../store/identities.ts";
import { lostChatsOf } from "../store/lease-place.ts";
import { personSettings, setPersonSettings } from "../store/settings.ts";
import type { ChatWindow, Deps } from "./deps.ts";

/** Where a person is told things, and the windows before it that know them and in which they cannot be written to. */
export type Home = { platform: Platform | null; lost: { platform: Platform; why: string }[] };

/** The one window in which a person is told things, so that nobody is told twice; null: none. */
export const homePlatform = async (deps: Deps, person: PersonId): Promise<Platform | null> =>
  (await findHome(deps, person)).platform;

/**
 * The window they chose, else the first in which their department works, else the first that knows them; mail after
 * every chat. One that was lost to them is passed over.
 */
export const findHome = async (deps: Deps, person: PersonId): Promise<Home> => {
  const [{ home }, lostChats] = await Promise.all([personSettings(deps.db, person), lostChatsOf(deps.db, person)]);
  const lost: Home["lost"] = [];
  for (const window of inOrder(deps, person, home)) {
    const gone = lostChats.find(({ platform }) => platform === window.platform);
    if (gone !== undefined) lost.push(gone);
    else if ((await userOn(deps, window, person)) !== null) return { platform: window.platform, lost };
  }
  return { platform: null, lost };
};

/** The pager wakes people and is not for what can wait. */
const inOrder = (deps: Deps, id: PersonId, chosen: Platform | null): ChatWindow[] => {
  const { desk } = deps.policy();
  const places = findDepartment(desk, findPerson(desk, id)?.department ?? null)?.places ?? {};
  const rank = ({ platform }: ChatWindow): number => {
    if (platform === chosen) return 0;
    if (platform === "mail") return 3;
    return places[platform] === undefined ? 2 : 1;
  };
  return deps.windows.filter(({ platform }) => platform !== "pager").toSorted((a, b) => rank(a) - rank(b));
};

/** Whether a chat window knows the person, in which they can answer; mail only tells. */
export const isInChat = async (deps: Deps, person: PersonId): Promise<boolean> => {
  const lost = await lostChatsOf(deps.db, person);
  for (const window of inOrder(deps, person, null)) {
    if (window.platform === "mail" || lost.some(({ platform }) => platform === window.platform)) continue;
    if ((await userOn(deps, window, person)) !== null) return true;
  }
  return false;
};

/** A person's user id on a platform: as bound, as the desk file names it, or found by mail and then bound. */
export const userOn = async (deps: Deps, window: ChatWindow, id: PersonId): Promise<string | null> => {
  const bound = await userOfPerson(deps.db, window.platform, id);
  if (bound !== null) return bound;
  const person = findPerson(deps.policy().desk, id);
  if (person === undefined) return null;
  if (window.platform === "console") return id;
  // A pager knows people by their ids here, whatever accounts they have elsewhere.
  if (window.platform === "pager") return (await window.directory.person(id))?.userId ?? null;
  // An address is where mail goes, not who somebody is: it follows the desk file and is never bound.
  if (window.platform === "mail") {
    return person.mail === null ? null : ((await window.directory.personByMail(person.mail))?.userId ?? null);
  }
  const named = window.platform === "slack" ? person.slack : person.teams;
  const known =
    named !== null
      ? await window.directory.person(named)
      : person.mail === null
        ? null
        : await window.directory.personByMail(person.mail);
  if (known === null || known.standing !== "member") return null;
  const identity = { platform: window.platform, tenant: known.tenant, userId: known.userId };
  const locale = await localeOf(window, known);
  if (!(await bindIdentity(deps.db, identity, id, person.mail))) return null;
  if (locale !== null && (await personSettings(deps.db, id)).locale === null) {
    await setPersonSettings(deps.db, id, { locale });
  }
  return known.userId;
};

/** Who has never said a word to the desk is told things in the language of their chat all the same. */
const localeOf = async ({ directory }: ChatWindow, known: PersonKnown): Promise<string | null> =>
  // Looked up by mail, an account does not say it.
  known.locale ?? (await directory.person(known.userId))?.locale ?? null;
