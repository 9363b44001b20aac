import { cut, literal } from "../literal.ts";

/** Text on its way into Teams, for the few spots that take no text runs. */

/** What of one person's words goes into a notification. */
const longestSaid = 300;
const longestPlain = 2_000;

/** Signs that are markup somewhere in Teams, and their likenesses, which are none. */
const likeness: Record<string, string> = {
  "<": "‹",
  ">": "›",
  "*": "∗",
  _: "ˍ",
  "~": "∼",
  "`": "ˋ",
  "[": "［",
  "]": "］",
  "\\": "＼",
};

/** Words that are shown where Teams reads markdown: nothing in them is bold, a list, a link or a mention. */
export const tame = (text: string): string =>
  literal(text)
    .replace(/[<>*_~`[\]\\]/g, (sign) => likeness[sign] ?? sign)
    .replace(/^(\s*)([-+#]|\d+[.)])(?=\s)/gm, "$1\u2060$2")
    .replace(/&(?=[a-z#])/gi, "＆");

/**
 * A card's plain text as an activity's `summary`: what notifications show and screen readers read first. `said` are the
 * words of others in it; each is cut to 300 characters.
 */
export const safePlain = (plain: string, said: readonly string[], max = longestPlain): string => {
  let text = plain;
  for (const words of said) if (words.length > longestSaid) text = text.split(words).join(cut(words, longestSaid));
  const shown = cut(tame(text), max);
  return shown.trim() === "" ? "…" : shown;
};
