import type { Instant } from "../time/instant.ts";

/** Something that holds from `from` until just before `to`. */
export type Stretch<T> = { from: Instant; to: Instant; value: T };

/**
 * Cuts [from, to) at every edge, asks once in each piece and joins neighbours of which the same is said. `edges` may be
 * in any order and lie outside; between two of them the answer must not change.
 */
export const stretchesBetween = <T>(
  from: Instant,
  to: Instant,
  edges: readonly Instant[],
  ask: (at: Instant) => T,
): Stretch<T>[] => {
  if (!(from < to)) return [];
  const inside = edges.filter((edge) => edge > from && edge < to);
  const starts = [from, ...new Set(inside.toSorted((a, b) => a - b))];
  const found: Stretch<T>[] = [];
  let said = "";
  for (const [i, start] of starts.entries()) {
    const value = ask(start);
    const end = starts[i + 1] ?? to;
    const last = found.at(-1);
    const saying = JSON.stringify(value);
    if (last !== undefined && saying === said) last.to = end;
    else found.push({ from: start, to: end, value });
    said = saying;
  }
  return found;
};
