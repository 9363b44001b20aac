import type { PlaceAddress, Post, PostRef, PutOutcome } from "../chat/ports.ts";
import type { LeasedPlace } from "../store/lease-place.ts";
import type { ChatWindow, Deps } from "./deps.ts";
import { languageFor } from "./draw.ts";

/** One leased place with the way to it. */
export type Sending = { deps: Deps; place: LeasedPlace; window: ChatWindow; address: PlaceAddress };

/** What came of looking for one thing to send. */
export type Sent =
  | { did: "nothing" }
  | { did: "sent" }
  /** It needed no sending after all: the next thing may follow at once. */
  | { did: "settled" }
  | { did: "wait"; ms: number; scope: "place" | "workspace" }
  | { did: "lost-place"; why: string }
  | { did: "unknown"; why: string };

/** Longer after each failure, five minutes at most. */
export const backOffMs = (failures: number): number => Math.min(300_000, 1_000 * 2 ** Math.min(failures, 12));

/**
 * A platform that has not answered by then is not waited for. Longer than the windows' own limits of ten seconds, which
 * know better how a call ended; the lease of a place outlasts three such calls.
 */
const ANSWER_WITHIN_MS = 15_000;

/** What a platform says, or an error when it says nothing for too long. */
export const inTime = async <T>(deps: Pick<Deps, "answerWithinMs">, call: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new NoAnswer()), deps.answerWithinMs ?? ANSWER_WITHIN_MS);
  });
  try {
    return await Promise.race([call, late]);
  } finally {
    clearTimeout(timer);
  }
};

class NoAnswer extends Error {
  override readonly name = "no answer in time";
}

/** Sends a post, once. What throws or never answers may have arrived all the same. */
export const put = async ({ deps, place, window, address }: Sending, post: Post): Promise<PutOutcome> => {
  const language = await languageFor(deps, place.personId);
  try {
    return await inTime(deps, window.deliverer.put(address, { ...post, language }));
  } catch (error) {
    deps.log.error({ platform: window.platform, error: String(error) }, "Posting failed.");
    return { did: "unknown", why: nameOf(error) };
  }
};

/** Whether a post that nobody saw arrive is there. Throws while the platform cannot be asked. */
export const find = ({ deps, window, address }: Sending, postId: string): Promise<PostRef | null> =>
  inTime(deps, window.deliverer.find(address, postId));

/** Sends a new post whose content never changes; `unsure`: it may have arrived before, so it is looked for first. */
export const putOnce = async (sending: Sending, post: Post, unsure: boolean): Promise<PutOutcome> => {
  const found = unsure ? await find(sending, post.postId) : null;
  return found === null ? put(sending, post) : { did: "put", ref: found };
};

/**
 * Makes a message show this; one that may have arrived before is looked for and then edited, since what it shows may be
 * of an earlier time.
 */
export const putLatest = async (sending: Sending, post: Post, unsure: boolean): Promise<PutOutcome> => {
  const found = unsure && post.ref === null ? await find(sending, post.postId) : null;
  return put(sending, { ...post, ref: post.ref ?? found });
};

/** For people who look after the desk: never what somebody wrote, which a message may quote. */
export const nameOf = (error: unknown): string => (error instanceof Error ? error.name : "unknown");
