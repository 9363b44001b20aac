import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { Registry } from "prom-client";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createEventPoster } from "../../src/chat/webhook/event-poster.ts";
import { statuses } from "../../src/core/case/case.ts";
import { anyCase } from "../../src/core/status/case-filter.ts";
import { machineTime } from "../../src/core/time/instant.ts";
import { exportRecords } from "../../src/flows/export-records.ts";
import { sendWebhooks } from "../../src/flows/send-webhooks.ts";
import { webhook } from "../../src/intake/webhook.ts";
import { buildServer, finishServer } from "../../src/server/build-server.ts";
import { addApiToken, allApiTokens, revokeApiToken } from "../../src/store/api-tokens.ts";
import { type DeskRig, openDeskRig } from "../support/desk-rig.ts";

let rig: DeskRig;
let server: Server;
beforeAll(async () => {
  rig = await openDeskRig();
  const app = buildServer({
    deps: rig.deps,
    connectors: () => [],
    health: { troubles: async () => [], notes: () => [], metrics: new Registry(), answerWithinMs: 1_000 },
    metricsToken: null,
  });
  finishServer(app, rig.deps.log, []);
  server = createServer(app);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
beforeEach(() => rig.clear());
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rig.close();
});

// biome-ignore lint/suspicious/noExplicitAny: a program reads whatever it is given.
type Read = { status: number; type: string | null; body: any };
const get = async (path: string, token?: string | null, init: RequestInit = {}): Promise<Read> => {
  const { port } = server.address() as AddressInfo;
  const headers = token ? { authorization: `Bearer ${token}` } : {};
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { ...init, headers });
  return { status: response.status, type: response.headers.get("content-type"), body: await response.json() };
};

const jane = {
  by: { handle: "jane_doe", name: "Jane Doe" },
  text: "=SECRET words",
  orderNumber: "A-1002",
  product: "Dryer",
  url: "https://x.com/jane_doe/status/1",
};
const threeCases = async (): Promise<void> => {
  await rig.complain(jane);
  await rig.complain({ by: "joe", text: "the spare part" });
  await rig.complain({ by: "ann", text: "a refund" });
  await rig.ask("dana", "claim 3");
};

describe("tokens", () => {
  test("nothing without one, with a wrong one, a revoked one or one of another scope; its use is written down", async () => {
    await threeCases();
    const token = await addApiToken(rig.db, "reports", ["events"]);
    expect(await addApiToken(rig.db, "reports", ["cases"])).toBeNull();
    expect(await get("/api/events", token)).toMatchObject({ status: 200 });
    const refused = [
      await get("/api/cases"),
      await get("/api/cases", "ft_000000000000_x"),
      await get("/api/cases", `${token}x`),
    ];
    for (const one of refused)
      expect(one).toMatchObject({ status: 401, type: expect.stringContaining("application/problem+json") });
    expect(await get("/api/cases", token)).toMatchObject({
      status: 403,
      body: { detail: expect.stringContaining("--scope cases") },
    });
    const [kept] = await allApiTokens(rig.db);
    expect(kept?.lastUsedAt).not.toBeNull();
    // The secret is base64url and may hold underscores itself, so it is what follows the id, not the third piece.
    const secret = token?.replace(/^ft_[0-9a-f]{12}_/, "") ?? "";
    expect(secret).toMatch(/^[\w-]{20,}$/);
    expect(JSON.stringify((await rig.pool.query("select * from api_tokens")).rows)).not.toContain(secret);
    expect(await revokeApiToken(rig.db, "reports")).toBe(true);
    expect(await get("/api/events", token)).toMatchObject({ status: 401 });
    expect(await revokeApiToken(rig.db, "reports")).toBe(false);
  });

  test("more than a hundred and twenty in a minute wait", async () => {
    const token = await addApiToken(rig.db, "hasty", ["events"]);
    const answers = [];
    for (let n = 0; n < 125; n += 1) answers.push((await get("/api/events?limit=1", token)).status);
    expect(answers.filter((status) => status === 429)).toHaveLength(5);
  });
});

