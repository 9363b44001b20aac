import { type Instant, instant } from "../core/time/instant.ts";
import type { Db } from "./client.ts";

/** The stretch that the last digest of this plan told of; null before the first. */
export const lastGiven = async (db: Db, digest: string): Promise<{ from: Instant; to: Instant } | null> => {
  const [row] = await db.$queryRaw<{ from: Date; to: Date }[]>`
    select from_at as "from", to_at as "to" from digests_given where digest = ${digest} order by to_at desc limit 1`;
  return row === undefined ? null : { from: instant(row.from.getTime()), to: instant(row.to.getTime()) };
};

/** Writes down which stretch has been told of. */
export const setGiven = async (db: Db, digest: string, { from, to }: { from: Instant; to: Instant }): Promise<void> => {
  await db.$executeRaw`insert into digests_given (digest, from_at, to_at)
    values (${digest}, ${new Date(from)}, ${new Date(to)}) on conflict (digest, to_at) do nothing`;
};
