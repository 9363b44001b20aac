import type { AskArgs } from "../core/case/ask.ts";
import { bare, isDate, takeDate } from "../core/promise/take-date.ts";
import { nextWord, takeToken, trimEnds, unquote } from "./read-words.ts";

const endings: ReadonlyMap<string, string> = new Map([
  ["kept", "kept"],
  ["broken", "broken"],
  ["broke", "broken"],
  ["moved", "moved"],
  ["move", "moved"],
]);

type TakeName = (text: string) => { token: string; rest: string };

/**
 * What follows `promise 42`: what it is and by when, in either order (`by fri 15:00 replacement ships`), and after `for`
 * the department that keeps it; or what became of it: `kept`, `broken <why>`, `moved <when> <why>`.
 */
export const fillPromise = (rest: string, takeName: TakeName): AskArgs => {
  const first = nextWord(rest, 0);
  const said = first === null ? undefined : endings.get(first.key);
  if (first !== null && said !== undefined) return fillEnding(said, trimEnds(rest.slice(first.end)));
  const { to, left } = takeKeeper(rest, takeName);
  const ahead = takeDate(left.replace(/^(?:by|until|before|bis)\s+/iu, ""));
  if (ahead !== null) {
    const after = takeKeeper(ahead.rest, takeName);
    const what = after.left.replace(/^(?:that\s+|[-–—:,]\s*)/iu, "");
    return withWords({ ...to, ...after.to, until: ahead.date }, "what", what);
  }
  const by = lastBy(left);
  if (by !== null) return withWords({ ...to, until: by.date }, "what", left.slice(0, by.at));
  // A date that cannot be read is named as such by whoever reads on.
  const named = /^(?:by|bis)\s+/iu.exec(left);
  if (named === null) return withWords({ ...to }, "what", left);
  const token = takeToken(left.slice(named[0].length));
  return withWords({ ...to, until: token.token }, "what", token.rest);
};

const fillEnding = (said: string, rest: string): AskArgs => {
  if (said !== "moved") return withWords({ said }, "why", withoutLead(rest));
  const after = rest.replace(/^(?:to|until|by|auf|bis)\s+/iu, "");
  const date = takeDate(after);
  return date === null
    ? withWords({ said }, "until", after)
    : withWords({ said, until: date.date }, "why", withoutLead(date.rest));
};

const withoutLead = (text: string): string => text.replace(/^(?:because|since|as)\s+|^[-–—:,]\s*/iu, "");

const withWords = (args: AskArgs, name: "what" | "why" | "until", words: string): AskArgs => {
  const value = unquote(words);
  return value === "" ? args : { ...args, [name]: value };
};

/** "for parts" where it cannot belong to what is promised: before the date, or right after it. */
const takeKeeper = (text: string, takeName: TakeName): { to: Pick<AskArgs, "to">; left: string } => {
  const lead = /^(?:for|from)\s+/iu.exec(text);
  const name = lead === null ? null : takeName(text.slice(lead[0].length));
  return name === null || name.token === "" ? { to: {}, left: text } : { to: { to: name.token }, left: name.rest };
};

/** The last "by" after which nothing but a date stands. */
const lastBy = (text: string): { at: number; date: string } | null => {
  const all = [...text.matchAll(/(?<=^|\s)(?:by|until|before|bis)\s/giu)];
  const found = all.findLast((one) => isDate(text.slice(one.index + one[0].length)));
  return found === undefined ? null : { at: found.index, date: bare(text.slice(found.index + found[0].length)) };
};