describe("cases", () => {
  test("are read page by page to the end, with filters, and say nothing of the customer without the scope", async () => {
    await threeCases();
    const token = await addApiToken(rig.db, "cases", ["cases"]);
    const first = await get("/api/cases?limit=2", token);
    expect(first.body.cases.map((one: { case: string }) => one.case)).toEqual(["FT-1", "FT-2"]);
    const last = await get(`/api/cases?limit=2&after=${first.body.next}`, token);
    expect(last.body).toMatchObject({ cases: [{ case: "FT-3", assignee: "dana", department: "billing" }], next: null });
    expect(JSON.stringify([first.body, last.body])).not.toMatch(/SECRET|jane_doe|Jane|A-1002/);
    const filtered = await get("/api/cases?department=parts&status=unclaimed&product=tumble", token);
    expect(filtered.body.cases).toEqual([]);
    expect((await get("/api/cases?status=claimed", token)).body.cases).toHaveLength(1);
    expect((await get("/api/cases/FT-1", token)).body).toMatchObject({ case: "FT-1", product: "Dryer" });
    const personal = await addApiToken(rig.db, "all", ["cases", "personal"]);
    expect((await get("/api/cases/1", personal)).body).toMatchObject({
      name: "Jane Doe",
      handles: ["x:jane_doe"],
      orderNumber: "A-1002",
      lastWords: "=SECRET words",
    });
  });

  test.each([
    ["/api/cases?colour=red", 400, "There is no parameter colour."],
    ["/api/cases?limit=0", 400, "Give a number from 1 to 200."],
    ["/api/cases?department=pirates", 400, "Give one or more of social"],
    ["/api/cases?older=soon", 400, "Give a length such as 36h"],
    ["/api/cases?overdue=maybe", 400, "Give true or false."],
    ["/api/cases?after=!!!", 400, "Give the next of an earlier answer"],
    ["/api/cases?customer=jane_doe", 403, "--scope cases,personal"],
    ["/api/cases?product=%00", 400, "Give text without control characters"],
    ["/api/cases?assignee=a%00b", 400, "Give text without control characters"],
    [`/api/cases?after=${Buffer.from("99999999999").toString("base64url")}`, 400, "Give the next of an earlier answer"],
    ["/api/cases/FT-99", 404, "There is no case FT-99."],
    ["/api/cases/999999999", 404, "There is no case"],
    ["/api/cases/%27%3B--", 404, "There is no case"],
    ["/api/cases/%E0%A4%A", 400, "not encoded as addresses are"],
    ["/api/nothing", 404, "There is /api/cases"],
  ])("%s is refused in a sentence", async (path, status, words) => {
    const token = await addApiToken(rig.db, path, ["cases"]);
    const { body, ...read } = await get(path, token);
    expect(read).toMatchObject({ status, type: expect.stringContaining("application/problem+json") });
    expect(body.detail).toContain(words);
  });

  test("overdue is what is overdue in the answer as well: an ended case is not", async () => {
    await threeCases();
    await rig.ask("dana", "done 3 sent the money");
    await rig.pool.query("update cases set due_at = $1 where number in (1, 3)", [new Date(rig.now() - 1)]);
    const token = await addApiToken(rig.db, "late", ["cases"]);
    const named = async (query: string) =>
      (await get(`/api/cases?${query}`, token)).body.cases.map((one: { case: string }) => one.case);
    expect(await named("overdue=true")).toEqual(["FT-1"]);
    expect((await get("/api/cases?overdue=true&status=resolved", token)).status).toBe(400);
    expect(await named("status=resolved")).toEqual(["FT-3"]);
  });

  test("whom a case is of can be asked with the scope for it alone", async () => {
    await threeCases();
    const token = await addApiToken(rig.db, "who", ["cases", "personal"]);
    expect((await get("/api/cases?customer=jane_doe", token)).body.cases).toMatchObject([{ case: "FT-1" }]);
  });

  test("what goes wrong here is said as what is refused is", async () => {
    const token = await addApiToken(rig.db, "unlucky", ["cases"]);
    await rig.pool.query("alter table cases rename to elsewhere");
    const { body, ...read } = await get("/api/cases", token);
    await rig.pool.query("alter table elsewhere rename to cases");
    expect(read).toMatchObject({ status: 500, type: expect.stringContaining("application/problem+json") });
    expect(body.detail).toBe("Please try again in a minute.");
  });

  test("nothing can be changed", async () => {
    expect(await get("/api/cases", null, { method: "POST" })).toMatchObject({ status: 405 });
  });
});

