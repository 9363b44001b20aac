import type { PausedClock, RunningClock } from "../core/coverage/falling-due.ts";
import type { PersonId } from "../core/desk/desk.ts";
import { type ClockKey, readClockKey, type Stretch } from "../core/sla/clock.ts";
import { type Instant, instant } from "../core/time/instant.ts";
import type { Db } from "./client.ts";
import { Prisma } from "./generated/client.ts";

type Row = Omit<RunningClock, "dueAt" | "kind" | "piece"> & { key: ClockKey; holder: string | null; dueAt: Date };

/** The assignee's: the case's clocks, those of their tasks, and promises that they keep; null: anybody's. */
const isOf = (assignee: PersonId | null) =>
  assignee === null
    ? Prisma.sql`true`
    : Prisma.sql`case when position('.' in k.kind) = 0 then c.assignee = ${assignee}
        when k.kind like 'promise.%' then coalesce(case when k.data->'stretches'->-1->'holder'->>'department' = c.department
          then c.assignee end, jsonb_path_query_first(c.state, '$.promises[*] ? (@.id == $id).keeper',
            jsonb_build_object('id', split_part(k.kind, '.', 2)))#>>'{}') = ${assignee}
        else c.state->'tasks' @> jsonb_build_array(jsonb_build_object('id', split_part(k.kind, '.', 2), 'assignee', ${assignee}::text)) end`;

/** Running clocks that fall due from `from` until just before `to`, the first due first; those of backlog nag nobody. */
export const clocksFallingDue = async (
  db: Db,
  from: Instant,
  to: Instant,
  of: { assignee: PersonId } | null = null,
): Promise<RunningClock[]> => {
  const assignee = of?.assignee ?? null;
  const rows = await db.$queryRaw<Row[]>`
    select k.case_number as number, k.kind as key, k.due_at as "dueAt", c.department as owner,
      c.state->'speaker'->>'department' as speaker, c.offered_to as "offeredTo",
      k.data->'stretches'->-1->'holder'->>'department' as holder, k.data->>'escalation' as escalation
    from clocks k join cases c on c.number = k.case_number
    where k.state = 'running' and k.due_at >= ${new Date(from)} and k.due_at < ${new Date(to)}
      and ${isOf(assignee)}
      and not (c.state->>'backlog')::boolean
    order by k.due_at, k.case_number`;
  return rows.map((row) => ({ ...named(row), dueAt: instant(row.dueAt.getTime()) }));
};

type PausedRow = Omit<Row, "dueAt"> & { waitUntil: Date; budgetMs: number; stretches: Stretch[] };

/** Clocks that stand still until a wait ends before `to`; those of backlog nag nobody. In the order of the cases. */
export const clocksPausedUntil = async (
  db: Db,
  to: Instant,
  of: { assignee: PersonId } | null = null,
): Promise<PausedClock[]> => {
  const assignee = of?.assignee ?? null;
  const rows = await db.$queryRaw<PausedRow[]>`
    select k.case_number as number, k.kind as key, c.department as owner, c.state->'speaker'->>'department' as speaker,
      c.offered_to as "offeredTo", k.data->'stretches'->-1->'holder'->>'department' as holder, k.data->>'escalation' as escalation, c.wait_until as "waitUntil",
      (k.data->>'budgetMs')::float8 as "budgetMs", k.data->'stretches' as stretches
    from clocks k join cases c on c.number = k.case_number
    where k.state = 'paused' and c.wait_until < ${new Date(to)}
      and ${isOf(assignee)}
      and not (c.state->>'backlog')::boolean
    order by k.case_number, k.kind`;
  return rows.map((row) => ({ ...named(row), waitUntil: instant(row.waitUntil.getTime()) }));
};

/** With its key read. */
const named = <T extends { key: ClockKey; holder: string | null; owner: string }>({ key, holder, ...row }: T) => {
  const { kind, piece } = readClockKey(key);
  return { ...row, kind, piece: piece === null ? null : { id: piece, holder: holder ?? row.owner } };
};
