/** Words folded for comparing: lower case, without accents, one space between, one at each end. */
export type FoldedWords = string & { readonly __folded: true };

/** Not words of the customer's own: links, mail addresses, mentions. A routing word inside them means nothing. */
const links = /(?:https?:\/\/|www\.)\S+/giu;
const addresses = /[\p{L}\p{N}._+-]{0,64}@[\p{L}\p{N}._-]+/gu;
const hashtags = /#[\p{L}\p{N}_]+/gu;
const innerCapital = /(?<=\p{Ll})(?=\p{Lu})/gu;
const apostrophes = /(?<=\p{L})['’‘´`](?=\p{L})|\u02BC/gu;
/** Accents of Latin, Greek and Cyrillic, Hebrew points, Arabic vowels and stretching; vowels of other scripts stay. */
const accents = /[\u0300-\u036F\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0640\u064B-\u065F\u0670]/gu;
const invisible = /\p{Default_Ignorable_Code_Point}/gu;
const words = /[\p{L}\p{N}\p{M}]+|\p{Extended_Pictographic}/gu;
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Letters whose stroke or ligature is no accent to Unicode. */
const plain: Record<string, string> = { ß: "ss", ø: "o", ł: "l", đ: "d", ð: "d", æ: "ae", œ: "oe", ı: "i", ς: "σ" };
const special = new RegExp(`[${Object.keys(plain).join("")}]`, "gu");

/**
 * The words of a text, ready for `holdsWords`. Punctuation is not looked at: `e-mail` and `#LostBag` are two words,
 * `can't` is one.
 */
export function foldWords(text: string): FoldedWords {
  const own = text
    .replace(links, " ")
    .replace(addresses, " ")
    .replace(hashtags, (tag) => tag.replace(innerCapital, " "))
    .replace(apostrophes, "");
  // Decomposed on both sides of the lower case: each can bring out what the other has to see.
  const folded = own
    .normalize("NFKD")
    .toLowerCase()
    .normalize("NFKD")
    .replace(accents, "")
    .replace(invisible, "")
    .replace(apostrophes, "")
    .replace(special, (letter) => plain[letter] ?? letter);
  return ` ${(folded.normalize("NFC").match(words) ?? []).join(" ")} ` as FoldedWords;
}

/**
 * Whether a text holds these words in this order, as whole words. Scripts that write without spaces have no whole words
 * to go by, so there a part of the text is enough. A phrase without a letter, a digit or an emoji is in no text.
 */
export function holdsWords(text: FoldedWords, phrase: FoldedWords): boolean {
  if (phrase.trim() === "") return false;
  return text.includes(unspaced.test(phrase) ? phrase.trim() : phrase);
}
