import type { Db } from "./client.ts";

/** Whether this very asking has been done before. */
export const wasAsked = async (db: Db, key: string): Promise<boolean> => {
  const rows = await db.$queryRaw<unknown[]>`select 1 from asked where key = ${key}`;
  return rows.length > 0;
};

/** Platforms retry within minutes; a day is ample. */
export const forgetAsked = async (db: Db): Promise<void> => {
  await db.$executeRaw`delete from asked where at < now() - interval '1 day'`;
};
