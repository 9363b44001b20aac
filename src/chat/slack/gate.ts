import type { Card } from "../../card/card.ts";
import { doorNote } from "../../card/door-notes.ts";
import type { Words } from "../../card/words/en.ts";
import type { Directory, PersonKnown } from "../ports.ts";
import type { WindowLog } from "../window-work.ts";
import { reasonOf } from "./errors.ts";
import type { Incoming } from "./read-input.ts";
import type { WhoAmI } from "./slack-identity.ts";

/** Who may come in. `note` null means that not even a refusal is said: nobody is there to read it. */
type Passage = { let: "in"; person: PersonKnown } | { let: "out"; note: Card | null };

export type Gate = (incoming: Incoming) => Promise<Passage>;

/**
 * Members of the pinned workspace, in channels of that workspace alone, and nobody else. Every answer of the desk lies
 * behind this: guests, strangers, other workspaces, bots and shared channels get one plain sentence or nothing.
 */
export const createGate = (options: {
  directory: Directory;
  whoAmI: WhoAmI;
  words: () => Words;
  log: WindowLog;
}): Gate => {
  const { directory, whoAmI, words, log } = options;
  return async ({ from, at, shared }) => {
    try {
      const us = await whoAmI();
      if (from.team !== us.team) return out(doorNote("outsider", words()));
      const person = await directory.person(from.user);
      if (person?.standing === "bot") return out(null);
      if (person === null || person.standing !== "member") return out(doorNote("outsider", words()));
      if (shared) return out(doorNote("sharedChannel", words()));
      if (at.channel === null || at.direct) return { let: "in", person };
      const place = await directory.place(at.channel);
      if (place === null) return out(doorNote("unseenChannel", words()));
      return place.internal ? { let: "in", person } : out(doorNote("sharedChannel", words()));
    } catch (error) {
      log.warn(`Slack could not be asked who is speaking: ${reasonOf(error)}.`);
      return out(doorNote("cannotCheckNow", words()));
    }
  };
};

const out = (note: Card | null): Passage => ({ let: "out", note });
