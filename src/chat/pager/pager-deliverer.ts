import { cut } from "../../card/spans.ts";
import { wordsIn } from "../../card/words/languages.ts";
import { type MachineTime, SECOND } from "../../core/time/instant.ts";
import type { Deliverer, PlaceAddress, Post, PutOutcome } from "../ports.ts";
import { signPage } from "../sign-page.ts";
import { sumUp } from "../sum-up.ts";

/** What a pager gets: docs/paging.md has it in words. Lengths are in characters as people count them. */
type Page = {
  id: string;
  /** ISO 8601, UTC. */
  at: string;
  case: string | null;
  tone: string;
  summary: string;
  text: string;
  recipient: string;
};

const betweenPostsMs = 1_000;
const longestSummary = 200;
const longestText = 4_000;
const unsaidWaitMs = 60_000;
const longestWaitMs = 60 * 60_000;

/**
 * Posts pages to one signed webhook, each once; `put` when it answered 2xx. A page cannot be changed or called back: an
 * edit is answered with the same ref and nothing is sent, `remove` does nothing, `find` knows nothing. The receiver tells
 * a page that comes twice by its `id`.
 */
export const createPagerDeliverer = (options: {
  url: string;
  secret: string;
  machineNow: () => MachineTime;
  timeoutMs?: number;
}): Deliverer => {
  const { url, secret, machineNow, timeoutMs = 10_000 } = options;
  return {
    platform: "pager",
    limits: { betweenPostsMs },

    put: async (place, post): Promise<PutOutcome> => {
      if (post.ref !== null) return { did: "put", ref: post.ref };
      const now = machineNow();
      const body = JSON.stringify(pageOf(place, post, now));
      try {
        const response = await fetch(url, {
          method: "POST",
          headers: { "Content-Type": "application/json; charset=utf-8", ...signPage(secret, now, body) },
          body,
          // Another address has not been signed for and may not be ours.
          redirect: "manual",
          signal: AbortSignal.timeout(timeoutMs),
        });
        // What it says beyond the status is nobody's business, nor is it when reading that fails.
        response.body?.cancel().catch(() => {});
        if (response.ok) return { did: "put", ref: { channel: place.externalId, message: post.postId } };
        return refusal(response.status, response.headers.get("retry-after"), now);
      } catch (error) {
        const late = error instanceof Error && error.name === "TimeoutError";
        return { did: "unknown", why: late ? "the pager did not answer in time" : "no connection to the pager" };
      }
    },

    remove: async () => {},
    find: async () => null,
  };
};

const pageOf = (place: PlaceAddress, post: Post, now: MachineTime): Page => {
  const { headline, caseNumber, plain } = sumUp(post.content);
  const about = caseNumber === null ? null : `FT-${caseNumber}`;
  const { door } = wordsIn(post.language ?? "en");
  const summary = headline ?? (about === null ? door.aWord : door.newsOf(about));
  return {
    id: post.postId,
    at: new Date(now).toISOString(),
    case: about,
    tone: "card" in post.content ? post.content.card.tone : "calm",
    summary: cut(summary, longestSummary),
    text: cut(plain.trim() === "" ? summary : plain, longestText),
    recipient: place.externalId,
  };
};

const refusal = (status: number, retryAfter: string | null, now: MachineTime): PutOutcome => {
  const why = `the pager answered HTTP ${status}`;
  if (status === 429) return { did: "wait", ms: waitOf(retryAfter, now), scope: "workspace" };
  // Too slow and too early say nothing about the page itself.
  if (status >= 400 && status < 500 && status !== 408 && status !== 425) return { did: "refused", why };
  return { did: "unknown", why };
};

/** Seconds or a date, as HTTP allows; an hour at most, so that a slip there does not silence us for a year. */
const waitOf = (retryAfter: string | null, now: MachineTime): number => {
  const text = retryAfter?.trim() ?? "";
  const ms = /^\d{1,9}$/.test(text) ? Number(text) * SECOND : Date.parse(text) - now;
  return Number.isFinite(ms) ? Math.min(longestWaitMs, Math.max(SECOND, ms)) : unsaidWaitMs;
};
