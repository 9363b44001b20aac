import type { AskArgs } from "../core/case/ask.ts";
import { dropTail, unquote } from "./read-words.ts";

/** `digest why missed resolve high`, `digest parts since mon 08:00`, `digest all 7d`. */
export const readDigestWords = (rest: string): AskArgs => {
  const [, what = ""] = /^why\s+(.+)$/iu.exec(rest) ?? [];
  const asked = what === "" ? rest : what;
  const [, scope = "", since = ""] = /^(.*?)(?:^|\s+)(?:since|from|for the last|last)\s+(.+)$/iu.exec(asked) ?? [];
  const [, before = "", length = ""] = /^(.*?)(?:^|\s+)(\d{1,4}\s?[hdw])$/iu.exec(asked) ?? [];
  const left = since !== "" ? scope : length !== "" ? before : asked;
  const [, figure = left, where = ""] = what === "" ? [] : (/^(.*?)\s+(?:in|of|for|at)\s+(.+)$/iu.exec(left) ?? []);
  return {
    ...given("span", dropTail(unquote(since || length), ".,;!")),
    ...given("what", what === "" ? "" : unquote(figure)),
    ...given("scope", unquote(what === "" ? left : where)),
  };
};

const given = (name: keyof AskArgs, value: string): AskArgs => (value === "" ? {} : { [name]: value });
