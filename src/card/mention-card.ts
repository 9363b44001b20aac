import type { PersonId } from "../core/desk/desk.ts";
import { note } from "./answer-cards.ts";
import type { Card } from "./card.ts";
import { linesOf } from "./lines-of.ts";
import { nagCard } from "./nag-cards.ts";
import type { NagItem } from "./nag-item.ts";
import { nameOf, type Reader } from "./reader.ts";
import { person, text } from "./spans.ts";

/** For somebody whom no direct chat reaches: what they are to be told, said to them in the thread of the case. */
export const mentionCard = (item: NagItem, recipient: PersonId, reader: Reader): Card => {
  const [head = []] = nagCard(item, recipient, reader).blocks.flatMap(linesOf);
  return note([[person(recipient, nameOf(reader, recipient), true), text(": "), ...head], reader.words.nags.onTheCard]);
};
