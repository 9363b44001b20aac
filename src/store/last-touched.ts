import type { PersonId } from "../core/desk/desk.ts";
import type { Instant } from "../core/time/instant.ts";
import type { Db } from "./client.ts";

/** The case whose last undoable step is this person's, the latest one since then. */
export const lastTouched = async (db: Db, person: PersonId, since: Instant): Promise<number | null> => {
  const [row] = await db.$queryRaw<{ number: number }[]>`
    select number from cases where updated_at >= ${new Date(since)} and state->'undo'->>'by' = ${person}
    order by (state->'undo'->>'at')::bigint desc limit 1`;
  return row?.number ?? null;
};