describe("events", () => {
  test("come once each, in order, and whoever keeps the cursor misses none", async () => {
    await threeCases();
    const token = await addApiToken(rig.db, "events", ["events"]);
    const seen: string[] = [];
    let next = "";
    for (;;) {
      const { body } = await get(`/api/events?limit=3&after=${next}`, token);
      seen.push(...body.events.map(({ id }: { id: string }) => id));
      next = body.next;
      if (!body.more) break;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(await rig.count("events"));
    expect((await get(`/api/events?after=${next}`, token)).body).toMatchObject({ events: [], next, more: false });
    await rig.ask("dana", "update 3 rang the bank");
    const { body } = await get(`/api/events?after=${next}&type=noted`, token);
    expect(body.events).toMatchObject([{ case: "FT-3", type: "noted", actor: "person", person: "dana" }]);
    expect(JSON.stringify((await get("/api/events?limit=200", token)).body)).not.toMatch(
      /SECRET|jane_doe|A-1002|rang the bank/,
    );
  });

  test.each([["1.99999999999.1"], ["8640000000000001.1.1"], ["1.1.4294967296"]])(
    "the cursor %s is refused",
    async (cursor) => {
      const token = await addApiToken(rig.db, cursor, ["events"]);
      const read = await get(`/api/events?after=${Buffer.from(cursor).toString("base64url")}`, token);
      expect(read).toMatchObject({ status: 400, body: { detail: expect.stringContaining("an earlier answer") } });
    },
  );

  test("a type that cannot be is refused", async () => {
    const token = await addApiToken(rig.db, "types", ["events"]);
    expect(await get("/api/events?type=a%00", token)).toMatchObject({ status: 400 });
  });

  test("what is still being written holds back what came after it, so that nothing is passed over", async () => {
    await threeCases();
    const token = await addApiToken(rig.db, "careful", ["events"]);
    const writer = await rig.pool.connect();
    await writer.query("begin; select 1");
    await rig.ask("dana", "update 3 a note");
    const { body } = await get("/api/events?type=noted", token);
    await writer.query("rollback");
    writer.release();
    expect(body.events).toEqual([]);
    expect((await get(`/api/events?after=${body.next}&type=noted`, token)).body.events).toHaveLength(1);
  });
});

describe("the description", () => {
  test("is OpenAPI 3.1 whose schemas hold for what is answered, and needs no token", async () => {
    await threeCases();
    const { body: document } = await get("/api/openapi.json");
    expect(document.openapi).toMatch(/^3\.1\./);
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
    formats.default(ajv as never);
    const within = (schema: unknown) =>
      JSON.parse(JSON.stringify(schema).replaceAll("#/components/schemas", "api#/$defs"));
    ajv.addSchema({ $id: "api", $defs: within(document.components.schemas) });
    const all = await addApiToken(rig.db, "all of it", ["cases", "events", "personal"]);
    const some = await addApiToken(rig.db, "some of it", ["cases", "events"]);
    const operations = Object.entries<
      Record<
        string,
        { operationId: string; responses: Record<string, unknown>; parameters?: { name: string; in: string }[] }
      >
    >(document.paths);
    expect(new Set(operations.map(([, { get: read }]) => read?.operationId)).size).toBe(operations.length);
    for (const [path, { get: read }] of operations) {
      const inPath = (path.match(/\{(\w+)\}/g) ?? []).map((name) => name.slice(1, -1));
      expect((read?.parameters ?? []).filter((one) => one.in === "path").map(({ name }) => name)).toEqual(inPath);
      if (read === undefined) throw new Error(`${path} cannot be read.`);
      const { content } = read.responses["200"] as { content: Record<string, { schema: object }> };
      const schema = content["application/json"]?.schema;
      const check = ajv.compile(within(schema));
      for (const token of [all, some]) {
        const answered = await get(path.replace("{id}", "FT-1"), token);
        expect(answered.status, path).toBe(200);
        expect(check(answered.body), `${path} ${JSON.stringify(check.errors)}`).toBe(true);
      }
      const named = (read?.parameters ?? []).filter((one) => one.in === "query").map(({ name }) => name);
      for (const name of named)
        expect((await get(`${path}?${name}=`, all)).body.title, name).not.toBe("Unknown parameter");
    }
  });
});

describe("the export", () => {
  const read = async (given: Partial<Parameters<typeof exportRecords>[1]>): Promise<string> => {
    const wanted = { what: "cases", format: "csv", filter: null, personal: false, labelled: false, ...given } as const;
    let text = "";
    for await (const piece of exportRecords(rig.deps, wanted, () => {})) text += piece;
    return text;
  };

  test("has a line for each, no customer's words unless they are asked for, and no formula ever", async () => {
    await threeCases();
    const [head] = (await read({ personal: true })).split("\r\n");
    const [record] = (await read({ personal: true, format: "jsonl" })).split("\n");
    expect(head?.split(",")).toEqual(Object.keys(JSON.parse(record ?? "")));
    const plain = await read({});
    expect(plain.split("\r\n")).toHaveLength(5);
    expect(plain).toMatch(/^case,status,department/);
    expect(plain).not.toMatch(/SECRET|jane_doe/);
    expect(await read({ personal: true })).toContain(",'=SECRET words,");
    const lines = (await read({ what: "events", format: "jsonl", labelled: true })).trim().split("\n");
    expect(lines).toHaveLength(await rig.count("events"));
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ record: "event", id: "1-1", type: "opened" });
    const billing = { ...anyCase, departments: ["billing"], statuses: [...statuses] };
    expect((await read({ filter: billing })).split("\r\n")).toHaveLength(3);
    expect(
      (await read({ what: "events", filter: billing }))
        .split("\r\n")
        .slice(1, -1)
        .every((line) => line.includes("FT-3")),
    ).toBe(true);
  });
});

