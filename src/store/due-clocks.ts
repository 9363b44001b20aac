import { type Clock, clockKey } from "../core/sla/clock.ts";
import type { Instant } from "../core/time/instant.ts";
import type { Db } from "./client.ts";

/** Cases with a clock whose next step is due, the longest overdue first. Costs what is due, not what is open. */
export const dueCases = async (db: Db, now: Instant, limit: number, skip: number[]): Promise<number[]> => {
  const rows = await db.$queryRaw<{ case_number: number }[]>`
    select case_number from clocks where next_at <= ${new Date(now)} and not (case_number = any(${skip}::int[]))
    group by case_number order by min(next_at) limit ${limit}`;
  return rows.map((row) => row.case_number);
};

/** Cases whose wait has come to its date. */
export const waitsOver = async (db: Db, now: Instant, limit: number, skip: number[]): Promise<number[]> => {
  const rows = await db.$queryRaw<{ number: number }[]>`
    select number from cases where wait_until <= ${new Date(now)} and not (number = any(${skip}::int[])) order by wait_until limit ${limit}`;
  return rows.map((row) => row.number);
};

/** Cases whose claim is to be looked at. */
export const dueLeases = async (db: Db, now: Instant, limit: number, skip: number[]): Promise<number[]> => {
  const rows = await db.$queryRaw<{ number: number }[]>`
    select number from cases where lease_at <= ${new Date(now)} and not (number = any(${skip}::int[]))
    order by lease_at limit ${limit}`;
  return rows.map((row) => row.number);
};

/** Sets when a claim is looked at again, where looking at it changed nothing. */
export const lookAtLease = async (db: Db, number: number, version: number, at: Instant | null): Promise<void> => {
  await db.$executeRaw`update cases set lease_at = ${at === null ? null : new Date(at)}
    where number = ${number} and version = ${version}`;
};

/** The earliest instant after `now` at which a clock, a wait or a lease will have something to decide. */
export const nextDueAt = async (db: Db, now: Instant): Promise<Instant | null> => {
  const [row] = await db.$queryRaw<{ at: Date | null }[]>`
    select least((select min(next_at) from clocks where next_at > ${new Date(now)}),
      (select min(wait_until) from cases where wait_until > ${new Date(now)}),
      (select min(lease_at) from cases where lease_at > ${new Date(now)})) as at`;
  return row?.at === null || row?.at === undefined ? null : (row.at.getTime() as Instant);
};

/** When each clock of a case was to be looked at: how late a sweep is, is measured against this. */
export const dueSince = async (db: Db, number: number, now: Instant): Promise<Instant | null> => {
  const [row] = await db.$queryRaw<{ at: Date | null }[]>`
    select min(next_at) as at from clocks where case_number = ${number} and next_at <= ${new Date(now)}`;
  return row?.at === null || row?.at === undefined ? null : (row.at.getTime() as Instant);
};

/**
 * What the desk will do next, soonest first: the steps of clocks, waits that come to their date (`kind` is `wait`), claims
 * that have been silent (`lease`), offers without an answer (`bounce`) and customers to be asked after (`follow-up`).
 */
export const upcomingSteps = async (
  db: Db,
  limit: number,
): Promise<{ caseNumber: number; kind: string; at: Date; dueAt: Date | null }[]> =>
  db.$queryRaw`select case_number as "caseNumber", kind, next_at as at, due_at as "dueAt" from clocks
    where next_at is not null
    union all select number, 'wait', wait_until, wait_until from cases where wait_until is not null
    union all select number, case when status = 'closed' then 'follow-up' when offered_to is not null then 'bounce'
      else 'lease' end, lease_at, lease_at from cases where lease_at is not null
    order by at, "caseNumber" limit ${limit}`;

/** Sets when a clock is looked at again, where looking decided nothing and the clock is still the one that was looked at. */
export const lookAgain = async (db: Db, number: number, clock: Clock, at: Instant | null): Promise<void> => {
  await db.$executeRaw`update clocks set next_at = ${at === null ? null : new Date(at)}
    where case_number = ${number} and kind = ${clockKey(clock)} and generation = ${clock.generation}
      and data = ${JSON.stringify(clock)}::jsonb`;
};
