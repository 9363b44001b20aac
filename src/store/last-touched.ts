import type { RosterEvent } from "../core/coverage/evolve-roster.ts";
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

/** What this person last said of who is where, since then. */
export const lastOfRoster = async (
  db: Db,
  person: PersonId,
  since: Instant,
): Promise<{ type: RosterEvent["type"]; department: string | null; person: PersonId | null; at: Instant } | null> => {
  const [row] = await db.$queryRaw<
    { type: RosterEvent["type"]; department: string | null; person: string | null; at: Date }[]
  >`
    select type, data->>'department' as department, data->>'person' as person, at from desk_events
    where at >= ${new Date(since)} and actor->>'person' = ${person} order by id desc limit 1`;
  return row === undefined ? null : { ...row, at: instant(row.at.getTime()) };
};
