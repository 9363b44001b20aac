import { gapsOf } from "../coverage/gaps-ahead.ts";
import type { CoverageContext } from "../coverage/roster.ts";
import type { DepartmentId } from "../desk/desk.ts";
import type { Clock } from "../sla/clock.ts";
import { earliest, type Instant } from "../time/instant.ts";
import type { Charged } from "./fact.ts";

/** How long one holder had it. `darkMs`: how much of that nobody of the department was on duty; null: not asked. */
export type Charge = { holder: { department: DepartmentId } | Charged; wallMs: number; darkMs: number | null };

/** A clock's time until an instant by who held it, longest first; the sum is the customer's own time. */
export const chargeSheet = (clock: Clock, until: Instant, ctx: CoverageContext | null): Charge[] => {
  const charges = new Map<string, Charge>();
  for (const { holder, from, to } of clock.stretches) {
    const end = earliest(to ?? until, until);
    if (end <= from) continue;
    const key = typeof holder === "string" ? holder : `by ${holder.department}`;
    const known = charges.get(key) ?? {
      holder,
      wallMs: 0,
      darkMs: ctx === null || typeof holder === "string" ? null : 0,
    };
    known.wallMs += end - from;
    if (known.darkMs !== null && ctx !== null && typeof holder !== "string") {
      known.darkMs += gapsOf(holder.department, from, end, ctx).reduce((sum, gap) => sum + (gap.to - gap.from), 0);
    }
    charges.set(key, known);
  }
  return [...charges.values()].toSorted((a, b) => b.wallMs - a.wallMs);
};
