import type { Db } from "./client.ts";

/** Platforms retry within minutes; a day is ample. */
export const forgetAsked = async (db: Db): Promise<void> => {
  await db.$executeRaw`delete from asked where at < now() - interval '1 day'`;
};
