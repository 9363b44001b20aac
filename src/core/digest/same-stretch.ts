import { firstInstantOfWall, wallAt } from "../coverage/local-time.ts";
import { DAY, type Instant, instant, type Zone } from "../time/instant.ts";

export type Stretch = { from: Instant; to: Instant };

/** The same stretch of the four weeks before, the latest first: the same weekdays and times on the reader's wall clock. */
export const fourWeeksBefore = ({ from, to }: Stretch, zone: Zone): Stretch[] =>
  [7, 14, 21, 28].map((days) => ({ from: daysBefore(from, days, zone), to: daysBefore(to, days, zone) }));

/** The same time of day on the zone's wall clock, so many days earlier. */
export const daysBefore = (at: Instant, days: number, zone: Zone): Instant =>
  instant(firstInstantOfWall(zone, wallAt(zone, at) - days * DAY));

/** When the reader's day is over. */
export const endOfDay = (at: Instant, zone: Zone): Instant => {
  const wall = wallAt(zone, at);
  return instant(firstInstantOfWall(zone, wall - (((wall % DAY) + DAY) % DAY) + DAY));
};
