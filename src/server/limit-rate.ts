/** Lets a caller through so often in a minute; afterwards it says for how many seconds to wait. */
export type RateLimit = { take(key: string, now: number): number | null };

const WINDOW = 60_000;
/** More callers than this are not remembered at once: the oldest are forgotten first. */
const MOST_CALLERS = 10_000;

/** Counts by the minute in this process alone: it keeps one caller from holding up the desk, and is no quota. */
export const openRateLimit = (perMinute: number): RateLimit => {
  const seen = new Map<string, { since: number; n: number }>();
  return {
    take: (key, now) => {
      const known = seen.get(key);
      const current = known !== undefined && now - known.since < WINDOW ? known : { since: now, n: 0 };
      current.n += 1;
      seen.delete(key);
      seen.set(key, current);
      const [oldest] = seen.keys();
      if (seen.size > MOST_CALLERS && oldest !== undefined) seen.delete(oldest);
      return current.n <= perMinute ? null : Math.max(1, Math.ceil((current.since + WINDOW - now) / 1_000));
    },
  };
};
