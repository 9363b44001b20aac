import type { CaseEvent } from "../core/case/event.ts";
import type { RosterEvent } from "../core/coverage/evolve-roster.ts";
import type { PersonId } from "../core/desk/desk.ts";
import { type Instant, instant } from "../core/time/instant.ts";
import type { Db } from "./client.ts";
import { type EventRow, toEvent } from "./load-case.ts";
import type { PersonSettings } from "./settings.ts";

/** Every event, up to `to`, of the cases that were open at `from` or opened after it; case by case, in their order. */
export const historyOf = async (db: Db, from: Instant, to: Instant): Promise<CaseEvent[][]> => {
  const rows = await db.$queryRaw<EventRow[]>`
    select case_number, seq, type, v, at, command_id, actor, data from events
    where at < ${new Date(to)} and case_number in (
      select case_number from events where at >= ${new Date(from)} and at < ${new Date(to)}
      union select number from cases where (status in ('triage', 'unclaimed', 'claimed', 'resolved') or lease_at is not null)
    ) order by case_number, seq`;
  const cases = new Map<number, CaseEvent[]>();
  for (const row of rows) cases.set(row.case_number, [...(cases.get(row.case_number) ?? []), toEvent(row)]);
  return [...cases.values()];
};

export const allPersonSettings = async (db: Db): Promise<{ person: PersonId; value: Partial<PersonSettings> }[]> =>
  db.$queryRaw<{ person: string; value: Partial<PersonSettings> }[]>`
    select person_id as person, value from person_settings order by person_id`;

/** What people said until `to` about who is where, in order. */
export const rosterEventsUntil = async (db: Db, to: Instant): Promise<{ at: Instant; event: RosterEvent }[]> => {
  const rows = await db.$queryRaw<{ at: Date; event: RosterEvent }[]>`
    select at, jsonb_build_object('type', type, 'data', data) as event from desk_events
    where at < ${new Date(to)} and type in ('cover-asked', 'cover-agreed', 'cover-declined', 'cover-withdrawn', 'away', 'back')
    order by id`;
  return rows.map(({ at, event }) => ({ at: instant(at.getTime()), event }));
};
