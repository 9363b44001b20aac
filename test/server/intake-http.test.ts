import { once } from "node:events";
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Registry } from "prom-client";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { MINUTE, SECOND } from "../../src/core/time/instant.ts";
import { signatureFor, webhook } from "../../src/intake/webhook.ts";
import { buildServer, finishServer } from "../../src/server/build-server.ts";
import { databaseTime } from "../../src/store/settings.ts";
import { type DeskRig, openDeskRig } from "../support/desk-rig.ts";

const secret = "an intake secret";
let rig: DeskRig;
let server: Server;
let troubles: () => Promise<string[]>;
const registry = new Registry();

beforeAll(async () => {
  rig = await openDeskRig();
  const app = buildServer({
    deps: rig.deps,
    connectors: () => [
      { connector: webhook("webhook"), secret },
      { connector: webhook("shop-north"), secret: null },
    ],
    health: { troubles: () => troubles(), notes: () => ["Look at this."], metrics: registry, answerWithinMs: 1_000 },
    metricsToken: "a token",
  });
  finishServer(app, rig.deps.log, []);
  server = createServer(app);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
beforeEach(async () => {
  await rig.clear();
  troubles = async () => [];
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rig.close();
});

type Sent = { status: number; body: Record<string, unknown> & { results?: Record<string, unknown>[] } };
type Given = { signature?: string; timestamp?: string; path?: string; headers?: Record<string, string> };

const nowInSeconds = (offMs = 0): string => String(Math.floor((Date.now() + offMs) / SECOND));

/** Sends raw bytes, signed as a sender would unless the test says otherwise. */
const sendRaw = (body: Buffer, given: Given = {}): Promise<Sent> =>
  new Promise((resolve, reject) => {
    const timestamp = given.timestamp ?? nowInSeconds();
    const headers = {
      "content-type": "application/json",
      "x-timestamp": timestamp,
      "x-signature-256": given.signature ?? signatureFor(secret, timestamp, body),
      ...given.headers,
    };
    const { port } = server.address() as AddressInfo;
    const path = given.path ?? "/intake/webhook";
    const sending = request({ host: "127.0.0.1", port, path, method: "POST", headers }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => {
        resolve({ status: response.statusCode ?? 0, body: JSON.parse(Buffer.concat(parts).toString() || "{}") });
      });
    });
    // A body that is too large is answered before it has all been sent; what then breaks is the sender's business.
    sending.on("error", reject);
    sending.end(body);
  });
const send = (value: unknown, given: Given = {}): Promise<Sent> => sendRaw(Buffer.from(JSON.stringify(value)), given);

const get = async (path: string, headers: Record<string, string> = {}): Promise<{ status: number; text: string }> => {
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers });
  return { status: response.status, text: await response.text() };
};

const item = (given: Record<string, unknown> = {}) => ({
  id: "m1",
  source: "x",
  author: "@jane",
  text: "Third visit, still no heating element.",
  createdAt: "2027-03-01T13:59:00Z",
  ...given,
});

/** Not one row of anything. */
const expectNothingStored = async (): Promise<void> => {
  for (const table of ["complaints", "customers", "handles", "texts", "cases", "events", "clocks", "places", "shown"]) {
    expect([table, await rig.count(table)]).toEqual([table, 0]);
  }
};
/** Whatever happened, the next one is taken. */
const expectStillUp = async (): Promise<void> => {
  expect((await get("/healthz")).status).toBe(200);
  expect((await send(item({ id: "after" }))).status).toBe(202);
};

