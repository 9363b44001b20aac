import type { Reader } from "../card/reader.ts";
import { hoursCard } from "../card/roster-cards.ts";
import type { Answer } from "../chat/ports.ts";
import type { Ask } from "../core/case/ask.ts";
import { noSuchDepartment } from "./no-such-department.ts";
import { readDepartment } from "./read-command.ts";

/** When departments are open, as the desk file says. */
export const answerHours = (ask: Ask, reader: Reader): Answer => {
  const asked = ask.args.scope ?? "";
  const only = asked === "" ? null : readDepartment(asked, reader.desk);
  if (asked !== "" && only === null) return { card: noSuchDepartment(asked, reader) };
  const shown = reader.desk.departments.filter(({ id }) => only === null || id === only);
  return { card: hoursCard(shown, reader) };
};
