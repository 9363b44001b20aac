import type { Platform } from "../core/desk/desk.ts";
import type { Db } from "./client.ts";

/** A message's place on its platform, as a deliverer gave it. */
export type StoredRef = { channel: string; message: string };

export type LeasedPlace = {
  id: string;
  platform: Platform;
  kind: "channel" | "person";
  address: string;
  externalId: string | null;
  department: string | null;
  personId: string | null;
  failures: number;
  queueWanted: boolean;
  queueRef: StoredRef | null;
  queueDigest: string | null;
  /** Somebody was sending here and was not seen to end: what may have arrived is looked for before it is sent again. */
  unsure: boolean;
};

type PlaceRow = {
  id: string;
  platform: Platform;
  kind: "channel" | "person";
  address: string;
  external_id: string | null;
  department: string | null;
  person_id: string | null;
  failures: number;
  queue_wanted: boolean;
  queue_ref: StoredRef | null;
  queue_digest: string | null;
  unsure: boolean;
};

/** Longer than the few calls that are made between two looks at the time; `flows/sending.ts` bounds each of them. */
const LEASE = "60 seconds";

/**
 * Takes a place that has something to show, for this worker alone, until the lease runs out or is given back. It is due
 * again when the lease ends, so that a process that dies leaves nothing behind; what is committed meanwhile makes it due
 * earlier, by which `releasePlace` knows that there is more. A `lease_until` without a holder is patience: nobody may
 * have the place before then, whatever is committed.
 */
export const leasePlace = async (db: Db, worker: string, platforms: Platform[]): Promise<LeasedPlace | null> => {
  const [row] = await db.$queryRaw<PlaceRow[]>`
    with found as materialized (
      -- Instants are kept to the millisecond, rounded: what was due just now must not be missed by half of one.
      select id, lease_by from places where next_at <= now() + interval '1 millisecond' and lost_why is null and platform = any(${platforms})
        and (lease_until is null or lease_until <= now())
        and not exists (select 1 from patience where key = places.platform and until > now())
      order by next_at limit 1 for update skip locked
    )
    update places set lease_by = ${worker}, lease_until = now() + ${LEASE}::interval,
      next_at = now() + ${LEASE}::interval,
      -- Whoever died here may have taken the wish for a new queue card with them.
      queue_wanted = queue_wanted or (found.lease_by is not null and department is not null)
    from found where places.id = found.id
    returning places.id, platform, kind, address, external_id, department, person_id, failures, queue_wanted, queue_ref,
      queue_digest, (found.lease_by is not null or failures > 0) as unsure`;
  return row === undefined
    ? null
    : {
        id: row.id,
        platform: row.platform,
        kind: row.kind,
        address: row.address,
        externalId: row.external_id,
        department: row.department,
        personId: row.person_id,
        failures: row.failures,
        queueWanted: row.queue_wanted,
        queueRef: row.queue_ref,
        queueDigest: row.queue_digest,
        unsure: row.unsure,
      };
};

/**
 * Gives a place back. `againInMs` null: it is looked at when something new is to be shown; 0: at once; more: by nobody
 * before then, however much is to be shown meanwhile.
 */
export const releasePlace = async (
  db: Db,
  id: string,
  worker: string,
  after: { againInMs: number | null; failures: number },
): Promise<void> => {
  await db.$executeRaw`
    update places set lease_by = null, failures = ${after.failures},
      lease_until = case when ${after.againInMs}::float8 > 0
        then now() + ${after.againInMs}::float8 * interval '1 millisecond' end,
      next_at = case when ${after.againInMs}::float8 is null and next_at >= lease_until then null
        else now() + coalesce(${after.againInMs}::float8, 0) * interval '1 millisecond' end
    where id = ${id} and lease_by = ${worker}`;
};

export const rememberExternalId = async (db: Db, id: string, externalId: string): Promise<void> => {
  await db.$executeRaw`update places set external_id = ${externalId} where id = ${id}`;
};

/** A place that is gone or no longer internal: nothing is sent there until somebody has looked at it. */
export const losePlace = async (db: Db, id: string, why: string): Promise<void> => {
  await db.$executeRaw`update places set lost_why = ${why}, lease_by = null, lease_until = null, next_at = null,
    failures = 0 where id = ${id}`;
};

/** Windows in which a person cannot be written to, with the platform's reason. */
export const lostChatsOf = async (db: Db, person: string): Promise<{ platform: Platform; why: string }[]> =>
  db.$queryRaw`select platform, lost_why as why from places
    where person_id = ${person} and kind = 'person' and lost_why is not null`;

/** Whether a process is sending to this person in another of their chats just now. */
export const isServedElsewhere = async (db: Db, person: string, placeId: string): Promise<boolean> => {
  const rows = await db.$queryRaw<unknown[]>`select 1 from places
    where person_id = ${person} and id <> ${placeId} and platform not in ('mail', 'pager')
      and lease_by is not null and lease_until > now()`;
  return rows.length > 0;
};

/** Somebody wrote there directly, so they can be written to again. True when that was not known. */
export const findChatAgain = async (db: Db, person: string, platform: Platform): Promise<boolean> => {
  const found = await db.$executeRaw`update places set lost_why = null, failures = 0, next_at = now()
    where person_id = ${person} and platform = ${platform} and kind = 'person' and lost_why is not null`;
  return found > 0;
};

export const lostPlaces = async (db: Db): Promise<{ id: string; why: string }[]> =>
  db.$queryRaw<{ id: string; why: string }[]>`select id, lost_why as why from places where lost_why is not null`;

/** Every lost place, or every one of a platform, is tried once more: after a restart, and when it may have been mended. */
export const forgetLostPlaces = async (db: Db, platform: Platform | null = null): Promise<void> => {
  await db.$executeRaw`update places set lost_why = null, failures = 0, next_at = now()
    where lost_why is not null and (${platform}::text is null or platform = ${platform}::text)`;
};

/** When the next place of these platforms may be served by machine time, in milliseconds from now; null when none is due. */
export const nextPlaceInMs = async (db: Db, platforms: Platform[]): Promise<number | null> => {
  const [row] = await db.$queryRaw<{ ms: number | null }[]>`
    select extract(epoch from min(greatest(next_at, lease_until, until)) - now())::float8 * 1000 as ms
    from places left join patience on patience.key = places.platform
    where next_at is not null and lost_why is null and platform = any(${platforms})`;
  return row?.ms ?? null;
};

/** The platform asked the whole workspace for patience. */
export const bePatient = async (db: Db, platform: Platform, ms: number): Promise<void> => {
  await db.$executeRaw`insert into patience (key, until) values (${platform}, now() + ${ms}::float8 * interval '1 millisecond')
    on conflict (key) do update set until = greatest(patience.until, excluded.until)`;
};

/** What the queue card of a place shows now, and whether it has to be drawn again all the same. */
export const rememberQueue = async (
  db: Db,
  id: string,
  queue: { ref: StoredRef | null; digest: string; wanted: boolean },
): Promise<void> => {
  await db.$executeRaw`update places set queue_ref = ${JSON.stringify(queue.ref)}::jsonb, queue_digest = ${queue.digest},
    queue_wanted = queue_wanted or ${queue.wanted} where id = ${id}`;
};

/** Said before the drawing: what changes while it is drawn and sent makes it wanted again. */
export const clearQueueWanted = async (db: Db, id: string): Promise<void> => {
  await db.$executeRaw`update places set queue_wanted = false where id = ${id}`;
};
