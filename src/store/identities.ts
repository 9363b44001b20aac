import type { PersonId, Platform } from "../core/desk/desk.ts";
import type { Db } from "./client.ts";

export type Identity = { platform: Platform; tenant: string; userId: string };

/** Who this platform user is on the desk, if they were bound. */
export const personOfIdentity = async (db: Db, who: Identity): Promise<PersonId | null> => {
  const [row] = await db.$queryRaw<{ person_id: string }[]>`
    select person_id from identities
    where platform = ${who.platform} and tenant = ${who.tenant} and user_id = ${who.userId}`;
  return row?.person_id ?? null;
};

/**
 * Binds a platform user to a person, once and for good. True when the two belong together afterwards; false when the
 * user is somebody else's or the person is bound to another user of that platform. A mail address that changes hands
 * must not hand over a person's rights with it.
 */
export const bindIdentity = async (db: Db, who: Identity, person: PersonId, mail: string | null): Promise<boolean> => {
  // Two statements: what the lock was waited for is only seen by one that begins after it.
  await db.$transaction([
    db.$executeRaw`select pg_advisory_xact_lock(hashtext(${`identity ${who.platform} ${person}`}))`,
    db.$executeRaw`insert into identities (platform, tenant, user_id, person_id, mail, bound_at)
      select ${who.platform}, ${who.tenant}, ${who.userId}, ${person}, ${mail}, now()
      where not exists (select 1 from identities where platform = ${who.platform} and person_id = ${person})
      on conflict (platform, tenant, user_id) do nothing`,
  ]);
  return (await personOfIdentity(db, who)) === person;
};

export const userOfPerson = async (db: Db, platform: Platform, person: PersonId): Promise<string | null> => {
  const [row] = await db.$queryRaw<{ user_id: string }[]>`
    select user_id from identities where platform = ${platform} and person_id = ${person} order by bound_at limit 1`;
  return row?.user_id ?? null;
};

/** The workspace or tenant a platform was first used with. The first one to ask is remembered for good. */
export const pinWorkspace = async (db: Db, platform: Platform, tenant: string): Promise<string> => {
  await db.$executeRaw`insert into workspaces (platform, tenant, pinned_at) values (${platform}, ${tenant}, now())
    on conflict (platform) do nothing`;
  const [row] = await db.$queryRaw<{ tenant: string }[]>`select tenant from workspaces where platform = ${platform}`;
  return row?.tenant ?? tenant;
};

export const allIdentities = async (db: Db, platform: Platform): Promise<{ person: PersonId; userId: string }[]> =>
  db.$queryRaw`select person_id as person, user_id as "userId" from identities where platform = ${platform}`;

/** On which platforms an account is bound to this person. */
export const platformsOfPerson = async (db: Db, person: PersonId): Promise<Platform[]> => {
  const rows = await db.$queryRaw<{ platform: Platform }[]>`
    select distinct platform from identities where person_id = ${person} order by platform`;
  return rows.map(({ platform }) => platform);
};
