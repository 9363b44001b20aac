import type { ChannelReading, ConsoleBook, ConsoleMessage } from "../../src/chat/console/console-ports.ts";
import type { PostRef } from "../../src/chat/ports.ts";
import type { Instant } from "../../src/core/time/instant.ts";

type Kept = Omit<ConsoleMessage, "replies" | "lastReply">;

/** The console's messages in memory. `changed` hears of every channel whose messages are no longer the same. */
export const memoryConsoleBook = (
  now: () => Instant,
  changed: (channel: string) => void = () => undefined,
): ConsoleBook => {
  let kept: Kept[] = [];
  let last = 0;
  const read = new Map<string, string>();

  const is = (ref: PostRef) => (message: Kept) => message.channel === ref.channel && message.id === ref.message;
  const under = (root: Kept): Kept[] =>
    kept.filter((message) => message.channel === root.channel && message.threadOf === root.id);
  const whole = (message: Kept): ConsoleMessage => {
    const replies = under(message);
    return { ...message, replies: replies.length, lastReply: replies.at(-1)?.id ?? null };
  };
  const main = (channel: string): Kept[] =>
    kept.filter((message) => message.channel === channel && message.threadOf === null && !message.pin);

  return {
    async write(message) {
      const before = kept.find((one) => one.channel === message.channel && one.postId === message.postId);
      if (before !== undefined) {
        before.content = message.content;
        changed(message.channel);
        return { channel: before.channel, message: before.id };
      }
      last += 1;
      const id = String(last);
      kept.push({ ...message, id, at: now(), editedAt: null });
      changed(message.channel);
      return { channel: message.channel, message: id };
    },
    async edit(ref, content) {
      const message = kept.find(is(ref));
      if (message === undefined) return false;
      Object.assign(message, { content, editedAt: now() });
      changed(ref.channel);
      return true;
    },
    async remove(ref) {
      kept = kept.filter((message) => !is(ref)(message) && message.threadOf !== ref.message);
      changed(ref.channel);
    },
    async findPost(channel, postId) {
      const found = kept.find((message) => message.channel === channel && message.postId === postId);
      return found === undefined ? null : { channel, message: found.id };
    },
    async message(ref) {
      const found = kept.find(is(ref));
      return found === undefined ? null : whole(found);
    },
    async messages(channel, { before, limit }) {
      const wanted = main(channel).filter(({ id }) => before === undefined || Number(id) < Number(before));
      return wanted.slice(-limit).map(whole);
    },
    async pinned(channel) {
      return kept.filter((message) => message.channel === channel && message.pin).map(whole);
    },
    async thread(ref) {
      const root = kept.find(is(ref));
      return root === undefined ? [] : under(root).map(whole);
    },
    async reading(person, channels) {
      return channels.flatMap((channel): ChannelReading[] => {
        const all = main(channel);
        const newest = all.at(-1);
        const readUpTo = read.get(`${person} ${channel}`) ?? null;
        if (newest === undefined) return [];
        const unread = all.filter(({ id }) => Number(id) > Number(readUpTo ?? 0)).length;
        return [{ channel, last: newest.id, readUpTo, unread }];
      });
    },
    async markRead(person, channel, upTo) {
      const key = `${person} ${channel}`;
      if (Number(upTo) > Number(read.get(key) ?? 0)) read.set(key, upTo);
    },
  };
};
