import type { PersonId } from "../core/desk/desk.ts";
import type { Db } from "./client.ts";

/** The case whose last undoable step is this person's, the latest one. */
export const lastTouched = async (db: Db, person: PersonId): Promise<number | null> => {
  const [row] = await db.$queryRaw<{ number: number }[]>`
    select number from cases where state->'undo'->>'by' = ${person} and updated_at > now() - interval '400 days'
    order by (state->'undo'->>'at')::bigint desc limit 1`;
  return row?.number ?? null;
};
