import type { Instant } from "../core/time/instant.ts";
import type { Db } from "./client.ts";
import type { StoredRef } from "./lease-place.ts";
import { wakePlace } from "./nags.ts";
import type { WantedPlace } from "./wanted-place.ts";

/** `card` is a drawing, opaque here. */
export type StoredNotice = {
  id: string;
  card: unknown;
  sending: boolean;
  /** The card in whose thread it is said; null: in the place itself. */
  thread: StoredRef | null;
};

/** Has something said in a place, once by its key. False when it was said before. */
export const addNotice = async (
  db: Db,
  place: WantedPlace,
  notice: { key: string; card: unknown; at: Instant; caseNumber?: number },
): Promise<boolean> => {
  const rows = await db.$queryRaw<{ id: string }[]>`
    insert into notices (place_id, key, card, at, case_number)
    values (${place.id}, ${notice.key}, ${JSON.stringify(notice.card)}::jsonb, ${new Date(notice.at)},
      ${notice.caseNumber ?? null})
    on conflict (key) do nothing returning id`;
  if (rows.length === 1) await wakePlace(db, place);
  return rows.length === 1;
};

/** The next thing to say there. What belongs into a thread waits until the card stands. */
export const nextNotice = async (db: Db, placeId: string): Promise<StoredNotice | null> => {
  const [row] = await db.$queryRaw<StoredNotice[]>`
    select notices.id, card, notices.sending, shown.ref as thread
    from notices left join shown on shown.case_number = notices.case_number and shown.place_id = notices.place_id
    where notices.place_id = ${placeId} and sent_at is null and dropped is null
      and (notices.case_number is null or jsonb_typeof(shown.ref) = 'object')
    order by at limit 1`;
  return row ?? null;
};

/** What was to be said in one place is said in another: the person is written to there from now on. */
export const moveNotices = async (db: Db, from: string, to: WantedPlace): Promise<void> => {
  await wakePlace(db, to);
  await db.$executeRaw`update notices set place_id = ${to.id}, sending = false
    where place_id = ${from} and sent_at is null and dropped is null`;
};

export const beginNotice = async (db: Db, id: string): Promise<void> => {
  await db.$executeRaw`update notices set sending = true where id = ${id}::uuid`;
};

export const settleNotice = async (
  db: Db,
  id: string,
  as: { sentAt: Instant } | { dropped: string },
): Promise<void> => {
  if ("sentAt" in as) await db.$executeRaw`update notices set sent_at = ${new Date(as.sentAt)} where id = ${id}::uuid`;
  else await db.$executeRaw`update notices set dropped = ${as.dropped} where id = ${id}::uuid`;
};

/** Whether anything was said, or is about to be, under one of these keys. */
export const wasSaid = async (db: Db, keys: string[]): Promise<boolean> => (await keysSaid(db, keys)).size > 0;

/** Those of these keys under which something has been said. */
export const keysSaid = async (db: Db, keys: string[]): Promise<Set<string>> => {
  const rows = await db.$queryRaw<{ key: string }[]>`select key from notices where key = any(${keys})`;
  return new Set(rows.map(({ key }) => key));
};
