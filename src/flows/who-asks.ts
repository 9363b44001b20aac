import type { ChatUser } from "../chat/ports.ts";
import type { Person } from "../core/desk/desk.ts";
import { findPerson } from "../core/desk/find.ts";
import { bindIdentity, personOfIdentity } from "../store/identities.ts";
import type { Deps } from "./deps.ts";

/**
 * Who on the desk a platform's user is: as bound before, as the desk file names them, or by a mail address that the
 * platform vouches for, which is then bound once and for good. Null for everybody else.
 */
export const whoAsks = async (deps: Deps, user: ChatUser): Promise<Person | null> => {
  const { desk } = deps.policy();
  if (user.platform === "console") return findPerson(desk, user.userId) ?? null;
  const bound = await personOfIdentity(deps.db, user);
  if (bound !== null) return findPerson(desk, bound) ?? null;
  const named = desk.people.find((person) => person[user.platform === "slack" ? "slack" : "teams"] === user.userId);
  const found = named ?? (await byMail(deps, user));
  if (found === null) return null;
  return (await bindIdentity(deps.db, user, found.id, found.mail)) ? found : null;
};

const byMail = async (deps: Deps, user: ChatUser): Promise<Person | null> => {
  const directory = deps.windows.find((window) => window.platform === user.platform)?.directory;
  const known = await directory?.person(user.userId);
  if (known === null || known === undefined || known.standing !== "member" || known.mail === null) return null;
  const mail = known.mail.toLowerCase();
  // A person whom the desk file ties to another account of this platform is that one, whatever the mail says.
  const tied = user.platform === "slack" ? "slack" : "teams";
  return (
    deps.policy().desk.people.find((person) => person.mail?.toLowerCase() === mail && person[tied] === null) ?? null
  );
};
