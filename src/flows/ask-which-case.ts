import { formFor } from "../card/forms.ts";
import type { Reader } from "../card/reader.ts";
import type { Answer, Asked } from "../chat/ports.ts";
import type { Ask } from "../core/case/ask.ts";
import type { Person } from "../core/desk/desk.ts";
import { loadCase } from "../store/load-case.ts";
import type { Deps } from "./deps.ts";
import { noSuchCase } from "./no-such-case.ts";

/** The number in a form's field for it, or null. */
export const caseNamed = ({ args, numbers }: Ask): number | null => {
  const written = /^\s*(?:ft\s?-?\s?|#)?#?(\d{1,9})\s*$/i.exec(args.case ?? "")?.[1];
  return numbers.length > 0 || written === undefined ? null : Number(written);
};

/** A note that was begun without a case, from a message of the chat: the form asks which; null where it is known. */
export const askWhichCase = async (
  deps: Deps,
  { ask, way }: Pick<Asked, "way"> & { ask: Ask },
  me: Person,
  reader: Reader,
): Promise<Answer | null> => {
  if (ask.verb !== "update" || way === "words") return null;
  const { forms } = reader.words;
  const [number] = ask.numbers;
  if (number === undefined) {
    if (way === "form") return { problems: [{ field: "case", sentence: forms.update.caseUnread }] };
    const form = formFor(ask, null, me.id, reader);
    return form === null ? null : { form };
  }
  if (ask.args.case === undefined || (await loadCase(deps.db, number)) !== null) return null;
  return { problems: [{ field: "case", sentence: await noSuchCase(deps, number, reader) }] };
};
