/** Where a window writes what went wrong. Codes and ids only, never what people said. */
export type WindowLog = { info(line: string): void; warn(line: string): void; error(line: string): void };

/** The work a window has in hand: what people wait for, what goes on after they have their answer, what is done once. */
export type WindowWork = {
  /** Counts `work` among what has to end before the window closes. */
  keep<T>(work: Promise<T>): Promise<T>;
  /** Waits for `work`, but not longer than people do; `late` when it is not done by then. */
  patiently<T>(work: Promise<T>): Promise<{ done: T } | "late">;
  /** Work that goes on after the platform has its answer; the window closes only when it is done. */
  later(work: Promise<void>): void;
  /** The same work for the same key, once: a platform sends an event again when it heard nothing in time. */
  once<T>(key: string, work: () => Promise<T>): Promise<T>;
  /** Resolves when nothing is in hand any more. */
  idle(): Promise<void>;
};

export const createWindowWork = (options: { patienceMs: number; log: WindowLog }): WindowWork => {
  const running = new Set<Promise<void>>();
  const seen = new Map<string, Promise<unknown>>();
  const { patienceMs, log } = options;

  const keep = <T>(work: Promise<T>): Promise<T> => {
    const settled: Promise<void> = work.then(
      () => {},
      () => {},
    );
    running.add(settled);
    settled.finally(() => running.delete(settled));
    return work;
  };

  return {
    keep,
    patiently: async (work) => {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<"late">((resolve) => {
        timer = setTimeout(() => resolve("late"), patienceMs);
      });
      try {
        return await Promise.race([work.then((done) => ({ done })), late]);
      } finally {
        clearTimeout(timer);
      }
    },
    later: (work) => {
      keep(
        work.catch((error: unknown) =>
          log.error(`An answer could not be shown: ${error instanceof Error ? error.name : "unknown"}.`),
        ),
      );
    },
    once: <T>(key: string, work: () => Promise<T>): Promise<T> => {
      const before = seen.get(key);
      if (before !== undefined) return before as Promise<T>;
      const now = work();
      seen.set(key, now);
      // What failed is asked again: the platform's next try is the way it gets done after all.
      now.catch(() => seen.delete(key));
      const oldest = seen.size > 1_000 ? seen.keys().next().value : undefined;
      if (oldest !== undefined) seen.delete(oldest);
      return now;
    },
    idle: async () => {
      while (running.size > 0) await Promise.all(running);
    },
  };
};
