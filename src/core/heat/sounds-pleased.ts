import { foldWords, holdsWords } from "../complaint/fold-words.ts";

const thanks = ["thanks", "thank you", "thx", "cheers", "danke", "gracias", "obrigado", "obrigada", "merci"];
const works = [
  "works",
  "working again",
  "fixed",
  "solved",
  "sorted",
  "all good",
  "resolved",
  "funktioniert",
  "behoben",
];
const doubts = [
  "not",
  "still",
  "but",
  "isn't",
  "isnt",
  "doesn't",
  "doesnt",
  "didn't",
  "didnt",
  "no",
  "never",
  "again",
  "nicht",
  "aber",
  "until",
  "when",
];

/**
 * Does the customer say it is well? Only a short word of thanks, or "it works", without any doubt in it: taking a
 * complaint for thanks loses it, the other way round costs a click.
 */
export const soundsPleased = (text: string): boolean => {
  const words = foldWords(text);
  const has = (list: string[]): boolean => list.some((one) => holdsWords(words, foldWords(one)));
  if (text.length > 200 || text.includes("?") || has(doubts)) return false;
  return has(works) || (has(thanks) && text.length <= 80);
};
