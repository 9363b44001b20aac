import {
  asJson,
  asList,
  type Json,
  startTeamsConnector,
  type TeamsMessage,
  type TeamsPerson,
} from "./teams-connector.ts";
import { type Forged, startTeamsKeys } from "./teams-keys.ts";

export const appId = "11111111-2222-4333-8444-555555555555";
export const tenant = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee";
const botId = `28:${appId}`;

/** What Teams heard back from the desk. */
export type Heard = { status: number; json: Json };
/** Where somebody is: in a channel, in a reply chain of it, in a group chat, or alone with the bot. */
export type Where = { channel: string; root?: string } | { chat: string } | "direct";

/**
 * A tenant to test against, and hands that do in it what people do in Teams. Their activities are signed as Microsoft
 * signs them and sent over HTTP to whatever `connect` names.
 */
export const startTeamsRig = async (options: {
  people: string[];
  channels: string[];
  chats?: Record<string, string[]>;
}) => {
  const people = new Map<string, TeamsPerson>(
    options.people.map((name, index) => [
      name,
      {
        account: `29:1${name}-account`,
        userId: `00000000-0000-4000-8000-${String(index + 1).padStart(12, "0")}`,
        name: `${name.slice(0, 1).toUpperCase()}${name.slice(1)} ${lastNames[index % lastNames.length]}`,
        mail: `${name}@firm.example`,
        facts: { tenantId: tenant },
      },
    ]),
  );
  const team = "19:team@thread.tacv2";
  const channelId = (name: string): string => `19:${name}@thread.tacv2`;
  const chatId = (name: string): string => `19:${name}@thread.v2`;
  const channels = [
    { id: team, name: "General", type: "standard" },
    ...options.channels.map((name) => ({ id: channelId(name), name, type: "standard" })),
  ];
  const teams = new Map([[team, channels]]);
  const chats = new Map(Object.entries(options.chats ?? {}).map(([name, members]) => [chatId(name), members]));
  const connector = await startTeamsConnector({ people, teams, chats });
  const keys = await startTeamsKeys();
  let target = "";
  let clock = 1_600_000_000_000;
  const dialogs = new Map<string, Json>();

  const who = (name: string): TeamsPerson => {
    const person = people.get(name);
    if (person === undefined) throw new Error(`Nobody is called ${name}.`);
    return person;
  };
  const conversationOf = (name: string, where: Where): Json => {
    if (where === "direct") return { id: `a:${who(name).userId}`, conversationType: "personal", tenantId: tenant };
    if ("chat" in where)
      return { id: chatId(where.chat), conversationType: "groupChat", isGroup: true, tenantId: tenant };
    const root = where.root === undefined ? "" : `;messageid=${where.root}`;
    return { id: `${channelId(where.channel)}${root}`, conversationType: "channel", isGroup: true, tenantId: tenant };
  };
  const activityOf = (name: string, where: Where, rest: Json): Json => {
    const { account, userId } = who(name);
    const id = String(++clock);
    const inChannel = typeof where === "object" && "channel" in where;
    const conversation = conversationOf(name, where);
    // What is not a reply begins a chain of its own.
    if (inChannel && where.root === undefined && rest.type === "message")
      conversation.id = `${conversation.id};messageid=${id}`;
    return {
      id,
      channelId: "msteams",
      serviceUrl: connector.serviceUrl,
      timestamp: new Date().toISOString(),
      from: { id: account, name: who(name).name, aadObjectId: userId },
      recipient: { id: botId, name: "Followthrough" },
      conversation,
      channelData: {
        tenant: { id: tenant },
        ...(inChannel ? { team: { id: team }, channel: { id: channelId(where.channel) } } : {}),
      },
      ...rest,
    };
  };
  /** One activity, as Teams sends it; `forged` changes what a forger would. */
  const send = async (
    activity: Json,
    forged: Forged & { authorization?: string; headers?: Record<string, string> } = {},
  ): Promise<Heard> => {
    const authorization = forged.authorization ?? `Bearer ${keys.tokenFor(appId, String(activity.serviceUrl), forged)}`;
    const answer = await fetch(target, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(authorization === "" ? {} : { authorization }),
        ...forged.headers,
      },
      body: JSON.stringify(activity),
    });
    const text = await answer.text();
    return { status: answer.status, json: text.startsWith("{") ? asJson(JSON.parse(text)) : {} };
  };
  const invoke = async (name: string, where: Where, rest: Json): Promise<Heard> => {
    const heard = await send(activityOf(name, where, { type: "invoke", ...rest }));
    const task = asJson(heard.json.task);
    if (task.type === "continue") dialogs.set(name, asJson(asJson(asJson(task.value).card).content));
    return heard;
  };
  const whereOf = (message: TeamsMessage): Where => {
    if (message.conversation.startsWith("a:")) return "direct";
    const channel = /^19:(.+)@thread\.tacv2$/.exec(message.conversation)?.[1];
    if (channel === undefined) return { chat: /^19:(.+)@thread/.exec(message.conversation)?.[1] ?? "" };
    return { channel, root: message.root ?? message.id };
  };
  /** Presses an action as the client does: by what kind it is, with what stands in the inputs. */
  const act = (
    name: string,
    action: Json,
    inputs: Json,
    message: TeamsMessage | null,
    where: Where,
  ): Promise<Heard> => {
    const data = { ...inputs, ...asJson(action.data) };
    const replyToId = message === null ? {} : { replyToId: message.id };
    if (action.type === "Action.Execute") {
      const value = { action: { type: "Action.Execute", verb: action.verb, data }, trigger: "manual" };
      return invoke(name, where, { name: "adaptiveCard/action", value, ...replyToId });
    }
    const { msteams, ...rest } = data as { msteams?: Json };
    const value = { data: rest, context: { theme: "default" } };
    if (msteams?.type === "task/fetch") return invoke(name, where, { name: "task/fetch", value, ...replyToId });
    if (message === null) return invoke(name, where, { name: "task/submit", value });
    return send(activityOf(name, where, { type: "message", value: data, ...replyToId }));
  };
  const dialogOf = (name: string): Json => {
    const card = dialogs.get(name);
    if (card === undefined) throw new Error(`${name} has no dialog open.`);
    return card;
  };

  return {
    ...connector,
    keysUrl: keys.keysUrl,
    people,
    teams,
    team,
    channelId,
    chatId,
    who,
    /** Where the desk listens: the full address of its `/api/messages`. */
    connect: (url: string): void => {
      target = url;
    },
    send,
    invoke,
    activityOf,
    act,
    /** Says something to the bot, naming it where that is needed. */
    say: (name: string, words: string, where: Where = "direct", rest: Json = {}): Promise<Heard> => {
      const named = { text: `<at>Followthrough</at> ${words}`, entities: [mentionOfBot] };
      const said = where === "direct" ? { text: words } : named;
      return send(activityOf(name, where, { type: "message", ...said, ...rest }));
    },
    /** Presses the button with this label on a message. */
    press: (name: string, message: TeamsMessage, label: string, inputs: Json = {}): Promise<Heard> =>
      act(name, actionIn(message.card, label), inputs, message, whereOf(message)),
    /** The same by a client that knows no Action.Execute. */
    pressOldClient: (name: string, message: TeamsMessage, label: string): Promise<Heard> => {
      const action = actionIn(message.card, label);
      return act(name, asJson(action.fallback), {}, message, whereOf(message));
    },
    dialogOf,
    submitDialog: (name: string, label: string, values: Json = {}, where: Where = "direct"): Promise<Heard> =>
      act(name, actionIn(dialogOf(name), label), { ...valuesIn(dialogOf(name)), ...values }, null, where),
    messagesIn: (conversation: string): TeamsMessage[] =>
      [...connector.messages.values()].filter(
        (one) => one.conversation === conversation && one.root === null && one.only === null,
      ),
    chainOf: (root: TeamsMessage): TeamsMessage[] =>
      [...connector.messages.values()].filter((one) => one.root === root.id && one.only === null),
    whispersTo: (name: string): TeamsMessage[] =>
      [...connector.messages.values()].filter((one) => one.only === who(name).account),
    directMessages: (name: string): TeamsMessage[] =>
      [...connector.messages.values()].filter((one) => one.conversation === `a:${who(name).userId}`),
    forget: (): void => {
      connector.forget();
      dialogs.clear();
      for (const person of people.values()) person.facts = { tenantId: tenant };
    },
    close: async (): Promise<void> => {
      await connector.close();
      await keys.close();
    },
  };
};

