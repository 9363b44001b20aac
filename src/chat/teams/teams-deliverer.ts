import { randomBytes } from "node:crypto";
import type { Words } from "../../card/words/en.ts";
import { wordsIn } from "../../card/words/languages.ts";
import type { Deliverer, Post, PostRef, PutOutcome } from "../ports.ts";
import type { WindowLog } from "../window-work.ts";
import { drawCard, drawLines } from "./draw-card.ts";
import type { TeamsIdOf } from "./draw-line.ts";
import { outcomeOf, reasonOf } from "./errors.ts";
import { ConnectorRefused } from "./one-shot.ts";
import type { TeamsBook } from "./teams-book.ts";
import type { Message, Spot, TeamsClient } from "./teams-client.ts";
import type { TeamsDirectory } from "./teams-directory.ts";
import type { TeamsIdentity } from "./teams-identity.ts";

/**
 * Teams takes 60 messages in half a minute in one conversation, and 7 in a second. It also takes 50 calls a second from one
 * app in one tenant, which nobody counts here: a process serves four places at a time and a call takes a tenth of a
 * second or more, so one process stays below that by itself, and a row that every process counts in would be one more
 * thing that all of them wait for. Where several go over it together Teams says 429, and each place waits as long as it
 * was told to, which is what brings them below again.
 */
const betweenPostsMs = 500;

/**
 * Puts cards and lines into Teams, once each. A bot cannot read a channel's history, so nothing that may have arrived is
 * ever found again; what a message is of travels with it as an opaque id.
 */
export const createTeamsDeliverer = (options: {
  client: TeamsClient;
  book: TeamsBook;
  directory: TeamsDirectory;
  us: TeamsIdentity;
  teamsIdOf: TeamsIdOf;
  words: () => Words;
  log: WindowLog;
}): Deliverer => {
  const { client, book, directory, us, teamsIdOf, words, log } = options;
  const openChat = createOpenChat({ client, book, directory, us });

  const draw = ({ content, postId, language }: Post): Message => {
    const stamp = randomBytes(9).toString("base64url");
    const theirs = language === undefined ? words() : wordsIn(language);
    const drawn =
      "card" in content
        ? drawCard(content.card, { teamsIdOf, words: theirs, stamp, where: "message" })
        : drawLines(content.lines, { teamsIdOf, words: theirs });
    return { ...drawn, channelData: { followthrough: { post: postId } } };
  };

  /** A channel that has never been heard from is on the server of the team it belongs to: any of the tenant's takes it. */
  const spotOf = async (channel: string): Promise<Spot | null> => {
    const serviceUrl = (await book.serverOf(channel)) ?? (await book.teams())[0]?.serviceUrl;
    return serviceUrl === undefined ? null : { serviceUrl, conversation: channel };
  };

  const edit = async (ref: PostRef, message: Message): Promise<PutOutcome> => {
    const spot = await spotOf(ref.channel);
    if (spot === null) return nowhere;
    try {
      await client.edit(spot, ref.message, message);
      return { did: "put", ref };
    } catch (error) {
      return outcomeOf(error, "edit");
    }
  };

  const toPerson = async (userId: string, message: Message): Promise<PutOutcome> => {
    let chat: Spot | null;
    try {
      chat = await openChat(userId);
    } catch (error) {
      return outcomeOf(error, "open-chat");
    }
    if (chat === null) return { did: "lost-place", why: "the app is not installed for this person" };
    try {
      return { did: "put", ref: { channel: chat.conversation, message: await client.post(chat, message) } };
    } catch (error) {
      // A chat that is gone is opened anew the next time.
      if (error instanceof ConnectorRefused && [403, 404].includes(error.status)) await book.forgetChat(userId);
      return outcomeOf(error, "post");
    }
  };

  return {
    platform: "teams",
    limits: { betweenPostsMs },

    put: async (place, post) => {
      const message = draw(post);
      if (post.ref !== null) return edit(post.ref, message);
      if (place.kind === "person") return toPerson(place.externalId, message);
      const channel = post.thread?.channel ?? place.externalId;
      const spot = await spotOf(channel);
      if (spot === null) return nowhere;
      // Only channels have chains of replies; in a chat a line follows as a message of its own.
      const chain = post.thread !== null && isChannel(channel) ? `;messageid=${post.thread.message}` : "";
      try {
        const id = await client.post({ ...spot, conversation: channel + chain }, message);
        return { did: "put", ref: { channel, message: id } };
      } catch (error) {
        return outcomeOf(error, chain === "" ? "post" : "reply");
      }
    },

    remove: async (ref) => {
      try {
        const spot = await spotOf(ref.channel);
        if (spot !== null) await client.remove(spot, ref.message);
      } catch (error) {
        if (!(error instanceof ConnectorRefused && error.status === 404))
          log.warn(`Could not remove a message: ${reasonOf(error)}.`);
      }
    },

    find: async () => null,
  };
};

const nowhere: PutOutcome = { did: "lost-place", why: "the app is not installed in any team" };
const isChannel = (id: string): boolean => /@thread\.(tacv2|skype)$/.test(id);

/** The direct chat with somebody: the one that is known, else one that opens now. Null when Teams does not know them. */
export const createOpenChat =
  (parts: { client: TeamsClient; book: TeamsBook; directory: TeamsDirectory; us: TeamsIdentity }) =>
  async (userId: string): Promise<Spot | null> => {
    const { client, book, directory, us } = parts;
    const known = await book.person(userId);
    if (known?.chat) return { serviceUrl: known.serviceUrl, conversation: known.chat };
    const server = known?.serviceUrl ?? (await book.teams())[0]?.serviceUrl;
    if (server === undefined) return null;
    const account = known?.account ?? (await directory.accountOf(userId));
    if (account === null) return null;
    const chat = await client.openChat(server, account, us.tenant);
    await book.keepPerson({ userId, account, serviceUrl: server, chat, seenIn: known?.seenIn ?? chat });
    return { serviceUrl: server, conversation: chat };
  };
