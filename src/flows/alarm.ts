import { note } from "../card/answer-cards.ts";
import type { Line } from "../card/card.ts";
import { plainLine } from "../card/spans.ts";
import type { Words } from "../card/words/en.ts";
import { wordsIn } from "../card/words/languages.ts";
import { addNotice } from "../store/notices.ts";
import type { Deps } from "./deps.ts";
import { operationsPlaces, platformsOf } from "./name-places.ts";

/** Says something about the desk itself, once for each key: in the operations place and in the log. */
export const alarm = async (deps: Deps, key: string, say: (words: Words) => Line | string): Promise<void> => {
  const words = say(wordsIn(deps.policy().desk.language));
  const places = operationsPlaces(platformsOf(deps), deps.policy());
  let news = places.length === 0;
  for (const place of places) {
    const notice = { key: `${place.id} ${key}`, card: note([words]), at: deps.now() };
    if (await addNotice(deps.db, place, notice)) news = true;
  }
  if (!news) return;
  deps.log.warn({ alarm: key }, typeof words === "string" ? words : plainLine(words));
  deps.wake();
};
