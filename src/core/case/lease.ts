import type { Calendars } from "../coverage/calendars.ts";
import { addWorkingTime } from "../coverage/working-time.ts";
import type { Desk } from "../desk/desk.ts";
import { findDepartment } from "../desk/find.ts";
import { type Instant, instant, latest, MINUTE } from "../time/instant.ts";
import type { Case } from "./case.ts";
import type { EventBody } from "./event.ts";

type Policy = { desk: Desk; calendars: Calendars };

/** A claim without a word: whoever has it is asked at `askAt`, and at `backAt` it goes back into the queue. */
export type Lease = { silentSince: Instant; askAt: Instant; asked: boolean; backAt: Instant };

const SHORTEST_GRACE = 30 * MINUTE;

/**
 * How long a claim lasts without a word, in working time of the department that holds the case. Null while nobody has it,
 * while it waits for something with a date or for another department's answer, and where the desk sets no lease or the
 * department never opens. A quarter of the lease is left to answer, half an hour at least.
 */
export const leaseOf = (kase: Case, { desk, calendars }: Policy): Lease | null => {
  const leaseMs = findDepartment(desk, kase.department)?.leaseMs ?? null;
  const isHeld = kase.mergedInto === null && kase.status === "claimed" && kase.wait === null && kase.offer === null;
  if (leaseMs === null || !isHeld || kase.assignedAt === null) return null;
  const calendar = calendars.ofDepartment(kase.department);
  const silentSince = latest(kase.assignedAt, kase.touchedAt ?? kase.assignedAt);
  const askAt = addWorkingTime(calendar, silentSince, leaseMs);
  const asked = kase.leaseAsked?.silentSince === silentSince;
  const from = asked ? latest(instant(askAt), kase.leaseAsked?.at ?? instant(askAt)) : askAt;
  const backAt = addWorkingTime(calendar, from, Math.max(SHORTEST_GRACE, leaseMs / 4));
  if (!Number.isFinite(backAt)) return null;
  return { silentSince, askAt: instant(askAt), asked, backAt: instant(Math.round(backAt)) };
};

/** When the lease is to be looked at next; null while there is none. */
export const leaseDueAt = (kase: Case, policy: Policy): Instant | null => {
  const lease = leaseOf(kase, policy);
  return lease === null ? null : lease.asked ? lease.backAt : lease.askAt;
};

/** What a lease that has run out leads to now: a question, or the way back into the queue; nothing when it has not. */
export const lapse = (kase: Case, absent: boolean, context: Policy & { now: Instant }): EventBody[] => {
  const lease = leaseOf(kase, context);
  const person = kase.assignee;
  if (lease === null || person === null || lease.askAt > context.now) return [];
  if (!lease.asked && !absent) return [{ type: "lease-asked", person, silentSince: lease.silentSince }];
  return absent || lease.backAt <= context.now
    ? [{ type: "released", person, why: "lease", silentSince: lease.silentSince }]
    : [];
};
