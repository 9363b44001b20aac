import { doorNote } from "../../../card/door-notes.ts";
import { orSorry, type Reply } from "../../reply.ts";
import { cardType, drawContent } from "../draw-card.ts";
import type { Element } from "../draw-line.ts";
import { type Activity, actionData, type Incoming, keyOfPress, type Pressed, readPressed } from "../read-input.ts";
import { safePlain } from "../safe-text.ts";
import { cardIn, drawReply, redraw, tellReply } from "../show-answer.ts";
import type { TeamsWindow } from "../teams-window.ts";
import { formAgain, requestOf } from "./pressed.ts";

/** What Teams shows in answer to a click: a card in the place of the clicked one, for the clicker alone, or a line. */
export type CardAnswer =
  | { statusCode: 200; type: typeof cardType; value: Element }
  | { statusCode: 200; type: "application/vnd.microsoft.activity.message"; value: string };

/** Longer than this is no line but a card of its own. */
const longestLine = 250;

/** A button or an inline form on a card. Answered when the desk has written down what it did. */
export const answerCardAction = async (
  window: TeamsWindow,
  activity: Activity,
  incoming: Incoming,
): Promise<CardAnswer> => {
  const pressed = readPressed(actionData(activity));
  const request = pressed === null ? null : requestOf(pressed);
  if (pressed === null || request === null) return line(doorNote("oldButton", window.words()).plain);
  const asking = { ...incoming, key: keyOfPress(pressed, incoming) };
  const work = orSorry(
    window.knock(asking, async () => request),
    "Teams",
    window,
  );
  const outcome = await window.patiently(work);
  if (outcome === "late") {
    window.later(work.then((reply) => tellLate(window, incoming, reply)));
    return line(doorNote("workingOnIt", window.words()).plain);
  }
  return pressed.kind === "form"
    ? showForm(window, asking, pressed, outcome.done)
    : showClick(window, incoming, outcome.done);
};

const showClick = (window: TeamsWindow, incoming: Incoming, reply: Reply): CardAnswer => {
  const refresh = "answer" in reply ? reply.answer.refresh : undefined;
  const card = cardIn(reply, window.words(), false);
  const asksMore = "answer" in reply && reply.answer.form !== undefined;
  const short = card !== null && card.plain.length <= longestLine && !asksMore;
  const linesOnly = card?.blocks.every((block) => block.kind === "line") === true;
  // A line has no buttons and no room: the whole answer follows where only the clicker sees it.
  if (asksMore || (card !== null && !(short && linesOnly && refresh === undefined)))
    window.later(tellReply(window, incoming, reply).then(() => {}));
  if (refresh !== undefined)
    return { statusCode: 200, type: cardType, value: drawContent(refresh, window.drawOptions("message")) };
  if (card === null && !asksMore) return line(doorNote("doneHere", window.words()).plain);
  return line(short ? card.plain : doorNote("answeredPrivately", window.words()).plain);
};

/** The form's message is the clicker's own: it becomes what came of it, now and when they look again. */
const showForm = async (
  window: TeamsWindow,
  incoming: Incoming,
  pressed: Extract<Pressed, { kind: "form" }>,
  reply: Reply,
): Promise<CardAnswer> => {
  const again = await formAgain(window, incoming, pressed.form, reply, "message");
  if (again !== null) return { statusCode: 200, type: cardType, value: again };
  const options = window.drawOptions("message");
  const content = drawReply(reply, options, true) ?? drawContent(doorNote("doneHere", window.words()), options);
  const plain = cardIn(reply, window.words(), true)?.plain ?? doorNote("doneHere", window.words()).plain;
  window.later(redraw(window, incoming, content, plain));
  return { statusCode: 200, type: cardType, value: content };
};

const tellLate = async (window: TeamsWindow, incoming: Incoming, reply: Reply): Promise<void> => {
  await tellReply(window, incoming, reply);
};

const line = (words: string): CardAnswer => ({
  statusCode: 200,
  type: "application/vnd.microsoft.activity.message",
  value: safePlain(words, [], 1_000),
});
