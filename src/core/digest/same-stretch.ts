import { firstInstantOfWall, wallAt } from "../coverage/local-time.ts";
import { DAY, type Instant, instant, type Zone } from "../time/instant.ts";

export type Stretch = { from: Instant; to: Instant };

/** The same stretch of the four weeks before, the latest first: the same weekdays and times on the reader's wall clock. */
export const fourWeeksBefore = ({ from, to }: Stretch, zone: Zone): Stretch[] =>
  [1, 2, 3, 4].map((weeks) => ({ from: back(from, weeks, zone), to: back(to, weeks, zone) }));

const back = (at: Instant, weeks: number, zone: Zone): Instant =>
  instant(firstInstantOfWall(zone, wallAt(zone, at) - weeks * 7 * DAY));

/** When the reader's day is over. */
export const endOfDay = (at: Instant, zone: Zone): Instant => {
  const wall = wallAt(zone, at);
  return instant(firstInstantOfWall(zone, wall - (((wall % DAY) + DAY) % DAY) + DAY));
};
