import { verbRows } from "../core/case/verbs.ts";

/** Words longer than any verb with two slips in it are never compared, so a pasted page costs nothing. */
const longest = 16;

/** What people could have meant: names first, then aliases; `more` is pressed and never typed. */
const candidates: string[] = [
  ...verbRows.map((row) => row.name),
  ...verbRows.flatMap((row) => [...row.aliases]),
].filter((word) => word !== "more");

/** The verb or alias that takes the fewest slips (a letter too many, too few, wrong, or two swapped) to become `word`, or null. */
export const closestVerb = (word: string): { verb: string; slips: number } | null => {
  if (word.length > longest) return null;
  let best: { verb: string; slips: number } | null = null;
  for (const verb of candidates) {
    const slips = slipsBetween(word, verb);
    // Half of a short word wrong is another word: `foo` is not a slip for `no`, nor `give` for `mine`.
    if (slips > 2 || slips * 2 > verb.length || (slips === 2 && word[0] !== verb[0])) continue;
    if (best === null || slips < best.slips) best = { verb, slips };
  }
  return best;
};

/** Damerau-Levenshtein distance (adjacent swaps count one), in UTF-16 units. */
const slipsBetween = (from: string, to: string): number => {
  let before: number[] = [];
  let previous = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      let slips = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (swapped) slips = Math.min(slips, (before[column - 2] ?? 0) + 1);
      current.push(slips);
    }
    before = previous;
    previous = current;
  }
  return previous[to.length] ?? 0;
};
