import type { PutOutcome } from "../ports.ts";
import { ConnectorRefused, ConnectorSilent } from "./one-shot.ts";

type NotPut = Exclude<PutOutcome, { did: "put" }>;

/** What was being done when the connector said no: its 404 means another thing each time. */
export type Doing = "post" | "reply" | "edit" | "open-chat";

/** Microsoft asks to try these again: the message was not taken, or the server is not to be reached now. */
const busy = new Set([412, 429, 502, 503, 504]);
const unsaidWaitMs = 10_000;
const longestWaitMs = 10 * 60_000;
/** The bot's secret or its registration is wrong; it heals when an administrator acts. */
const lockedMs = 5 * 60_000;

/** How a call that threw ended. */
export const outcomeOf = (error: unknown, doing: Doing): NotPut => {
  if (!(error instanceof ConnectorRefused)) return { did: "unknown", why: reasonOf(error) };
  const { status, code, retryAfterMs } = error;
  if (busy.has(status)) {
    const ms = Math.min(longestWaitMs, Math.max(1_000, retryAfterMs ?? unsaidWaitMs));
    // Conversations are limited each for itself, opening them is limited for all of the tenant.
    return { did: "wait", ms, scope: doing === "open-chat" ? "workspace" : "place" };
  }
  if (status === 401) return { did: "wait", ms: lockedMs, scope: "workspace" };
  if (status === 403) return { did: "lost-place", why: reasonOf(error) };
  if (status === 404 || status === 410) return missing(code, doing, error);
  if (status >= 400 && status < 500 && status !== 408) return { did: "refused", why: reasonOf(error) };
  return { did: "unknown", why: reasonOf(error) };
};

const missing = (code: string, doing: Doing, error: ConnectorRefused): NotPut => {
  const place = /conversation(?!.*activity)|roster|bot|team|thread/i.test(code) && !/^ActivityNotFound/i.test(code);
  if ((doing === "edit" || doing === "reply") && !place) return { did: "lost-message" };
  return { did: "lost-place", why: reasonOf(error) };
};

/** The platform's word for what went wrong, for logs; never what was sent. */
export const reasonOf = (error: unknown): string => {
  if (error instanceof ConnectorRefused || error instanceof ConnectorSilent) return error.message;
  return error instanceof Error ? error.name : "unknown";
};

/** Whether the connector says that it does not know what it was asked about, or will not tell us. */
export const isUnknown = (error: unknown): boolean =>
  error instanceof ConnectorRefused && [400, 403, 404, 410].includes(error.status);
