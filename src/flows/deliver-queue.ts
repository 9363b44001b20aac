import { createHash } from "node:crypto";
import { QUEUE_LENGTH, queueCard } from "../card/list-cards.ts";
import { dutyAt, isCovered } from "../core/coverage/duty.ts";
import type { DepartmentId, PersonId, Platform } from "../core/desk/desk.ts";
import { queueOf } from "../store/find-cases.ts";
import { clearQueueWanted, rememberQueue } from "../store/lease-place.ts";
import { loadViews } from "../store/load-case.ts";
import { coverageNow } from "./coverage-now.ts";
import type { Deps } from "./deps.ts";
import { readerAt, viewFor } from "./draw.ts";
import { putLatest, type Sending, type Sent } from "./sending.ts";

/** The pinned list of a department's place, drawn when its cases changed and sent when it then looks different. */
export const deliverQueue = async (sending: Sending): Promise<Sent> => {
  const { deps, place } = sending;
  if (!place.queueWanted || place.department === null) return { did: "nothing" };
  await clearQueueWanted(deps.db, place.id);
  const card = await drawQueue(deps, place.department, place.platform);
  const digest = createHash("sha256").update(JSON.stringify(card)).digest("base64url");
  const remember = async (queue: { ref: typeof place.queueRef; digest: string; wanted: boolean }): Promise<void> => {
    await rememberQueue(deps.db, place.id, queue);
    Object.assign(place, { queueRef: queue.ref, queueDigest: queue.digest, queueWanted: queue.wanted });
  };
  if (digest === place.queueDigest && place.queueRef !== null) {
    place.queueWanted = false;
    return { did: "settled" };
  }
  const post = { postId: `queue:${place.id}`, ref: place.queueRef, thread: null, content: { card }, pin: true };
  const outcome = await putLatest(sending, post, place.unsure);
  switch (outcome.did) {
    case "put":
      await remember({ ref: outcome.ref, digest, wanted: false });
      return { did: "sent" };
    case "lost-message":
      await remember({ ref: null, digest: "", wanted: true });
      return { did: "sent" };
    case "refused":
      deps.log.error({ place: place.id, why: outcome.why }, "The queue card was refused by the platform.");
      await remember({ ref: place.queueRef, digest: "", wanted: false });
      return { did: "sent" };
    default:
      // What it shows now nobody knows, so it is drawn again whatever it looked like before.
      await remember({ ref: place.queueRef, digest: "", wanted: true });
      return outcome;
  }
};

const drawQueue = async (deps: Deps, department: DepartmentId, platform: Platform) => {
  const { numbers, total, unclaimed } = await queueOf(deps.db, department, QUEUE_LENGTH);
  const views = (await loadViews(deps.db, numbers)).map((view) => viewFor(view, department));
  const duty = await onDuty(deps, department);
  return queueCard(department, views, { unclaimed, open: total }, duty, readerAt(deps, department, platform));
};

const onDuty = async (deps: Deps, department: DepartmentId): Promise<PersonId[]> => {
  const duty = dutyAt(department, deps.now(), await coverageNow(deps));
  return isCovered(duty) ? duty.people : [];
};
