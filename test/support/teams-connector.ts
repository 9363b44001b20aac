import { EventEmitter, once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express, { type Request, type Response } from "express";

export type Json = Record<string, unknown>;
export const asJson = (value: unknown): Json => (typeof value === "object" && value !== null ? { ...value } : {});
export const asList = (value: unknown): Json[] => (Array.isArray(value) ? value.map(asJson) : []);

/** Ids of messages of the bot are above it, those of what people write below. */
const firstId = 1_700_000_000_000;

/** One call as it came in: what was asked, in whose name, and what was answered. */
export type TeamsCall = { method: string; path: string; query: Json; token: string; body: Json; status: number };
/** A message as it stands; `only`: whom alone it was shown to. */
export type TeamsMessage = {
  id: string;
  conversation: string;
  root: string | null;
  only: string | null;
  activity: Json;
  card: Json;
};
/** What the connector does instead; null lets the call through. */
export type Bend = (call: { method: string; path: string; targeted: boolean }) => Bent | null;
type Bent = { status: number; code?: string; headers?: Record<string, string> } | "hang" | "answer-lost";

export type TeamsPerson = { account: string; userId: string; name: string; mail: string; facts: Json };

/**
 * The connector's side of Teams, as far as a bot sees it: conversations with messages, members and channels. It remembers
 * every call and fails on request.
 */
export const startTeamsConnector = async (world: {
  people: Map<string, TeamsPerson>;
  /** Team ids with their channels. */
  teams: Map<string, { id: string; name: string; type?: string }[]>;
  /** Members of group chats, by conversation. */
  chats: Map<string, string[]>;
}) => {
  const calls: TeamsCall[] = [];
  const messages = new Map<string, TeamsMessage>();
  const passed = new EventEmitter().setMaxListeners(0);
  let bend: Bend = () => null;
  let ids = firstId;

  const app = express();
  app.use(express.json({ limit: "1mb" }));
  app.use((request, response, next) => {
    const call: TeamsCall = {
      method: request.method,
      path: decodeURIComponent(request.path),
      query: { ...request.query },
      token: String(request.headers.authorization ?? ""),
      body: asJson(request.body),
      status: 0,
    };
    calls.push(call);
    const bent = bend({ method: call.method, path: call.path, targeted: request.query.isTargetedActivity === "true" });
    response.on("close", () => passed.emit("passed"));
    response.on("finish", () => {
      call.status = response.statusCode;
    });
    if (bent === "hang") return;
    if (bent === "answer-lost") {
      // It acts and hangs up before it has said so.
      response.json = () => {
        request.socket.destroy();
        return response;
      };
      return next();
    }
    if (bent === null) return next();
    response.status(bent.status).set(bent.headers ?? {});
    response.json({ error: { code: bent.code ?? "Fault", message: "Fault" } });
  });
  const missing = (response: Response, code: string, status = 404): Response =>
    response.status(status).json({ error: { code, message: code } });

  const known = (conversation: string): boolean => {
    const [base = ""] = conversation.split(";");
    return (
      [...world.teams].some(([team, channels]) => team === base || channels.some(({ id }) => id === base)) ||
      world.chats.has(base) ||
      base.startsWith("a:")
    );
  };
  const membersOf = (conversation: string): TeamsPerson[] => {
    const names = world.chats.get(conversation);
    if (conversation.startsWith("a:"))
      return [...world.people.values()].filter(({ userId }) => `a:${userId}` === conversation);
    return [...world.people]
      .filter(([name]) => names === undefined || names.includes(name))
      .map(([, person]) => person);
  };
  const describe = ({ account, userId, name, mail, facts }: TeamsPerson): Json => ({
    id: account,
    name,
    aadObjectId: userId,
    email: mail,
    userPrincipalName: mail,
    userRole: "user",
    ...facts,
  });

  const post = (request: Request, response: Response): Response => {
    const conversation = String(request.params.conversation);
    if (!known(conversation)) return missing(response, "ConversationNotFound");
    const [base = "", root = null] = conversation.split(";messageid=");
    // What people wrote is not kept here; what the bot wrote is.
    if (root !== null && Number(root) > firstId && !messages.has(root)) return missing(response, "ActivityNotFound");
    const activity = asJson(request.body);
    const targeted = request.query.isTargetedActivity === "true";
    const only = targeted ? String(asJson(activity.recipient).id) : null;
    if (targeted && !membersOf(base).some(({ account }) => account === only))
      return missing(response, "BotNotInConversationRoster");
    const id = String(++ids);
    const card = asJson(asList(activity.attachments)[0]?.content);
    messages.set(id, { id, conversation: base, root, only, activity, card });
    return response.status(201).json({ id });
  };
  app.post("/v3/conversations", (request, response) => {
    const wanted = String(asList(request.body.members)[0]?.id);
    const person = [...world.people.values()].find(({ account, userId }) => account === wanted || userId === wanted);
    if (person === undefined) return missing(response, "BotNotInConversationRoster", 403);
    response.status(201).json({ id: `a:${person.userId}` });
  });
  app.post("/v3/conversations/:conversation/activities", post);
  app.put("/v3/conversations/:conversation/activities/:id", (request, response) => {
    const message = messages.get(String(request.params.id));
    if (message === undefined) return missing(response, "ActivityNotFoundInConversation");
    const activity = asJson(request.body);
    const card = asJson(asList(activity.attachments)[0]?.content);
    messages.set(message.id, { ...message, activity, card });
    response.json({ id: message.id });
  });
  app.delete("/v3/conversations/:conversation/activities/:id", (request, response) => {
    if (!messages.delete(String(request.params.id))) return missing(response, "ActivityNotFoundInConversation");
    response.end();
  });
  app.get("/v3/conversations/:conversation/pagedmembers", (request, response) => {
    const conversation = String(request.params.conversation);
    if (!known(conversation)) return void missing(response, "ConversationNotFound");
    response.json({ members: membersOf(conversation).map(describe) });
  });
  app.get("/v3/conversations/:conversation/members/:id", (request, response) => {
    const id = String(request.params.id);
    const conversation = String(request.params.conversation);
    const person = membersOf(conversation).find(({ account, userId }) => account === id || userId === id);
    if (!known(conversation) || person === undefined) return missing(response, "MemberNotFoundInConversation");
    response.json(describe(person));
  });
  app.get("/v3/teams/:team/conversations", (request, response) => {
    const channels = world.teams.get(String(request.params.team));
    if (channels === undefined) return missing(response, "TeamNotFound");
    response.json({ conversations: channels });
  });

  const server = createServer(app);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const serviceUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

  return {
    serviceUrl,
    calls,
    messages,
    posts: (): TeamsCall[] => calls.filter(({ method }) => method === "POST"),
    bend: (next: Bend | null): void => {
      bend = next ?? (() => null);
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
    forget: (): void => {
      calls.length = 0;
      messages.clear();
      bend = () => null;
    },
    close: async (): Promise<void> => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
};
