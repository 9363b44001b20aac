import type { PersonId } from "../core/desk/desk.ts";
import type { Instant } from "../core/time/instant.ts";
import type { Db } from "./client.ts";
import type { Identity } from "./identities.ts";

export type ConnectCode = { person: PersonId; state: "fresh" | "expired" | "used" | "spoilt" };

/** The person's one code from now on; whatever they had before is gone. Only its hash is kept. */
export const keepConnectCode = async (db: Db, person: PersonId, hash: string, forMs: number): Promise<void> => {
  await db.$executeRaw`insert into connect_codes (person_id, hash, expires_at)
    values (${person}, ${hash}, now() + ${forMs}::float8 * interval '1 millisecond')
    on conflict (person_id) do update set hash = excluded.hash, expires_at = excluded.expires_at, spent = null`;
};

export const findConnectCode = async (db: Db, hash: string): Promise<ConnectCode | null> => {
  const [row] = await db.$queryRaw<ConnectCode[]>`
    select person_id as person, coalesce(spent, case when expires_at > now() then 'fresh' else 'expired' end) as state
    from connect_codes where hash = ${hash}`;
  return row ?? null;
};

/** Others could read it: it opens nothing any more. */
export const spoilConnectCode = async (db: Db, hash: string): Promise<void> => {
  await db.$executeRaw`update connect_codes set spent = 'spoilt' where hash = ${hash} and spent is null`;
};

/**
 * Spends a code and binds the account to its person, with the event, in one statement: of two accounts that bring the
 * same code at once one gets it. False when nothing was bound: the code is not fresh, the account is somebody's, or the
 * person has another one there.
 */
export const spendConnectCode = async (
  db: Db,
  hash: string,
  code: Pick<ConnectCode, "person">,
  who: Identity,
  at: Instant,
): Promise<boolean> => {
  const actor = { kind: "person", person: code.person };
  const data = { person: code.person, platform: who.platform, tenant: who.tenant, userId: who.userId };
  // Two statements, and the lock that `bindIdentity` takes: what it was waited for is only seen by one that begins after.
  const [, bound] = await db.$transaction([
    db.$executeRaw`select pg_advisory_xact_lock(hashtext(${`identity ${who.platform} ${code.person}`}))`,
    db.$executeRaw`
      with code as (
        update connect_codes set spent = 'used'
        where hash = ${hash} and spent is null and expires_at > now()
          and not exists (select 1 from identities i
            where i.platform = ${who.platform} and i.person_id = connect_codes.person_id)
          and not exists (select 1 from identities i
            where i.platform = ${who.platform} and i.tenant = ${who.tenant} and i.user_id = ${who.userId})
        returning person_id
      ), bound as (
        insert into identities (platform, tenant, user_id, person_id, mail, bound_at)
        select ${who.platform}, ${who.tenant}, ${who.userId}, person_id, null, now() from code
        on conflict (platform, tenant, user_id) do nothing returning person_id
      )
      insert into desk_events (at, actor, type, data)
      select ${new Date(at)}, ${JSON.stringify(actor)}::jsonb, 'connected', ${JSON.stringify(data)}::jsonb from bound`,
  ]);
  return bound > 0;
};

/** Nobody brings a code of yesterday. */
export const forgetConnectCodes = async (db: Db): Promise<void> => {
  await db.$executeRaw`delete from connect_codes where expires_at < now() - interval '1 day'`;
};
