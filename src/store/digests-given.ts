import { type Instant, instant } from "../core/time/instant.ts";
import type { Db } from "./client.ts";

/** Where the last digest of this plan ended; null before the first. */
export const lastGiven = async (db: Db, digest: string): Promise<Instant | null> => {
  const [row] = await db.$queryRaw<{ at: Date | null }[]>`
    select max(to_at) as at from digests_given where digest = ${digest}`;
  return row?.at === null || row?.at === undefined ? null : instant(row.at.getTime());
};

/** Writes down which stretch has been told of. */
export const setGiven = async (db: Db, digest: string, { from, to }: { from: Instant; to: Instant }): Promise<void> => {
  await db.$executeRaw`insert into digests_given (digest, from_at, to_at)
    values (${digest}, ${new Date(from)}, ${new Date(to)}) on conflict (digest, to_at) do nothing`;
};
