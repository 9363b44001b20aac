import { EventEmitter, once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type Json = Record<string, unknown>;
/** One Web API call as it passed: what was asked and what came back. */
export type SlackCall = { method: string; args: Json; answer: Json };
/** Something said through an answer address. */
type SlackResponse = { to: string; body: Json };
/** What the front does instead of asking the emulator; null lets the call through. */
export type Bend = (method: string, args: Json) => Bent | null;
type Bent = { status: number; body?: Json; headers?: Record<string, string> } | "hang" | "answer-lost";

/**
 * Stands in front of the emulator: remembers every call, adds what the emulator leaves out (who is a guest, which channel
 * is shared, that a bot speaks only where it is a member), and fails on request. Serves answer addresses too.
 */
export const startSlackFront = async (emulatorUrl: string) => {
  const calls: SlackCall[] = [];
  const responses: SlackResponse[] = [];
  const people = new Map<string, Json>();
  const channels = new Map<string, Json>();
  const passed = new EventEmitter().setMaxListeners(0);
  let bend: Bend = () => null;
  let respondWith = 200;

  const forward = async (method: string, args: Json, headers: IncomingMessage["headers"]): Promise<Json> => {
    const answer = await fetch(`${emulatorUrl}/api/${method}`, {
      method: "POST",
      headers: {
        authorization: String(headers.authorization ?? ""),
        "content-type": "application/x-www-form-urlencoded",
      },
      body: new URLSearchParams(Object.entries(args).map(([key, value]) => [key, asField(value)])),
    });
    if (!answer.ok) return { ok: false, error: "unknown_method" };
    return asJson(await answer.json());
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const raw = await readBody(request);
    const path = new URL(request.url ?? "/", "http://front").pathname;
    if (path.startsWith("/respond/")) {
      if (respondWith === 200) responses.push({ to: path.slice("/respond/".length), body: asJson(JSON.parse(raw)) });
      response.writeHead(respondWith).end("ok");
      passed.emit("passed");
      return;
    }
    const method = path.replace(/^\/api\//, "");
    const args = readArgs(raw);
    const bent = bend(method, args);
    if (bent === "hang") return;
    if (bent !== null && bent !== "answer-lost") {
      const answer = bent.body ?? {};
      calls.push({ method, args, answer });
      response
        .writeHead(bent.status, { "content-type": "application/json", ...bent.headers })
        .end(JSON.stringify(answer));
      passed.emit("passed");
      return;
    }
    const answer = overlay(method, args, await forward(method, args, request.headers), { people, channels });
    calls.push({ method, args, answer });
    if (bent === "answer-lost") request.socket.destroy();
    else response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
    passed.emit("passed");
  };

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url,
    apiUrl: `${url}/api/`,
    calls,
    responses,
    /** Facts about a person that the emulator does not know: `is_restricted`, `is_stranger`, `team_id`. */
    people,
    channels,
    forward: (method: string, args: Json, token: string) => forward(method, args, { authorization: `Bearer ${token}` }),
    bend: (next: Bend | null): void => {
      bend = next ?? (() => null);
    },
    /** What answer addresses say from now on: 404 is one that is used up. */
    respondWith: (status: number): void => {
      respondWith = status;
    },
    /** Waits until `read` gives something, looking again after every call that passes. */
    until: async <T>(read: () => T | undefined | false | Promise<T | undefined | false>): Promise<T> => {
      for (;;) {
        const next = once(passed, "passed");
        const found = await read();
        if (found !== undefined && found !== false) return found;
        await next;
      }
    },
    close: async (): Promise<void> => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
};

const overlay = (
  method: string,
  args: Json,
  answer: Json,
  known: { people: Map<string, Json>; channels: Map<string, Json> },
): Json => {
  if (answer.ok !== true) return answer;
  if (method === "users.info" || method === "users.lookupByEmail") {
    const user = asJson(answer.user);
    const plain = { is_restricted: false, is_ultra_restricted: false, tz: "Europe/Berlin" };
    return { ...answer, user: { ...plain, ...user, ...known.people.get(String(user.id)) } };
  }
  if (method === "conversations.info") {
    const plain = { is_shared: false, is_ext_shared: false, is_org_shared: false };
    return { ...answer, channel: { ...plain, ...asJson(answer.channel), ...known.channels.get(String(args.channel)) } };
  }
  return answer;
};

/** A form-encoded body whose structured values are JSON in a field, as the SDK sends it. */
const readArgs = (raw: string): Json => {
  const args: Json = {};
  for (const [key, value] of new URLSearchParams(raw)) args[key] = /^[[{]/.test(value) ? parsed(value) : value;
  return args;
};
const parsed = (value: string): unknown => {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
};
const asField = (value: unknown): string => (typeof value === "object" ? JSON.stringify(value) : String(value));

export const asJson = (value: unknown): Json => (typeof value === "object" && value !== null ? { ...value } : {});
export const asList = (value: unknown): Json[] => (Array.isArray(value) ? value.map(asJson) : []);

const readBody = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString("utf8");
};
