import type { Deliverer, PlaceAddress, PostRef } from "../ports.ts";
import { type ConsoleBook, type ConsoleDesk, directChannel } from "./console-ports.ts";

/**
 * Puts posts into the console's own book. There is no outside world to fail, so an outcome is never `unknown` or
 * `wait`; a place is lost when the desk no longer has the channel or the person.
 */
export const consoleDeliverer = (book: ConsoleBook, desk: Pick<ConsoleDesk, "people" | "channels">): Deliverer => ({
  platform: "console",
  limits: { betweenPostsMs: 0 },
  async put(place, post) {
    const channel = channelOf(place);
    if (!exists(place, desk))
      return { did: "lost-place", why: `The console has no ${place.kind} ${place.externalId}.` };
    if (post.ref !== null) {
      const edited = await book.edit(post.ref, post.content);
      return edited ? { did: "put", ref: post.ref } : { did: "lost-message" };
    }
    if (post.thread !== null && (await book.message(post.thread)) === null) return { did: "lost-message" };
    const ref = await book.write({
      channel,
      threadOf: post.thread?.message ?? null,
      postId: post.postId,
      content: post.content,
      pin: post.pin,
    });
    return { did: "put", ref };
  },
  remove: (ref: PostRef) => book.remove(ref),
  find: (place, postId) => book.findPost(channelOf(place), postId),
});

const channelOf = (place: PlaceAddress): string =>
  place.kind === "person" ? directChannel(place.externalId) : place.externalId;

const exists = (place: PlaceAddress, desk: Pick<ConsoleDesk, "people" | "channels">): boolean =>
  (place.kind === "person" ? desk.people() : desk.channels()).some(({ id }) => id === place.externalId);
