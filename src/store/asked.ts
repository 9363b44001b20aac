import type { Db } from "./client.ts";

/** Remembers an asking that writes through no case; false when it was done before. */
export const rememberAsked = async (db: Db, key: string): Promise<boolean> => {
  const rows = await db.$queryRaw<{ key: string }[]>`
    insert into asked (key) values (${key}) on conflict do nothing returning key`;
  return rows.length === 1;
};

/** Platforms retry within minutes; a day is ample. */
export const forgetAsked = async (db: Db): Promise<void> => {
  await db.$executeRaw`delete from asked where at < now() - interval '1 day'`;
};
