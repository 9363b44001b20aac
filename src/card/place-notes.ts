import { note } from "./answer-cards.ts";
import type { Card } from "./card.ts";
import type { Words } from "./words/en.ts";

/** What becomes of a card in a place that outsiders can read. It tells nothing of any case. */
export const movedCard = (words: Words): Card => note([words.door.movedAway]);
