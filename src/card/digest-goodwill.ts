import { countOf, type Digest } from "../core/digest/digest.ts";
import type { Sum } from "../core/digest/goodwill-given.ts";
import { keyOf } from "../core/digest/limits-worth-raising.ts";
import type { Button, Line } from "./card.ts";
import { whichButton } from "./digest-card.ts";
import { LIMITS_NAMED, limitWords } from "./limit-words.ts";
import { moneyWords } from "./money-words.ts";
import type { Reader } from "./reader.ts";
import { text } from "./spans.ts";

type Item = { line: Line; button: Button | null };

const said = (words: string, button: Button | null = null): Item => ({ line: [text(`${words}.`)], button });

/** What was granted, how asks were decided and what waits. Amounts of each currency by themselves. */
export const goodwillItems = (digest: Digest, reader: Reader): Item[] => {
  const { digest: words, authority, coverage } = reader.words;
  const { granted, kinds, pending } = digest.goodwill;
  const sum = (sums: readonly Sum[]): string =>
    coverage.and(sums.map(({ amount, currency }) => moneyWords(amount, currency)));
  const which = (key: string): Button => whichButton(digest, key, reader);
  const [yes, less, no] = [countOf(digest, "give-yes"), countOf(digest, "give-less"), countOf(digest, "give-no")];
  const list = kinds.map(({ kind, n }) => words.count(authority.kinds[kind], n)).join(", ");
  const given = countOf(digest, "granted");
  const waiting = countOf(digest, "give-pending");
  return [
    ...(given === 0 ? [] : [said(words.granted(given, sum(granted), list), which("granted"))]),
    ...(yes + less + no === 0 ? [] : [said(words.decided(yes, less, no), no === 0 ? null : which("give-no"))]),
    ...(waiting === 0 ? [] : [said(words.pending(waiting, sum(pending)), which("give-pending"))]),
  ];
};

/** Limits beyond which nearly everything is granted anyway. */
export const limitItems = (digest: Digest, reader: Reader): Item[] =>
  digest.limits.hints
    .slice(0, LIMITS_NAMED)
    .map((hint) => said(limitWords(hint, reader), whichButton(digest, `limits ${keyOf(hint)}`, reader)));
