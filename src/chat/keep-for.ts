import type { MachineTime } from "../core/time/instant.ts";

/**
 * Remembers answers for a while, by key; a failure is not remembered. Two askers of one key share one question.
 * Bounded: the oldest go first, so a flood of ids costs no more than `most` entries.
 */
export const keepFor = <T>(options: { ms: number; most: number; clock: () => MachineTime }) => {
  const kept = new Map<string, { until: number; answer: Promise<T> }>();
  return {
    get: (key: string, ask: () => Promise<T>): Promise<T> => {
      const now = options.clock();
      const found = kept.get(key);
      if (found !== undefined && found.until > now) return found.answer;
      kept.delete(key);
      const answer = ask();
      kept.set(key, { until: now + options.ms, answer });
      answer.catch(() => {
        if (kept.get(key)?.answer === answer) kept.delete(key);
      });
      const oldest = kept.size > options.most ? kept.keys().next().value : undefined;
      if (oldest !== undefined) kept.delete(oldest);
      return answer;
    },
    forget: (key: string): void => {
      kept.delete(key);
    },
  };
};
