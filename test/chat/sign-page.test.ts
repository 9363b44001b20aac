import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { signPage } from "../../src/chat/sign-page.ts";
import { machineTime } from "../../src/core/time/instant.ts";
import { webhook } from "../../src/intake/webhook.ts";

const at = machineTime(Date.UTC(2026, 10, 23, 9, 12, 0, 999));

describe("the signature of a page", () => {
  it("is the one that openssl makes of the timestamp, a dot and the body", () => {
    // printf '1795425120.%s' "$body" | openssl dgst -sha256 -hmac "a secret"
    expect(signPage("a secret", at, '{"id":"p1","text":"Größe 🧰"}')).toEqual({
      "X-Timestamp": "1795425120",
      "X-Signature-256": "sha256=d0772c511f788c6096a94b54402cf10e509b20ccd18ba4c965d4c7fdbaa8fb39",
    });
  });

  it("is what the desk's own intake asks of those who send to it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ minLength: 1 }), (words, secret) => {
        const body = JSON.stringify({ words });
        const signed = signPage(secret, at, body);
        const headers = Object.fromEntries(Object.entries(signed).map(([name, value]) => [name.toLowerCase(), value]));
        const request = { method: "POST", headers, body: Buffer.from(body), query: {} };
        expect(webhook("webhook").verify(request, secret, at)).toEqual({ ok: true });
        expect(webhook("webhook").verify({ ...request, body: Buffer.from(`${body} `) }, secret, at).ok).toBe(false);
        expect(webhook("webhook").verify(request, `${secret}x`, at).ok).toBe(false);
      }),
    );
  });
});
