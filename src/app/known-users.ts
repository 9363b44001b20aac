import type { PersonId } from "../core/desk/desk.ts";
import type { Log, Policy } from "../flows/deps.ts";
import type { Db } from "../store/client.ts";
import { allIdentities } from "../store/identities.ts";

/** Mentions are drawn without waiting, so bindings are kept at hand and read anew every minute. */
export const knownUsers = async (
  platform: "slack" | "teams",
  parts: { db: Db; policy: () => Policy; log: Log },
): Promise<(person: PersonId) => string | null> => {
  let known = new Map<PersonId, string>();
  let readAt = 0;
  const read = async (): Promise<void> => {
    readAt = Date.now();
    known = new Map((await allIdentities(parts.db, platform)).map(({ person, userId }) => [person, userId]));
  };
  await read();
  return (person) => {
    if (Date.now() - readAt > 60_000) {
      read().catch((error: unknown) =>
        parts.log.warn({ error: String(error) }, "Bound accounts could not be read anew."),
      );
    }
    return parts.policy().desk.people.find(({ id }) => id === person)?.[platform] ?? known.get(person) ?? null;
  };
};
