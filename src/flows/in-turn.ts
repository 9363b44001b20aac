import type { Db } from "../store/client.ts";

const lines = new WeakMap<Db, Map<string, Promise<unknown>>>();

/**
 * Lets work on one thing begin when the work before it has ended, in the order it came. Only within this process, and
 * only so that many at once need not try again and again: what keeps them apart is the version that `commit` compares.
 */
export const inTurn = async <T>(db: Db, key: string, work: () => Promise<T>): Promise<T> => {
  const line = lines.get(db) ?? new Map<string, Promise<unknown>>();
  lines.set(db, line);
  const mine = (line.get(key) ?? Promise.resolve()).then(work, work);
  line.set(key, mine);
  try {
    return await mine;
  } finally {
    if (line.get(key) === mine) line.delete(key);
  }
};
