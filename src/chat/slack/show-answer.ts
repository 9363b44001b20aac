import type { Card } from "../../card/card.ts";
import { doorNote } from "../../card/door-notes.ts";
import type { ChatSpot } from "../ports.ts";
import { cardOf, type Reply } from "../reply.ts";
import { drawCard } from "./draw-card.ts";
import { reasonOf } from "./errors.ts";
import { manners } from "./manners.ts";
import { hasPictures, type Look, plainLook } from "./picture-shelf.ts";
import type { Incoming } from "./read-input.ts";
import type { SlackWindow } from "./slack-window.ts";

/**
 * Shows a card to one person: unseen by others where they are, else in their direct chat, else one public line that says
 * nothing but where to ask. `quietly` leaves out the public line, for places where the bot should not speak.
 */
const tellPrivately = async (
  window: SlackWindow,
  to: { user: string; at: ChatSpot; quietly: boolean },
  card: Card,
): Promise<void> => {
  const { client, log, pictures } = window;
  const { channel, thread, direct } = to.at;
  const inThread = thread === null ? {} : { thread_ts: thread.message };
  const drawn = (look: Look) => ({ ...drawCard(card, { ...window.drawOptions(), ...look }), ...manners });
  const ways: ((look: Look) => Promise<unknown>)[] = [];
  if (channel !== null && direct)
    ways.push((look) => client.chat.postMessage({ channel, ...inThread, ...drawn(look) }));
  if (channel !== null && !direct)
    ways.push((look) => client.chat.postEphemeral({ channel, user: to.user, ...inThread, ...drawn(look) }));
  ways.push((look) => client.chat.postMessage({ channel: to.user, ...drawn(look) }));
  if (channel !== null && !direct && !to.quietly) {
    const line = drawCard(doorNote("writeToMeDirectly", window.words()), window.drawOptions());
    ways.push(() => client.chat.postMessage({ channel, ...inThread, ...line, ...manners }));
  }
  for (const say of ways) {
    try {
      await (pictures === null ? say(plainLook) : pictures.send(card, say));
      return;
    } catch (error) {
      log.warn(`An answer did not reach ${to.user}, trying the next way: ${reasonOf(error)}.`);
    }
  }
};

/** What a reply says, to the asker alone. */
export const tellReply = async (window: SlackWindow, incoming: Incoming, reply: Reply): Promise<void> => {
  const card = cardOf(reply, window.words());
  const to = { user: incoming.from.user, at: incoming.at, quietly: "note" in reply };
  if (card !== null) await tellPrivately(window, to, card);
};

/**
 * Says it through Slack's own answer address, which works where the bot is no member; false when that is used up or gone.
 * `instead` puts it in the place of the message that was clicked, which either all see or the clicker alone.
 */
export const respond = async (
  window: SlackWindow,
  url: string,
  card: Card,
  as: "new" | "instead-for-all" | "instead-for-one",
): Promise<boolean> => {
  const body = {
    ...drawCard(card, window.drawOptions()),
    response_type: as === "instead-for-all" ? "in_channel" : "ephemeral",
    replace_original: as !== "new",
    unfurl_links: false,
    unfurl_media: false,
  };
  try {
    const sent = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      redirect: "error",
      signal: AbortSignal.timeout(10_000),
    });
    return sent.ok;
  } catch (error) {
    window.log.warn(`An answer address took nothing: ${reasonOf(error)}.`);
    return false;
  }
};

/** As above, and by the other private ways when the address takes nothing. */
export const respondOrTell = async (
  window: SlackWindow,
  incoming: Incoming & { responseUrl: string | null },
  reply: Reply,
): Promise<void> => {
  const card = cardOf(reply, window.words());
  if (card === null) return;
  // An answer address takes five answers in all, too few to find out there which pictures Slack takes.
  const pictured = window.pictures !== null && hasPictures(card);
  if (!pictured && incoming.responseUrl !== null && (await respond(window, incoming.responseUrl, card, "new"))) return;
  await tellReply(window, incoming, reply);
};
