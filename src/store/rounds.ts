import { type Instant, instant } from "../core/time/instant.ts";
import type { Db } from "./client.ts";

/** What comes round: a person's list, a department's coverage preview, a digest. */
export type RoundKind = "list" | "coverage" | "digest";
export type Round = { kind: RoundKind; subject: string; at: Instant };

/** Whether every round of this kind was reckoned by this desk version. */
export const roundsAreOf = async (db: Db, kind: RoundKind, version: number): Promise<boolean> => {
  const [row] = await db.$queryRaw<{ known: boolean }[]>`
    select exists (select 1 from rounds where kind = ${kind})
      and not exists (select 1 from rounds where kind = ${kind} and desk_version <> ${version}) as known`;
  return row?.known ?? false;
};

/** Sets when each subject's next round is, by this desk version; subjects that are not named come round no more. */
export const planRounds = async (
  db: Db,
  kind: RoundKind,
  version: number,
  planned: { subject: string; at: Instant | null }[],
): Promise<void> => {
  const rows = JSON.stringify(
    planned.map(({ subject, at }) => ({ subject, at: at === null ? null : new Date(at).toISOString() })),
  );
  await db.$executeRaw`
    with wanted as (select * from jsonb_to_recordset(${rows}::jsonb) as w(subject text, at timestamptz)),
    gone as (delete from rounds where kind = ${kind} and subject not in (select subject from wanted))
    insert into rounds (kind, subject, next_at, desk_version)
    select ${kind}, subject, at, ${version} from wanted order by subject
    on conflict (kind, subject) do update set next_at = excluded.next_at, desk_version = excluded.desk_version`;
};

/** Rounds that are due, the longest overdue first. */
export const dueRounds = async (db: Db, kind: RoundKind, now: Instant): Promise<Round[]> => {
  const rows = await db.$queryRaw<{ subject: string; at: Date }[]>`
    select subject, next_at as at from rounds where kind = ${kind} and next_at <= ${new Date(now)}
    order by next_at, subject limit 500`;
  return rows.map(({ subject, at }) => ({ kind, subject, at: instant(at.getTime()) }));
};

/** The round is done and the next one is then; nothing when another process was first. */
export const roundDone = async (db: Db, { kind, subject, at }: Round, nextAt: Instant | null): Promise<void> => {
  await db.$executeRaw`update rounds set next_at = ${nextAt === null ? null : new Date(nextAt)}
    where kind = ${kind} and subject = ${subject} and next_at = ${new Date(at)}`;
};

export const nextRoundAt = async (db: Db, now: Instant): Promise<Instant | null> => {
  const [row] = await db.$queryRaw<{ at: Date | null }[]>`
    select min(next_at) as at from rounds where next_at > ${new Date(now)}`;
  return row?.at === null || row?.at === undefined ? null : instant(row.at.getTime());
};
