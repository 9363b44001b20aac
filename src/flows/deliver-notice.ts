import type { Card } from "../card/card.ts";
import { linesOf } from "../card/lines-of.ts";
import { beginNotice, nextNotice, settleNotice } from "../store/notices.ts";
import { putOnce, type Sending, type Sent } from "./sending.ts";

/** The next message of a place that is no part of a card: for itself, or as lines in the thread of a case's card. */
export const deliverNotice = async (sending: Sending): Promise<Sent> => {
  const { deps, place } = sending;
  const notice = await nextNotice(deps.db, place.id);
  if (notice === null) return { did: "nothing" };
  await beginNotice(deps.db, notice.id);
  // Notices are written by this desk alone, as the cards they are.
  const card = notice.card as Card;
  const content = notice.thread === null ? { card } : { lines: card.blocks.flatMap(linesOf) };
  const post = { postId: notice.id, ref: null, thread: notice.thread, content, pin: false };
  const outcome = await putOnce(sending, post, notice.sending);
  switch (outcome.did) {
    case "put":
      await settleNotice(deps.db, notice.id, { sentAt: deps.now() });
      return { did: "sent" };
    case "refused":
    case "lost-message":
      await settleNotice(deps.db, notice.id, { dropped: outcome.did === "refused" ? outcome.why : outcome.did });
      deps.log.error({ place: place.id, notice: notice.id }, "A notice was refused by the platform and dropped.");
      return { did: "sent" };
    default:
      return outcome;
  }
};
