import { type ConsentKind, consentKinds, type Desk } from "../desk/desk.ts";

/** Longer words are somebody's story; what they begin with says what is meant. */
const READ = 500;

/**
 * What cannot be undone for the customer, read from what is to be done: "wipe the backup", "cancel her order". What is
 * not to be done, or is only asked about, needs nobody's yes. `desk` adds the firm's own words.
 */
export const needsConsent = (words: string, desk: Pick<Desk, "consentWords">): ConsentKind | null => {
  const text = words.normalize("NFKC").trim().slice(0, READ);
  if (/[?？]["'”’)\]]*$/u.test(words.trim())) return null;
  return (
    consentKinds.find((kind) => [usual[kind], ...ownWords(desk.consentWords[kind])].some((one) => says(text, one))) ??
    null
  );
};

const start = String.raw`^(?:please\s+)?(?:to\s+)?`;
const usual: Record<ConsentKind, RegExp> = {
  wipe: /\b(?:wip(?:e|es|ed|ing)|eras(?:e|es|ed|ing)|factory[\s-]?resets?|hard[\s-]?resets?|master[\s-]?resets?|reset(?:ting)?\s+(?:it|\S+\s+\S+|\S+)?\s*to\s+factory|re-?format(?:s|ted|ting)?|format\s+(?:the|her|his|their)\s+(?:disk|drive|card|phone)|delet(?:e|es|ed|ing)\s+(?:\S+\s+){0,3}(?:data|backup|backups|account|photos|files|history|recordings))\b/giu,
  cancel: /\bcancel(?:s|led|ed|ling|ing)?\b/giu,
  replace: new RegExp(String.raw`${start}(?:replace|swap|exchange)\b`, "giu"),
  charge: new RegExp(String.raw`${start}(?:charge|debit|bill|collect)\b`, "giu"),
};

/** What the firm calls it, anywhere in the words. */
export const ownWords = (words: readonly string[] = []): RegExp[] =>
  words.map((word) => {
    const literal = word
      .trim()
      .replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
      .replace(/\s+/gu, String.raw`\s+`);
    return new RegExp(String.raw`(?<![\p{L}\p{N}])${literal}(?![\p{L}\p{N}])`, "giu");
  });

/** Whether the words say so anywhere without a "not" before it. */
const says = (text: string, pattern: RegExp): boolean =>
  [...text.matchAll(pattern)].some(({ index }) => !not.test(text.slice(Math.max(0, index - 40), index)));
const not = /(?:\b(?:not|never|without|instead of|before (?:you|they|we))|n['’]t)(?:\s+\p{L}+){0,2}\s+$/iu;
