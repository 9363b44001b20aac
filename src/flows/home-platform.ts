import type { PersonId, Platform } from "../core/desk/desk.ts";
import { findPerson } from "../core/desk/find.ts";
import { bindIdentity, userOfPerson } from "../store/identities.ts";
import type { ChatWindow, Deps } from "./deps.ts";

/**
 * The one window in which a person is told things: the first open one that knows them, mail after every chat. The pager
 * wakes people and is not for what can wait.
 */
export const homePlatform = async (deps: Deps, person: PersonId): Promise<Platform | null> => {
  for (const window of deps.windows) {
    if (window.platform === "pager") continue;
    if ((await userOn(deps, window, person)) !== null) return window.platform;
  }
  return null;
};

/** Whether a chat window knows the person, in which they can answer; mail only tells. */
export const isInChat = async (deps: Deps, person: PersonId): Promise<boolean> => {
  const platform = await homePlatform(deps, person);
  return platform !== null && platform !== "mail";
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
  return (await bindIdentity(deps.db, identity, id, person.mail)) ? known.userId : null;
};
