import { DateTime } from "luxon";
import type { TimeMove } from "../../chat/console/console-ports.ts";
import { closingAfter, isOpenAt, nextOpening } from "../../core/coverage/calendar.ts";
import { type Instant, instant, plus, type Zone } from "../../core/time/instant.ts";
import type { Policy } from "../../flows/deps.ts";

/** Where a step in time leads, seen from `now`: always ahead of it. */
export const whenTo = (by: TimeMove, now: Instant, policy: Policy): Instant => {
  if ("ms" in by) return plus(now, Math.max(0, by.ms));
  return by.to === "monday" ? nextMonday(now, policy.desk.zone) : nextDepartmentOpening(now, policy);
};

const nextMonday = (now: Instant, zone: Zone): Instant => {
  const monday = DateTime.fromMillis(now, { zone }).startOf("week").set({ hour: 8 });
  return instant((monday.toMillis() > now ? monday : monday.plus({ weeks: 1 })).toMillis());
};

/** The earliest instant at which a department opens its doors; one that is open now has to close first. */
const nextDepartmentOpening = (now: Instant, { desk, calendars }: Policy): Instant => {
  const openings = desk.departments.map(({ id }) => {
    const calendar = calendars.ofDepartment(id);
    return nextOpening(calendar, isOpenAt(calendar, now) ? closingAfter(calendar, now) : now);
  });
  const first = Math.min(...openings);
  return Number.isFinite(first) ? instant(first) : nextMonday(now, desk.zone);
};
