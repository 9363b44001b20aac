import type { CaseEvent } from "../core/case/event.ts";
import type { Reminder } from "../core/escalation/reminder.ts";
import { type Instant, instant } from "../core/time/instant.ts";
import type { Db } from "./client.ts";
import { type EventRow, toEvent } from "./load-case.ts";

/** What happened to all cases after `from` and up to `to`, oldest first. */
export const eventsBetween = async (db: Db, from: Instant, to: Instant): Promise<CaseEvent[]> => {
  const rows = await db.$queryRaw<EventRow[]>`
    select case_number, seq, type, v, at, command_id, actor, data from events
    where at > ${new Date(from)} and at <= ${new Date(to)} order by at, case_number, seq`;
  return rows.map(toEvent);
};

type ReminderRow = Omit<Reminder, "decidedAt" | "deliverAt" | "toldAt"> & {
  decidedAt: Date;
  deliverAt: Date;
  toldAt: Date | null;
};

/** Reminders that were decided or told after `from` and up to `to`. */
export const remindersBetween = async (db: Db, from: Instant, to: Instant): Promise<Reminder[]> => {
  const rows = await db.$queryRaw<ReminderRow[]>`
    select case_number as "caseNumber", kind, generation, step, occurrence, person_id as person, loud,
      decided_at as "decidedAt", deliver_at as "deliverAt", case when state = 'delivered' then settled_at end as "toldAt"
    from nags
    where (decided_at > ${new Date(from)} and decided_at <= ${new Date(to)})
      or (settled_at > ${new Date(from)} and settled_at <= ${new Date(to)})
    order by decided_at, case_number, person_id`;
  return rows.map((row) => ({
    ...row,
    decidedAt: instant(row.decidedAt.getTime()),
    deliverAt: instant(row.deliverAt.getTime()),
    toldAt: row.toldAt === null ? null : instant(row.toldAt.getTime()),
  }));
};
