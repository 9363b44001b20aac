import { note } from "../card/answer-cards.ts";
import { addNotice } from "../store/notices.ts";
import type { Deps } from "./deps.ts";
import { operationsPlaces, platformsOf } from "./name-places.ts";

/** Says something about the desk itself in the operations place, once for each key, and in the log. */
export const alarm = async (deps: Deps, key: string, words: string): Promise<void> => {
  deps.log.warn({ alarm: key }, words);
  for (const place of operationsPlaces(platformsOf(deps), deps.policy())) {
    await addNotice(deps.db, place, { key: `${place.id} ${key}`, card: note([words]), at: deps.now() });
  }
  deps.wake();
};
