import type { RecentCase } from "../core/incident/find-cluster.ts";
import { type Instant, instant } from "../core/time/instant.ts";
import type { Db } from "./client.ts";

/** More than anybody has to look through to see that something is wrong. */
const MOST = 500;

/** The newest case that came in since then; null: none did. */
export const newestRecent = async (db: Db, since: Instant): Promise<number | null> => {
  const [row] = await db.$queryRaw<{ number: number | null }[]>`
    select max(number) as number from cases where started_at > ${new Date(since)}`;
  return row?.number ?? null;
};

/** Open cases that came in since then and are part of no incident, in the customers' first words; the newest first. */
export const recentCases = async (db: Db, since: Instant): Promise<(RecentCase & { department: string })[]> => {
  const rows = await db.$queryRaw<(Omit<RecentCase, "at"> & { at: Date; department: string })[]>`
    select c.number, c.customer_id as "customerId", c.started_at as at, c.department, c.state->>'product' as product,
      coalesce(t.words, '') as words
    from cases c left join texts t on t.id = c.state->'firstWord'->>'textId'
    where c.started_at > ${new Date(since)} and c.status in ('triage', 'unclaimed', 'claimed')
      and (c.state->'incident'->>'id') is null and (c.state->>'mergedInto') is null and not (c.state->>'backlog')::boolean
    order by c.number desc limit ${MOST}`;
  return rows.map((row) => ({ ...row, at: instant(row.at.getTime()) }));
};
