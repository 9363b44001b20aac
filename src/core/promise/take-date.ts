import { compileCalendar } from "../coverage/calendar.ts";
import { languages } from "../desk/language.ts";
import { inEnglish } from "../time/in-english.ts";
import { instant } from "../time/instant.ts";
import { readPromiseDate } from "./read-promise-date.ts";

/** No date takes more words or letters: "by wednesday 25 november 2026 at 3 pm". */
const MOST_WORDS = 9;
const LONGEST = 120;

/** The longest beginning of the words that is a date, without little words at its end that add nothing, and the rest. */
export const takeDate = (text: string): { date: string; rest: string } | null => {
  const ends = [...text.slice(0, 2 * LONGEST).matchAll(/\S+/g)]
    .slice(0, MOST_WORDS)
    .map(({ 0: word, index }) => index + word.length);
  const read = ends.map((end) => instantIn(text.slice(0, end)));
  let last = read.findLastIndex((at) => at !== null);
  if (last === -1) return null;
  // "on" of "fri 15:00 on site" belongs to what follows.
  while (last > 0 && read[last - 1] === read[last] && addsNothing.test(text.slice(ends[last - 1], ends[last]).trim())) {
    last -= 1;
  }
  const end = ends[last] ?? 0;
  return { date: bare(text.slice(0, end)), rest: text.slice(end).trim() };
};

const addsNothing = /^(?:on|at|by|in|the|before|around|about|until|till|til|latest|um|am|bis|den|[-–—,.;:!]+)$/i;

/** Whether all of the words are one date; which, depends on the day. */
export const isDate = (words: string): boolean => instantIn(words) !== null;

/** Dates lose the full stop of their sentence. */
export const bare = (words: string): string => words.trim().replace(/[.,;:!]{1,5}$/, "");

/** Whether words are a date hangs neither on today nor on anybody's hours. */
const ANY_DAY = instant(Date.UTC(2027, 2, 3, 12));
const always = compileCalendar("24x7");
/** Whoever reads the words says in which language they are; here it is enough that they are a date in one of them. */
const instantIn = (words: string): number | null => {
  if (words.length > LONGEST) return null;
  for (const language of languages) {
    const read = readPromiseDate(inEnglish(bare(words), language), ANY_DAY, "UTC", always);
    if (read !== null) return read.at;
  }
  return null;
};
