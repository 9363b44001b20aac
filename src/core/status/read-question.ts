import { foldWords } from "../complaint/fold-words.ts";
import { normaliseHandle } from "../complaint/handle.ts";
import { closest } from "../desk/closest.ts";
import type { Desk, PersonId } from "../desk/desk.ts";
import type { CaseFilter } from "./case-filter.ts";
import { readFilter } from "./read-filter.ts";
import { sameNames, sameThings, thingWords } from "./same-words.ts";

/** What somebody wants to know, read from their own words. */
export type Question =
  | { asks: "nothing" }
  | { asks: "list"; filter: CaseFilter }
  | { asks: "find"; marks: Mark[]; terms: Term[] };

/** Something that stands for one customer, one case or one message. `keys` are the spellings it may be stored under. */
export type Mark = { kind: MarkKind; shown: string; keys: string[] };
type MarkKind = FirmKind | "number" | "code";
type FirmKind = "case" | "handle" | "mail" | "phone" | "phone-end" | "order" | "link";

/** A bare number or code may also be a part's or a model's: it is looked for in the words as well, and rules nothing out. */
export const isFirm = ({ kind }: Mark): boolean => kind !== "number" && kind !== "code";

/** One word to look for, and what else it may be written as: as a thing, as a name, or with one slip of the pen. */
export type Term = { word: string; things: string[]; names: string[]; slips: string[] };

const LONGEST = 1_000;
const MOST_TERMS = 8;
const MOST_MARKS = 6;

