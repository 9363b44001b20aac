import { createHash } from "node:crypto";
import { QUEUE_LENGTH, queueCard } from "../card/list-cards.ts";
import { isOpenAt } from "../core/coverage/calendar.ts";
import type { DepartmentId, PersonId } from "../core/desk/desk.ts";
import { membersOf } from "../core/desk/find.ts";
import { queueOf } from "../store/find-cases.ts";
import { clearQueueWanted, rememberQueue } from "../store/lease-place.ts";
import { loadViews } from "../store/load-case.ts";
import type { Deps } from "./deps.ts";
import { readerAt, viewFor } from "./draw.ts";
import { putOnce, type Sending, type Sent } from "./sending.ts";

/** The pinned list of a department's place, drawn when its cases changed and sent when it then looks different. */
export const deliverQueue = async (sending: Sending): Promise<Sent> => {
  const { deps, place } = sending;
  if (!place.queueWanted || place.department === null) return { did: "nothing" };
  await clearQueueWanted(deps.db, place.id);
  place.queueWanted = false;
  const card = await drawQueue(deps, place.department);
  const digest = createHash("sha256").update(JSON.stringify(card)).digest("base64url");
  if (digest === place.queueDigest && place.queueRef !== null) return { did: "sent" };
  const postId = `queue:${place.id}`;
  const post = { postId, ref: place.queueRef, thread: null, content: { card }, pin: true };
  const outcome = await putOnce(sending, post, place.failures > 0);
  if (outcome.did === "put") {
    await rememberQueue(deps.db, place.id, outcome.ref, digest);
    return { did: "sent" };
  }
  await rememberQueue(deps.db, place.id, outcome.did === "lost-message" ? null : place.queueRef, "");
  place.queueRef = outcome.did === "lost-message" ? null : place.queueRef;
  if (outcome.did === "lost-message") {
    place.queueWanted = true;
    return { did: "sent" };
  }
  if (outcome.did === "refused") {
    deps.log.error({ place: place.id, why: outcome.why }, "The queue card was refused by the platform.");
    return { did: "sent" };
  }
  return outcome;
};

const drawQueue = async (deps: Deps, department: DepartmentId) => {
  const { numbers, total, unclaimed } = await queueOf(deps.db, department, QUEUE_LENGTH);
  const views = (await loadViews(deps.db, numbers)).map((view) => viewFor(view, department));
  return queueCard(department, views, { unclaimed, open: total }, onDuty(deps, department), readerAt(deps, department));
};

const onDuty = (deps: Deps, department: DepartmentId): PersonId[] => {
  const { desk, calendars } = deps.policy();
  return membersOf(desk, department)
    .map((person) => person.id)
    .filter((person) => isOpenAt(calendars.ofPerson(person), deps.now()));
};
