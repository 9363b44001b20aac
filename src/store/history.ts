import type { CaseEvent } from "../core/case/event.ts";
import type { PersonId } from "../core/desk/desk.ts";
import type { Instant } from "../core/time/instant.ts";
import type { Db } from "./client.ts";
import { type EventRow, toEvent } from "./load-case.ts";
import type { PersonSettings } from "./settings.ts";

/** Every event, up to `to`, of the cases that were open at `from` or opened after it; case by case, in their order. */
export const historyOf = async (db: Db, from: Instant, to: Instant): Promise<CaseEvent[][]> => {
  const rows = await db.$queryRaw<EventRow[]>`
    select case_number, seq, type, v, at, command_id, actor, data from events
    where at < ${new Date(to)} and case_number in (
      select case_number from events where at >= ${new Date(from)} and at < ${new Date(to)}
      union select number from cases where status in ('triage', 'unclaimed', 'claimed', 'resolved')
    ) order by case_number, seq`;
  const cases = new Map<number, CaseEvent[]>();
  for (const row of rows) cases.set(row.case_number, [...(cases.get(row.case_number) ?? []), toEvent(row)]);
  return [...cases.values()];
};

export const allPersonSettings = async (db: Db): Promise<{ person: PersonId; value: Partial<PersonSettings> }[]> =>
  db.$queryRaw<{ person: string; value: Partial<PersonSettings> }[]>`
    select person_id as person, value from person_settings order by person_id`;
