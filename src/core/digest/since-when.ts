import type { Calendar } from "../coverage/calendar.ts";
import { workingTimeBetween } from "../coverage/working-time.ts";
import { DAY, HOUR, type Instant, type Zone } from "../time/instant.ts";
import { daysBefore, type Stretch } from "./same-stretch.ts";

const A_WEEK = 7;
/** A day with less than that of opening hours in it has nothing to tell. */
const WORTH_TELLING = HOUR;
/** Whoever asks again so soon wants to see the one that came, with what has happened since. */
const STILL_THAT_ONE = HOUR;

/**
 * Where a digest that somebody asks for begins when they do not say. `last` is the stretch of the latest one they were
 * given of the same scope; without one of this week it goes back as many days as it takes to find one on which their
 * department was open, so that Monday's holds the weekend.
 */
export const sinceWhen = (last: Stretch | null, now: Instant, hours: Calendar, zone: Zone): Instant => {
  if (last !== null && now - last.to <= A_WEEK * DAY) return now - last.to < STILL_THAT_ONE ? last.from : last.to;
  const daysBack = Array.from({ length: A_WEEK }, (_, index) => daysBefore(now, index + 1, zone));
  return (
    daysBack.find((from) => workingTimeBetween(hours, from, now) >= WORTH_TELLING) ?? daysBefore(now, A_WEEK, zone)
  );
};
