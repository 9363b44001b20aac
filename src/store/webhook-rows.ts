import { instant } from "../core/time/instant.ts";
import type { Db } from "./client.ts";
import type { EventCursor } from "./read-records.ts";

/** How far a webhook has been told, while this process alone tells it. */
export type WebhookRow = { after: EventCursor; failures: number; failingSince: Date | null };

/** A webhook begins with what happens from now on. */
export const addWebhook = async (db: Db, name: string): Promise<void> => {
  await db.$executeRaw`insert into webhooks (name, after_at, next_at) values (${name}, now(), now()) on conflict do nothing`;
};

/** Takes a webhook that is due, for two minutes; null while it is not, or another process has it. */
export const takeWebhook = async (db: Db, name: string): Promise<WebhookRow | null> => {
  const [row] = await db.$queryRaw<
    { at: Date; number: number; seq: number; failures: number; since: Date | null }[]
  >`update webhooks set next_at = now() + interval '2 minutes' where name = ${name} and next_at <= now()
    returning after_at as at, after_case as number, after_seq as seq, failures, failing_since as since`;
  if (row === undefined) return null;
  return {
    after: { at: instant(row.at.getTime()), number: row.number, seq: row.seq },
    failures: row.failures,
    failingSince: row.since,
  };
};

/** It has taken everything up to here. */
export const moveWebhook = async (db: Db, name: string, { at, number, seq }: EventCursor): Promise<void> => {
  await db.$executeRaw`update webhooks set after_at = ${new Date(at)}, after_case = ${number}, after_seq = ${seq},
    failures = 0, failing_since = null where name = ${name}`;
};

/** When it is looked at again; with `failed` it took nothing. */
export const restWebhook = async (db: Db, name: string, inMs: number, failed: boolean): Promise<void> => {
  await db.$executeRaw`update webhooks set next_at = now() + ${inMs} * interval '1 millisecond',
    failures = failures + ${failed ? 1 : 0}, failing_since = case when ${failed} then coalesce(failing_since, now()) else failing_since end
    where name = ${name}`;
};

/** Gives up on what is older than a week; true when there was such. */
export const skipOldEvents = async (db: Db, name: string): Promise<boolean> =>
  (await db.$executeRaw`update webhooks set after_at = now() - interval '7 days', after_case = 0, after_seq = 0
    where name = ${name} and after_at < now() - interval '7 days'
      and exists (select 1 from events where recorded_at > webhooks.after_at and recorded_at < now() - interval '7 days')`) >
  0;
