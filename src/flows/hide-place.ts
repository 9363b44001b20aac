import { movedCard } from "../card/place-notes.ts";
import { wordsIn } from "../card/words/languages.ts";
import type { PostRef } from "../chat/ports.ts";
import { DAY } from "../core/time/instant.ts";
import { rememberQueue } from "../store/lease-place.ts";
import { anyCardIn, cardHidden } from "../store/shown.ts";
import { alarm } from "./alarm.ts";
import { inTime, put, type Sending, type Sent } from "./sending.ts";

/**
 * A place that outsiders have come to read: operations are told, and each card there, one at a time, becomes a pointer
 * without a word of its case. `closed` when none is left. What stands in the threads only people can remove.
 */
export const hidePlace = async (sending: Sending): Promise<Sent | { did: "closed"; why: string }> => {
  const { deps, place } = sending;
  const words = wordsIn(deps.policy().desk.language);
  await alarm(deps, `outside ${place.id} ${Math.floor(deps.now() / DAY)}`, ({ operations }) =>
    operations.outside(place.address, place.platform),
  );
  if (place.queueRef !== null) {
    const outcome = await hide(sending, place.queueRef, `queue:${place.id}`);
    if (outcome.did !== "sent") return outcome;
    await rememberQueue(deps.db, place.id, { ref: null, digest: "", wanted: true });
    place.queueRef = null;
    return outcome;
  }
  const card = await anyCardIn(deps.db, place.id);
  if (card === null) return { did: "closed", why: words.operations.because.outsiders };
  const outcome = await hide(sending, card.ref, `hidden:${place.id}:${card.caseNumber}`);
  if (outcome.did === "sent") await cardHidden(deps.db, place.id, card.caseNumber);
  return outcome;
};

const hide = async (sending: Sending, ref: PostRef, postId: string): Promise<Sent> => {
  const outcome = await put(sending, {
    postId,
    ref,
    thread: null,
    content: { card: movedCard(wordsIn(sending.deps.policy().desk.language)) },
    pin: false,
  });
  if (outcome.did === "refused") await inTime(sending.deps, sending.window.deliverer.remove(ref));
  return outcome.did === "put" || outcome.did === "lost-message" || outcome.did === "refused"
    ? { did: "sent" }
    : outcome;
};
