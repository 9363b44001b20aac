import type { AskArgs } from "../core/case/ask.ts";
import { dropTail, unquote } from "./read-words.ts";

/** What it is asked for stands in `what` whole, with where: which little word parts them only its names tell. `digest why missed resolve high`, `digest parts since mon 08:00`, `digest all 7d`. */
export const readDigestWords = (rest: string): AskArgs => {
  const [, what = ""] = /^why\s+(.+)$/iu.exec(rest) ?? [];
  const asked = what === "" ? rest : what;
  const [, scope = "", since = ""] = /^(.*?)(?:^|\s+)(?:since|from|for the last|last|seit)\s+(.+)$/iu.exec(asked) ?? [];
  const [, before = "", length = ""] = /^(.*?)(?:^|\s+)(\d{1,4}\s?[hdw])$/iu.exec(asked) ?? [];
  const left = since !== "" ? scope : length !== "" ? before : asked;
  return {
    ...given("span", dropTail(unquote(since || length), ".,;!")),
    ...given(what === "" ? "scope" : "what", unquote(left)),
  };
};

const given = (name: keyof AskArgs, value: string): AskArgs => (value === "" ? {} : { [name]: value });
