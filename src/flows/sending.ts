import type { PlaceAddress, Post, PutOutcome } from "../chat/ports.ts";
import type { LeasedPlace } from "../store/lease-place.ts";
import type { ChatWindow, Deps } from "./deps.ts";

/** One leased place with the way to it. */
export type Sending = { deps: Deps; place: LeasedPlace; window: ChatWindow; address: PlaceAddress };

/** What came of looking for one thing to send. `sent` also stands for something that needed no sending after all. */
export type Sent =
  | { did: "nothing" }
  | { did: "sent" }
  | { did: "wait"; ms: number; scope: "place" | "workspace" }
  | { did: "lost-place"; why: string }
  | { did: "unknown"; why: string };

/** Longer after each failure, five minutes at most. */
export const backOffMs = (failures: number): number => Math.min(300_000, 1_000 * 2 ** Math.min(failures, 12));

/** Sends a post once; one that nobody saw arrive before is looked for first. */
export const putOnce = async (sending: Sending, post: Post, begun: boolean): Promise<PutOutcome> => {
  if (begun && post.ref === null) {
    const found = await sending.window.deliverer.find(sending.address, post.postId);
    if (found !== null) return { did: "put", ref: found };
  }
  return sending.window.deliverer.put(sending.address, post);
};
