import type { CalendarSpec } from "../core/coverage/calendar.ts";
import type { DepartmentId, Desk } from "../core/desk/desk.ts";
import { readDesk, type StoredDesk } from "../core/desk/read-desk.ts";
import type { Instant } from "../core/time/instant.ts";
import type { Db } from "./client.ts";

export type DeskVersion = { version: number; hash: string; sourceName: string; desk: Desk };

type Row = { version: number; hash: string; source_name: string; compiled: StoredDesk };
const toVersion = (row: Row): DeskVersion => ({
  version: row.version,
  hash: row.hash,
  sourceName: row.source_name,
  desk: readDesk(row.compiled),
});

/** The desk version that is in force for every process, or null before the first start. */
export const activeDesk = async (db: Db): Promise<DeskVersion | null> => {
  const [row] = await db.$queryRaw<Row[]>`select version, hash, source_name, compiled from desk_versions where active`;
  return row === undefined ? null : toVersion(row);
};

export const activeDeskNumber = async (db: Db): Promise<number | null> => {
  const [row] = await db.$queryRaw<{ version: number }[]>`select version from desk_versions where active`;
  return row?.version ?? null;
};

/** All hours that a department has had in any version: stretches that are past still name them. */
export const departmentHours = async (db: Db): Promise<{ department: DepartmentId; calendar: CalendarSpec }[]> =>
  db.$queryRaw`select distinct d->>'id' as department, d->'calendar' as calendar
    from desk_versions, jsonb_array_elements(compiled->'departments') as d`;

/** Accepts a desk file as the next version and makes it the active one, both at once. */
export const activateDesk = async (
  db: Db,
  file: { hash: string; source: string; sourceName: string; desk: Desk },
  now: Instant,
): Promise<number> =>
  db.$transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('desk version'))`;
    await tx.$executeRaw`update desk_versions set active = false where active`;
    const [row] = await tx.$queryRaw<{ version: number }[]>`
      insert into desk_versions (hash, source, source_name, compiled, accepted_at, active)
      values (${file.hash}, ${file.source}, ${file.sourceName}, ${JSON.stringify(file.desk)}::jsonb, ${new Date(now)}, true)
      returning version`;
    return row?.version ?? 0;
  });
