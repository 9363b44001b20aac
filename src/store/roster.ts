import type { Absence, Cover, Roster } from "../core/coverage/roster.ts";
import { type Instant, instant } from "../core/time/instant.ts";
import type { Db } from "./client.ts";

type CoverRow = Omit<Cover, "from" | "to"> & { from: Date; to: Date };
type AbsenceRow = Omit<Absence, "from" | "to"> & { from: Date; to: Date | null };

/** One cover whatever became of it, or null. */
export const loadCover = async (db: Db, id: string): Promise<Cover | null> => {
  const [row] = await db.$queryRaw<CoverRow[]>`
    select id, department, person_id as person, from_at as "from", to_at as "to", by_id as by, state
    from covers where id::text = ${id}`;
  return row === undefined ? null : toCover(row);
};

const toCover = (row: CoverRow): Cover => ({
  ...row,
  from: instant(row.from.getTime()),
  to: instant(row.to.getTime()),
});

/** Cover and absences that are not over at `since`, whatever their state; the earlier begun first. */
export const loadRoster = async (db: Db, since: Instant): Promise<Roster> => {
  const at = new Date(since);
  const [covers, absences] = await Promise.all([
    db.$queryRaw<CoverRow[]>`
      select id, department, person_id as person, from_at as "from", to_at as "to", by_id as by, state
      from covers where to_at > ${at} order by from_at, id`,
    db.$queryRaw<AbsenceRow[]>`
      select id, person_id as person, from_at as "from", to_at as "to", by_id as by
      from absences where to_at is null or to_at > ${at} order by from_at, id`,
  ]);
  return {
    covers: covers.map(toCover),
    absences: absences.map((row) => ({
      ...row,
      from: instant(row.from.getTime()),
      to: row.to === null ? null : instant(row.to.getTime()),
    })),
  };
};
