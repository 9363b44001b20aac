import { randomUUID } from "node:crypto";
import { bePatient, type LeasedPlace, leasePlace, losePlace, releasePlace } from "../store/lease-place.ts";
import { alarm } from "./alarm.ts";
import { deliverCase } from "./deliver-case.ts";
import { deliverNags } from "./deliver-nags.ts";
import { deliverNotice } from "./deliver-notice.ts";
import { deliverQueue } from "./deliver-queue.ts";
import type { ChatWindow, Deps } from "./deps.ts";
import { platformsOf } from "./name-places.ts";
import { openPlace } from "./open-place.ts";
import { backOffMs, type Sending, type Sent } from "./sending.ts";

const processName = randomUUID();
/** After this many sendings in a row that nobody saw arrive, operations hear of it. The trying goes on. */
const GIVING_UP = 8;

/** Makes what each due place shows equal to what is wanted, place by place, until none is due. Returns how many it saw to. */
export const deliverPlaces = async (deps: Deps): Promise<number> => {
  for (let places = 0; ; places += 1) {
    const place = await leasePlace(deps.db, processName, platformsOf(deps));
    if (place === null) return places;
    const window = deps.windows.find((one) => one.platform === place.platform);
    if (window !== undefined) await deliverPlace(deps, place, window);
  }
};

/** Loud nags and notices first, then new cards, edits and history, then the queue. */
const deliverPlace = async (deps: Deps, place: LeasedPlace, window: ChatWindow): Promise<void> => {
  const release = (againInMs: number | null, failures = 0): Promise<void> =>
    releasePlace(deps.db, place.id, processName, { againInMs, failures });
  try {
    const opened = await openPlace(deps, place, window);
    if ("closed" in opened) return await giveUpPlace(deps, place, opened.closed);
    const sending: Sending = { deps, place, window, address: opened };
    for (;;) {
      const sent = await sendNext(sending);
      if (sent.did === "nothing") return await release(null);
      if (sent.did === "wait") {
        if (sent.scope === "workspace") await bePatient(deps.db, place.platform, sent.ms);
        return await release(sent.ms);
      }
      if (sent.did === "lost-place") return await giveUpPlace(deps, place, sent.why);
      if (sent.did === "unknown") {
        const failures = place.failures + 1;
        if (failures === GIVING_UP) {
          await alarm(
            deps,
            `${place.id} ${failures}`,
            `${place.id} takes nothing just now: ${sent.why}. I go on trying.`,
          );
        }
        return await release(backOffMs(failures), failures);
      }
      if (window.deliverer.limits.betweenPostsMs > 0) return await release(window.deliverer.limits.betweenPostsMs);
    }
  } catch (error) {
    deps.log.error({ place: place.id, error }, "Delivering to a place failed; it is tried again.");
    await release(backOffMs(place.failures + 1), place.failures + 1);
  }
};

const sendNext = async (sending: Sending): Promise<Sent> => {
  for (const deliver of [deliverNags, deliverNotice, deliverCase, deliverQueue]) {
    const sent = await deliver(sending);
    if (sent.did !== "nothing") return sent;
  }
  return { did: "nothing" };
};

const giveUpPlace = async (deps: Deps, place: LeasedPlace, why: string): Promise<void> => {
  await losePlace(deps.db, place.id, why);
  deps.log.error({ place: place.id, why }, "A place is lost.");
  await alarm(
    deps,
    `lost ${place.id} ${deps.now()}`,
    `I can no longer speak in ${place.address} (${place.platform}): ${why}. Invite me there again, or change the desk file; then restart or reload.`,
  );
};
