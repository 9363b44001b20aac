import type { Instant } from "../core/time/instant.ts";
import type { Db } from "./client.ts";

/** What a picture shows is opaque here. */
export const addPicture = async (db: Db, id: string, chart: unknown, at: Instant): Promise<void> => {
  await db.$executeRaw`insert into pictures (id, chart, at)
    values (${id}::uuid, ${JSON.stringify(chart)}::jsonb, ${new Date(at)}) on conflict (id) do nothing`;
};

export const loadPicture = async (db: Db, id: string): Promise<unknown> => {
  const [row] = await db.$queryRaw<{ chart: unknown }[]>`select chart from pictures where id = ${id}::uuid`;
  return row?.chart ?? null;
};

/** A digest is looked at again for some weeks. */
export const forgetPictures = async (db: Db): Promise<void> => {
  await db.$executeRaw`delete from pictures where at < now() - interval '60 days'`;
  await db.$executeRaw`delete from slack_pictures where at < now() - interval '60 days'`;
};
