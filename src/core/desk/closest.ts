/**
 * The candidate that `word` was probably meant to be, or undefined when none is near: at most one slip in three
 * letters (two letters swapped are one slip), or the only candidate that begins with the word. Any case.
 */
export const closest = (word: string, candidates: readonly string[]): string | undefined => {
  const wanted = word.toLowerCase().slice(0, LONGEST);
  if (wanted === "") return undefined;
  let best: { candidate: string; slips: number } | undefined;
  for (const candidate of candidates) {
    const slips = slipsBetween(wanted, candidate.toLowerCase());
    if (slips <= Math.max(1, Math.floor(wanted.length / 3)) && (best === undefined || slips < best.slips)) {
      best = { candidate, slips };
    }
  }
  if (best !== undefined) return best.candidate;
  const begun = candidates.filter((candidate) => candidate.toLowerCase().startsWith(wanted));
  return begun.length === 1 ? begun[0] : undefined;
};

/** Longer words are not typed by people, and the comparison costs the product of both lengths. */
const LONGEST = 60;

const slipsBetween = (a: string, b: string): number => {
  if (Math.abs(a.length - b.length) > LONGEST) return Number.POSITIVE_INFINITY;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      next.push(
        Math.min(
          (next[j - 1] ?? 0) + 1,
          (row[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + (same ? 0 : 1),
          swapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
};
