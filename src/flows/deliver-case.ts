import type { Card, Line } from "../card/card.ts";
import { caseCard } from "../card/case-card.ts";
import { historyLine } from "../card/history-line.ts";
import type { CaseEvent } from "../core/case/event.ts";
import { loadEvents, loadTexts, loadViews, textIdsOfEvents } from "../store/load-case.ts";
import {
  beginSending,
  cardLost,
  cardRefused,
  cardShown,
  historyShown,
  type Unequal,
  unequalOf,
} from "../store/shown.ts";
import { alarm } from "./alarm.ts";
import { readerAt, viewFor } from "./draw.ts";
import { putOnce, type Sending, type Sent } from "./sending.ts";

/** The next case this place does not show as it is: its card first, then in one message the history since. */
export const deliverCase = async (sending: Sending): Promise<Sent> => {
  const [unequal] = await unequalOf(sending.deps.db, sending.place.id, 1);
  if (unequal === undefined) return { did: "nothing" };
  const [stored] = await loadViews(sending.deps.db, [unequal.caseNumber]);
  if (stored === undefined) throw new Error(`FT-${unequal.caseNumber} is to be shown and is not there.`);
  const reader = readerAt(sending.deps, sending.place.department);
  const view = viewFor(stored, sending.place.department);
  return unequal.ref === null || unequal.version < stored.kase.version
    ? await sendCard(sending, unequal, caseCard(view, reader), stored.kase.version)
    : await sendHistory(sending, unequal);
};

const sendCard = async (sending: Sending, unequal: Unequal, card: Card, version: number): Promise<Sent> => {
  const { deps, place } = sending;
  await beginSending(deps.db, place.id, unequal.caseNumber, "card");
  const post = { postId: unequal.postId, ref: unequal.ref, thread: null, content: { card }, pin: false };
  const outcome = await putOnce(sending, post, unequal.sending === "card");
  switch (outcome.did) {
    case "put":
      await cardShown(deps.db, place.id, unequal.caseNumber, { ref: outcome.ref, version });
      return { did: "sent" };
    case "lost-message":
      await cardLost(deps.db, place.id, unequal.caseNumber);
      return { did: "sent" };
    case "refused":
      await cardRefused(deps.db, place.id, unequal.caseNumber, outcome.why);
      await alarm(
        deps,
        `refused ${place.id} ${unequal.caseNumber}`,
        `FT-${unequal.caseNumber} could not be drawn in ${place.address}: ${outcome.why}.`,
      );
      return { did: "sent" };
    default:
      return outcome;
  }
};

/** History that is news in a thread. A card that has just come in says itself where it came from. */
const sendHistory = async (sending: Sending, unequal: Unequal): Promise<Sent> => {
  const { deps, place } = sending;
  const events = await loadEvents(deps.db, unequal.caseNumber, unequal.seq);
  const upTo = events.at(-1)?.seq ?? unequal.seq;
  const lines = await historyLines(sending, unequal.caseNumber, events);
  if (lines.length === 0) {
    await historyShown(deps.db, place.id, unequal.caseNumber, upTo);
    return { did: "sent" };
  }
  await beginSending(deps.db, place.id, unequal.caseNumber, `history ${unequal.seq}`);
  const post = {
    postId: `${unequal.postId}:${unequal.seq}`,
    ref: null,
    thread: unequal.ref,
    content: { lines },
    pin: false,
  };
  const outcome = await putOnce(sending, post, unequal.sending === `history ${unequal.seq}`);
  switch (outcome.did) {
    case "put":
      await historyShown(deps.db, place.id, unequal.caseNumber, upTo);
      return { did: "sent" };
    case "lost-message":
      await cardLost(deps.db, place.id, unequal.caseNumber);
      return { did: "sent" };
    case "refused":
      await historyShown(deps.db, place.id, unequal.caseNumber, upTo);
      await alarm(
        deps,
        `refused ${place.id} ${unequal.caseNumber} ${unequal.seq}`,
        `A line of FT-${unequal.caseNumber}'s history could not be drawn in ${place.address}: ${outcome.why}.`,
      );
      return { did: "sent" };
    default:
      return outcome;
  }
};

const historyLines = async (sending: Sending, number: number, events: CaseEvent[]): Promise<Line[]> => {
  const news = events.filter((event) => event.type !== "opened");
  const [stored] = await loadViews(sending.deps.db, [number]);
  if (stored === undefined) return [];
  const texts = { ...stored.texts, ...(await loadTexts(sending.deps.db, textIdsOfEvents(news))) };
  const view = viewFor({ ...stored, texts }, sending.place.department);
  const reader = readerAt(sending.deps, sending.place.department);
  return news.map((event) => historyLine(event, view, reader)).filter((line) => line !== null);
};