describe("what is signed and sound", () => {
  test("is taken, once, and named after the case it went to", async () => {
    expect(await send(item())).toEqual({
      status: 202,
      body: { results: [{ id: "m1", outcome: "created", case: "FT-1" }] },
    });
    expect((await send(item())).body.results).toEqual([{ id: "m1", outcome: "duplicate", case: "FT-1" }]);
    expect((await send(item({ text: "other words" }))).body.results?.[0]?.outcome).toBe("updated");
    expect((await send(item({ id: "m2" }))).body.results).toEqual([{ id: "m2", outcome: "attached", case: "FT-1" }]);
    expect((await send(item({ id: "m3", role: "company", author: "us" }))).body.results).toEqual([
      { id: "m3", outcome: "ignored" },
    ]);
  });

  test("may be a list, answered in its order and taken in the order things were said", async () => {
    const at = (minutes: number) => new Date(rig.now() - minutes * MINUTE).toISOString();
    const { body } = await send([
      item({ id: "reply", role: "company", author: "us", inReplyTo: "first", createdAt: at(5) }),
      item({ id: "first", createdAt: at(10) }),
    ]);
    expect(body.results).toEqual([
      { id: "reply", outcome: "attached", case: "FT-1" },
      { id: "first", outcome: "created", case: "FT-1" },
    ]);
  });

  test("may be five hundred at once", async () => {
    const list = Array.from({ length: 500 }, (_, n) => item({ id: `m${n}`, author: `@c${n % 250}` }));
    const { status, body } = await send(list);
    expect(status).toBe(202);
    expect(body.results).toHaveLength(500);
    expect(await rig.count("complaints")).toBe(500);
    expect(await rig.count("customers")).toBe(250);
  });

  test("may be nothing at all", async () => {
    expect(await send([])).toEqual({ status: 202, body: { results: [] } });
  });

  test.each([
    ["half a character", "broken \ud83d pair \udc00", "broken \ufffd pair \ufffd"],
    ["controls and overrides", "a\u0007b\u202ec", "abc"],
    ["markup", "<!channel> *bold* <https://evil.example|bank>", "<!channel> *bold* <https://evil.example|bank>"],
    ["a statement", "'); drop table cases; --", "'); drop table cases; --"],
  ])("is stored fit to be shown: %s", async (_name, text, stored) => {
    expect((await send(item({ text }))).status).toBe(202);
    const { rows } = await rig.pool.query("select words from texts");
    expect(rows).toEqual([{ words: stored }]);
  });

  test("may be very long: it is cut and says so", async () => {
    expect((await send(item({ text: "long ".repeat(20_000) }))).status).toBe(202);
    const { rows } = await rig.pool.query<{ words: string }>("select words from texts");
    expect(rows[0]?.words.length).toBeLessThan(21_000);
    expect(rows[0]?.words).toContain("[…]");
    await rig.settle();
    expect(rig.cardOf(1, "call-centre").text.length).toBeLessThan(1_500);
  });
});

describe("who cannot prove who they are gets nothing", () => {
  const refused: [string, () => Given][] = [
    ["a wrong signature", () => ({ signature: `sha256=${"0".repeat(64)}` })],
    ["no signature at all", () => ({ signature: "" })],
    ["another secret", () => ({ signature: signatureFor("other", nowInSeconds(), Buffer.from("{}")) })],
    ["a timestamp six minutes old", () => ({ timestamp: nowInSeconds(-6 * MINUTE) })],
    ["a timestamp six minutes ahead", () => ({ timestamp: nowInSeconds(6 * MINUTE) })],
    ["a timestamp that is none", () => ({ timestamp: "yesterday" })],
    ["two signatures", () => ({ headers: { "x-signature-256": "sha256=a, sha256=b" } })],
  ];
  test.each(refused)("%s", async (_name, given) => {
    const { status, body } = await send(item(), given());
    expect(status).toBe(401);
    expect(typeof body.error).toBe("string");
    await expectNothingStored();
    await expectStillUp();
  });

  test("a body that was changed on the way", async () => {
    const timestamp = nowInSeconds();
    const signature = signatureFor(secret, timestamp, Buffer.from(JSON.stringify(item())));
    expect((await send(item({ text: "something else" }), { timestamp, signature })).status).toBe(401);
    await expectNothingStored();
  });

  test("a connector without a secret, which says how to give it one", async () => {
    const { status, body } = await send(item(), { path: "/intake/shop-north" });
    expect(status).toBe(401);
    expect(body.error).toContain("INTAKE_SECRET_SHOP_NORTH");
    await expectNothingStored();
  });
});

