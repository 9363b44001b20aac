import type { CaseEvent } from "../core/case/event.ts";
import { readCase, type StoredCase } from "../core/case/read-case.ts";
import { type CasePersonal, type CaseRecord, caseRecord } from "../core/export/case-record.ts";
import { type EventRecord, eventRecord } from "../core/export/event-record.ts";
import type { CaseFilter } from "../core/status/case-filter.ts";
import { type Instant, instant } from "../core/time/instant.ts";
import { caseWhere } from "./case-where.ts";
import type { Db } from "./client.ts";
import { Prisma } from "./generated/client.ts";
import { type EventRow, loadTexts, toEvent } from "./load-case.ts";

/** `filter` null: every case. `personal`: with what is known of the customer and in their words. */
export type RecordsWanted = { filter: CaseFilter | null; personal: boolean; now: Instant };

/** Cases after this number, in the order of their numbers. */
export const readCaseRecords = async (
  db: Db,
  wanted: RecordsWanted,
  page: { after: number; limit: number },
): Promise<{ number: number; record: CaseRecord }[]> => {
  const where = whereOf(wanted);
  const rows = await db.$queryRaw<
    { state: StoredCase; updated_at: Date; name: string | null; handles: string[] | null }[]
  >`
    select state, updated_at, k.name, (select array_agg(h.kind || ':' || h.value order by h.kind, h.value)
      from handles h where ${wanted.personal} and h.customer_id = cases.customer_id) as handles
    from cases left join customers k on ${wanted.personal} and k.id = cases.customer_id
    where ${where} and number > ${page.after} order by number limit ${page.limit}`;
  const cases = rows.map((row) => ({ ...row, kase: readCase(row.state) }));
  const texts = wanted.personal
    ? await loadTexts(
        db,
        cases.flatMap(({ kase }) => [
          kase.firstWord.textId,
          kase.lastWord.textId,
          ...(kase.told ? [kase.told.textId] : []),
        ]),
      )
    : {};
  return cases.map(({ kase, updated_at, name, handles }) => {
    const personal: CasePersonal = {
      name,
      handles: handles ?? [],
      firstWords: texts[kase.firstWord.textId] ?? null,
      lastWords: texts[kase.lastWord.textId] ?? null,
      toldWords: kase.told === null ? null : (texts[kase.told.textId] ?? null),
    };
    const updated = instant(updated_at.getTime());
    return {
      number: kase.number,
      record: caseRecord(kase, updated, wanted.now, wanted.personal ? personal : null),
    };
  });
};

/** Where a reader of events stands: after this one, in the order in which they were recorded. */
export type EventCursor = { at: Instant; number: number; seq: number };

/**
 * Events after a cursor in the order in which they were recorded. Nothing is read past the start of the oldest transaction
 * that is still under way, so that no event can turn up later behind a cursor that has moved on.
 */
export const readEventRecords = async (
  db: Db,
  wanted: RecordsWanted & { types: readonly string[] | null },
  page: { after: EventCursor; limit: number },
): Promise<{ cursor: EventCursor; event: CaseEvent; record: EventRecord }[]> => {
  const { at, number, seq } = page.after;
  const types = wanted.types === null ? null : [...wanted.types];
  const cases =
    wanted.filter === null
      ? Prisma.sql`true`
      : Prisma.sql`case_number in (select number from cases where ${whereOf(wanted)})`;
  const rows = await db.$queryRaw<(EventRow & { recorded_at: Date })[]>`
    select case_number, seq, type, v, at, command_id, actor, data, recorded_at from events
    where (recorded_at, case_number, seq) > (${new Date(at)}::timestamptz, ${number}::int, ${seq}::int)
      and recorded_at < coalesce((select min(xact_start) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()), now()) - interval '2 milliseconds'
      and (${types}::text[] is null or type = any(${types}::text[])) and ${cases}
    order by recorded_at, case_number, seq limit ${page.limit}`;
  return rows.map((row) => {
    const event = toEvent(row);
    const recorded = instant(row.recorded_at.getTime());
    return {
      cursor: { at: recorded, number: row.case_number, seq: row.seq },
      event,
      record: eventRecord(event, recorded, wanted.personal),
    };
  });
};

const whereOf = ({ filter, now }: RecordsWanted): Prisma.Sql =>
  filter === null ? Prisma.sql`true` : caseWhere(filter, now);
