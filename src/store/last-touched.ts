import type { PersonId } from "../core/desk/desk.ts";
import { type Instant, instant } from "../core/time/instant.ts";
import type { Db } from "./client.ts";

/** The case whose last undoable step is this person's, the latest one since then, and when that step was. */
export const lastTouched = async (
  db: Db,
  person: PersonId,
  since: Instant,
): Promise<{ number: number; at: Instant } | null> => {
  const [row] = await db.$queryRaw<{ number: number; at: bigint }[]>`
    select number, (state->'undo'->>'at')::bigint as at from cases
    where updated_at >= ${new Date(since)} and state->'undo'->>'by' = ${person}
    order by (state->'undo'->>'at')::bigint desc limit 1`;
  return row === undefined ? null : { number: row.number, at: instant(Number(row.at)) };
};

/** What a person said of the desk and not of a case. `data` is as it was written with the event. */
export type DeskSaid = { type: string; data: Record<string, unknown>; at: Instant };

/** What this person last said of the desk, since then. */
export const lastOfDesk = async (db: Db, person: PersonId, since: Instant): Promise<DeskSaid | null> => {
  const [row] = await db.$queryRaw<{ type: string; data: Record<string, unknown>; at: Date }[]>`
    select type, data, at from desk_events
    where at >= ${new Date(since)} and actor->>'person' = ${person} order by id desc limit 1`;
  return row === undefined ? null : { ...row, at: instant(row.at.getTime()) };
};

/** Something was said of the desk that is kept elsewhere: that it was, by whom and when. Codes and ids only. */
export const addDeskEvent = async (
  db: Db,
  { type, person, at, data = {} }: { type: string; person: PersonId; at: Instant; data?: Record<string, string> },
): Promise<void> => {
  await db.$executeRaw`insert into desk_events (at, actor, type, data)
    values (${new Date(at)}, ${JSON.stringify({ kind: "person", person })}::jsonb, ${type}, ${JSON.stringify(data)}::jsonb)`;
};
