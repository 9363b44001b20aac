import type { Case } from "../core/case/case.ts";
import { readCase, type StoredCase } from "../core/case/read-case.ts";
import type { ClockKey } from "../core/sla/clock.ts";
import type { Instant } from "../core/time/instant.ts";
import type { Db } from "./client.ts";

/**
 * Cases whose clocks follow an older desk version than this, in order of their numbers. Activating a version puts every
 * open case behind at once; that is all the bookkeeping there is. What is closed has no clocks and stays where it was.
 * `dueBy`: only those with a clock that is to be looked at by then.
 */
export const casesBehind = async (
  db: Db,
  version: number,
  { after, limit, dueBy }: { after: number; limit: number; dueBy: Instant | null },
): Promise<Case[]> => {
  const due = dueBy === null ? null : new Date(dueBy);
  const rows = await db.$queryRaw<{ state: StoredCase }[]>`
    select state from cases where desk_version < ${version} and status <> 'closed' and status <> 'dismissed'
      and merged_into is null and number > ${after} and (${due}::timestamptz is null
        or exists (select 1 from clocks where case_number = number and next_at <= ${due}::timestamptz))
    order by number limit ${limit}`;
  return rows.map((row) => readCase(row.state));
};

export const countBehind = async (db: Db, version: number): Promise<number> => {
  const [row] = await db.$queryRaw<{ n: number }[]>`
    select count(*)::int as n from cases where desk_version < ${version} and status <> 'closed' and status <> 'dismissed'
      and merged_into is null`;
  return row?.n ?? 0;
};

/** Open cases in order of their numbers, a page at a time. */
export const openCases = async (db: Db, after: number, limit: number): Promise<Case[]> => {
  const rows = await db.$queryRaw<{ state: StoredCase }[]>`
    select state from cases where status <> 'closed' and status <> 'dismissed' and merged_into is null
      and number > ${after}
    order by number limit ${limit}`;
  return rows.map((row) => readCase(row.state));
};

/** A case of which this desk version moves no clock, and when its lease and each clock are looked at next under it. */
export type Unmoved = {
  number: number;
  version: number;
  leaseAt: Instant | null;
  clocks: { kind: ClockKey; generation: number; nextAt: Instant | null }[];
};

/** Writes down that these follow the version; those that have changed since they were read are left behind. */
export const keepUnmoved = async (db: Db, deskVersion: number, cases: Unmoved[]): Promise<number> => {
  if (cases.length === 0) return 0;
  const doc = cases.map(({ number, version, leaseAt, clocks }) => ({
    number,
    version,
    lease_at: iso(leaseAt),
    clocks: clocks.map(({ kind, generation, nextAt }) => ({
      kind,
      generation,
      next_at: iso(nextAt),
    })),
  }));
  const rows = await db.$queryRaw<{ number: number }[]>`
    with asked as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(doc)}::jsonb) as a(number int, version int, lease_at timestamptz, clocks jsonb)
    ),
    kept as (
      update cases set desk_version = ${deskVersion}, lease_at = asked.lease_at from asked
      where cases.number = asked.number and cases.version = asked.version and cases.desk_version < ${deskVersion}
      returning cases.number
    ),
    looked as (
      update clocks set next_at = l.next_at
      from asked join kept on kept.number = asked.number,
        jsonb_to_recordset(asked.clocks) as l(kind text, generation int, next_at timestamptz)
      where clocks.case_number = asked.number and clocks.kind = l.kind and clocks.generation = l.generation
        and clocks.next_at is distinct from l.next_at
    )
    select number from kept`;
  return rows.length;
};

const iso = (at: Instant | null): string | null => (at === null ? null : new Date(at).toISOString());

/** What a desk version has done to cases so far, by whichever process. */
export const movedOnto = async (
  db: Db,
  version: number,
  since: Instant,
): Promise<{ cases: number; dueTimes: number }> => {
  const [row] = await db.$queryRaw<{ cases: number; dueTimes: number }[]>`
    select count(distinct case_number)::int as cases, count(move)::int as "dueTimes"
    from events left join lateral (
      select move from jsonb_array_elements(events.data->'moves') as move
      where coalesce(move->'dueAt', move->'clock'->'dueAt', 'null') is distinct from move->'wasDueAt'
    ) as changed on true
    where type = 'retimed' and at >= ${new Date(since)} and (data->>'version')::int = ${version}`;
  return row ?? { cases: 0, dueTimes: 0 };
};