/** `@Followthrough what's up with @jane_doe's dryer?` and the like. Never throws, whatever the text. */
export const readQuestion = (text: string, desk: Desk, mine: PersonId | null): Question => {
  const line = text
    .normalize("NFKC")
    .replace(/[’‘´`]/gu, "'")
    .slice(0, LONGEST);
  const alone = codeOf(line);
  const taken = alone === null ? takeMarks(line) : { marks: [alone], rest: "" };
  const { rest } = taken;
  // A colleague who is mentioned is no customer.
  const isStaff = ({ kind, keys }: Mark): boolean => kind === "handle" && desk.people.some(({ id }) => id === keys[0]);
  const marks = taken.marks.filter((mark) => !isStaff(mark));
  const words = joinedThings(contentWords(rest)).filter((word) => !marks.some(isFirm) || !hints.has(word));
  if (marks.length === 0) {
    const filter = readList(line, words, desk, mine);
    if (filter !== null) return { asks: "list", filter };
  }
  const soft = marks.filter((mark) => !isFirm(mark)).flatMap(({ shown, keys }) => [...contentWords(shown), ...keys]);
  const terms = [...new Set([...words, ...soft.filter((word) => word.length > 3)])].slice(0, MOST_TERMS).map(termOf);
  return marks.length === 0 && terms.length === 0 ? { asks: "nothing" } : { asks: "find", marks, terms };
};

type Taker = { kind: MarkKind; pattern: RegExp; read(found: RegExpExecArray): Omit<Mark, "kind"> | null };

/** What is taken out first is not looked at again: a link holds digits, a mail address an `@`. */
const takeMarks = (line: string): { marks: Mark[]; rest: string } => {
  const marks: Mark[] = [];
  let rest = line;
  for (const { kind, pattern, read } of takers) {
    rest = rest.replace(new RegExp(pattern.source, pattern.flags), (...found) => {
      const groups = found.slice(0, -2) as unknown as RegExpExecArray;
      const mark = marks.length < MOST_MARKS ? read(groups) : null;
      if (mark === null) return found[0] as string;
      if (!marks.some((one) => one.kind === kind && one.keys.join() === mark.keys.join()))
        marks.push({ kind, ...mark });
      return " ";
    });
  }
  return { marks, rest };
};

const digitsOf = (words: string): string => words.replace(/\D/gu, "");
const codeKey = (words: string): string => words.toLowerCase().replace(/[^a-z0-9]/gu, "");

const takers: readonly Taker[] = [
  {
    kind: "link",
    pattern:
      /<?((?:https?:\/\/|www\.)[^\s<>"]+|(?<![\p{L}\p{N}@.])(?:x|twitter|facebook|instagram|reddit|bsky|threads)\.(?:com|app|net)\/[^\s<>"]+)>?/giu,
    read: ([, found = ""]) => {
      const url = found.replace(/[).,;:!?'\]]+$/u, "");
      return { shown: url, keys: [url.replace(/^www\./iu, "https://"), url.replace(/[?#].*$/u, "")] };
    },
  },
  {
    kind: "mail",
    pattern: /(?<![\p{L}\p{N}._+@-])(?:mailto:)?([\p{L}\p{N}._+-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)/giu,
    read: ([, found = ""]) => {
      const value = normaliseHandle("email", found);
      return value === "" ? null : { shown: found, keys: [value] };
    },
  },
  {
    kind: "case",
    pattern:
      /(?<![\p{L}\p{N}/@.-])(?:ft\s?-?\s?#?|#|(?:case|ticket)\s(?:no\.?\s|number\s|nr\.?\s)?#?)(\d{1,9})(?![\p{L}\p{N}]|[/-]\p{N})/giu,
    read: ([shown = "", number = ""]) =>
      Number(number) > 0 && Number(number) < 2_147_483_647
        ? { shown: shown.trim(), keys: [String(Number(number))] }
        : null,
  },
  {
    kind: "handle",
    pattern: /(?<![\p{L}\p{N}._])@([\p{L}\p{N}_][\p{L}\p{N}._-]*(?:@[\p{L}\p{N}.-]+)?)/giu,
    read: ([, found = ""]) => {
      const name = found.replace(/[.-]+$/u, "");
      return { shown: `@${name}`, keys: handleKeys(name) };
    },
  },
  {
    kind: "handle",
    pattern: /(?<![\p{L}\p{N}/])\/?u\/([\w-]{3,30})/giu,
    read: ([shown = "", name = ""]) => ({ shown, keys: handleKeys(name) }),
  },
  {
    kind: "order",
    pattern:
      /\b(?:orders?|purchase|invoice|rma|po|ord|bestellung)(?:\s?(?:no\.?|nr\.?|num(?:ber)?|id|ref(?:erence)?))?(?:\s+(?:is|was))?\s*[:#]*\s*((?:[a-z]{1,4}(?=[\s/.-]*\d)[\s/.-]?)?\d[\da-z]*(?:[/.-][\da-z]+|\s(?=[\d/-])[\d/-][\da-z/-]*)*)/giu,
    read: ([, found = ""]) => {
      const code = codeKey(found);
      return code.length < 3 ? null : { shown: found.trim(), keys: [code] };
    },
  },
  {
    kind: "phone-end",
    pattern:
      /(?:(?:ending|ends|end|finishing)\s(?:in|with|on)?\s*|last\s(?:\w+\s)?(?:digits|numbers|four|three|five)?\s*(?:are|is|of|being)?\s*|(?:\.{2,}|…|\*{2,}|x{3,})\s?)[^\d\n]{0,8}(\d[\d\s-]{1,9}\d)/giu,
    read: ([, found = ""]) => ({ shown: found.trim(), keys: [digitsOf(found)] }),
  },
  {
    kind: "phone",
    pattern: /(?<![\p{L}\p{N}.])(?:tel:)?(\+?\(?\d[\d\s()./-]{5,24}\d)(?![\p{L}\p{N}])/giu,
    read: ([, found = ""]) => {
      const digits = digitsOf(found);
      if (digits.length < 7 || digits.length > 17) return null;
      return { shown: found.trim(), keys: [digits] };
    },
  },
  {
    kind: "code",
    pattern:
      /(?<![\p{L}\p{N}@#])#?((?=[\w/.-]*\d)(?=[\w/.-]*(?:[a-z]|[/-]))[a-z0-9]+(?:[/.-][a-z0-9]+)*)(?![\p{L}\p{N}])/giu,
    read: ([, found = ""]) => {
      const code = codeKey(found);
      // "3rd", "10am" and "2x" are words.
      const isWord = /^\d+(?:st|nd|rd|th|am|pm|x|h|d|w|cm|mm|kg|g|l|v|usd|eur)$/u.test(code);
      return code.length < 4 || isWord ? null : { shown: found, keys: [...new Set([code, found])] };
    },
  },
  {
    kind: "number",
    pattern:
      /(?<![\p{L}\p{N}/@.,-])(\d{1,6})(?![\p{L}\p{N}%€$£]|[.,:/-]\p{N}|\s?(?:days?|hours?|weeks?|months?|min|am|pm|usd|eur)\b)/giu,
    read: ([, number = ""]) =>
      Number(number) > 0 && !number.startsWith("0") ? { shown: number, keys: [number] } : null,
  },
];

const handleKeys = (name: string): string[] => {
  const bare = name.replace(/'s$/iu, "");
  return [...new Set([bare.toLowerCase(), normaliseHandle("mastodon", bare), bare])].filter((one) => one !== "");
};

/** "a1002 77": nothing but short pieces of a code, which somebody read out with its gaps. */
const codeOf = (line: string): Mark | null => {
  const pieces = line.trim().split(/[\s/.-]+/u);
  const isCode =
    pieces.length > 1 &&
    pieces.length <= 5 &&
    pieces.every((one) => /^(?:[a-z]{1,3}|[a-z]{0,4}\d+[a-z]?)$/iu.test(one));
  const code = codeKey(line);
  return isCode && /[a-z]/u.test(code) && /\d{3}/u.test(code)
    ? { kind: "order", shown: line.trim(), keys: [code] }
    : null;
};

/** A question for many: it names what kind of cases, and nobody. */
const readList = (line: string, words: readonly string[], desk: Desk, mine: PersonId | null): CaseFilter | null => {
  const asksForMe = /\b(?:my|mine|i have|have i|on me|for me)\b/iu.test(line);
  const read = readFilter(line.replace(/[?!.]+(?=\s|$)/gu, " "), desk, mine);
  const left = new Set(read.left.flatMap((word) => contentWords(word)));
  const rest = words.filter((word) => left.has(word));
  const filter = asksForMe && read.filter.person === null ? { ...read.filter, person: mine } : read.filter;
  const isNamed = read.named || (asksForMe && mine !== null && plural.test(line));
  if (!isNamed) return null;
  if (rest.length === 0) return filter;
  const [only, another] = rest;
  if (only === undefined || another !== undefined) return null;
  const colleague = desk.people.filter(({ id, name }) => id === only || foldWords(name).trim().split(" ")[0] === only);
  if (colleague.length === 1 && plural.test(line)) return { ...filter, person: colleague[0]?.id ?? null };
  return thingWords.includes(singular(only)) && plural.test(line) ? { ...filter, product: singular(only) } : null;
};
const plural =
  /\b(?:any|anything|everything|which|what(?:'s| is| do| does)?|how many|all|list|cases|tickets|complaints|ones|things|who)\b/iu;
const singular = (word: string): string => (/[^s]s$/u.test(word) ? word.slice(0, -1) : word);

/** Words that only say what kind of mark stands beside them. */
const hints: ReadonlySet<string> = new Set([
  "phone",
  "mobile",
  "cell",
  "telephone",
  "mail",
  "email",
  "e",
  "link",
  "handle",
]);

/** "dish washer" is a dishwasher. */
const joinedThings = (words: string[]): string[] =>
  words.flatMap((word, at) => {
    if (thingWords.includes(`${words[at - 1] ?? ""}${word}`) && at > 0) return [];
    const both = `${word}${words[at + 1] ?? ""}`;
    return at + 1 < words.length && thingWords.includes(both) ? [both] : [word];
  });

/** The words that say whose case it is or what it is about, folded, each once. */
const contentWords = (text: string): string[] => {
  const spaced = text.replace(/'s\b/giu, " ").replace(/_/gu, " ");
  const words = foldWords(spaced).trim().split(" ");
  return [...new Set(words)].filter((word) => (word.length > 1 || /\p{Script=Han}/u.test(word)) && !filler.has(word));
};

const filler: ReadonlySet<string> = new Set(
  `a about after again against all already also am an and any anybody anyone anything are arent as ask asked asking asks at
  back be because been before being bit both but by call called came can cant case cases check client come comes complain
  complained complaining complains complaint complaints concerning consumer could current currently customer customers day
  days dear detail details did didnt do does doesnt doing done dont down each else ever every everything find for from get
  gets getting give go goes going good got guy had handle has hasnt have havent having he hello help her here hers hey hi him
  his how hows i id if im in info information inquiring inquiry into is isnt issue issues it its ive just kind kindly know
  known lady last later latest left let like list look looking made make man many matter may me mean might mind moment more
  most mr mrs ms much must my name named near need needs new news next no not nothing now number of off ok okay on one ones
  open or order other our out over own person place please plz post posted problem problems progress put question question
  quick quickly re really regarding regards reply right said same saw say saying says see seems seen send sent she should show
  since sir so some somebody someone something sort soon stand stands state status still stuff such sure take tell than thank
  thanks that thats the their them then there theres these they thing things think this those ticket tickets till time to
  today told too track tracking try trying tweet tweeted u under until up update updated updates upon us user very via want
  wanted wants was wasnt we well went were what whatever whats when whens where wheres whether which while who whos whose why
  will with woman work working works wonder wondering would write writes writing wrote yes yesterday yet you your yours happened happening happens
  situation standing story word words lookup search looks ago was hear heard whole der die das und mit von was ist
  den dem des ein eine einen einem bei beim zu zum zur vom fur wie wo wer wann warum wieso steht stehts gibt gibts neue neues
  offen offene offenes noch schon nicht kein keine ob sich haben fall falle kunde kundin kunden herr herrn frau bitte
  wissen bestellung aus um es`
    .split(/\s+/u)
    .filter((word) => word !== ""),
);

const termOf = (word: string): Term => {
  const known = thingWords.includes(word);
  const meant = known || word.length < 4 ? undefined : (closestThing(word) ?? undefined);
  return {
    word,
    things: [...new Set([...(meant === undefined ? [] : [meant, ...sameThings(meant)]), ...sameThings(word)])],
    names: [...new Set([...sameNames(word), ...umlauts(word)])].filter((one) => one !== word),
    slips: slipsOf(word),
  };
};

/** "Mueller" is stored as "Müller", which folds to "muller", or the other way round. */
const umlauts = (word: string): string[] => [
  word.replace(/([aou])e/gu, "$1"),
  ...[...word.matchAll(/[aou](?!e)/gu)]
    .slice(0, 3)
    .map(({ index }) => `${word.slice(0, index + 1)}e${word.slice(index + 1)}`),
];

/** "refridgerator", "dryers": the thing that was meant, when the word begins like it. */
const closestThing = (word: string): string | null => {
  const one = singular(word);
  if (thingWords.includes(one)) return one;
  const alike = thingWords.filter(
    (thing) => thing[0] === one[0] && thing.length > 4 && Math.abs(thing.length - one.length) <= 2,
  );
  return (
    closest(
      one,
      alike.filter((thing) => one.length >= 5 || thing.length <= 5),
    ) ?? null
  );
};

/** Every spelling from which `word` comes by one letter too many or by two letters swapped; short words have none. */
const slipsOf = (word: string): string[] => {
  if (word.length < 4 || word.length > 20 || /\d/u.test(word)) return [];
  const letters = [...word];
  const dropped = letters.map((_, at) => letters.toSpliced(at, 1).join(""));
  const swapped = letters.slice(1).map((letter, at) => letters.toSpliced(at, 2, letter, letters[at] ?? "").join(""));
  return [...new Set([...swapped, ...dropped])].filter((one) => one !== word);
};
