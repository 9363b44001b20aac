import type { Words } from "../card/words/en.ts";
import type { EventPoster, NotTaken } from "../chat/ports.ts";
import type { Webhook } from "../core/desk/desk.ts";
import { readEventRecords } from "../store/read-records.ts";
import { addWebhook, moveWebhook, restWebhook, skipOldEvents, takeWebhook } from "../store/webhook-rows.ts";
import { alarm } from "./alarm.ts";
import type { Deps } from "./deps.ts";

const BATCH = 200;
/** One that answers slowly is left after this and taken up again, so that a desk that ends need not wait for it. */
const AT_ONCE_MS = 20_000;
/** After this many failures in a row operations hear of it. */
const TELL_AFTER = 4;
const HOUR_MS = 3_600_000;

/**
 * Tells each webhook what has happened since it last took something, in order and one event at a time: an event that was
 * not taken is sent again before any other. No webhook waits for another. Answers in how many milliseconds there may be
 * more.
 */
export const sendWebhooks = async (deps: Deps): Promise<number | null> => {
  const { events } = deps;
  if (events === undefined) return null;
  const told = await Promise.allSettled(
    deps.policy().desk.webhooks.map(async (webhook) => {
      const { name } = webhook;
      if (!events.knows(name)) {
        await alarm(deps, `webhook ${name} has no secret`, ({ operations }) =>
          operations.webhookUnsigned(name, secretName(name)),
        );
        return false;
      }
      await addWebhook(deps.db, name);
      return tell(deps, events, webhook);
    }),
  );
  for (const one of told) if (one.status === "rejected") throw one.reason;
  return told.some((one) => one.status === "fulfilled" && one.value) ? 0 : null;
};

const secretName = (name: string): string => `WEBHOOK_SECRET_${name.toUpperCase().replaceAll("-", "_")}`;

/** True when there is more to tell at once. */
const tell = async (deps: Deps, poster: EventPoster, webhook: Webhook): Promise<boolean> => {
  const { name } = webhook;
  const row = await takeWebhook(deps.db, name);
  if (row === null) return false;
  // It was not in the desk file for so long, or there was no desk: nobody wants months of it at once.
  if (row.idle && (await skipOldEvents(deps.db, name))) {
    await lost(deps, name, new Date(row.after.at).toISOString());
    await restWebhook(deps.db, name, 0, false);
    return true;
  }
  const began = deps.machineNow();
  // All types are read and not those alone that it wants: what it does not want is behind it then, and never read again.
  const wanted = { filter: null, personal: false, now: deps.now(), types: null };
  const page = await readEventRecords(deps.db, wanted, { after: row.after, limit: BATCH });
  let { after: from, failures, failingSince } = row;
  let passed = from;
  const move = async (took: boolean): Promise<boolean> => {
    const isOurs = await moveWebhook(deps.db, name, { from, to: passed, took });
    from = passed;
    return isOurs;
  };
  let isLate = false;
  for (const { cursor, record } of page) {
    if (isWanted(webhook, record.type)) {
      isLate = deps.machineNow() - began > AT_ONCE_MS;
      if (isLate) break;
      const reason = await poster.post(webhook, { webhook: name, event: record });
      if (reason !== null) {
        return (await move(false)) ? failed(deps, name, reason, failures + 1, failingSince) : false;
      }
      if (failures >= TELL_AFTER) {
        await alarm(deps, `webhook ${name} back ${record.id}`, ({ operations }) => operations.webhookBack(name));
      }
      failures = 0;
      failingSince = null;
      passed = cursor;
      if (!(await move(true))) return false;
    }
    passed = cursor;
  }
  if (!(await move(false))) return false;
  await restWebhook(deps.db, name, 0, false);
  return isLate || page.length === BATCH;
};

/** What clocks do by themselves is noise to most programs; who wants it names it. */
const isWanted = ({ events }: Webhook, type: string): boolean =>
  events === null ? !type.startsWith("clock-") && type !== "retimed" : events.some((one) => one === type);

const failed = async (
  deps: Deps,
  name: string,
  reason: NotTaken,
  failures: number,
  since: Date | null,
): Promise<boolean> => {
  await restWebhook(deps.db, name, Math.min(HOUR_MS, 5_000 * 2 ** Math.min(failures, 12)), true);
  deps.log.warn({ webhook: name, failures, ...reason }, "A webhook took nothing; it is tried again.");
  const began = since?.toISOString() ?? "now";
  if (failures === TELL_AFTER) {
    await alarm(deps, `webhook ${name} fails ${began}`, ({ operations }) =>
      operations.webhookFails(name, reasonIn(operations, reason)),
    );
  }
  if (since !== null && (await skipOldEvents(deps.db, name))) await lost(deps, name, began);
  return false;
};

const reasonIn = ({ notTaken }: Words["operations"], reason: NotTaken): string => {
  switch (reason.why) {
    case "answered":
      return notTaken.answered(reason.status);
    case "unreached":
      return notTaken.unreached(reason.code);
    default:
      return notTaken[reason.why];
  }
};

const lost = (deps: Deps, name: string, since: string): Promise<void> =>
  alarm(
    deps,
    `webhook ${name} lost ${since} ${new Date(deps.machineNow()).toISOString().slice(0, 10)}`,
    ({ operations }) => operations.webhookLost(name, since.slice(0, 10)),
  );
