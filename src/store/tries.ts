import type { Db } from "./client.ts";

/** Counts one more try under a key; after `withinMs` of machine time, in milliseconds, the counting begins anew. */
export const countTry = async (db: Db, key: string, withinMs: number): Promise<number> => {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    insert into tries (key, count, until)
    values (${key}, 1, now() + ${withinMs}::float8 * interval '1 millisecond')
    on conflict (key) do update set
      count = case when tries.until <= now() then 1 else tries.count + 1 end,
      until = case when tries.until <= now() then excluded.until else tries.until end
    returning count`;
  return row?.count ?? 1;
};

export const forgetTries = async (db: Db): Promise<void> => {
  await db.$executeRaw`delete from tries where until <= now()`;
};
