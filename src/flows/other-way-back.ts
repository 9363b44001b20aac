import { note } from "../card/answer-cards.ts";
import type { Card } from "../card/card.ts";
import { commandLine, type Reader } from "../card/reader.ts";
import type { Asked } from "../chat/ports.ts";
import type { Ask } from "../core/case/ask.ts";
import { UNDO_WITHIN } from "../core/case/decide-ending.ts";
import type { Person } from "../core/desk/desk.ts";
import { plus } from "../core/time/instant.ts";
import { type DeskSaid, lastOfDesk, lastTouched } from "../store/last-touched.ts";
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
  const said = await lastOfDesk(deps.db, me.id, since);
  if (said === null) return null;
  const touched = await lastTouched(deps.db, me.id, since);
  if (touched !== null && touched.at > said.at) return null;
  const way = wayBackOf(said, me, reader);
  return way === null ? null : note([reader.words.answers.undoDesk[way.about](commandLine(reader, way.command))]);
};

type Way = { about: keyof Reader["words"]["answers"]["undoDesk"]; command: string };

const wayBackOf = ({ type, data }: DeskSaid, me: Person, { words: { blanks } }: Reader): Way | null => {
  const text = (key: string): string => (typeof data[key] === "string" ? data[key] : "");
  const number = typeof data.id === "number" ? data.id : 0;
  const department = text("department");
  switch (type) {
    case "away":
      return { about: "away", command: isMe(text("person"), me) ? "back" : `back @${text("person")}` };
    case "back":
      return {
        about: "back",
        command: `away ${isMe(text("person"), me) ? "" : `@${text("person")} `}${blanks.when}`,
      };
    case "cover-asked":
    case "cover-agreed":
      return { about: "cover", command: `cover ${department} off` };
    case "cover-declined":
    case "cover-withdrawn":
      return { about: "cover", command: `cover ${department} ${blanks.when}` };
    case "incident-opened":
      return { about: "incident", command: `incident close ${number} ${blanks.words}` };
    case "incident-updated":
      return { about: "incident", command: `incident update ${number} ${blanks.words}` };
    case "incident-closed":
    case "cluster-refused":
      return { about: "incident", command: `incident open ${blanks.words}` };
    case "quiet":
      return { about: "quiet", command: "quiet off" };
    case "quiet-ended":
      return { about: "quiet", command: `quiet all ${blanks.when} ${blanks.words}` };
    case "setting":
      return { about: "settings", command: `settings ${text("setting")} ${blanks.words}` };
    case "connected":
      return { about: "connected", command: "settings" };
    default:
      return null;
  }
};

const isMe = (person: string, me: Person): boolean => person === "" || person === me.id;
