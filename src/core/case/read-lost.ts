const minutesIn: Record<string, number> = { m: 1, h: 60, d: 24 * 60, w: 7 * 24 * 60 };
/** A year: more is a slip. */
const MOST = 366 * 24 * 60;

const PART =
  /^(\d{1,5}(?:[.,]\d{1,2})?|an?|half an?)\s*(m|min|mins|minutes?|h|hrs?|hours?|d|days?|w|weeks?)(?![a-z])[\s,]*(?:and\s+)?/u;

/** How much time somebody lost, in whole minutes: `2h`, `90 min`, `1h 30m`, `half a day`. Null for anything else. */
export const readLost = (words: string): number | null => {
  let rest = words.toLowerCase().trim();
  let minutes = 0;
  if (rest === "") return null;
  while (rest !== "") {
    const part = PART.exec(rest);
    if (part === null) return null;
    const [all, count = "", unit = ""] = part;
    const times = count.startsWith("half") ? 0.5 : count.startsWith("a") ? 1 : Number(count.replace(",", "."));
    minutes += times * (minutesIn[unit[0] ?? ""] ?? 0);
    rest = rest.slice(all.length);
  }
  const whole = Math.round(minutes);
  return whole < 1 || whole > MOST ? null : whole;
};
