import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sources } from "../../src/core/complaint/complaint.ts";
import { instant, machineTime } from "../../src/core/time/instant.ts";
import type { RawRequest } from "../../src/intake/connector.ts";
import { sourceSynonyms } from "../../src/intake/read-item.ts";
import { maxBodyBytes, signatureFor, webhook } from "../../src/intake/webhook.ts";

const secret = "s3cret";
const seconds = 1_772_183_520;
const now = machineTime(seconds * 1000);
const receivedAt = instant(Date.UTC(2026, 1, 27, 9, 20));
const connector = webhook("webhook");

const item = {
  id: "4711",
  source: "x",
  author: "@jane",
  text: "Third visit, still no heating element.",
  createdAt: "2026-02-27T09:12:00Z",
};
const bytes = (value: unknown): Buffer => Buffer.from(typeof value === "string" ? value : JSON.stringify(value));
const parse = (value: unknown) => connector.parse(bytes(value), receivedAt);

describe("who may come in", () => {
  const body = bytes(item);
  const signed = (
    given: { at?: number | string; by?: string; over?: Buffer; headers?: RawRequest["headers"] } = {},
  ): RawRequest => {
    const timestamp = String(given.at ?? seconds);
    const hmac = createHmac("sha256", given.by ?? secret)
      .update(`${timestamp}.`)
      .update(given.over ?? body);
    const headers = { "x-timestamp": timestamp, "x-signature-256": `sha256=${hmac.digest("hex")}`, ...given.headers };
    return { method: "POST", headers, body, query: {} };
  };

  const genuine: [name: string, request: RawRequest][] = [
    ["signed now", signed()],
    ["five minutes old", signed({ at: seconds - 300 })],
    ["five minutes ahead", signed({ at: seconds + 300 })],
    [
      "hex in capitals",
      signed({
        headers: {
          "x-signature-256": signatureFor(secret, String(seconds), body).replace(/[a-f]/g, (c) => c.toUpperCase()),
        },
      }),
    ],
  ];
  test.each(genuine)("%s: yes", (_name, request) => {
    expect(connector.verify(request, secret, now)).toEqual({ ok: true });
  });

  const refused: [name: string, request: RawRequest][] = [
    ["five minutes and a second old", signed({ at: seconds - 301 })],
    ["five minutes and a second ahead", signed({ at: seconds + 301 })],
    ["another secret", signed({ by: "other" })],
    ["another body", signed({ over: bytes({ ...item, text: "x" }) })],
    ["no signature", signed({ headers: { "x-signature-256": undefined } })],
    ["no timestamp", signed({ headers: { "x-timestamp": undefined } })],
    ["two signatures", signed({ headers: { "x-signature-256": ["sha256=00", "sha256=11"] } })],
    ["a timestamp that was not signed", signed({ headers: { "x-timestamp": String(seconds + 1) } })],
    ["milliseconds", signed({ at: seconds * 1000 })],
    ["an ISO time", signed({ at: "2026-02-27T09:12:00Z" })],
    ["a timestamp with a sign", signed({ at: `+${seconds}` })],
    ["a hexadecimal timestamp", signed({ at: "0x69a1" })],
    ["no number", signed({ at: "NaN" })],
    ["no prefix", signed({ headers: { "x-signature-256": signatureFor(secret, String(seconds), body).slice(7) } })],
    [
      "half a signature",
      signed({ headers: { "x-signature-256": signatureFor(secret, String(seconds), body).slice(0, 40) } }),
    ],
    [
      "base64",
      signed({
        headers: {
          "x-signature-256": `sha256=${createHmac("sha256", secret).update(`${seconds}.`).update(body).digest("base64")}`,
        },
      }),
    ],
  ];
  test.each(refused)("%s: 401", (_name, request) => {
    expect(connector.verify(request, secret, now)).toMatchObject({ ok: false, status: 401 });
  });

  test("no secret set lets nobody in, not even who signs with none", () => {
    expect(connector.verify(signed({ by: "" }), "", now)).toMatchObject({ ok: false, status: 401 });
  });
  test("the raw bytes count, not what they mean", () => {
    const spaced = Buffer.from(body.toString().replace(",", " ,"));
    expect(connector.verify({ ...signed(), body: spaced }, secret, now).ok).toBe(false);
  });
  test("over 1 MB: 413", () => {
    const large = Buffer.alloc(maxBodyBytes + 1, 0x20);
    expect(connector.verify({ ...signed({ over: large }), body: large }, secret, now)).toMatchObject({
      ok: false,
      status: 413,
    });
    expect(connector.parse(large, receivedAt)).toMatchObject({ ok: false, status: 413 });
    const allowed = Buffer.alloc(maxBodyBytes, 0x20);
    expect(connector.verify({ ...signed({ over: allowed }), body: allowed }, secret, now)).toEqual({ ok: true });
  });
});

