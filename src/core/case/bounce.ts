import type { Calendars } from "../coverage/calendars.ts";
import { addWorkingTime } from "../coverage/working-time.ts";
import { liveClock } from "../sla/clocks.ts";
import { type Instant, instant } from "../time/instant.ts";
import type { Case } from "./case.ts";
import type { EventBody } from "./event.ts";

/**
 * When an offer that nobody answers comes back to whoever made it: the time to answer has run out, and then as long
 * again on the same hours. Null without an offer, a target for the answer, or hours that ever open.
 */
export const bounceDueAt = (kase: Case, { calendars }: { calendars: Calendars }): Instant | null => {
  const clock = kase.offer === null ? undefined : liveClock(kase, "accept");
  const calendar = clock?.stretches.at(-1)?.calendar;
  if (clock === undefined || clock.dueAt === null || calendar === undefined) return null;
  const at = addWorkingTime(calendars.byRef(calendar), clock.dueAt, clock.budgetMs);
  return Number.isFinite(at) ? instant(Math.round(at)) : null;
};

export const bounceNow = (kase: Case, policy: { calendars: Calendars }, now: Instant): EventBody[] => {
  const { offer } = kase;
  const due = bounceDueAt(kase, policy);
  if (offer === null || due === null || due > now) return [];
  const { from, to, by, at } = offer;
  return [{ type: "offer-bounced", from, to, by, transitMs: now - at }];
};
