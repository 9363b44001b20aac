import { firstInstant, localDate } from "../coverage/local-time.ts";
import { type DigestPlan, weekdays } from "../desk/desk.ts";
import { DAY, type Instant, instant, MINUTE, plus } from "../time/instant.ts";

/** When a digest comes round next after an instant; a time that is skipped in spring is the first there is. */
export const nextDigestAt = ({ at, zone, days }: DigestPlan, after: Instant): Instant | null => {
  const today = Date.parse(`${localDate(zone, after)}T00:00:00Z`);
  for (let day = 0; day <= 8; day += 1) {
    const date = new Date(today + day * DAY);
    // 1 January 1970 was a Thursday; `getUTCDay` counts from Sunday.
    const weekday = weekdays[(date.getUTCDay() + 6) % 7];
    const due = instant(firstInstant(zone, date.toISOString().slice(0, 10), at));
    if (weekday !== undefined && days.includes(weekday) && due > after) return due;
  }
  return null;
};

/** The latest one at this instant or before it, within a week and a day. */
export const lastDigestAt = (plan: DigestPlan, now: Instant): Instant | null => {
  let found: Instant | null = null;
  for (let at = nextDigestAt(plan, plus(now, -8 * DAY)); at !== null && at <= now; at = nextDigestAt(plan, at))
    found = at;
  return found;
};

/** What comes this long after its time says so. */
export const LATE_AFTER = 15 * MINUTE;
