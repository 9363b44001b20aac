import type { EventPoster } from "../chat/ports.ts";
import type { Webhook } from "../core/desk/desk.ts";
import { readEventRecords } from "../store/read-records.ts";
import { addWebhook, moveWebhook, restWebhook, skipOldEvents, takeWebhook } from "../store/webhook-rows.ts";
import { alarm } from "./alarm.ts";
import type { Deps } from "./deps.ts";

const BATCH = 50;
/** After this many failures in a row operations hear of it. */
const TELL_AFTER = 4;
const HOUR_MS = 3_600_000;

/**
 * Tells each webhook what has happened since it last took something, in order and one event at a time: an event that was
 * not taken is sent again before any other. Answers in how many milliseconds there may be more.
 */
export const sendWebhooks = async (deps: Deps): Promise<number | null> => {
  const { events } = deps;
  if (events === undefined) return null;
  let more = false;
  for (const webhook of deps.policy().desk.webhooks) {
    if (!events.knows(webhook.name)) {
      await alarm(deps, `webhook ${webhook.name} has no secret`, ({ operations }) =>
        operations.webhookUnsigned(webhook.name, secretName(webhook.name)),
      );
      continue;
    }
    await addWebhook(deps.db, webhook.name);
    if (await tell(deps, events, webhook)) more = true;
  }
  return more ? 0 : null;
};

const secretName = (name: string): string => `WEBHOOK_SECRET_${name.toUpperCase().replaceAll("-", "_")}`;

/** True when there is more to tell at once. */
const tell = async (deps: Deps, poster: EventPoster, webhook: Webhook): Promise<boolean> => {
  const { name } = webhook;
  const row = await takeWebhook(deps.db, name);
  if (row === null) return false;
  const wanted = { filter: null, personal: false, now: deps.now(), types: webhook.events };
  const page = await readEventRecords(deps.db, wanted, { after: row.after, limit: BATCH });
  let { failures } = row;
  for (const { cursor, record } of page) {
    if (webhook.events !== null || !isClockWork(record.type)) {
      const why = await poster.post(webhook, { webhook: name, event: record });
      if (why !== null) return failed(deps, name, why, failures + 1, row.failingSince);
      if (failures >= TELL_AFTER) {
        await alarm(deps, `webhook ${name} back ${record.id}`, ({ operations }) => operations.webhookBack(name));
      }
      failures = 0;
    }
    await moveWebhook(deps.db, name, cursor);
  }
  await restWebhook(deps.db, name, 0, false);
  return page.length === BATCH;
};

/** What clocks do by themselves is noise to most programs; who wants it names it. */
const isClockWork = (type: string): boolean => type.startsWith("clock-") || type === "retimed";

const failed = async (
  deps: Deps,
  name: string,
  why: string,
  failures: number,
  since: Date | null,
): Promise<boolean> => {
  await restWebhook(deps.db, name, Math.min(HOUR_MS, 5_000 * 2 ** Math.min(failures, 12)), true);
  deps.log.warn({ webhook: name, failures }, `A webhook took nothing: ${why}.`);
  const began = since?.toISOString() ?? "now";
  if (failures === TELL_AFTER) {
    await alarm(deps, `webhook ${name} fails ${began}`, ({ operations }) => operations.webhookFails(name, why));
  }
  if (since !== null && (await skipOldEvents(deps.db, name))) {
    const day = began.slice(0, 10);
    await alarm(
      deps,
      `webhook ${name} lost ${began} ${new Date(deps.machineNow()).toISOString().slice(0, 10)}`,
      ({ operations }) => operations.webhookLost(name, day),
    );
  }
  return false;
};
