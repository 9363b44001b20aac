import type { Db } from "./client.ts";

/** Which pictures lie in Slack, as which file. The age is by the database's time, in milliseconds. */
export const slackPictures = (db: Db) => ({
  fileOf: async (hash: string): Promise<{ file: string; ageMs: number } | null> => {
    const [row] = await db.$queryRaw<{ file: string; age: number }[]>`
      select file, (extract(epoch from now() - at) * 1000)::float8 as age from slack_pictures where hash = ${hash}`;
    return row === undefined ? null : { file: row.file, ageMs: row.age };
  },

  /** Two who uploaded it at the same time keep the first. */
  keep: async (hash: string, file: string): Promise<void> => {
    await db.$executeRaw`insert into slack_pictures (hash, file) values (${hash}, ${file}) on conflict (hash) do nothing`;
  },

  forget: async (files: readonly string[]): Promise<void> => {
    await db.$executeRaw`delete from slack_pictures where file = any(${[...files]})`;
  },
});
