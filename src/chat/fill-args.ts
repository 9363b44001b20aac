import type { ArgName } from "../core/case/arg-name.ts";
import type { AskArgs } from "../core/case/ask.ts";
import type { VerbRow } from "../core/case/verbs.ts";
import { fillCalled } from "./fill-called.ts";
import { fillGive } from "./fill-give.ts";
import { fillHarm } from "./fill-harm.ts";
import { fillPromise } from "./fill-promise.ts";
import { readDigestWords } from "./read-digest-words.ts";
import { dropLead, dropTail, nextWord, takeToken, trimEnds, unquote, wordKey } from "./read-words.ts";

/** What follows the numbers, laid out in the row's arguments. `complete` is false when one that is needed is not there. */
export type Filled = { args: AskArgs; complete: boolean };

/** `spelled` is the name or alias that was typed: `confirm 42` alone says yes for the customer. */
export const fillArgs = (row: VerbRow, spelled: string, rest: string, departments: readonly string[]): Filled => {
  const special = specials[row.name];
  const args = special === undefined ? inOrder(row, rest, departments) : special(rest, { spelled, departments });
  const complete = row.args.every((arg) => arg.endsWith("?") || args[arg as ArgName] !== undefined);
  return { args, complete };
};

type Hints = { spelled: string; departments: readonly string[] };
type Filler = (rest: string, hints: Hints) => AskArgs;

/** One token for each argument, the last takes what is left. */
const inOrder = (row: VerbRow, rest: string, departments: readonly string[]): AskArgs => {
  const args: AskArgs = {};
  let left = rest;
  for (const [index, arg] of row.args.entries()) {
    const name = arg.replace("?", "") as ArgName;
    const taken = name === "to" ? takeName(left, departments) : takeToken(left);
    const last = index === row.args.length - 1;
    put(args, name, last ? unquote(left) : taken.token);
    left = taken.rest;
  }
  return args;
};

const put = (args: AskArgs, name: ArgName, value: string): void => {
  if (value !== "") args[name] = value;
};

const wait: Filler = (rest) => {
  const args: AskArgs = {};
  const text = dropLead(rest, /^for\s+/iu);
  const cut = lastUntil(text);
  put(args, "what", unquote(cut === null ? text : text.slice(0, cut.from)));
  if (cut !== null) put(args, "until", when(text.slice(cut.to)));
  return args;
};

/** The last ` until `, so that "the plumber waits until noon until thu" waits until Thursday. */
const lastUntil = (text: string): { from: number; to: number } | null => {
  let last: { from: number; to: number } | null = null;
  for (const found of text.matchAll(/(?<=^|\s)(?:until|till|til|bis)\s/giu))
    last = { from: found.index, to: found.index + found[0].length };
  return last;
};

const pass: Filler = (rest, { departments }) => {
  const args: AskArgs = {};
  const to = takeName(dropLead(rest, /^to\s+/iu), departments);
  put(args, "to", to.token);
  put(args, "why", unquote(dropLead(to.rest, /^(?:because|since|as)\s+|^[-–—:,]\s*/iu)));
  return args;
};

/** "ask 42 billing to refund 40 USD" asks for "refund 40 USD". */
const ask: Filler = (rest, { departments }) => {
  const args: AskArgs = {};
  const to = takeName(dropLead(rest, /^(?:the)\s+/iu), departments);
  put(args, "to", to.token);
  put(args, "what", unquote(dropLead(to.rest, /^(?:to|for|please)\s+|^[-–—:,]\s*/iu)));
  return args;
};

const arrivedLead =
  /^(?:the\s+|das\s+)?(?:(?:spare\s+)?parts?|(?:ersatz)?teil)\s+(?:(?:no\.?|number|nr\.?|nummer)\s*)?#?/iu;
const arrived: Filler = (rest) => {
  const args: AskArgs = {};
  put(args, "part", unquote(dropLead(rest, arrivedLead)));
  return args;
};

const notOurs: Filler = (rest, { departments }) => {
  const args: AskArgs = {};
  put(args, "to", takeName(dropLead(rest, /^(?:but|to|for)\s+|^[-–—:,]\s*/iu), departments).token);
  return args;
};

