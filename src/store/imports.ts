import type { Db } from "./client.ts";

export type ImportState = { offset: number; counts: Record<string, number>; finished: boolean };

/** How far a file with this fingerprint was read before. */
export const importState = async (db: Db, hash: string): Promise<ImportState | null> => {
  const [row] = await db.$queryRaw<{ offset: bigint; counts: Record<string, number>; finished: boolean }[]>`
    select "offset", counts, finished from imports where hash = ${hash}`;
  return row === undefined ? null : { ...row, offset: Number(row.offset) };
};

export const saveImport = async (db: Db, hash: string, name: string, state: ImportState): Promise<void> => {
  await db.$executeRaw`insert into imports (hash, name, "offset", counts, finished, updated_at)
    values (${hash}, ${name}, ${state.offset}, ${JSON.stringify(state.counts)}::jsonb, ${state.finished}, now())
    on conflict (hash) do update set "offset" = excluded."offset", counts = excluded.counts,
      finished = excluded.finished, updated_at = now()`;
};
