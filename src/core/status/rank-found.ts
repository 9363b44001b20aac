import { isOpen, type Status } from "../case/case.ts";
import { foldWords } from "../complaint/fold-words.ts";
import { DAY, type Instant } from "../time/instant.ts";
import { isFirm, type Mark, type Term } from "./read-question.ts";

/** A case that something speaks for. `held` is how many cases the same word speaks for: few is much. */
export type Found = {
  number: number;
  status: Status;
  customerId: string;
  name: string | null;
  handles: string[];
  product: string | null;
  touched: Instant;
  evidence: Evidence[];
};
export type Evidence =
  | { by: "mark"; mark: number; how: string }
  | { by: "name" | "alike" | "product" | "text"; term: number; held: number };

/** By what a case was found, for the reader. */
export type FoundBy = "case" | "handle" | "mail" | "phone" | "order" | "link" | "name" | "product" | "text";

/** Which case is meant, and how sure that is. `others` are the next best; `missed` what nothing was found for. */
export type Meant =
  | { kind: "one"; number: number; sure: boolean; by: FoundBy[]; others: Candidate[] }
  | { kind: "several"; candidates: Candidate[]; missed: Mark[] }
  | { kind: "none"; missed: Mark[] };
export type Candidate = { number: number; by: FoundBy[] };

const MOST = 8;
/** Scores closer than this are told apart by a person. */
const APART = 2;
/** Of what was asked, by weight: less than this and somebody else may be meant. */
const ENOUGH = 0.62;
/** A word that is in no case at all may be a misspelt name: it counts against all of them alike. */
const UNHEARD = 6;

/**
 * Ranks what was found and says whether one case is meant. What names somebody (a handle, an order number, a link) must be
 * the case's own; where it is not, or several cases fit as well, the asker picks: a wrong case is never answered with.
 */
export const rankFound = (
  found: readonly Found[],
  marks: readonly Mark[],
  terms: readonly Term[],
  now: Instant,
): Meant => {
  const weights = terms.map((_, term) => heaviest(found, term));
  const scored = found.map((one) => score(one, marks, terms, weights, now)).sort(byScore);
  const firm = marks.map((mark, at) => ({ mark, at })).filter(({ mark }) => isFirm(mark));
  const missed = firm.filter(({ at }) => !scored.some(({ marked }) => marked.has(at))).map(({ mark }) => mark);
  const [top, second] = scored;
  if (top === undefined) return { kind: "none", missed };
  const several = (which: readonly Scored[]): Meant => ({
    kind: "several",
    candidates: which.slice(0, MOST).map(candidate),
    missed,
  });
  const one = (sure: boolean, which: readonly Scored[]): Meant => ({
    kind: "one",
    number: top.found.number,
    sure,
    by: top.by,
    others: which
      .filter((other) => other !== top)
      .slice(0, 3)
      .map(candidate),
  });
  const named = scored.filter(({ marked }) => marked.size > 0);
  if (firm.length > 0 || named.length > 0) {
    if (missed.length > 0 || firm.some(({ at }) => !top.marked.has(at)))
      return several(named.length > 0 ? named : scored);
    const same = named.filter(({ points }) => points === top.points);
    const [, rival] = same;
    const speaks = terms.length === 0 || top.words > 0;
    if (rival === undefined) return one(speaks, named);
    if (top.words - rival.words > APART) return one(true, same);
    const open = same.filter(({ found: { status } }) => isOpen(status));
    const oneCustomer = new Set(same.map(({ found: { customerId } }) => customerId)).size === 1;
    return oneCustomer && open.length === 1 && open[0] === top && speaks ? one(false, same) : several(same);
  }
  const asked = weights.reduce((sum, weight) => sum + weight, 0);
  const covered = asked === 0 ? 0 : top.heard / asked;
  const ahead = top.words - (second?.words ?? 0);
  if (covered < ENOUGH || (second !== undefined && ahead <= APART)) return several(scored);
  return one(
    covered > 0.95 && ahead > 2 * APART,
    scored.filter(({ words }) => words > top.words / 2),
  );
};

type Scored = {
  found: Found;
  marked: Set<number>;
  points: number;
  words: number;
  /** How much of what was asked speaks for it, whatever the field. */
  heard: number;
  total: number;
  by: FoundBy[];
};

const score = (
  found: Found,
  marks: readonly Mark[],
  terms: readonly Term[],
  weights: readonly number[],
  now: Instant,
): Scored => {
  const marked = new Set<number>();
  const by = new Set<FoundBy>();
  let points = 0;
  for (const one of found.evidence) {
    if (one.by !== "mark") continue;
    const mark = marks[one.mark];
    if (mark === undefined || marked.has(one.mark)) continue;
    marked.add(one.mark);
    by.add(howNames[one.how] ?? "handle");
    points += isFirm(mark) || one.how !== "phone" ? (mark.kind === "number" && one.how !== "case" ? 40 : 100) : 30;
  }
  const tokens = foldWords(found.name ?? "")
    .trim()
    .split(" ");
  let words = 0;
  let heard = 0;
  for (const [at, term] of terms.entries()) {
    let best = 0;
    let field: FoundBy | null = null;
    for (const one of found.evidence) {
      if (one.by === "mark" || one.term !== at) continue;
      const weight = weightOf(one.held) * strength(one.by, term, tokens, found);
      if (weight <= best) continue;
      best = weight;
      field = one.by === "alike" ? "name" : one.by;
    }
    words += best;
    heard += Math.min(best / 0.8, weights[at] ?? 0);
    if (field !== null) by.add(field);
  }
  const fresh = 1 / (1 + Math.max(0, now - found.touched) / (30 * DAY));
  const total = points + words + (isOpen(found.status) ? 1.5 : 0) + fresh;
  return { found, marked, points, words, heard, total, by: [...by] };
};

const strength = (field: "name" | "alike" | "product" | "text", term: Term, tokens: string[], found: Found): number => {
  switch (field) {
    case "product":
      return 1;
    case "text":
      return 0.8;
    case "alike":
      return tokens.some((token) => token[0] === term.word[0]) ? 0.65 : 0.5;
    case "name":
      if (tokens.includes(term.word) || found.handles.includes(term.word)) return 1;
      if (tokens.some((token) => term.names.includes(token))) return 0.9;
      if (tokens.some((token) => term.slips.includes(token))) return 0.75;
      return 0.7;
  }
};

const weightOf = (held: number): number => Math.log(100_000 / Math.max(1, held));

const heaviest = (found: readonly Found[], term: number): number => {
  const weights = found.flatMap(({ evidence }) =>
    evidence.flatMap((one) => (one.by !== "mark" && one.term === term ? [weightOf(one.held)] : [])),
  );
  return weights.length === 0 ? UNHEARD : Math.max(...weights);
};

const howNames: Record<string, FoundBy | undefined> = {
  case: "case",
  handle: "handle",
  mail: "mail",
  phone: "phone",
  "phone-end": "phone",
  order: "order",
  link: "link",
};

const byScore = (a: Scored, b: Scored): number => b.total - a.total || b.found.number - a.found.number;
const candidate = ({ found, by }: Scored): Candidate => ({ number: found.number, by });