export type TeamsRig = Awaited<ReturnType<typeof startTeamsRig>>;

const lastNames = ["Tran", "Patel", "Wong", "Silva", "Okafor"];
const mentionOfBot = {
  type: "mention",
  text: "<at>Followthrough</at>",
  mentioned: { id: botId, name: "Followthrough" },
};

/** Every action of a card, wherever it stands. */
const actionsIn = (value: unknown): Json[] => {
  if (Array.isArray(value)) return value.flatMap(actionsIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "actions" ? asList(inner) : key === "fallback" ? [] : actionsIn(inner),
  );
};
export const labelsIn = (card: Json): string[] => actionsIn(card).map((action) => String(action.title));
export const actionIn = (card: Json, label: string): Json => {
  const found = actionsIn(card).find(({ title }) => title === label);
  if (found === undefined)
    throw new Error(`There is no button "${label}"; there are ${labelsIn(card).join(", ") || "none"}.`);
  return found;
};

/** All words a card shows, in order and with single spaces: what an eye would read of it. */
export const wordsOn = (value: unknown): string => {
  if (Array.isArray(value)) return tidy(value.map(wordsOn));
  if (typeof value !== "object" || value === null) return "";
  return tidy(
    Object.entries(value).map(([key, inner]) => {
      if (key === "data" || key === "fallback" || key === "fallbackText" || key === "msteams") return "";
      return ["text", "title", "label"].includes(key) && typeof inner === "string" ? inner : wordsOn(inner);
    }),
  );
};
const tidy = (parts: string[]): string => parts.join(" ").replace(/\s+/g, " ").trim();

/** What the inputs of a card hold before anybody types. */
export const valuesIn = (value: unknown): Json => {
  if (Array.isArray(value)) return Object.assign({}, ...value.map(valuesIn));
  if (typeof value !== "object" || value === null) return {};
  const element = asJson(value);
  if (String(element.type).startsWith("Input.")) return { [String(element.id)]: element.value ?? "" };
  return Object.assign({}, ...Object.values(element).map(valuesIn));
};
