import { note } from "../card/answer-cards.ts";
import type { Card } from "../card/card.ts";
import { commandLine, type Reader } from "../card/reader.ts";
import type { Asked } from "../chat/ports.ts";
import type { Ask } from "../core/case/ask.ts";
import { UNDO_WITHIN } from "../core/case/decide-ending.ts";
import type { Person } from "../core/desk/desk.ts";
import { plus } from "../core/time/instant.ts";
import { lastOfRoster, lastTouched } from "../store/last-touched.ts";
import type { Deps } from "./deps.ts";

/** `undo` alone, said after something that no `undo` takes back: which word does. */
export const otherWayBack = async (
  deps: Deps,
  ask: Ask,
  asked: Pick<Asked, "at">,
  me: Person,
  reader: Reader,
): Promise<Card | null> => {
  if (ask.verb !== "undo" || ask.numbers.length > 0 || asked.at.thread !== null) return null;
  const since = plus(deps.now(), -UNDO_WITHIN);
  const said = await lastOfRoster(deps.db, me.id, since);
  if (said === null) return null;
  const touched = await lastTouched(deps.db, me.id, since);
  if (touched !== null && touched.at > said.at) return null;
  const { answers } = reader.words;
  if (said.type === "away") {
    const who = said.person === null || said.person === me.id ? "back" : `back @${said.person}`;
    return note([answers.undoAway(commandLine(reader, who))]);
  }
  return said.department === null
    ? null
    : note([answers.undoCover(commandLine(reader, `cover ${said.department} off`))]);
};
