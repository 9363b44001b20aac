import { createHmac } from "node:crypto";
import { type MachineTime, SECOND } from "../core/time/instant.ts";

/**
 * The headers that prove a page is ours: `X-Timestamp` in Unix seconds, and `X-Signature-256: sha256=` with the hex
 * HMAC-SHA256 of `<timestamp>.<body>`. It is the way complaints that come in are signed, so one check fits both.
 */
export const signPage = (
  secret: string,
  at: MachineTime,
  body: string,
): { "X-Timestamp": string; "X-Signature-256": string } => {
  const timestamp = String(Math.floor(at / SECOND));
  const digest = createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex");
  return { "X-Timestamp": timestamp, "X-Signature-256": `sha256=${digest}` };
};
