import type { Db } from "./client.ts";
import { Prisma } from "./generated/client.ts";
import type { StoredRef } from "./lease-place.ts";

type StoredCard = { incidentId: number; postId: string; ref: StoredRef | null; sending: boolean; wanted: number };

/** Its cards look different now, because another case is part of it. */
export const wantIncidentCards = async (db: Db, id: number): Promise<void> => {
  await db.$executeRaw`with cards as (
      update incident_cards set wanted = wanted + 1 where incident_id = ${id} returning place_id
    )
    update places set next_at = least(coalesce(next_at, now()), now()) where id in (select place_id from cards)`;
};

/** The next card of an incident that this place does not show as it is. */
export const nextIncidentCard = async (db: Db, placeId: string): Promise<StoredCard | null> => {
  const [row] = await db.$queryRaw<StoredCard[]>`
    select incident_id as "incidentId", post_id as "postId", ref, sending, wanted from incident_cards
    where place_id = ${placeId} and wanted > shown order by incident_id limit 1`;
  return row ?? null;
};

export const beginIncidentCard = async (db: Db, id: number, placeId: string): Promise<void> => {
  await db.$executeRaw`update incident_cards set sending = true where incident_id = ${id} and place_id = ${placeId}`;
};

export const incidentCardShown = async (
  db: Db,
  id: number,
  placeId: string,
  as: { ref: StoredRef | null; shown: number },
): Promise<void> => {
  const ref = as.ref === null ? Prisma.sql`null` : Prisma.sql`${JSON.stringify(as.ref)}::jsonb`;
  await db.$executeRaw`update incident_cards set ref = ${ref}, shown = ${as.shown}, sending = false
    where incident_id = ${id} and place_id = ${placeId}`;
};
