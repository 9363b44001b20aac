import { wallAt } from "../coverage/local-time.ts";
import { HOUR, type Instant, instant } from "../time/instant.ts";
import type { DigestMatter, HourRow } from "./digest.ts";

/** A day's digest needs no hours; a weekend's does. */
const A_DAY_AND_A_BIT = 26 * HOUR;

/** The hours of the reader's clock in which something came, was done or fell due; none where one day is told of. */
export const hourByHour = ({ facts, from, to, zone }: DigestMatter): HourRow[] => {
  if (to - from <= A_DAY_AND_A_BIT) return [];
  const hours = new Map<
    Instant,
    { new: number; resolved: number; kept: number; missed: HourRow["missed"][number][] }
  >();
  for (const fact of facts) {
    if (fact.kind !== "new" && fact.kind !== "resolved" && fact.kind !== "kept" && fact.kind !== "missed") continue;
    const at = hourOf(fact.at, zone);
    const row = hours.get(at) ?? { new: 0, resolved: 0, kept: 0, missed: [] };
    if (fact.kind === "missed") {
      const { number, piece, department, clock, person, code } = fact;
      row.missed.push({ number, piece, at: fact.at, department, clock, person, ms: null, code, money: null });
    } else row[fact.kind] += 1;
    hours.set(at, row);
  }
  return [...hours].map(([at, row]) => ({ at, ...row })).toSorted((a, b) => a.at - b.at);
};

/** Full hours of the zone, also where it is half an hour off. */
const hourOf = (at: Instant, zone: string): Instant => {
  const wall = wallAt(zone, at);
  return instant(at - (((wall % HOUR) + HOUR) % HOUR));
};
