import type { RunningClock } from "../core/coverage/falling-due.ts";
import type { PersonId } from "../core/desk/desk.ts";
import { type ClockKey, readClockKey } from "../core/sla/clock.ts";
import { type Instant, instant } from "../core/time/instant.ts";
import type { Db } from "./client.ts";

type Row = Omit<RunningClock, "dueAt" | "kind" | "piece"> & { key: ClockKey; holder: string | null; dueAt: Date };

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
      and (${assignee}::text is null or case when position('.' in k.kind) = 0 then c.assignee = ${assignee}
        else c.state->'tasks' @> jsonb_build_array(jsonb_build_object('id', split_part(k.kind, '.', 2), 'assignee', ${assignee}::text)) end)
      and not (c.state->>'backlog')::boolean
    order by k.due_at, k.case_number`;
  return rows.map(({ key, holder, dueAt, ...row }) => {
    const { kind, piece } = readClockKey(key);
    return {
      ...row,
      kind,
      piece: piece === null ? null : { id: piece, holder: holder ?? row.owner },
      dueAt: instant(dueAt.getTime()),
    };
  });
};
