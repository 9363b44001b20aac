/** The next word of a line. `key` is how it compares: folded, lower case, without the marks that people put around words. */
export type Word = { key: string; raw: string; end: number };

const wordPattern = /[\s\p{Cf}]*([^\s\p{Cf}]\S*)/uy;
const marks = /^["'“”„‘’«»‹›`*_~([{<]+|["'“”„‘’«»‹›`*_~)\]}>.,;:!?…]+$/gu;
/** No verb, name or date is longer; what is longer is somebody's text and is not worth folding. */
const longestWord = 80;

/** The word at `at`, or null at the end of the text. */
export const nextWord = (text: string, at: number): Word | null => {
  wordPattern.lastIndex = at;
  const raw = wordPattern.exec(text)?.[1];
  return raw === undefined ? null : { key: wordKey(raw), raw, end: wordPattern.lastIndex };
};

/** How a word or a short name compares with another. A lone `?` stays one: it is an alias of `help`. */
export const wordKey = (raw: string): string => {
  if (raw.length > longestWord) return "";
  const folded = raw
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .toLowerCase();
  return folded === "?" ? folded : folded.replace(marks, "");
};

const quotes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["'", "'"],
  ["`", "`"],
  ["“", "”"],
  ["”", "”"],
  ["„", "“"],
  ["‘", "’"],
  ["«", "»"],
  ["»", "«"],
  ["‹", "›"],
]);

/** The text without the one pair of quotes that wraps all of it; anything else is left letter for letter. */
export const unquote = (text: string): string => {
  const trimmed = trimEnds(text);
  const opening = trimmed[0] ?? "";
  const closing = quotes.get(opening);
  if (closing === undefined || trimmed.length < 2 || !trimmed.endsWith(closing)) return trimmed;
  const inner = trimmed.slice(1, -1);
  return inner.includes(opening) || inner.includes(closing) ? trimmed : trimEnds(inner);
};

/** White space and invisible characters off both ends, without touching what lies between. */
export const trimEnds = (text: string): string => {
  let from = 0;
  let to = text.length;
  while (from < to && blank.test(text[from] ?? "")) from++;
  while (to > from && blank.test(text[to - 1] ?? "")) to--;
  return text.slice(from, to);
};
/** Format characters but the joiners: a text may well begin or end with an emoji that needs one. */
const blank = /[\s\u200b\u2060\ufeff\u00ad]/u;

/** `text` without the characters of `tail` at its end. A loop: `[...]+$` is quadratic on a page of full stops. */
export const dropTail = (text: string, tail: string): string => {
  let to = text.length;
  while (to > 0 && tail.includes(text[to - 1] ?? " ")) to--;
  return text.slice(0, to);
};

/** A quoted run or one word from the front of `text`, and the rest. */
export const takeToken = (text: string): { token: string; rest: string } => {
  const start = trimEnds(text);
  const closing = quotes.get(start[0] ?? "");
  const close = closing === undefined ? -1 : start.indexOf(closing, 1);
  if (close > 1) return { token: trimEnds(start.slice(1, close)), rest: trimEnds(start.slice(close + 1)) };
  const word = nextWord(start, 0);
  if (word === null) return { token: "", rest: "" };
  return { token: dropTail(word.raw, ".,;:!?"), rest: trimEnds(start.slice(word.end)) };
};

/** The text without what it begins with. */
export const dropLead = (text: string, lead: RegExp): string => trimEnds(text).replace(lead, "");
