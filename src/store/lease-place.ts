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
};

const LEASE = "30 seconds";

/**
 * Takes a place that has something to show, for this process alone, until the lease runs out or is given back. It is due
 * again when the lease ends, so that a process that dies leaves nothing behind; what is committed meanwhile makes it due
 * earlier, by which `releasePlace` knows that there is more.
 */
export const leasePlace = async (db: Db, process: string, platforms: Platform[]): Promise<LeasedPlace | null> => {
  const [row] = await db.$queryRaw<PlaceRow[]>`
    update places set lease_by = ${process}, lease_until = now() + ${LEASE}::interval,
      next_at = now() + ${LEASE}::interval
    where id = (
      select id from places where next_at <= now() and lost_why is null and platform = any(${platforms})
        and (lease_until is null or lease_until < now())
        and not exists (select 1 from patience where key = places.platform and until > now())
      order by next_at limit 1 for update skip locked
    )
    returning id, platform, kind, address, external_id, department, person_id, failures, queue_wanted, queue_ref,
      queue_digest`;
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
      };
};

/** Gives a place back; it is looked at again after `againInMs` (null: when something new is to be shown). */
export const releasePlace = async (
  db: Db,
  id: string,
  process: string,
  after: { againInMs: number | null; failures: number },
): Promise<void> => {
  await db.$executeRaw`
    update places set lease_by = null, lease_until = null, failures = ${after.failures},
      next_at = case when ${after.againInMs}::float8 is null and next_at >= lease_until then null
        else now() + coalesce(${after.againInMs}::float8, 0) * interval '1 millisecond' end
    where id = ${id} and lease_by = ${process}`;
};

export const rememberExternalId = async (db: Db, id: string, externalId: string): Promise<void> => {
  await db.$executeRaw`update places set external_id = ${externalId} where id = ${id}`;
};

/** A place that is gone or no longer internal: nothing is sent there until somebody has looked at it. */
export const losePlace = async (db: Db, id: string, why: string): Promise<void> => {
  await db.$executeRaw`update places set lost_why = ${why}, lease_by = null, lease_until = null, next_at = null where id = ${id}`;
};

export const lostPlaces = async (db: Db): Promise<{ id: string; why: string }[]> =>
  db.$queryRaw<{ id: string; why: string }[]>`select id, lost_why as why from places where lost_why is not null`;

/** Every lost place is tried once more: after a restart, and when an administrator says it is mended. */
export const forgetLostPlaces = async (db: Db): Promise<void> => {
  await db.$executeRaw`update places set lost_why = null, failures = 0, next_at = now() where lost_why is not null`;
};

/** When the next place is due by machine time, in milliseconds from now; null when none is. */
export const nextPlaceInMs = async (db: Db): Promise<number | null> => {
  const [row] = await db.$queryRaw<{ ms: number | null }[]>`
    select extract(epoch from min(greatest(next_at, coalesce(lease_until, next_at))) - now())::float8 * 1000 as ms
    from places where next_at is not null and lost_why is null`;
  return row?.ms ?? null;
};

/** The platform asked the whole workspace for patience. */
export const bePatient = async (db: Db, platform: Platform, ms: number): Promise<void> => {
  await db.$executeRaw`insert into patience (key, until) values (${platform}, now() + ${ms}::float8 * interval '1 millisecond')
    on conflict (key) do update set until = greatest(patience.until, excluded.until)`;
};

/** Has the place's queue card to be drawn again after this? */
export const rememberQueue = async (db: Db, id: string, ref: StoredRef | null, digest: string): Promise<void> => {
  await db.$executeRaw`update places set queue_ref = ${JSON.stringify(ref)}::jsonb, queue_digest = ${digest} where id = ${id}`;
};

export const clearQueueWanted = async (db: Db, id: string): Promise<void> => {
  await db.$executeRaw`update places set queue_wanted = false where id = ${id}`;
};
