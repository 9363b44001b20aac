import { note } from "./answer-cards.ts";
import type { Card } from "./card.ts";

/** What becomes of a card in a place that outsiders can read. It tells nothing of any case. */
export const movedCard = (): Card =>
  note([
    "Cases are no longer shown here, because people outside the firm can read this channel. Write to me directly.",
  ]);
