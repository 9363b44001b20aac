import { foldWords } from "../complaint/fold-words.ts";
import type { IncidentManners } from "../desk/desk.ts";
import { type Instant, MINUTE } from "../time/instant.ts";

/** A case that came in lately. */
export type RecentCase = {
  number: number;
  customerId: string;
  at: Instant;
  words: string;
  product: string | null;
};

/** Cases that seem to come from one fault: nothing more than a reason to ask somebody. */
export type Cluster = { words: string; cases: number[]; customers: number; withinMs: number };

/**
 * What so many customers name within the window that somebody should look: the same product with the same word, or the
 * same two words beside each other. Customers count, not cases: one who writes five times is one. The largest; of equals
 * the one that says more. Cases that are part of an incident are not given in; `refused` are those of which somebody has
 * said that they are not one fault: as many others have to name it before it is brought up again.
 */
export const findCluster = (
  recent: readonly RecentCase[],
  manners: IncidentManners,
  now: Instant,
  refused: ReadonlySet<number> = new Set(),
): Cluster | null => {
  const fresh = recent.filter(({ at, number }) => at > now - manners.withinMs && at <= now && !refused.has(number));
  const named = new Map<string, RecentCase[]>();
  for (const one of fresh) for (const name of namesIn(one)) named.set(name, [...(named.get(name) ?? []), one]);
  let best: Cluster | null = null;
  for (const [words, cases] of named) {
    const customers = new Set(cases.map(({ customerId }) => customerId)).size;
    if (customers < manners.customers) continue;
    const better =
      best === null ||
      customers > best.customers ||
      (customers === best.customers &&
        (words.length > best.words.length || (words.length === best.words.length && words < best.words)));
    if (!better) continue;
    const times = cases.map(({ at }) => at);
    const spanMs = Math.max(...times) - Math.min(...times);
    best = {
      words,
      cases: cases.map(({ number }) => number).toSorted((a, b) => a - b),
      customers,
      withinMs: Math.max(MINUTE, Math.ceil(spanMs / MINUTE) * MINUTE),
    };
  }
  return best;
};

/** The cases that name what a cluster names. */
export const casesNaming = (recent: readonly RecentCase[], words: string): number[] =>
  recent.filter((one) => namesIn(one).has(words)).map(({ number }) => number);

/** How often a cluster is brought up: when it is there, and each time it has doubled. */
export const clusterTier = (cluster: Cluster, manners: IncidentManners): number =>
  Math.floor(Math.log2(cluster.customers / manners.customers));

/** Whether words say all that an incident is called, apart from words that say nothing. */
export const namesIncident = (words: string, name: string): boolean => {
  const wanted = tokensOf(name).filter(isTelling);
  const there = new Set(tokensOf(words));
  return wanted.length > 0 && wanted.every((word) => there.has(word));
};

/** Whether a case speaks of an open incident in a word at least: a reason to name it to a person, not to join the two. */
export const fitsIncident = (words: string, name: string): boolean => {
  const there = new Set(tokensOf(words));
  return tokensOf(name).some((word) => isTelling(word) && there.has(word));
};

const namesIn = ({ words, product }: RecentCase): Set<string> => {
  const tokens = tokensOf(words);
  const names = new Set<string>();
  for (const [index, word] of tokens.entries()) {
    const next = tokens[index + 1];
    if (next !== undefined && isTelling(word) && isTelling(next) && word !== next) names.add(`${word} ${next}`);
    if (product !== null && isTelling(word)) names.add(`${tokensOf(product).join(" ")}: ${word}`);
  }
  return names;
};

const tokensOf = (words: string): string[] => foldWords(words.slice(0, LONGEST)).match(/[\p{L}\p{N}]+/gu) ?? [];
const isTelling = (word: string): boolean => word.length >= 4 && !empty.has(word) && !/^\p{N}+$/u.test(word);

const LONGEST = 2_000;
/** Words that complaints are full of, whatever they are about. */
const empty: ReadonlySet<string> = new Set(
  `about after again also always another because been before being cannot could days does doing done dont even ever every
  from going have having hello help here hours into just keep know like long make many more most much need never nobody
  nothing only other over please really same service should since some still such support tell thank thanks that their
  them then there these they thing this today told until very waiting want week weeks well were what when where which
  while will with without work working would year your youre phone call called customer customers`
    .split(/\s+/)
    .filter((word) => word !== ""),
);
