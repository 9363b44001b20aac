import type { RunningClock } from "../core/coverage/falling-due.ts";
import type { PersonId } from "../core/desk/desk.ts";
import { type Instant, instant } from "../core/time/instant.ts";
import type { Db } from "./client.ts";

type Row = Omit<RunningClock, "dueAt"> & { dueAt: Date };

/** Running clocks that fall due from `from` until just before `to`, the first due first; those of backlog nag nobody. */
export const clocksFallingDue = async (
  db: Db,
  from: Instant,
  to: Instant,
  of: { assignee: PersonId } | null = null,
): Promise<RunningClock[]> => {
  const assignee = of?.assignee ?? null;
  const rows = await db.$queryRaw<Row[]>`
    select k.case_number as number, k.kind, k.due_at as "dueAt", c.department as owner,
      c.state->'speaker'->>'department' as speaker, c.offered_to as "offeredTo", k.data->>'escalation' as escalation
    from clocks k join cases c on c.number = k.case_number
    where k.state = 'running' and k.due_at >= ${new Date(from)} and k.due_at < ${new Date(to)}
      and (${assignee}::text is null or c.assignee = ${assignee})
      and not (c.state->>'backlog')::boolean
    order by k.due_at, k.case_number`;
  return rows.map((row) => ({ ...row, dueAt: instant(row.dueAt.getTime()) }));
};