describe("what comes in", () => {
  test("the least there is", () => {
    expect(parse(item)).toEqual({
      ok: true,
      complaints: [
        {
          connector: "webhook",
          externalId: "4711",
          source: "x",
          role: "customer",
          author: { handle: "@jane", name: null, email: null, phone: null },
          text: "Third visit, still no heating element.",
          createdAt: Date.UTC(2026, 1, 27, 9, 12),
          url: null,
          threadId: null,
          inReplyTo: null,
          orderNumber: null,
          language: null,
          product: null,
          attachments: [],
        },
      ],
    });
  });
  test("everything, and fields we do not know", () => {
    const full = {
      ...item,
      author: { handle: "jane", name: " Jane\u202e  D. ", email: "jane@shop.example", phone: "+49 89 1", followers: 9 },
      role: "company",
      url: "https://x.example/jane/4711",
      threadId: "t1",
      inReplyTo: "4710",
      orderNumber: "A-1",
      language: "en",
      product: "Dryer",
      attachments: ["https://x.example/a.jpg"],
      likes: { count: 3 },
    };
    expect(parse(full)).toMatchObject({
      complaints: [
        {
          author: { handle: "jane", name: "Jane D.", email: "jane@shop.example", phone: "+49 89 1" },
          role: "company",
          url: "https://x.example/jane/4711",
          threadId: "t1",
          inReplyTo: "4710",
          orderNumber: "A-1",
          language: "en",
          product: "Dryer",
          attachments: ["https://x.example/a.jpg"],
        },
      ],
    });
  });
  test("null and blank mean not given", () => {
    const blank = {
      ...item,
      author: null,
      url: "",
      threadId: null,
      orderNumber: " ",
      product: null,
      attachments: null,
    };
    expect(parse(blank)).toMatchObject({
      complaints: [
        {
          author: { handle: null, email: null },
          url: null,
          threadId: null,
          orderNumber: null,
          product: null,
          attachments: [],
        },
      ],
    });
  });
  test("a list keeps its order; an empty one is empty", () => {
    const result = parse([
      { ...item, id: "a" },
      { ...item, id: "b" },
    ]);
    expect(result.ok && result.complaints.map(({ externalId }) => externalId)).toEqual(["a", "b"]);
    expect(parse([])).toEqual({ ok: true, complaints: [] });
  });
  test("a picture without words", () => {
    expect(parse({ ...item, text: "", attachments: ["https://x.example/a.jpg"] })).toMatchObject({
      complaints: [{ text: "" }],
    });
  });
  test("the text is cleaned, and only mended where a character was cut in half", () => {
    expect(parse({ ...item, text: "a\u0007b\ud83d\r\n" })).toMatchObject({ complaints: [{ text: "ab\ufffd" }] });
  });
  test("a clock that runs ahead by less than a day is taken back to ours", () => {
    expect(parse({ ...item, createdAt: "2026-02-28T09:19:59Z" })).toMatchObject({
      complaints: [{ createdAt: receivedAt }],
    });
  });
  test.each([...sources, ...Object.keys(sourceSynonyms), "X", " Twitter "])("source %s", (source) => {
    const result = parse({ ...item, source });
    expect(result.ok && sources.includes(result.complaints[0]?.source ?? "chat")).toBe(true);
  });
  test("a byte order mark is passed over", () => {
    expect(parse(`\ufeff${JSON.stringify(item)}`).ok).toBe(true);
  });
});

