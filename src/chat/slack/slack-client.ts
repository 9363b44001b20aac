import { type Logger, LogLevel, webApi } from "@slack/bolt";
import type { WindowLog } from "../window-work.ts";

export type SlackClient = webApi.WebClient;

/**
 * A Web API client that sends once. Retrying is the desk's own work: the SDK's would post a message twice after a lost
 * answer, and would hold every place back for one that is asked to wait.
 */
export const createSlackClient = (options: {
  token: string;
  apiUrl?: string;
  timeoutMs?: number;
  log: WindowLog;
}): SlackClient => new webApi.WebClient(options.token, clientOptions(options));

export const clientOptions = (options: {
  apiUrl?: string;
  timeoutMs?: number;
  log: WindowLog;
}): webApi.WebClientOptions => ({
  ...(options.apiUrl === undefined ? {} : { slackApiUrl: options.apiUrl }),
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  allowAbsoluteUrls: false,
  timeout: options.timeoutMs ?? 10_000,
  logger: quietLogger(options.log),
});

/** Bolt and the SDK log whole payloads at `debug`; those levels end here. */
export const quietLogger = (log: WindowLog): Logger => ({
  debug: () => {},
  info: () => {},
  warn: (...parts) => log.warn(oneLine(parts)),
  error: (...parts) => log.error(oneLine(parts)),
  setLevel: () => {},
  getLevel: () => LogLevel.WARN,
  setName: () => {},
});

const oneLine = (parts: unknown[]): string =>
  parts
    .map((part) => (part instanceof Error ? part.name : String(part)))
    .join(" ")
    .slice(0, 300);
