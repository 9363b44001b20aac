import { isGivePiece } from "../core/authority/give.ts";
import type { Ask } from "../core/case/ask.ts";
import { type VerbName, type VerbRow, verbRows } from "../core/case/verbs.ts";
import { closestVerb } from "./closest-verb.ts";
import { fillArgs } from "./fill-args.ts";
import type { Unread } from "./ports.ts";
import { type BareNumbers, readNumbers, readPiece } from "./read-numbers.ts";
import { nextWord, trimEnds, type Word } from "./read-words.ts";

export type ParseOptions = {
  /** Said in a thread: the number may be left out, since the card above names the case. */
  thread: boolean;
  /** Names and ids of departments, so that one of several words is taken as one. */
  departments?: readonly string[];
};

/**
 * Reads a line as people type it to the desk; the same for every window. Never throws, whatever the text.
 *
 * A verb and its numbers come in either order, a bare number means `show`. Where words follow the number, a second bare
 * number belongs to the words (`done 42 2 parts replaced`), and in a thread so does the first: there a number is
 * written `#42`. Extra words after a verb that takes none are let go.
 */
export const parseCommand = (text: string, options: ParseOptions): Ask | Unread => {
  const line = withoutSlash(trimEnds(text));
  if (nextWord(line, 0) === null) return { unread: "empty", word: "", guess: null };
  const first = readPiece(line, 0, "all");
  const leading = first === null ? readNumbers(line, 0, "all") : { numbers: [first.number], at: first.at };
  const spelled = readVerb(line, leading.at);
  if (spelled !== null) {
    const read = readAsk(line, spelled, leading.numbers, options);
    const asksInstead = "unread" in read && read.unread === "missing-number" && isAboutSomebody(line, spelled);
    return asksInstead ? question(line) : withPiece(read, first);
  }
  const word = nextWord(line, leading.at);
  // Nobody has that many cases: it is a phone number.
  if (leading.numbers.some((number) => number > 9_999_999)) return question(line);
  if (leading.numbers.length > 0 && (word === null || word.key === "" || word.key === "full")) {
    const args = word?.key === "full" ? { scope: "full" } : {};
    return withPiece({ verb: "show", numbers: leading.numbers, args }, first);
  }
  const guess = word === null ? null : closestVerb(word.key);
  if (word === null || !isQuestion(line, word, leading.numbers.length > 0, guess)) {
    const shown = [...(word?.raw ?? "").slice(0, 80)].slice(0, 40).join("");
    return { unread: "unknown-verb", word: shown, guess: guess?.verb ?? null };
  }
  return question(line);
};

const question = (line: string): Ask => ({ verb: "status", numbers: [], args: { words: line } });

/**
 * Words that begin with no verb are a question in people's own words, unless they look like a slip of the pen: a word near
 * a verb, or one before nothing but case numbers.
 */
const isQuestion = (line: string, word: Word, numberFirst: boolean, guess: { slips: number } | null): boolean => {
  if (asking.has(word.key.replace(/['’]s$/u, "")) || /[?？]["'”’)\]]*$/u.test(line)) return true;
  const rest = trimEnds(line.slice(word.end));
  const following = readNumbers(line, word.end, "all");
  const isPhone = following.numbers.some((number) => number > 9_999_999);
  const onlyNumbers = rest !== "" && trimEnds(line.slice(following.at)) === "" && !isPhone;
  // Two slips in a word that many others follow: more likely it is another word.
  const isSlip = guess !== null && (guess.slips < 2 || following.numbers.length > 0 || !/\s\S+\s/u.test(rest));
  return !isSlip && !numberFirst && !(onlyNumbers && /^[\p{L}_]+$/u.test(word.raw));
};