describe("malformed: 400 with the field's path", () => {
  const without = (field: keyof typeof item) =>
    Object.fromEntries(Object.entries(item).filter(([key]) => key !== field));
  const cases: [value: unknown, path: string, why: RegExp][] = [
    ["", "", /not JSON/],
    ["{", "", /not JSON/],
    ["7", "", /The body is a number/],
    ["null", "", /The body is null/],
    [[item, "x"], "[1]", /\[1\] is text/],
    [[[item]], "[0]", /is a list/],
    [without("id"), "id", /id is missing/],
    [without("source"), "source", /missing/],
    [without("author"), "author", /missing/],
    [without("text"), "text", /missing/],
    [without("createdAt"), "createdAt", /missing/],
    [{ ...item, id: 4711 }, "id", /is a number; it should be text/],
    [{ ...item, id: " " }, "id", /empty/],
    [{ ...item, id: "x".repeat(513) }, "id", /longer than 512/],
    [{ ...item, id: "a\ud83d" }, "id", /half a character/],
    [{ ...item, source: "myspace" }, "source", /use one of x, facebook/],
    [{ ...item, source: "constructor" }, "source", /use one of/],
    [{ ...item, source: null }, "source", /null/],
    [{ ...item, author: 7 }, "author", /is a number; it should be a handle/],
    [{ ...item, author: ["jane"] }, "author", /a list/],
    [{ ...item, author: { handle: 7 } }, "author.handle", /number/],
    [[item, item, item, { ...item, author: { email: true } }], "[3].author.email", /\[3\]\.author\.email is a boolean/],
    [{ ...item, text: ["a"] }, "text", /a list/],
    [{ ...item, text: " \u200b\n" }, "text", /empty/],
    [{ ...item, text: "a\u0000b" }, "text", /U\+0000/],
    [{ ...item, author: "a\u0000b" }, "author.handle", /U\+0000/],
    [{ ...item, id: "\u0000" }, "id", /U\+0000/],
    [{ ...item, createdAt: 1772183520 }, "createdAt", /a number/],
    [{ ...item, createdAt: null }, "createdAt", /null/],
    [{ ...item, createdAt: "2026-02-27T09:12:00" }, "createdAt", /zone/],
    [{ ...item, createdAt: "2026-02-28T09:20:01Z" }, "createdAt", /future/],
    [{ ...item, role: "bot" }, "role", /customer nor company/],
    [{ ...item, url: "javascript:alert(1)" }, "url", /http/],
    [{ ...item, url: "https://" }, "url", /http/],
    [{ ...item, orderNumber: 4711 }, "orderNumber", /should be text/],
    [{ ...item, attachments: "https://x.example/a.jpg" }, "attachments", /list of links/],
    [{ ...item, attachments: ["https://x.example/a.jpg", 7] }, "attachments[1]", /number/],
    [{ ...item, attachments: ["ftp://x.example/a.jpg"] }, "attachments[0]", /http/],
    [{ ...item, attachments: Array.from({ length: 51 }, () => "https://x.example/a.jpg") }, "attachments", /50/],
    [Array.from({ length: 501 }, () => item), "", /501 complaints; send at most 500/],
  ];
  test.each(cases.map((row, index) => [index, ...row] as const))("%i: %j", (_index, value, path, why) => {
    const result = parse(value);
    expect(result).toMatchObject({ ok: false, status: 400, path });
    if (!result.ok) expect(result.why).toMatch(why);
  });

  test("500 are taken, and one bad one among them refuses all", () => {
    const many = Array.from({ length: 500 }, (_, index) => ({ ...item, id: String(index) }));
    expect(parse(many).ok).toBe(true);
    expect(parse(many.with(499, { ...item, id: "" }))).toMatchObject({ ok: false, path: "[499].id" });
  });
  test("not UTF-8", () => {
    const latin = Buffer.from(JSON.stringify({ ...item, text: "caf\u00e9" }), "latin1");
    expect(connector.parse(latin, receivedAt)).toMatchObject({ ok: false, status: 400, why: "The body is not UTF-8." });
  });
  test("no sentence repeats what the customer wrote", () => {
    const result = parse(`{"text": "my secret", oops}`);
    expect(!result.ok && result.why).not.toMatch(/secret|oops/);
  });
});

describe("whatever is sent, the answer is a value", () => {
  const field = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom("x", "", "2026-02-27T09:12:00Z", "https://a.example", "\u0000", "\ud800"),
  );
  const somebody = fc.record({ handle: field, name: field, email: field, phone: field }, { requiredKeys: [] });
  const some = fc.record(
    {
      id: field,
      source: field,
      author: fc.oneof(field, somebody),
      text: field,
      createdAt: field,
      role: field,
      url: field,
      attachments: field,
      __proto__: field,
    },
    { requiredKeys: [] },
  );
  test("for any JSON near the shape", () => {
    fc.assert(
      fc.property(fc.oneof(some, fc.array(some), fc.jsonValue()), (value) => {
        const result = connector.parse(Buffer.from(JSON.stringify(value) ?? ""), receivedAt);
        if (result.ok)
          for (const { text } of result.complaints) expect(text).not.toMatch(/[^\P{Cc}\n\t]|\p{Surrogate}/u);
        else expect(result.why).toMatch(/^\S.*\.$/u);
      }),
      { numRuns: 2_000 },
    );
  });
  test("for any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 50 }), (raw) => {
        expect(typeof connector.parse(Buffer.from(raw), receivedAt).ok).toBe("boolean");
      }),
    );
  });
  test("a signature fits its own body, time and secret only", () => {
    const body = fc.uint8Array({ maxLength: 30 }).map((raw) => Buffer.from(raw));
    fc.assert(
      fc.property(body, body, fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (one, other, key, wrong) => {
        const timestamp = String(seconds);
        const headers = { "x-timestamp": timestamp, "x-signature-256": signatureFor(key, timestamp, one) };
        const verify = (sent: Buffer, by: string) =>
          connector.verify({ method: "POST", headers, body: sent, query: {} }, by, now).ok;
        expect(verify(one, key)).toBe(true);
        expect(verify(other, key)).toBe(one.equals(other));
        expect(verify(one, wrong)).toBe(wrong === key);
      }),
    );
  });
});
