import type { Line } from "../card/card.ts";
import { historyLine } from "../card/history-line.ts";
import { faceOf } from "../card/task-card.ts";
import { loadEvents, loadTexts, loadViews, type StoredView, textIdsOfEvents } from "../store/load-case.ts";
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
import { find, nameOf, put, putLatest, type Sending, type Sent } from "./sending.ts";

/** The next case this place does not show as it is: its card first, then in one message the history since. */
export const deliverCase = async (sending: Sending): Promise<Sent> => {
  const [unequal] = await unequalOf(sending.deps.db, sending.place.id, 1);
  if (unequal === undefined) return { did: "nothing" };
  const [stored] = await loadViews(sending.deps.db, [unequal.caseNumber]);
  if (stored === undefined) throw new Error(`FT-${unequal.caseNumber} is to be shown and is not there.`);
  return unequal.ref === null || unequal.version < stored.kase.version
    ? await sendCard(sending, unequal, stored)
    : await sendHistory(sending, unequal, stored);
};

const sendCard = async (sending: Sending, unequal: Unequal, stored: StoredView): Promise<Sent> => {
  const { deps, place } = sending;
  const number = unequal.caseNumber;
  const { version } = stored.kase;
  const drawn = tryDrawing(sending, () =>
    faceOf(viewFor(stored, place.department), readerAt(deps, place.department, place.platform)),
  );
  if ("refused" in drawn) return refuse(sending, number, version, drawn.refused);
  // An edit may be sent twice without harm, and must not write over what is known of a begun line of the thread.
  const wasBegun = unequal.sending === "card";
  if (unequal.ref === null && !wasBegun) await beginSending(deps.db, place.id, number, "card");
  const content = { card: drawn.drawing };
  const post = { postId: unequal.postId, ref: unequal.ref, thread: null, content, pin: false };
  const outcome = await putLatest(sending, post, wasBegun);
  switch (outcome.did) {
    case "put":
      await cardShown(deps.db, place.id, number, { ref: outcome.ref, version });
      return { did: "sent" };
    case "lost-message":
      await cardLost(deps.db, place.id, number);
      return { did: "sent" };
    case "refused":
      return refuse(sending, number, version, outcome.why);
    default:
      return outcome;
  }
};

/** Told once for each case and place; tried again with the case's next change, never before. */
const refuse = async ({ deps, place }: Sending, number: number, version: number, why: string): Promise<Sent> => {
  await cardRefused(deps.db, place.id, number, { why, version });
  await alarm(deps, `refused ${place.id} ${number}`, ({ operations }) =>
    operations.cardRefused(number, place.address, why),
  );
  return { did: "sent" };
};

/** Events and how far they reach: what one message of the thread says. */
type Span = { from: number; upTo: number };
const wordsOf = ({ from, upTo }: Span): string => `history ${from} ${upTo}`;
const spanOf = (words: string | null): Span | null => {
  const [, from, upTo] = /^history (\d+) (\d+)$/.exec(words ?? "") ?? [];
  return from === undefined || upTo === undefined ? null : { from: Number(from), upTo: Number(upTo) };
};

/** History that is news in a thread. A card that has just come in says itself where it came from. */
const sendHistory = async (sending: Sending, unequal: Unequal, stored: StoredView): Promise<Sent> => {
  const { deps, place } = sending;
  const number = unequal.caseNumber;
  const idOf = ({ from, upTo }: Span): string => `${unequal.postId}:${from}-${upTo}`;
  // A message that arrived says what had happened when it was sent; what has happened since is still to be told.
  const begun = spanOf(unequal.sending);
  if (begun !== null && (await find(sending, idOf(begun))) !== null) {
    await historyShown(deps.db, place.id, number, begun.upTo);
    return { did: "settled" };
  }
  const events = await loadEvents(deps.db, number, unequal.seq);
  const span = { from: unequal.seq, upTo: events.at(-1)?.seq ?? unequal.seq };
  const texts = { ...stored.texts, ...(await loadTexts(deps.db, textIdsOfEvents(events))) };
  const view = viewFor({ ...stored, texts }, place.department);
  const drawn = tryDrawing(sending, () =>
    events
      .filter((event) => event.type !== "opened")
      .map((event) => historyLine(event, view, readerAt(deps, place.department, place.platform)))
      .filter((line): line is Line => line !== null),
  );
  if ("refused" in drawn) return skip(sending, number, span, drawn.refused);
  if (drawn.drawing.length === 0) {
    await historyShown(deps.db, place.id, number, span.upTo);
    return { did: "settled" };
  }
  await beginSending(deps.db, place.id, number, wordsOf(span));
  const content = { lines: drawn.drawing };
  const outcome = await put(sending, { postId: idOf(span), ref: null, thread: unequal.ref, content, pin: false });
  switch (outcome.did) {
    case "put":
      await historyShown(deps.db, place.id, number, span.upTo);
      return { did: "sent" };
    case "lost-message":
      await cardLost(deps.db, place.id, number);
      return { did: "sent" };
    case "refused":
      return skip(sending, number, span, outcome.why);
    default:
      return outcome;
  }
};

const skip = async ({ deps, place }: Sending, number: number, span: Span, why: string): Promise<Sent> => {
  await historyShown(deps.db, place.id, number, span.upTo);
  await alarm(deps, `refused ${place.id} ${number} ${span.from}`, ({ operations }) =>
    operations.lineRefused(number, place.address, why),
  );
  return { did: "sent" };
};

/** A drawing that throws is a fault of ours in one case; it must not keep the others of its place waiting. */
const tryDrawing = <T>({ deps, place }: Sending, draw: () => T): { drawing: T } | { refused: string } => {
  try {
    return { drawing: draw() };
  } catch (error) {
    deps.log.error({ place: place.id, error: String(error) }, "A case could not be drawn.");
    return { refused: nameOf(error) };
  }
};
