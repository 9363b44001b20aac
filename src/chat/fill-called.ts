import type { AskArgs } from "../core/case/ask.ts";
import { unquote } from "./read-words.ts";

/** `called 42 reached: …`, `left a message …`, `no reply`; other words say what was said, so they were reached. */
export const fillCalled = (rest: string): AskArgs => {
  const args: AskArgs = {};
  const found = outcomes
    .map(([pattern, said]) => ({ said, match: pattern.exec(rest) }))
    .find(({ match }) => match !== null);
  const words = unquote(found?.match === undefined || found.match === null ? rest : rest.slice(found.match[0].length));
  if (words !== "") args.words = words;
  if (found !== undefined) args.said = found.said;
  else if (words !== "") args.said = "reached";
  return args;
};
const outcomes: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:no[ -]?(?:reply|answer|one answered)|nobody answered|noreply|not reached)(?![\p{L}\p{N}])\s*[-–—:,.;]*\s*/iu,
    "no-reply",
  ],
  [/^(?:left (?:an? )?(?:message|voice ?mail)|message|voice ?mail)(?![\p{L}\p{N}])\s*[-–—:,.;]*\s*/iu, "message"],
  [/^(?:reached(?: (?:him|her|them))?|spoke)(?![\p{L}\p{N}])\s*[-–—:,.;]*\s*/iu, "reached"],
];