/** "show me jane's case", "update on @jane?", "open for parts": a verb's word, but said of somebody. */
const isAboutSomebody = (line: string, { row, end }: Spelled): boolean => {
  const rest = trimEnds(line.slice(end));
  if (rest === "") return false;
  return row.name === "show" || row.name === "why" || /[?？]["'”’)\]]*$/u.test(line);
};

/** Nobody means a verb by these, however near one they are spelt: "what" is no slip for "wait". */
const asking: ReadonlySet<string> = new Set(
  `what what's whats where where's wheres when who who's whos whose which how how's hows is are was were any anything
  anyone has have had does do did can could should would will tell give find look please order ord invoice rma po customer phone about
  regarding re news the this that hi hello hey`.split(/\s+/u),
);

/** `/case claim 42` sent as a message is `claim 42`; `/claim 42` too. */
const withoutSlash = (line: string): string => {
  const name = line.startsWith("/") ? nextWord(line, 1) : null;
  if (name === null) return line;
  return spellings.has(name.key) ? line.slice(1) : line.slice(name.end);
};

type Spelled = { row: VerbRow & { name: VerbName }; as: string; end: number };

/** Every spelling of every verb, in one and in two words. */
const spellings: ReadonlyMap<string, VerbRow & { name: VerbName }> = new Map([
  ...verbRows.flatMap((row) => [row.name, ...row.aliases].map((word) => [word, row] as const)),
  // "no answer 42" must never be read as a no with the reason "answer".
  ...verbRows
    .filter((row) => row.name === "customer")
    .flatMap((row) => ["no answer", "no-answer"].map((word) => [word, row] as const)),
]);

const readVerb = (line: string, at: number): Spelled | null => {
  let first = nextWord(line, at);
  if (first !== null && ["please", "case"].includes(first.key)) first = nextWord(line, first.end);
  if (first === null) return null;
  const second = nextWord(line, first.end);
  const pair = second === null ? "" : `${first.key} ${second.key}`;
  const two = spellings.get(pair);
  if (two !== undefined && second !== null) return { row: two, as: pair, end: second.end };
  const one = spellings.get(first.key);
  return one === undefined ? null : { row: one, as: first.key.replace("no-answer", "no answer"), end: first.end };
};

const readAsk = (line: string, spelled: Spelled, given: number[], options: ParseOptions): Ask | Unread => {
  const { row } = spelled;
  let numbers = given;
  let at = spelled.end;
  const piece = row.takes === "none" || given.length > 0 ? null : readPiece(line, at, bareNumbers(row, options.thread));
  if (piece !== null) {
    numbers = [piece.number];
    at = piece.at;
  } else if (row.takes !== "none" && given.length === 0) {
    const found = readNumbers(line, at, bareNumbers(row, options.thread));
    const all = readNumbers(line, at, "all");
    // Nothing but numbers is a list of cases, whatever the verb.
    const read = row.name !== "reach" && trimEnds(line.slice(all.at)) === "" ? all : found;
    numbers = read.numbers;
    at = read.at;
    const needed = row.takes !== "optional" && !options.thread;
    if (numbers.length === 0 && needed) return { unread: "missing-number", word: row.name, guess: null };
  }
  const rest = trimEnds(line.slice(at)).replace(/^[:,;]\s*|^[-–—]\s+/u, "");
  const filled = fillArgs(row, spelled.as, rest, options.departments ?? []);
  if (!filled.complete) return { unread: "missing-part", word: row.name, guess: null };
  // "yes 42.a1 30 USD" grants less than was asked for; words after any other yes are let go.
  const less = row.name === "yes" && isGivePiece(piece?.piece) && /\p{N}/u.test(rest) ? { amount: rest } : {};
  return withPiece({ verb: row.name, numbers, args: { ...filled.args, ...less } }, piece);
};

const withPiece = <T extends Ask | Unread>(ask: T, piece: { piece: string } | null): T | Ask =>
  piece === null || "unread" in ask ? ask : { ...ask, args: { ...ask.args, piece: piece.piece } };

const freeWords = new Set(["words", "words?", "what", "what?", "why", "why?"]);

const bareNumbers = (row: VerbRow, thread: boolean): BareNumbers => {
  if (!freeWords.has(row.args[0] ?? "")) return "all";
  return thread ? "marked" : "joined";
};
