import type { Card } from "../../card/card.ts";
import { doorNote } from "../../card/door-notes.ts";
import type { Words } from "../../card/words/en.ts";
import type { PersonKnown } from "../ports.ts";
import type { WindowLog } from "../window-work.ts";
import { reasonOf } from "./errors.ts";
import type { Incoming } from "./read-input.ts";
import type { TeamsDirectory } from "./teams-directory.ts";
import { isOurs, type TeamsIdentity } from "./teams-identity.ts";

/** Who may come in. `note` null means that not even a refusal is said: nobody is there to read it. */
type Passage = { let: "in"; person: PersonKnown } | { let: "out"; note: Card | null };

export type Gate = (incoming: Incoming) => Promise<Passage>;

/**
 * Members of the firm's tenant, in conversations of the firm alone, and nobody else. Every answer of the desk lies behind
 * this: guests, other tenants, bots and shared channels get one plain sentence or nothing.
 */
export const createGate = (options: {
  directory: TeamsDirectory;
  us: TeamsIdentity;
  words: () => Words;
  log: WindowLog;
}): Gate => {
  const { directory, us, words, log } = options;
  return async ({ from, tenant, at, spot, kind, team }) => {
    if (!isOurs(us, tenant) || from.bot) return out(null);
    try {
      // Whoever has no account in the directory is a guest of a meeting, a connector or another machine.
      if (from.userId === null) return out(doorNote("outsider", words()));
      const person = await directory.personIn({ ...spot, conversation: at.channel ?? "" }, from.userId, from.account);
      if (person?.standing === "bot") return out(null);
      if (person === null || person.standing !== "member") return out(doorNote("outsider", words()));
      if (kind === "person") return { let: "in", person };
      const place = await directory.placeIn(spot.serviceUrl, at.channel ?? "", team);
      if (place === null) return out(doorNote("unseenChannel", words()));
      return place.internal ? { let: "in", person } : out(doorNote("sharedChannel", words()));
    } catch (error) {
      log.warn(`Teams could not be asked who is speaking: ${reasonOf(error)}.`);
      return out(doorNote("cannotCheckNow", words()));
    }
  };
};

const out = (note: Card | null): Passage => ({ let: "out", note });
