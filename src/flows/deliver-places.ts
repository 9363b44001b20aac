import { randomUUID } from "node:crypto";
import type { PersonId } from "../core/desk/desk.ts";
import { findPerson } from "../core/desk/find.ts";
import { HOUR, MINUTE } from "../core/time/instant.ts";
import { bePatient, type LeasedPlace, leasePlace, losePlace, releasePlace } from "../store/lease-place.ts";
import { moveNotices } from "../store/notices.ts";
import { alarm } from "./alarm.ts";
import { deliverCase } from "./deliver-case.ts";
import { deliverIncident } from "./deliver-incident.ts";
import { deliverNags } from "./deliver-nags.ts";
import { deliverNotice } from "./deliver-notice.ts";
import { deliverQueue } from "./deliver-queue.ts";
import type { ChatWindow, Deps } from "./deps.ts";
import { hidePlace } from "./hide-place.ts";
import { findHome } from "./home-platform.ts";
import { personPlace, platformsOf } from "./name-places.ts";
import { openPlace } from "./open-place.ts";
import { backOffMs, inTime, nameOf, type Sending, type Sent } from "./sending.ts";
import { tellOfLoss } from "./tell-of-loss.ts";

/** So many places are served at a time, so that one that hangs holds up nobody else. */
const AT_A_TIME = 4;
/** After this many failures in a row operations hear of it. The trying goes on. */
const GIVING_UP = 8;
/** A place is given back now and then, well before its lease runs out. */
const AT_MOST_MS = MINUTE / 6;

/** Makes what each due place shows equal to what is wanted, until none is due. Returns how many it saw to. */
export const deliverPlaces = async (deps: Deps): Promise<number> => {
  const working = await Promise.allSettled(Array.from({ length: AT_A_TIME }, () => work(deps)));
  const failed = working.find((one) => one.status === "rejected");
  if (failed !== undefined) throw failed.reason;
  return working.reduce((sum, one) => sum + (one.status === "fulfilled" ? one.value : 0), 0);
};

const work = async (deps: Deps): Promise<number> => {
  const worker = randomUUID();
  for (let places = 0; ; places += 1) {
    const place = await leasePlace(deps.db, worker, platformsOf(deps));
    if (place === null) return places;
    const window = deps.windows.find((one) => one.platform === place.platform);
    if (window !== undefined) await servePlace(deps, worker, place, window);
  }
};

const servePlace = async (deps: Deps, worker: string, place: LeasedPlace, window: ChatWindow): Promise<void> => {
  const release = (againInMs: number | null, failures = 0): Promise<void> =>
    releasePlace(deps.db, place.id, worker, { againInMs, failures });
  const sent = await serve(deps, place, window);
  switch (sent.did) {
    case "nothing":
      return release(null);
    case "sent":
    case "settled":
      return release(window.deliverer.limits.betweenPostsMs);
    case "wait":
      if (sent.scope === "workspace") await bePatient(deps.db, place.platform, sent.ms);
      return release(sent.ms);
    case "lost-place":
      return giveUpPlace(deps, place, sent.why);
    case "closed":
      return losePlace(deps.db, place.id, sent.why);
    case "unknown": {
      const failures = place.failures + 1;
      if (failures === GIVING_UP) {
        await alarm(deps, `silent ${place.id} ${Math.floor(deps.now() / HOUR)}`, ({ operations }) =>
          operations.silent(place.address, place.platform, sent.why),
        );
      }
      return release(backOffMs(failures), failures);
    }
  }
};

/** Sends one thing after another for as long as the platform and the lease allow. */
const serve = async (
  deps: Deps,
  place: LeasedPlace,
  window: ChatWindow,
): Promise<Sent | { did: "closed"; why: string }> => {
  const began = deps.machineNow();
  try {
    const opened = await openPlace(deps, place, window);
    if ("lost" in opened) return { did: "lost-place", why: opened.lost };
    const sending: Sending = { deps, place, window, address: opened.address };
    for (;;) {
      const sent = opened.internal ? await sendNext(sending) : await hidePlace(sending);
      if (sent.did !== "sent" && sent.did !== "settled") return sent;
      if (sent.did === "sent" && window.deliverer.limits.betweenPostsMs > 0) return sent;
      if (deps.machineNow() - began > AT_MOST_MS) return sent;
    }
  } catch (error) {
    deps.log.error({ place: place.id, error: String(error) }, "Delivering to a place failed; it is tried again.");
    return { did: "unknown", why: nameOf(error) };
  }
};

/** Loud nags and notices first, then new cards, edits and history, then the queue. */
const sendNext = async (sending: Sending): Promise<Sent> => {
  for (const deliver of [deliverNags, deliverNotice, deliverIncident, deliverCase, deliverQueue]) {
    const sent = await deliver(sending);
    if (sent.did !== "nothing") return sent;
  }
  return { did: "nothing" };
};

const giveUpPlace = async (deps: Deps, place: LeasedPlace, why: string): Promise<void> => {
  await losePlace(deps.db, place.id, why);
  deps.log.error({ place: place.id, why }, "A place is lost.");
  if (place.personId !== null) return moveHome(deps, place, place.personId);
  await alarm(deps, `lost ${place.id} ${deps.now()}`, ({ operations }) =>
    operations.lost(place.address, place.platform, why),
  );
};

/** What was still to be said there is said in the person's next window; what is to come finds that by itself. */
const moveHome = async (deps: Deps, place: LeasedPlace, id: PersonId): Promise<void> => {
  const person = findPerson(deps.policy().desk, id);
  if (person === undefined) return;
  try {
    const home = await inTime(deps, findHome(deps, id));
    if (home.platform !== null) await moveNotices(deps.db, place.id, personPlace(id, home.platform));
    await tellOfLoss(deps, person, home);
  } catch (error) {
    deps.log.error({ place: place.id, error: String(error) }, "Nobody could say where else a person is told things.");
  }
  deps.wake();
};
