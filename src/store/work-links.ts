import type { Db } from "./client.ts";

/** A link and the task of which case it answers; `failures` counts how often it could not be mailed. */
export type StoredLink = { id: string; number: number; piece: string; failures: number; isFresh: boolean };

/**
 * Written down before the case names them, so that no crash leaves a case with a link that nobody mails; one that no case
 * comes to name is nothing.
 */
export const addWorkLinks = async (
  db: Db,
  links: readonly { id: string; number: number; piece: string }[],
): Promise<void> => {
  for (const { id, number, piece } of links) {
    await db.$executeRaw`insert into work_links (id, case_number, piece, digests, next_at)
      values (${id}, ${number}, ${piece}, '{}', now()) on conflict (id) do nothing`;
  }
};

/** Takes links that are to be mailed now, for a minute; after that another process takes them up. */
export const takeLinksToMail = async (db: Db, limit: number): Promise<StoredLink[]> =>
  db.$queryRaw<StoredLink[]>`
    update work_links set next_at = now() + interval '1 minute'
    where id in (select id from work_links where next_at <= now() order by next_at limit ${limit} for update skip locked)
    returning id, case_number as number, piece, failures, made_at > now() - interval '1 minute' as "isFresh"`;

/** What is in the mail opens this link from now on; what was in an earlier mail goes on doing so. */
export const addDigest = async (db: Db, id: string, digest: string): Promise<void> => {
  await db.$executeRaw`update work_links set digests = array_append(digests, ${digest}) where id = ${id}`;
};

/** Mailed, or never to be: nothing more is sent. */
export const settleLink = async (db: Db, id: string): Promise<void> => {
  await db.$executeRaw`update work_links set next_at = null where id = ${id}`;
};

export const retryLink = async (db: Db, id: string, inMs: number, failures: number): Promise<void> => {
  await db.$executeRaw`update work_links set next_at = now() + ${inMs}::float8 * interval '1 millisecond',
    failures = ${failures} where id = ${id}`;
};

export const findWorkLink = async (
  db: Db,
  digest: string,
): Promise<{ id: string; number: number; piece: string } | null> => {
  const [row] = await db.$queryRaw<{ id: string; number: number; piece: string }[]>`
    select id, case_number as number, piece from work_links where digests @> array[${digest}]`;
  return row ?? null;
};

/** Links of long ago take no answer any more, and who had which is nobody's business then. */
export const forgetWorkLinks = async (db: Db): Promise<void> => {
  await db.$executeRaw`delete from work_links where next_at is null and made_at < now() - interval '90 days'`;
};
