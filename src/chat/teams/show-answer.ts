import type { Card } from "../../card/card.ts";
import { doorNote } from "../../card/door-notes.ts";
import type { Words } from "../../card/words/en.ts";
import { cardOf, joinedCard, type Reply, withoutForm } from "../reply.ts";
import { type DrawOptions, drawCard, drawContent, messageOf } from "./draw-card.ts";
import { drawForm } from "./draw-form.ts";
import type { Element } from "./draw-line.ts";
import { reasonOf } from "./errors.ts";
import type { Incoming } from "./read-input.ts";
import type { Message, Spot } from "./teams-client.ts";
import type { TeamsWindow } from "./teams-window.ts";

/** What a reply says in words, apart from a form. A card that was out of date is shown as it is now, under the note. */
export const cardIn = (reply: Reply, words: Words, withRefresh: boolean): Card | null => {
  if ("note" in reply) return reply.note;
  const card = cardOf({ answer: withoutForm(reply.answer) }, words);
  const { refresh } = reply.answer;
  return joinedCard([...(card === null ? [] : [card]), ...(withRefresh && refresh !== undefined ? [refresh] : [])]);
};

/** All of a reply as one Adaptive Card, its form with the inputs inline; null when it shows nothing. */
export const drawReply = (reply: Reply, options: DrawOptions, withRefresh: boolean): Element | null => {
  const card = cardIn(reply, options.words, withRefresh);
  const form = "answer" in reply ? reply.answer.form : undefined;
  const above = card === null ? null : drawContent(card, options);
  if (form === undefined) return above;
  const content = drawForm(form, options);
  return above === null ? content : { ...content, body: [...listIn(above), ...listIn(content)] };
};

const listIn = ({ body }: Element): unknown[] => (Array.isArray(body) ? body : []);

const messageIn = (window: TeamsWindow, reply: Reply): Message | null => {
  const content = drawReply(reply, window.drawOptions("message"), false);
  if (content === null) return null;
  const plain =
    cardIn(reply, window.words(), false)?.plain ?? ("answer" in reply ? (reply.answer.form?.title ?? "") : "");
  return messageOf(content, plain, []);
};

class NoDirectChat extends Error {
  override readonly name = "no direct chat is known";
}

/** Where an answer was shown, so that it can be replaced. */
export type Told = { spot: Spot; id: string; targeted: boolean };

/**
 * Shows a message to one person: unseen by others where they are, else in their direct chat, else one public line that
 * says nothing but where to ask. `quietly` leaves out the public line, for places where the bot should not speak.
 */
const tellPrivately = async (
  window: TeamsWindow,
  to: { incoming: Incoming; quietly: boolean },
  message: Message,
): Promise<Told | null> => {
  const { client, log } = window;
  const { spot, at, from } = to.incoming;
  const ways: (() => Promise<Told>)[] = [];
  if (at.direct) ways.push(async () => ({ spot, id: await client.post(spot, message), targeted: false }));
  else ways.push(async () => ({ spot, id: await client.post(spot, message, from.account), targeted: true }));
  ways.push(async () => {
    const chat = from.userId === null ? null : await window.openChat(from.userId);
    if (chat === null) throw new NoDirectChat();
    return { spot: chat, id: await client.post(chat, message), targeted: false };
  });
  if (!at.direct && !to.quietly) {
    const line = drawCard(doorNote("writeToMeDirectly", window.words()), window.drawOptions("message"));
    ways.push(async () => ({ spot, id: await client.post(spot, line), targeted: false }));
  }
  for (const say of ways) {
    try {
      return await say();
    } catch (error) {
      log.warn(`An answer did not reach its asker, trying the next way: ${reasonOf(error)}.`);
    }
  }
  return null;
};

/** What a reply says, to the asker alone. */
export const tellReply = async (window: TeamsWindow, incoming: Incoming, reply: Reply): Promise<Told | null> => {
  const message = messageIn(window, reply);
  return message === null ? null : tellPrivately(window, { incoming, quietly: "note" in reply }, message);
};

/** Draws the clicked message anew for everybody; one that is gone is left to be gone. */
export const redraw = async (
  window: TeamsWindow,
  incoming: Incoming,
  content: Element,
  plain: string,
): Promise<void> => {
  if (incoming.clicked === null) return;
  const spot = { ...incoming.spot, conversation: incoming.at.channel ?? incoming.spot.conversation };
  try {
    await window.client.edit(spot, incoming.clicked, messageOf(content, plain, []));
  } catch (error) {
    window.log.warn(`A card could not be drawn anew: ${reasonOf(error)}.`);
  }
};
