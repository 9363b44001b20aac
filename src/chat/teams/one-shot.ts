/** The connector's "no" to a call. Never what was sent: `code` is the platform's own word for the reason. */
export class ConnectorRefused extends Error {
  override readonly name = "ConnectorRefused";
  readonly status: number;
  readonly code: string;
  /** How long the platform asked to be left alone, in milliseconds; null when it did not say. */
  readonly retryAfterMs: number | null;
  constructor(status: number, code: string, retryAfterMs: number | null) {
    super(`HTTP ${status}${code === "" ? "" : ` ${code}`}`);
    this.status = status;
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}

/** The call went out and nobody knows what became of it: no connection, no answer in time, an answer cut short. */
export class ConnectorSilent extends Error {
  override readonly name = "ConnectorSilent";
}

export type Call = { method: string; url: string; headers: Record<string, string>; body: string | undefined };
export type Called = { status: number; headers: Record<string, string>; body: string };

/**
 * One HTTP call, once. Answers above 299 are thrown as errors of our own, which the SDK's retry policy does not know, so
 * it sends nothing again; a redirect is never followed, since the token would follow it.
 */
export const callOnce = async (call: Call, timeoutMs: number): Promise<Called> => {
  let status: number;
  let headers: Headers;
  let body: string;
  try {
    const answer = await fetch(call.url, {
      method: call.method,
      headers: call.headers,
      ...(call.body === undefined ? {} : { body: call.body }),
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
    });
    status = answer.status;
    headers = answer.headers;
    body = await answer.text();
  } catch (error) {
    const timedOut = error instanceof Error && error.name === "TimeoutError";
    throw new ConnectorSilent(`${timedOut ? "no answer in time from" : "no connection to"} ${new URL(call.url).host}`);
  }
  if (status < 200 || status > 299) throw new ConnectorRefused(status, codeIn(body), retryAfter(headers));
  return { status, headers: Object.fromEntries(headers), body };
};

/** `{"error":{"code":"..."}}`, in the letters a code has; anything else may quote what was sent. */
const codeIn = (body: string): string => {
  try {
    const read = JSON.parse(body) as { error?: { code?: unknown; innerHttpError?: unknown } };
    const code = read?.error?.code;
    return typeof code === "string" && /^[A-Za-z0-9_.-]{1,80}$/.test(code) ? code : "";
  } catch {
    return "";
  }
};

/** Seconds or a date, as HTTP has it. */
const retryAfter = (headers: Headers): number | null => {
  const said = headers.get("retry-after");
  if (said === null) return null;
  if (/^\d{1,6}$/.test(said)) return Number(said) * 1_000;
  const at = Date.parse(said);
  return Number.isNaN(at) ? null : Math.max(0, at - Date.now());
};