describe("webhooks", () => {
  const secret = "a webhook secret";
  let receiver: Server;
  let taken: { body: string; ok: boolean; id: string }[] = [];
  let status = 200;
  beforeAll(async () => {
    receiver = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        const body = Buffer.concat(chunks);
        const raw = { method: "POST", headers: request.headers, body, query: {} };
        const { ok } = webhook("any").verify(raw, secret, machineTime(Date.now()));
        taken.push({ body: body.toString(), ok, id: JSON.parse(body.toString()).event.id });
        response.writeHead(status, status === 302 ? { location: "http://127.0.0.1:1/" } : {}).end("thank you");
      });
    });
    receiver.listen(0, "127.0.0.1");
    await once(receiver, "listening");
  });
  beforeEach(() => {
    taken = [];
    status = 200;
    const { port } = receiver.address() as AddressInfo;
    rig.useDesk({ ...rig.desk(), webhooks: [{ name: "ticketing", url: `http://127.0.0.1:${port}/in`, events: null }] });
    rig.deps.events = posterOf(true);
  });
  afterAll(() => {
    receiver.closeAllConnections();
    receiver.close();
  });
  const posterOf = (allowPrivate: boolean, secrets = new Map([["ticketing", secret]])) =>
    createEventPoster({
      secretOf: (name) => secrets.get(name) ?? null,
      allowPrivate,
      machineNow: () => machineTime(Date.now()),
    });
  const dueNow = () => rig.pool.query("update webhooks set next_at = now()");
  const alarms = () => rig.logged.filter((words) => words.includes("webhook ticketing"));

  test("each event once, in order, signed, from the moment it is there, without the customer's words", async () => {
    await rig.complain(jane);
    await sendWebhooks(rig.deps);
    expect(taken).toEqual([]);
    await rig.ask("ana", "claim 1");
    await rig.ask("ana", "update 1 SECRET note");
    await sendWebhooks(rig.deps);
    await sendWebhooks(rig.deps);
    expect(taken.map(({ ok }) => ok)).toEqual(taken.map(() => true));
    expect(taken.map(({ body }) => JSON.parse(body).event.type)).toEqual(["claimed", "noted"]);
    expect(taken.map(({ body }) => body).join()).not.toMatch(/SECRET|jane_doe|A-1002/);
  });

  test("what was not taken comes again before anything else; operations hear of it, and that it is back", async () => {
    await sendWebhooks(rig.deps);
    await rig.complain(jane);
    await rig.ask("ana", "claim 1");
    status = 500;
    for (let tries = 0; tries < 5; tries += 1) {
      await dueNow();
      await sendWebhooks(rig.deps);
    }
    expect(new Set(taken.map(({ id }) => id)).size).toBe(1);
    expect(alarms().filter((words) => words.includes("takes no events: it answered HTTP 500"))).toHaveLength(1);
    await sendWebhooks(rig.deps);
    expect(taken).toHaveLength(5);
    status = 204;
    await dueNow();
    await sendWebhooks(rig.deps);
    expect(new Set(taken.map(({ id }) => id)).size).toBeGreaterThan(1);
    expect(alarms().filter((words) => words.includes("takes events again"))).toHaveLength(1);
  });

  test("what is older than a week is given up, with a word, when nothing is taken", async () => {
    await sendWebhooks(rig.deps);
    await rig.complain(jane);
    await rig.pool.query("update events set recorded_at = now() - interval '9 days'");
    await rig.pool.query(
      "update webhooks set next_at = now(), after_at = now() - interval '10 days', failing_since = now() - interval '9 days', failures = 40",
    );
    status = 500;
    await sendWebhooks(rig.deps);
    expect(alarms().filter((words) => words.includes("I have given up"))).toHaveLength(1);
    await rig.ask("ana", "claim 1");
    status = 200;
    taken = [];
    await dueNow();
    await sendWebhooks(rig.deps);
    expect(taken.map(({ body }) => JSON.parse(body).event.type)).toEqual(["claimed"]);
  });

  test("nothing is said to be given up where there was nothing to tell", async () => {
    rig.useDesk({
      ...rig.desk(),
      webhooks: rig.desk().webhooks.map((one) => ({ ...one, events: ["claimed"] as const })),
    });
    await sendWebhooks(rig.deps);
    await rig.complain(jane);
    await rig.pool.query("update events set recorded_at = now() - interval '9 days'");
    await rig.ask("ana", "claim 1");
    await rig.pool.query(
      "update webhooks set next_at = now(), after_at = now() - interval '10 days', failing_since = now() - interval '1 hour', failures = 3",
    );
    status = 500;
    await sendWebhooks(rig.deps);
    expect(alarms().filter((words) => words.includes("I have given up"))).toEqual([]);
    status = 200;
    taken = [];
    await dueNow();
    await sendWebhooks(rig.deps);
    expect(taken.map(({ body }) => JSON.parse(body).event.type)).toEqual(["claimed"]);
  });

  test("a slow receiver keeps its place: no other process begins beside one that still tells", async () => {
    await sendWebhooks(rig.deps);
    await rig.complain(jane);
    await rig.ask("ana", "claim 1");
    await dueNow();
    // Each takes so long that what the first taking gave is over before the second event.
    let posts = 0;
    const ids: string[] = [];
    rig.deps.events = {
      knows: () => true,
      post: async (_webhook, event) => {
        posts += 1;
        ids.push((event as { event: { id: string } }).event.id);
        if (posts === 2) await sendWebhooks({ ...rig.anotherProcess(), events: posterOf(true) });
        else await rig.pool.query("update webhooks set next_at = now()");
        return null;
      },
    };
    await sendWebhooks(rig.deps);
    expect(taken).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("one that comes back under its name after a while begins with what is no older than a week", async () => {
    await sendWebhooks(rig.deps);
    await rig.complain(jane);
    await rig.pool.query("update events set recorded_at = now() - interval '9 days'");
    await rig.ask("ana", "claim 1");
    await rig.pool.query(
      "update webhooks set next_at = now() - interval '10 days', after_at = now() - interval '10 days'",
    );
    await sendWebhooks(rig.deps);
    await sendWebhooks(rig.deps);
    expect(alarms().filter((words) => words.includes("I have given up"))).toHaveLength(1);
    expect(taken.map(({ body }) => JSON.parse(body).event.type)).toEqual(["claimed"]);
  });

  test("a receiver that wants to speak another protocol has not taken it, and holds nothing up", async () => {
    const odd = createServer();
    odd.on("upgrade", () => {});
    odd.on("connection", (socket) =>
      socket.on("data", () => socket.write("HTTP/1.1 101 Switching\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n")),
    );
    odd.listen(0, "127.0.0.1");
    await once(odd, "listening");
    const { port } = odd.address() as AddressInfo;
    const why = await posterOf(true).post(
      { name: "ticketing", url: `http://127.0.0.1:${port}/` },
      { event: { id: "1-1" } },
    );
    odd.closeAllConnections();
    odd.close();
    expect(why).toEqual({ why: "answered", status: 101 });
  });

  test("without a secret nothing is sent and operations are told which one", async () => {
    rig.deps.events = posterOf(true, new Map());
    await sendWebhooks(rig.deps);
    expect(alarms().join()).toContain("WEBHOOK_SECRET_TICKETING");
  });

  test("two processes tell an event once", async () => {
    await sendWebhooks(rig.deps);
    await rig.complain(jane);
    await rig.ask("ana", "claim 1");
    await dueNow();
    await Promise.all([sendWebhooks(rig.deps), sendWebhooks(rig.anotherProcess())]);
    expect(new Set(taken.map(({ id }) => id)).size).toBe(taken.length);
    expect(taken.length).toBeGreaterThan(0);
  });

  test.each([
    ["http://hooks.example.com/in", "not-https"],
    ["https://127.0.0.1/in", "not-public"],
    ["https://localhost/in", "not-public"],
    ["https://[::1]/in", "not-public"],
    ["https://[::ffff:10.0.0.1]/in", "not-public"],
    ["https://169.254.169.254/latest", "not-public"],
    ["https://2130706433/in", "not-public"],
    ["https://0x7f.1/in", "not-public"],
  ])("%s is never posted to", async (url, why) => {
    expect(await posterOf(false).post({ name: "ticketing", url }, {})).toEqual({ why });
  });

  test("a redirect is not followed", async () => {
    status = 302;
    const { url = "" } = rig.desk().webhooks[0] ?? {};
    expect(await posterOf(true).post({ name: "ticketing", url }, { event: { id: "1-1" } })).toEqual({
      why: "answered",
      status: 302,
    });
    expect(taken).toHaveLength(1);
  });
});
