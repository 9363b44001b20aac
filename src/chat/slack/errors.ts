import { webApi } from "@slack/bolt";
import type { PutOutcome } from "../ports.ts";

/** What Slack's "no" to a post or an edit means for the desk. Codes that are not here will never be taken as they are. */
type NotPut = Exclude<PutOutcome, { did: "put" }>;

const lostPlace = new Set([
  "account_inactive",
  "cannot_dm_bot",
  "channel_is_archived",
  "channel_not_found",
  "is_archived",
  "is_inactive",
  "messages_tab_disabled",
  "not_in_channel",
  "restricted_action",
  "restricted_action_read_only_channel",
  "restricted_action_thread_only_channel",
  "user_disabled",
  "user_not_found",
]);

const lostMessage = new Set([
  "cannot_reply_to_message",
  "cant_update_message",
  "edit_window_closed",
  "message_not_found",
  "thread_not_found",
]);

/** Slack says of these that some of it may have happened. */
const halfDone = new Set([
  "fatal_error",
  "internal_error",
  "request_timeout",
  "service_unavailable",
  "team_added_to_org",
]);

/** The bot itself may not speak; nothing is wrong with the place, and it heals when an administrator acts. */
const locked = new Set([
  "access_denied",
  "ekm_access_denied",
  "invalid_auth",
  "missing_scope",
  "no_permission",
  "not_allowed_token_type",
  "not_authed",
  "org_login_required",
  "token_expired",
  "token_revoked",
]);
const lockedMs = 5 * 60_000;
const unsaidWaitMs = 30_000;

/** How a call that threw ended. `method` decides who waits after a 429: postMessage is limited by channel, the rest by workspace. */
export const outcomeOf = (error: unknown, method: string): NotPut => {
  if (error instanceof webApi.WebAPIRateLimitedError) return waiting(error.retryAfter * 1_000, method);
  if (error instanceof webApi.WebAPIPlatformError) return platformOutcome(error.data.error, method);
  // A 429 that does not say how long: the SDK has no error of its own for it, only this sentence.
  if (error instanceof Error && error.message.startsWith("Retry header did not contain"))
    return waiting(unsaidWaitMs, method);
  return { did: "unknown", why: reasonOf(error) };
};

const platformOutcome = (code: string, method: string): NotPut => {
  if (code === "ratelimited" || code === "rate_limited" || code === "message_limit_exceeded")
    return waiting(unsaidWaitMs, method);
  if (lostPlace.has(code)) return { did: "lost-place", why: code };
  if (lostMessage.has(code)) return { did: "lost-message" };
  if (halfDone.has(code)) return { did: "unknown", why: code };
  if (locked.has(code)) return { did: "wait", ms: lockedMs, scope: "workspace" };
  // Not JSON: a proxy or a maintenance page answered with 200, so nobody knows.
  if (!/^[a-z0-9_]{1,80}$/.test(code)) return { did: "unknown", why: "an answer that is not Slack's" };
  return { did: "refused", why: code };
};

const waiting = (ms: number, method: string): NotPut => ({
  did: "wait",
  ms: Math.max(1_000, ms),
  scope: method === "chat.postMessage" ? "place" : "workspace",
});

/** Slack's word for what went wrong, for logs; never what was sent. */
export const reasonOf = (error: unknown): string => {
  if (error instanceof webApi.WebAPIPlatformError) return error.data.error.slice(0, 80);
  if (error instanceof webApi.WebAPIHTTPError) return `HTTP ${error.statusCode}`;
  if (error instanceof webApi.WebAPIRequestError)
    return error.original.name === "TimeoutError" ? "timed out" : "no connection";
  if (error instanceof webApi.WebAPIRateLimitedError) return "rate limited";
  return error instanceof Error ? error.name : "unknown";
};

/** Whether Slack refused with this code. */
export const saysSlack = (error: unknown, ...codes: string[]): boolean =>
  error instanceof webApi.WebAPIPlatformError && codes.includes(error.data.error);
