import { randomBytes } from "node:crypto";
import type { types } from "@slack/bolt";
import type { Words } from "../../card/words/en.ts";
import { wordsIn } from "../../card/words/languages.ts";
import type { Deliverer, PlaceAddress, Post, PostRef, PutOutcome } from "../ports.ts";
import type { WindowLog } from "../window-work.ts";
import { type Drawing, drawCard, drawLines } from "./draw-card.ts";
import type { SlackIdOf } from "./draw-line.ts";
import { outcomeOf, reasonOf, saysSlack } from "./errors.ts";
import { manners } from "./manners.ts";
import type { SlackClient } from "./slack-client.ts";

/** Slack's limit on chat.postMessage: one a second in one channel. */
const betweenPostsMs = 1_000;
const eventType = "followthrough_post";

/**
 * Puts cards and lines into Slack, once each. What a message is of is told by its metadata, which anybody in the
 * workspace can read: an opaque id and nothing else.
 */
export const createSlackDeliverer = (options: {
  client: SlackClient;
  slackIdOf: SlackIdOf;
  words: () => Words;
  log: WindowLog;
}): Deliverer => {
  const { client, slackIdOf, words, log } = options;
  const recent = rememberRecent();
  let mayPin = true;

  const draw = ({ content, language }: Post): Drawing => {
    const theirs = language === undefined ? words() : wordsIn(language);
    return "card" in content
      ? drawCard(content.card, { slackIdOf, words: theirs, stamp: randomBytes(9).toString("base64url") })
      : drawLines(content.lines, { slackIdOf, words: theirs });
  };

  const pin = async (ref: PostRef): Promise<void> => {
    if (!mayPin) return;
    try {
      await client.pins.add({ channel: ref.channel, timestamp: ref.message });
    } catch (error) {
      // `pins:write` is optional; without it a queue card is posted and stays where it was posted.
      if (saysSlack(error, "missing_scope")) mayPin = false;
      else if (!saysSlack(error, "already_pinned")) log.warn(`Could not pin a message: ${reasonOf(error)}.`);
    }
  };

  return {
    platform: "slack",
    limits: { betweenPostsMs },

    put: async (place, post): Promise<PutOutcome> => {
      const message = { ...draw(post), ...manners, metadata: metadataOf(post.postId) };
      if (post.ref !== null) {
        try {
          await client.chat.update({ channel: post.ref.channel, ts: post.ref.message, ...message });
          return { did: "put", ref: post.ref };
        } catch (error) {
          return outcomeOf(error, "chat.update");
        }
      }
      // A person's own id, even when the chat behind it is known: Slack opens that chat again if it was closed.
      const channel = post.thread?.channel ?? place.externalId;
      recent.threadIs(post.postId, post.thread);
      try {
        const sent = await client.chat.postMessage({
          channel,
          ...message,
          ...(post.thread === null ? {} : { thread_ts: post.thread.message }),
        });
        if (sent.channel === undefined || sent.ts === undefined) return { did: "unknown", why: "no message id" };
        const ref = { channel: sent.channel, message: sent.ts };
        recent.channelIs(place, ref.channel);
        if (post.pin) await pin(ref);
        return { did: "put", ref };
      } catch (error) {
        return outcomeOf(error, "chat.postMessage");
      }
    },

    remove: async (ref) => {
      try {
        await client.chat.delete({ channel: ref.channel, ts: ref.message });
      } catch (error) {
        if (!saysSlack(error, "message_not_found", "channel_not_found"))
          log.warn(`Could not remove a message: ${reasonOf(error)}.`);
      }
    },

    find: async (place, postId) => {
      const channel = recent.channelOf(place);
      // A user id names no history, and opening the chat to learn its id takes a scope we do not ask for.
      if (channel.startsWith("U") || channel.startsWith("W")) return null;
      try {
        return await findIn(client, channel, postId, recent.threadOf(postId));
      } catch {
        return null;
      }
    },
  };
};

const metadataOf = (postId: string): types.MessageMetadata => ({
  event_type: eventType,
  event_payload: { post_id: postId },
});

type Read = { ts?: string; reply_count?: number; metadata?: { event_type?: string; event_payload?: object } };

const findIn = async (
  client: SlackClient,
  channel: string,
  postId: string,
  thread: PostRef | null,
): Promise<PostRef | null> => {
  const inThread = async (ts: string): Promise<PostRef | null> => {
    let cursor = "";
    for (let page = 0; page < 5; page++) {
      const more = cursor === "" ? {} : { cursor };
      const read = await client.conversations.replies({ channel, ts, limit: 200, include_all_metadata: true, ...more });
      const found = refIn(read.messages ?? [], channel, postId);
      cursor = read.response_metadata?.next_cursor ?? "";
      if (found !== null || cursor === "") return found;
    }
    return null;
  };
  if (thread !== null) return inThread(thread.message);
  const read = await client.conversations.history({ channel, limit: 100, include_all_metadata: true });
  const messages: Read[] = read.messages ?? [];
  const top = refIn(messages, channel, postId);
  if (top !== null) return top;
  // After a restart nobody remembers the thread it went to: the liveliest of the latest are worth a look.
  for (const root of messages.filter((message) => (message.reply_count ?? 0) > 0).slice(0, 5)) {
    const reply = root.ts === undefined ? null : await inThread(root.ts);
    if (reply !== null) return reply;
  }
  return null;
};

const refIn = (messages: readonly Read[], channel: string, postId: string): PostRef | null => {
  const found = messages.find(({ metadata }) => {
    const payload = metadata?.event_payload;
    return (
      metadata?.event_type === eventType && payload !== undefined && "post_id" in payload && payload.post_id === postId
    );
  });
  return found?.ts === undefined ? null : { channel, message: found.ts };
};

/** What a process learned by posting: the chat behind a person, and the thread of what it sent last. Only ever a hint. */
const rememberRecent = () => {
  const channels = new Map<string, string>();
  const threads = new Map<string, PostRef>();
  const bounded = <T>(map: Map<string, T>, key: string, value: T): void => {
    map.set(key, value);
    const oldest = map.size > 2_000 ? map.keys().next().value : undefined;
    if (oldest !== undefined) map.delete(oldest);
  };
  return {
    channelOf: (place: PlaceAddress): string =>
      (place.kind === "person" ? channels.get(place.externalId) : undefined) ?? place.externalId,
    channelIs: (place: PlaceAddress, channel: string): void => {
      if (place.kind === "person") bounded(channels, place.externalId, channel);
    },
    threadOf: (postId: string): PostRef | null => threads.get(postId) ?? null,
    threadIs: (postId: string, thread: PostRef | null): void => {
      if (thread !== null) bounded(threads, postId, thread);
    },
  };
};
