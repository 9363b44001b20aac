import { type ConsentKind, consentKinds, type Desk } from "../desk/desk.ts";
import { ownWords } from "./needs-consent.ts";

/** Longer words are somebody's story; what they begin with says what was done. */
const READ = 500;

/**
 * What cannot be undone for the customer and was done, or is going to be: "wiped the phone", "we replace the drum". What
 * was not done, what they did themselves, what went wrong before ("charged twice") and what merely bears the name ("the
 * replaced part", "no charge") is plain talk. `desk` adds the firm's own words.
 */
export const deedIn = (words: string, desk: Pick<Desk, "consentWords">): ConsentKind | null => {
  const text = words.normalize("NFKC").slice(0, READ).replace(quoted, " ");
  const clauses = text.split(between).filter((clause) => clause !== undefined);
  return (
    consentKinds.find((kind) =>
      clauses.some(
        (clause) =>
          does(clause, deeds[kind], plain[kind]) ||
          ownWords(desk.consentWords[kind]).some((own) => saysOwn(clause, own)),
      ),
    ) ?? null
  );
};

/** What somebody said or wrote is not what we did. */
const quoted = /"[^"]*"|“[^”]*”|„[^“”]*[“”]|«[^»]*»/gu;
/** A question is none of ours either, so that its mark stays with it. */
const between =
  /(?<=[?？])|[.;:,!\n()–—]|\s-\s|\b(?:and|then|but|because|since|although|though|so|which|who|that|after|before|once)\b/iu;

/** Verbs only: "charge" and "bill" are things as well, so that these need somebody before them or money after. */
const deeds: Record<ConsentKind, RegExp> = {
  wipe: /\b(?:wip(?:e|es|ed|ing)|eras(?:e|es|ed|ing)|factory[\s-]?reset(?:s|ted|ting)?|(?:hard|master)[\s-]reset(?:s|ted|ting)?|re-?format(?:s|ted|ting)?|reset(?:ting)?\s+(?:it|\S+\s+\S+|\S+)?\s*to\s+factory|delet(?:e|es|ed|ing)\s+(?:\S+\s+){0,3}(?:data|backups?|account|photos|files|history|recordings)|(?:data|backups?|account|photos|files|history|recordings)\s+(?:\S+\s+){0,2}deleted)\b/giu,
  cancel: /\bcancel(?:s|led|ed|ling|ing)?\b/giu,
  replace:
    /\b(?:replac(?:e|es|ed|ing)|swapp(?:ed|ing)|exchang(?:ed|ing)|(?:(?<=^\s*(?:\S+\s+)?)|(?<=\b(?:to|will|can|we|I|they|shall|'ll)\s))(?:swap|exchange)s?)\b/giu,
  charge:
    /\b(?:charg(?:ed|ing)|debit(?:ed|ing)|billed|(?:(?<=^\s*(?:please\s+)?)|(?<=\b(?:to|will|can|we|I|they|shall|'ll|must)\s))(?:charge|debit|bill|collect)|(?:charges|debits|bills|collects|collected)(?=\s+(?:her|him|them|their|the\s+(?:customer|card|fee)|[€$£]?\d)))\b/giu,
};

/** Clauses in which the word means something else. */
const plain: Record<ConsentKind, RegExp> = {
  wipe: /\bwip\w+\s+(?:\S+\s+){0,3}(?:down|off|out|clean|dry|drum|seal|door|gasket|screen|lens|surface|filter)\b|\beras\w+\s+(?:\S+\s+){0,2}(?:error|fault)/iu,
  cancel: /\bnoise[\s-]cancel|\bcancel\w*\s+(?:out\b|(?:\S+\s+){0,2}(?:reminder|task|meeting|callback|FT-?\d))/iu,
  replace:
    /\b(?:exchang|swapp?)\w*\s+(?:\S+\s+){0,2}(?:messages?|mails?|e-?mails?|words|numbers|details|views|shifts?|cases?)\b/iu,
  charge:
    /\b(?:batter(?:y|ies)|phone|tablet|laptop|headset|earbuds|watch|car)\b.*\bcharg|\bcharg\w+\s+(?:\S+\s+){0,2}(?:batter|phone|tablet|laptop|headset|earbuds|watch|overnight|fully)|\b(?:twice|double|doubly|again|wrongly|mistake|error|too\s+much|already|overcharged|rates?)\b/iu,
};

const does = (clause: string, pattern: RegExp, otherwise: RegExp): boolean => {
  if (/[?？]\s*$/u.test(clause) || otherwise.test(clause)) return false;
  return [...clause.matchAll(pattern)].some(({ index, 0: found }) => {
    const before = clause.slice(0, index);
    const isThing = /^\w+$/u.test(found) && named.test(before);
    return !not.test(before) && !isThing && !theirs.test(before) && !none.test(clause.slice(index + found.length));
  });
};

/** The firm's own words are taken as they are. */
const saysOwn = (clause: string, own: RegExp): boolean =>
  !/[?？]\s*$/u.test(clause) && [...clause.matchAll(own)].some(({ index }) => !not.test(clause.slice(0, index)));

/** Not done, not yet, or only thought of. */
const not =
  /\b(?:not|never|no|none|nobody|nothing|neither|nor|without|cannot|instead\s+of|rather\s+than|no\s+longer|refus(?:e|es|ed)|declin(?:e|es|ed)|avoid(?:s|ed)?|stopp?(?:s|ed)?|prevent(?:s|ed)?|kept\s+from|had\s+been|if|unless|whether|would|could|might|may|wants?|wanted|like|asked|asks|threatens?|threatened|tried|tries|need(?:s|ed)?\s+to|un)\b|n['’]t\b/iu;
/** "the replaced part" is a thing. */
const named = /\b(?:the|an?|her|his|their|its|this|that|these|those|your|our|my|of|for)\s+(?:\S+ly\s+)?$/iu;
/** What they did themselves needs no yes. */
const theirs =
  /^\s*(?:she|he|they|the\s+customer|customer|client)(?:['’]s|\s+(?:has|have|had|already|just|will|now))*\s+$/iu;
/** "replaced nothing", "charged no fee". */
const none = /^\s+(?:nothing|none|no|nobody|neither)\b/iu;
