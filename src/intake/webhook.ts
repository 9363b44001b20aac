import { createHmac, timingSafeEqual } from "node:crypto";
import type { Complaint } from "../core/complaint/complaint.ts";
import { type Instant, type MachineTime, MINUTE, SECOND } from "../core/time/instant.ts";
import type { Connector, ParseResult, RawRequest, Verdict } from "./connector.ts";
import { pathOf, readItem } from "./read-item.ts";

export const maxBodyBytes = 1_048_576;
const maxItems = 500;
const maxSkew = 5 * MINUTE;

/** The generic way in: our own JSON shape, signed with the connector's secret. */
export const webhook = (name: string): Connector => ({
  name,
  kind: "webhook",
  verify,
  parse: (body, receivedAt) => parse(name, body, receivedAt),
});

/** The header for `body` sent at `timestamp` (Unix seconds as text): what `verify` expects, and a sender can use. */
export const signatureFor = (secret: string, timestamp: string, body: Buffer): string =>
  `sha256=${createHmac("sha256", secret).update(`${timestamp}.`).update(body).digest("hex")}`;

function verify({ headers, body }: RawRequest, secret: string, now: MachineTime): Verdict {
  if (body.length > maxBodyBytes) return { ok: false, status: 413, why: tooLarge };
  // An empty secret is a key everybody knows.
  if (secret === "") return refuse("This connector has no secret yet, so it accepts nothing.");
  const timestamp = headers["x-timestamp"];
  const signature = headers["x-signature-256"];
  if (typeof timestamp !== "string" || typeof signature !== "string") {
    return refuse("The request is not signed: send X-Timestamp and X-Signature-256, each once.");
  }
  if (!/^\d{1,11}$/.test(timestamp)) return refuse("X-Timestamp should be Unix seconds, digits only.");
  if (Math.abs(now - Number(timestamp) * SECOND) > maxSkew) {
    return refuse("X-Timestamp is more than five minutes from our clock: sign again and check the sender's clock.");
  }
  if (!/^sha256=[0-9a-f]{64}$/i.test(signature)) {
    return refuse("X-Signature-256 should be sha256= and 64 hex digits.");
  }
  const expected = Buffer.from(signatureFor(secret, timestamp, body));
  if (timingSafeEqual(expected, Buffer.from(signature.toLowerCase()))) return { ok: true };
  return refuse('The signature does not fit: sign "<X-Timestamp>.<raw body>" with the connector\'s secret.');
}

const refuse = (why: string): Verdict => ({ ok: false, status: 401, why });
const tooLarge = "The body is over 1 MB: send fewer complaints at once.";

function parse(connector: string, body: Buffer, receivedAt: Instant): ParseResult {
  if (body.length > maxBodyBytes) return { ok: false, status: 413, path: "", why: tooLarge };
  const json = readJson(body);
  if (!json.ok) return malformed("", json.why);
  const list = Array.isArray(json.value) ? json.value : [json.value];
  if (list.length > maxItems)
    return malformed("", `The list holds ${list.length} complaints; send at most ${maxItems} at once.`);
  const complaints: Complaint[] = [];
  for (const [index, raw] of list.entries()) {
    const item = readItem(raw, { connector, receivedAt, history: false });
    if (!item.ok) {
      const path = pathOf(Array.isArray(json.value) ? [index, ...item.path] : item.path);
      return malformed(path, `${path === "" ? "The body" : path} ${item.why}.`);
    }
    complaints.push(item.complaint);
  }
  return { ok: true, complaints };
}

const malformed = (path: string, why: string): ParseResult => ({ ok: false, status: 400, path, why });

function readJson(body: Buffer): { ok: true; value: unknown } | { ok: false; why: string } {
  try {
    return { ok: true, value: JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body)) };
  } catch (error) {
    // The parser's own message quotes the customer, so it is not passed on.
    return { ok: false, why: error instanceof SyntaxError ? "The body is not JSON." : "The body is not UTF-8." };
  }
}
