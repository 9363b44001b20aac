import { foldWords } from "../complaint/fold-words.ts";
import { DAY } from "../time/instant.ts";
import type { Heat, HeatReason } from "./heat.ts";
import { type HeatWords, harmless, heatWords, placeholders, praise, troubles } from "./heat-words.ts";

/** How often this customer has written about the matter, this time included, and how long they have waited by now. */
export type HeatContext = { contacts: number; waitedMs: number };

const annoyedFrom = 2;
const angryFrom = 5;
/** Writing again, or having waited long, can make a calm text annoyed but never angry: the words must say that. */
const contactWeight = (contacts: number): number => Math.min(Math.max(contacts - 1, 0), 2);
const longWait = { ms: 7 * DAY, weight: 2 };
const reasonsShown = 6;

/**
 * How the customer sounds, with the reasons. Judged from the words, the number of contacts and the wait; never from who
 * they are or how many follow them. The `words` of a reason are the table's own (safe to keep in an event); for
 * `contact-count` they are the number of contacts and for `long-wait` the whole days, both in digits.
 */
export function judgeHeat(text: string, { contacts, waitedMs }: HeatContext): Heat {
  const words = foldWords(text).replace(harmlessWords, " ");
  let heat = 0;
  const reasons: HeatReason[] = [];
  for (const { row, pattern } of rows) {
    const found = [...new Set(Array.from(words.matchAll(pattern), (match) => match[0].trim()))];
    heat += row.weight * Math.min(found.length, 2);
    for (const phrase of found) reasons.push({ code: row.code, words: phrase });
  }
  const sarcastic = praiseWords.exec(words)?.[0].trim();
  if (sarcastic && (heat > 0 || troubleWords.test(words))) {
    heat += annoyedFrom;
    reasons.push({ code: "sarcasm", words: sarcastic });
  }
  const spoken = heat;
  if (contacts > 1) {
    reasons.push({ code: "contact-count", words: String(contacts) });
    heat += contactWeight(contacts);
  }
  if (waitedMs >= longWait.ms) {
    reasons.push({ code: "long-wait", words: String(Math.floor(waitedMs / DAY)) });
    heat += longWait.weight;
  }
  if (spoken === 0) heat = Math.min(heat, angryFrom - 1);
  if (heat < annoyedFrom) return { level: "calm", reasons: [] };
  return { level: heat >= angryFrom ? "angry" : "annoyed", reasons: reasons.slice(0, reasonsShown) };
}

/** Alternatives as whole words. The space after a phrase is left to the next one, or neighbours would be missed. */
function anyOf(phrases: string[], flags: string): RegExp {
  // Longest first, so that `worst service` is found before `worst`.
  const longestFirst = [...phrases].sort((a, b) => b.length - a.length);
  const alternatives = longestFirst.map((phrase) =>
    phrase.replace(/\b(?:N|TH|SPAN)\b/g, (name) => placeholders[name] ?? name),
  );
  return new RegExp(` (?:${alternatives.join("|")})(?= )`, flags);
}

const rows: { row: HeatWords; pattern: RegExp }[] = heatWords.map((row) => ({
  row,
  pattern: anyOf(row.phrases, "gu"),
}));
const praiseWords = anyOf(praise, "u");
const troubleWords = anyOf(troubles, "u");
const harmlessWords = anyOf(harmless, "gu");