const customer: Filler = (rest, { spelled }) => {
  const args: AskArgs = {};
  const first = nextWord(rest, 0);
  const second = first === null ? null : nextWord(rest, first.end);
  if (spelled === "no answer") {
    args.said = "no-answer";
    put(args, "words", unquote(rest));
    return args;
  }
  if (first === null) return spelled === "confirm" ? { said: "yes" } : args;
  const spaced = first.key === "no" && second?.key === "answer";
  const said = spaced ? "no-answer" : saidWords.get(first.key);
  if (said === undefined) return args;
  args.said = said;
  const end = spaced && second !== null ? second.end : first.end;
  put(args, "words", unquote(dropLead(trimEnds(rest.slice(end)), /^[-–—:,]\s*/u)));
  return args;
};
const saidWords: ReadonlyMap<string, string> = new Map([
  ["yes", "yes"],
  ["y", "yes"],
  ["no", "no"],
  ["n", "no"],
  ["no-answer", "no-answer"],
  ["noanswer", "no-answer"],
]);

/** `self` by itself, or before a mark: nobody of ours solved it. "self test passed" is how it was solved. */
const done: Filler = (rest) => {
  const self = /^self(?:$|\s*[.:;,]\s*|\s+[–—-]\s+)/iu.exec(rest);
  const args: AskArgs = {};
  if (self === null) put(args, "words", unquote(rest));
  return self === null ? args : { kind: "self", words: unquote(rest.slice(self[0].length)) };
};

const met: Filler = (rest) => {
  const args: AskArgs = {};
  const first = nextWord(rest, 0);
  if (first === null) return { met: "yes" };
  args.met = first.key === "y" ? "yes" : first.key === "n" ? "no" : first.key;
  put(args, "unmet", unquote(dropLead(rest.slice(first.end), /^[-–—:,]\s*|^because\s+/iu)));
  return args;
};

const told: Filler = (rest) => {
  const args: AskArgs = {};
  const lead = /^(?:by|in|on|via)?\s*(?:an?\s+|the\s+)?([\p{L}-]{2,12})(?:\s+(?:message|chat))?\s*:\s*/iu.exec(rest);
  const where = lead === null ? undefined : toldWhere.get((lead[1] ?? "").toLowerCase());
  if (where !== undefined) args.where = where;
  put(args, "words", unquote(where === undefined || lead === null ? rest : rest.slice(lead[0].length)));
  return args;
};
const toldWhere: ReadonlyMap<string, string> = new Map([
  ["public", "public"],
  ["publicly", "public"],
  ["private", "private"],
  ["privately", "private"],
  ["dm", "private"],
  ["direct", "private"],
  ["mail", "mail"],
  ["email", "mail"],
  ["e-mail", "mail"],
  ["phone", "phone"],
  ["telephone", "phone"],
  ["call", "phone"],
]);

const onIt: Filler = (rest) => {
  const args: AskArgs = {};
  put(args, "until", when(dropLead(rest, /^(?:until|till|til|for|bis)\s+/iu)));
  return args;
};

const quiet: Filler = (rest, { departments }) => {
  const args: AskArgs = {};
  const scope = takeName(rest, departments);
  put(args, "scope", scope.token);
  const until = takeWhen(scope.rest);
  put(args, "until", until.token);
  put(args, "why", unquote(dropLead(until.rest, /^because\s+|^[-–—:,]\s*/iu)));
  return args;
};

/** `cover parts sat 09:00-17:00 @raj`, the colleague anywhere; `off`, `yes` and `no` answer what was asked before. */
const cover: Filler = (rest, { departments }) => {
  const args: AskArgs = {};
  const to = takeName(dropLead(rest, /^for\s+/iu), departments);
  put(args, "to", to.token);
  const { who, left } = takeColleague(to.rest);
  const said = coverWords.get(wordKey(left));
  if (said !== undefined) return { ...args, said, ...(who === null ? {} : { who }) };
  const bare = who === null ? lastName(left) : null;
  put(args, "span", when(bare?.before ?? left));
  put(args, "who", who ?? bare?.name ?? "");
  return args;
};
const coverWords: ReadonlyMap<string, string> = new Map([
  ["off", "off"],
  ["cancel", "off"],
  ["withdraw", "off"],
  ["yes", "yes"],
  ["no", "no"],
]);