describe("what cannot be read is refused whole", () => {
  const malformed: [string, unknown, string][] = [
    ["a wrong type", item({ text: 5 }), "text"],
    ["a missing field", item({ id: undefined }), "id"],
    ["a wrong mail address type", item({ author: { email: 7 } }), "author.email"],
    ["an unknown source", item({ source: "pigeon" }), "source"],
    ["a time without a zone", item({ createdAt: "2027-03-01 09:00" }), "createdAt"],
    ["the character U+0000", item({ text: "a\u0000b" }), "text"],
    ["one bad item in a list", [item(), item({ id: "m2", text: null })], "[1].text"],
    ["501 items", Array.from({ length: 501 }, (_, n) => item({ id: `m${n}` })), ""],
    ["a word", "hello", ""],
    ["null", null, ""],
    ["a list in a list", [[item()]], "[0]"],
  ];
  test.each(malformed)("%s", async (_name, value, path) => {
    const { status, body } = await send(value);
    expect(status).toBe(400);
    expect(body.path).toBe(path);
    expect(String(body.error)).toMatch(/\.$/);
    await expectNothingStored();
    await expectStillUp();
  });

  test.each([
    ["broken JSON", Buffer.from('{"id": ')],
    ["no body", Buffer.alloc(0)],
    ["no UTF-8", Buffer.from([0xff, 0xfe, 0x00])],
    ["deep nesting", Buffer.from("[".repeat(50_000) + "]".repeat(50_000))],
  ])("%s", async (_name, body) => {
    const { status } = await sendRaw(body);
    expect(status).toBe(400);
    await expectNothingStored();
    await expectStillUp();
  });

  test("two megabytes", async () => {
    const { status, body } = await send(item({ text: "x".repeat(2_000_000) }));
    expect(status).toBe(413);
    expect(body.error).toContain("1 MB");
    await expectNothingStored();
    await expectStillUp();
  });

  test("an encoding nobody here reads", async () => {
    const { status } = await send(item(), { headers: { "content-encoding": "nonsense" } });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    await expectNothingStored();
  });
});

test("a connector that does not exist is not there, whatever it is called", async () => {
  for (const path of ["/intake/nobody", "/intake/%2e%2e", "/intake/%E0%A4%A", "/intake/<b>", "/intake"]) {
    const { status, body } = await send(item(), { path });
    expect([path, status >= 400 && status < 500]).toEqual([path, true]);
    expect(typeof body.error).toBe("string");
  }
  expect((await get("/intake/webhook")).status).toBe(404);
  await expectNothingStored();
});

test("a database that is away in the middle of a list loses nothing that was answered for, and the sender may send it again", async () => {
  await rig.pool.query("alter table complaints add constraint cut check (external_id <> 'm2')");
  const list = ["m1", "m2", "m3"].map((id) => item({ id, author: `@${id}` }));
  const first = await send(list);
  expect(first).toMatchObject({ status: 500, body: { error: "This did not work. Please try again." } });
  expect(await rig.count("complaints")).toBe(await rig.count("cases"));
  await rig.pool.query("alter table complaints drop constraint cut");
  const { status, body } = await send(list);
  expect(status).toBe(202);
  expect(body.results?.map(({ outcome }) => outcome)).toEqual(["duplicate", "created", "created"]);
  expect(await rig.count("complaints")).toBe(3);
});

describe("health", () => {
  test("the process answers, whatever else is wrong", async () => {
    troubles = async () => ["The database does not answer."];
    expect(await get("/healthz")).toEqual({ status: 200, text: '{"ok":true}' });
  });

  test("the desk is not ready while its database is away, says why, and is ready when it is back", async () => {
    troubles = async () => {
      try {
        await databaseTime(rig.db);
        return [];
      } catch {
        return ["The database does not answer."];
      }
    };
    expect((await get("/readyz")).status).toBe(200);
    const mend = await rig.cutDatabase();
    const away = await get("/readyz");
    expect(away.status).toBe(503);
    expect(JSON.parse(away.text)).toEqual({
      ready: false,
      troubles: ["The database does not answer."],
      notes: ["Look at this."],
    });
    expect((await send(item())).status).toBe(500);
    await mend();
    expect((await get("/readyz")).status).toBe(200);
    expect((await send(item())).status).toBe(202);
  });

  test("a check that never ends is a trouble too, told in time", async () => {
    troubles = () => new Promise(() => {});
    const { status, text } = await get("/readyz");
    expect(status).toBe(503);
    expect(text).toContain("in time");
  });

  test("figures are for those who hold the token", async () => {
    expect((await get("/metrics")).status).toBe(401);
    expect((await get("/metrics", { authorization: "Bearer another" })).status).toBe(401);
    expect((await get("/metrics", { authorization: "a token" })).status).toBe(401);
    expect((await get("/metrics", { authorization: "Bearer a token" })).status).toBe(200);
  });
});
