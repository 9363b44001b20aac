import { instant } from "../core/time/instant.ts";
import type { Db } from "./client.ts";
import type { EventCursor } from "./read-records.ts";

/** How far a webhook has been told, while this process alone tells it. `idle`: nobody has looked at it for a week. */
export type WebhookRow = { after: EventCursor; failures: number; failingSince: Date | null; idle: boolean };

/** A webhook begins with what happens from now on. */
export const addWebhook = async (db: Db, name: string): Promise<void> => {
  await db.$executeRaw`insert into webhooks (name, after_at, next_at) values (${name}, now(), now()) on conflict do nothing`;
};

/** Takes a webhook that is due, for two minutes; null while it is not, or another process has it. */
export const takeWebhook = async (db: Db, name: string): Promise<WebhookRow | null> => {
  const [row] = await db.$queryRaw<
    { at: Date; number: number; seq: number; failures: number; since: Date | null; idle: boolean }[]
  >`with due as (
      select next_at < now() - interval '7 days' as idle from webhooks
      where name = ${name} and next_at <= now() for update skip locked
    )
    update webhooks set next_at = now() + interval '2 minutes' from due where name = ${name}
    returning after_at as at, after_case as number, after_seq as seq, failures, failing_since as since, idle`;
  if (row === undefined) return null;
  return {
    after: { at: instant(row.at.getTime()), number: row.number, seq: row.seq },
    failures: row.failures,
    failingSince: row.since,
    idle: row.idle,
  };
};

/**
 * It has been told everything up to here, and is kept for two more minutes; with `took` it has taken something. False
 * when it stands no longer where this process left it: another one has it now.
 */
export const moveWebhook = async (
  db: Db,
  name: string,
  { from, to, took }: { from: EventCursor; to: EventCursor; took: boolean },
): Promise<boolean> =>
  (await db.$executeRaw`update webhooks set after_at = ${new Date(to.at)}, after_case = ${to.number}, after_seq = ${to.seq},
    next_at = now() + interval '2 minutes', failures = case when ${took} then 0 else failures end,
    failing_since = case when ${took} then null else failing_since end
    where name = ${name} and after_at = ${new Date(from.at)} and after_case = ${from.number} and after_seq = ${from.seq}`) >
  0;

/** When it is looked at again; with `failed` it took nothing. */
export const restWebhook = async (db: Db, name: string, inMs: number, failed: boolean): Promise<void> => {
  await db.$executeRaw`update webhooks set next_at = now() + ${inMs} * interval '1 millisecond',
    failures = failures + ${failed ? 1 : 0}, failing_since = case when ${failed} then coalesce(failing_since, now()) else failing_since end
    where name = ${name}`;
};

/** Gives up on what is older than a week; true when there was such. */
export const skipOldEvents = async (db: Db, name: string): Promise<boolean> =>
  (await db.$executeRaw`update webhooks set after_at = now() - interval '7 days', after_case = 0, after_seq = 0
    where name = ${name} and after_at < now() - interval '7 days' and exists (select 1 from events
      where (recorded_at, case_number, seq) > (after_at, after_case, after_seq) and recorded_at < now() - interval '7 days')`) >
  0;
