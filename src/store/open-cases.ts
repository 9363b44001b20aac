import type { OpenCase, OverdueClock, PendingGive } from "../core/digest/digest.ts";
import { isInScope, type ScopeRows } from "../core/digest/scope.ts";
import type { Clock } from "../core/sla/clock.ts";
import { type ClockKey, clockKey, readClockKey } from "../core/sla/clock.ts";
import { type Instant, instant } from "../core/time/instant.ts";
import type { Db } from "./client.ts";
import { inScope } from "./in-scope.ts";

type OpenRow = Omit<OpenCase, "since" | "dueAt"> & { since: Date; dueAt: Date | null };

/** The open cases of a scope. Costs what is open, not what there ever was. */
export const openCases = async (db: Db, scope: ScopeRows): Promise<OpenCase[]> => {
  const rows = await db.$queryRaw<OpenRow[]>`
    select number, department, source, connector, severity, status, since, due_at as "dueAt", generation, heat, told
    from (
      select number, department, source, state->>'connector' as connector, severity, status, since, due_at,
        (state->>'generation')::int as generation, state->'heat'->>'level' as heat,
        jsonb_typeof(state->'told') = 'object' as told
      from cases where status in ('triage', 'unclaimed', 'claimed')
    ) as open where ${inScope(scope)} order by number`;
  return rows.map((row) => ({
    ...row,
    since: instant(row.since.getTime()),
    dueAt: row.dueAt === null ? null : instant(row.dueAt.getTime()),
  }));
};

type PendingRow = Omit<PendingGive, "at"> & { at: number; source: OpenCase["source"]; connector: string | null };

/** What is asked for for the trouble and not decided yet. A case may be resolved before that; a closed one waits for nothing. */
export const pendingGives = async (db: Db, scope: ScopeRows): Promise<PendingGive[]> => {
  const rows = await db.$queryRaw<PendingRow[]>`
    select c.number, g->>'id' as piece, (g->>'askedAt')::float8 as at, g->>'from' as department, c.source,
      c.state->>'connector' as connector, jsonb_build_object('kind', g->'kind', 'currency', g->'currency',
        'asked', g->'amount', 'granted', null, 'counted', g->'counted') as money
    from cases c cross join lateral jsonb_array_elements(c.state->'gives') as g
    where c.status in ('triage', 'unclaimed', 'claimed', 'resolved') and c.merged_into is null
      and g->>'state' = 'pending' order by c.number, at`;
  return rows
    .filter((row) => isInScope(row, scope))
    .map(({ number, piece, at, department, money }) => ({ number, piece, at: instant(at), department, money }));
};

type OverdueRow = Omit<OverdueClock, "kind" | "piece" | "dueAt"> & { key: ClockKey; dueAt: Date; noticed: boolean };

/**
 * Running clocks that fell due at `now` or before, the longest overdue first; in scope by who answers for them. `noticed`:
 * a sweep or a change has seen it.
 */
export const overdueClocks = async (
  db: Db,
  now: Instant,
  scope: ScopeRows,
): Promise<(OverdueClock & { noticed: boolean })[]> => {
  const rows = await db.$queryRaw<OverdueRow[]>`
    select k.case_number as number, k.kind as key, k.generation, k.due_at as "dueAt", c.department, c.source,
      c.state->>'connector' as connector, c.severity, k.breached_at is not null as noticed,
      coalesce(k.data->'stretches'->-1->'holder'->>'department', c.department) as holder
    from clocks k join cases c on c.number = k.case_number
    where k.state = 'running' and k.due_at <= ${new Date(now)} order by k.due_at, k.case_number, k.kind`;
  return rows
    .map(({ key, dueAt, ...row }) => ({ ...row, ...readClockKey(key), dueAt: instant(dueAt.getTime()) }))
    .filter(({ holder, ...row }) => isInScope({ ...row, department: holder }, scope));
};

export type ClockRef = { number: number; kind: Clock["kind"]; piece: string | null; generation: number };

/** These clocks of these cases, whatever became of them. */
export const clocksOf = async (db: Db, refs: readonly ClockRef[]): Promise<{ number: number; clock: Clock }[]> => {
  if (refs.length === 0) return [];
  const wanted = JSON.stringify(
    refs.map(({ number, generation, ...name }) => ({ number, generation, key: clockKey(name) })),
  );
  return db.$queryRaw<{ number: number; clock: Clock }[]>`
    select k.case_number as number, k.data as clock
    from jsonb_to_recordset(${wanted}::jsonb) as w(number int, key text, generation int)
    join clocks k on k.case_number = w.number and k.kind = w.key and k.generation = w.generation`;
};