const away: Filler = (rest) => {
  const args: AskArgs = {};
  const { who, left } = takeColleague(rest);
  put(args, "who", who ?? "");
  put(args, "span", when(left));
  return args;
};

const back: Filler = (rest) => {
  const args: AskArgs = {};
  put(args, "who", takeColleague(rest).who ?? takeToken(rest).token);
  return args;
};

const specials: Record<string, Filler | undefined> = {
  wait,
  pass,
  customer,
  done,
  harm: fillHarm,
  met,
  ask,
  promise: (rest, { departments }) => fillPromise(rest, (text) => takeName(text, departments)),
  ...fillGive<Hints>((words, hints) => told(words, hints)),
  arrived,
  told,
  called: fillCalled,
  quiet,
  cover,
  away,
  back,
  digest: readDigestWords,
  notours: notOurs,
  "on-it": onIt,
};

/** A person or a department: `@ana`, `<@U1>`, one word, a quoted run, or a department's name of several words. */
const takeName = (text: string, departments: readonly string[]): { token: string; rest: string } => {
  for (const name of [...departments].sort((a, b) => b.length - a.length)) {
    const wanted = nameKeys(name);
    let end = 0;
    const seen: string[] = [];
    while (seen.length < wanted.length) {
      const word = nextWord(text, end);
      if (word === null) break;
      seen.push(...nameKeys(word.raw));
      end = word.end;
    }
    if (wanted.length > 1 && seen.join(" ") === wanted.join(" "))
      return { token: name, rest: trimEnds(text.slice(end)) };
  }
  return takeToken(text);
};
const nameKeys = (name: string): string[] =>
  name
    .split(/[\s_-]+/u)
    .map(wordKey)
    .filter((key) => key !== "");

/** The first word that names a colleague by a mention, and the words around it. */
const takeColleague = (text: string): { who: string | null; left: string } => {
  const found = /(?<=^|\s)(?:(?:by|with)\s+)?(<@[^>\s]+>|@[^\s,;]+)(?=$|[\s,;])/iu.exec(text);
  if (found === null) return { who: null, left: trimEnds(text) };
  const left = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`;
  return { who: dropTail(found[1] ?? "", ".:!?"), left: trimEnds(left).replace(/\s+/gu, " ") };
};

/** A name without its `@` at the end of a span: a word that no span ends with. */
const lastName = (text: string): { before: string; name: string } | null => {
  const found = /^(.*\S)\s+(\p{L}[\p{L}\p{N}_-]*)$/iu.exec(text);
  const [, before = "", name = ""] = found ?? [];
  if (found === null || timeWord.test(wordKey(name)) || spanWord.test(wordKey(name))) return null;
  return { before: before.replace(/\s(?:by|with)$/iu, ""), name };
};
const spanWord =
  /^(?:week|weekend|month|year|morning|afternoon|evening|night|day|now|eod|eow|cob|later|this|until|till|bis|wochenende|woche|jetzt|früh|vormittag|mittag|nachmittag|abend|feierabend|mo|di|mi|do|fr|sa|so)$/u;

/** A date or span at the front of `text`, as far as words go on looking like one. */
const takeWhen = (text: string): { token: string; rest: string } => {
  const after = dropLead(text, /^(?:until|till|til|for|bis)\s+/iu);
  const introduced = after !== text;
  let end = 0;
  for (let words = 0; words < 4; words++) {
    const word = nextWord(after, end);
    if (word === null || !(timeWord.test(word.key) || (words === 0 && introduced))) break;
    end = word.end;
  }
  return { token: when(after.slice(0, end)), rest: trimEnds(after.slice(end)) };
};
const timeWord =
  /^(?:\d[\d.:/-]*(?:st|nd|rd|th)?|\d+(?:m|h|d|w|min|mins|hrs?|am|pm)|minutes?|mins?|hours?|hrs?|days?|weeks?|am|pm|at|next|in|noon|midnight|tonight|today|tomorrow|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*|uhr|minuten?|stunden?|std|tage?n?|wochen?|heute|(?:über)?morgen|(?:mon|diens|donners|frei|sams|sonn)tags?|mittwochs?|sonnabends?|(?:mär|mai|okt|dez)[a-z]*)$/u;

/** Dates lose the full stop of their sentence. */
const when = (text: string): string => dropTail(unquote(text), ".,;!");
