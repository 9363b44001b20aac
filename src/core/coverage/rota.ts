import { type PersonId, type Rota, weekdays } from "../desk/desk.ts";
import { DAY, type Instant, instant, MINUTE, type Zone } from "../time/instant.ts";
import { firstInstantOfWall, readDate, readTime, wallAt } from "./local-time.ts";

const WEEK = 7 * DAY;

/**
 * Whose week it is, in the department's zone; null before the rota begins. A hand-over in a spring gap is at the first
 * instant after it, one that the clocks show twice at the first of the two.
 */
export const rotaPersonAt = (rota: Rota, zone: Zone, at: Instant): PersonId | null => {
  const week = weekAt(rota, zone, at);
  return week < 0 ? null : (rota.order[week % rota.order.length] ?? null);
};

/** The hand-overs after `from` and before `to`, the first of all among them. */
export const handOvers = (rota: Rota, zone: Zone, from: Instant, to: Instant): Instant[] => {
  const found: Instant[] = [];
  for (let week = Math.max(0, weekAt(rota, zone, from) + 1); ; week++) {
    const at = handOver(rota, zone, week);
    if (!(at < to)) return found;
    found.push(at);
  }
};

const handOver = (rota: Rota, zone: Zone, week: number): Instant =>
  instant(firstInstantOfWall(zone, firstWall(rota) + week * WEEK));

/** Counted from the first hand-over; negative before it. */
const weekAt = (rota: Rota, zone: Zone, at: Instant): number => {
  const week = Math.floor((wallAt(zone, at) - firstWall(rota)) / WEEK);
  // In a repeated hour the wall clock has already been past the hand-over and is before it once more.
  return handOver(rota, zone, week + 1) <= at ? week + 1 : week;
};

/** The wall clock's time of the first hand-over; what a wall is, `local-time.ts` says. */
const firstWall = ({ from, handOver: { day, time } }: Rota): number => {
  const date = readDate(from);
  const minutes = readTime(time);
  if (date === undefined || minutes === undefined) {
    throw new RangeError(`A rota cannot begin on ${from} at ${time}. Write a date as YYYY-MM-DD and a time as HH:MM.`);
  }
  // Day 0 was a Thursday.
  const wait = (((weekdays.indexOf(day) - date - 3) % 7) + 7) % 7;
  return (date + wait) * DAY + minutes * MINUTE;
};
