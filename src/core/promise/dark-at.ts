import { dutyAt, type GapReason, isCovered } from "../coverage/duty.ts";
import { gapsOf } from "../coverage/gaps-ahead.ts";
import type { CoverageContext } from "../coverage/roster.ts";
import { addWorkingTime } from "../coverage/working-time.ts";
import type { DepartmentId } from "../desk/desk.ts";
import { DAY, HOUR, type Instant, instant, plus } from "../time/instant.ts";

/** A stretch with nobody of the department there, into which a promise falls. `to` and `next` null: it has no end in sight. */
export type Dark = { from: Instant; to: Instant | null; because: GapReason; next: Instant | null };

const LOOK_BACK = 7 * DAY;
const LOOK_AHEAD = 14 * DAY;
/** What is promised for the minute of opening has nobody to do it before. */
const AFTER_OPENING = 2 * HOUR;

/**
 * The closed or uncovered stretch of a department in which a promised time lies; null when somebody is there until then.
 * "By 17:00" of a department that closes at 17:00 is in its hours, "by 08:00" of one that opens then is not. `next` is
 * two hours after somebody is there again.
 */
export const darkAt = (department: DepartmentId, dueAt: Instant, ctx: CoverageContext): Dark | null => {
  const last = justBefore(dueAt);
  const duty = dutyAt(department, last, ctx);
  if (isCovered(duty)) return null;
  const horizon = plus(dueAt, LOOK_AHEAD);
  let found: { from: Instant; to: Instant } | null = null;
  for (const { from, to } of gapsOf(department, plus(dueAt, -LOOK_BACK), horizon, ctx)) {
    if (found !== null && found.to > last && found.to < from) break;
    // Stretches that touch differ in their reason alone.
    found = found !== null && found.to === from ? { from: found.from, to } : { from, to };
  }
  const { from, to } = found ?? { from: dueAt, to: horizon };
  if (to >= horizon) return { from, to: null, because: duty.missing, next: null };
  return { from, to, because: duty.missing, next: thereFor(department, to, ctx) };
};

const thereFor = (department: DepartmentId, opens: Instant, ctx: CoverageContext): Instant | null => {
  const soon = plus(opens, AFTER_OPENING);
  if (isCovered(dutyAt(department, justBefore(soon), ctx))) return soon;
  const worked = addWorkingTime(ctx.calendars.ofDepartment(department), opens, AFTER_OPENING);
  const is = Number.isFinite(worked) ? instant(worked) : null;
  return is !== null && isCovered(dutyAt(department, justBefore(is), ctx)) ? is : null;
};

const justBefore = (at: Instant): Instant => instant(at - 1);
