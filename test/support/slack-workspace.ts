import { createEmulator } from "emulate";
import { asJson, asList, type Json, startSlackFront } from "./slack-front.ts";

const signingSecret = "a-signing-secret-for-tests";
const botToken = "xoxb-followthrough";
const team = "T000000001";
const appId = "A0FOLLOWTHRU";
const botUserId = "U0FOLLOWTHRU";
const botId = "B0FOLLOWTHRU";

/** The scopes the manifest asks for without leave to refuse: what the desk must get by with. */
export const requiredScopes = [
  "commands",
  "chat:write",
  "app_mentions:read",
  "im:history",
  "users:read",
  "users:read.email",
  "channels:read",
  "groups:read",
];
const everything = [
  ...["channels", "groups", "im", "mpim"].flatMap((kind) => [`${kind}:read`, `${kind}:history`, `${kind}:write`]),
  ...["chat:write", "users:read", "users:read.email", "channels:manage", "channels:join", "pins:read", "pins:write"],
];

/** A person of the workspace; a bare name gets the obvious rest. */
type RigPerson = string | { name: string; realName: string; mail: string };

export type SlackMessage = {
  channel: string;
  ts: string;
  thread: string | null;
  text: string;
  blocks: Json[];
  raw: Json;
};
export type RigOptions = { people: RigPerson[]; channels: string[]; privateChannels?: string[]; scopes?: string[] };

/** The emulator with people and channels, the bot a member of each, behind the front. */
export const startSlackWorkspace = async (options: RigOptions) => {
  const people = options.people.map((person) =>
    typeof person === "string"
      ? { name: person, realName: person.charAt(0).toUpperCase() + person.slice(1), mail: `${person}@firm.example` }
      : person,
  );
  const emulator = await createEmulator({
    service: "slack",
    port: 0,
    seed: {
      slack: {
        strict_scopes: true,
        signing_secret: signingSecret,
        users: people.map(({ name, realName, mail }) => ({ name, real_name: realName, email: mail })),
        channels: [
          ...options.channels.map((name) => ({ name })),
          ...(options.privateChannels ?? []).map((name) => ({ name, is_private: true })),
        ],
        oauth_apps: [
          {
            app_id: appId,
            client_id: "1.1",
            client_secret: "not-a-secret",
            name: "Followthrough",
            redirect_uris: [],
            bot_id: botId,
            bot_user_id: botUserId,
            bot_name: "followthrough",
          },
        ],
        tokens: [
          {
            token: botToken,
            type: "bot",
            user_id: botUserId,
            app_id: appId,
            bot_id: botId,
            bot_user_id: botUserId,
            scopes: options.scopes ?? requiredScopes,
          },
          ...people.map(({ name }) => ({ token: `xoxp-${name}`, type: "user", user: name, scopes: everything })),
        ],
      },
    },
  });
  const front = await startSlackFront(emulator.url.replace("localhost", "127.0.0.1"));
  const first = people[0]?.name ?? "admin";
  const asPerson = (name: string, method: string, args: Json = {}) => front.forward(method, args, `xoxp-${name}`);

  const users = new Map<string, string>([["followthrough", botUserId]]);
  for (const user of asList((await asPerson(first, "users.list")).members))
    users.set(String(user.name), String(user.id));
  const channels = new Map<string, string>();
  const listed = await asPerson(first, "conversations.list", { types: "public_channel,private_channel", limit: 1000 });
  for (const channel of asList(listed.channels)) channels.set(String(channel.name), String(channel.id));
  for (const name of [...options.channels, ...(options.privateChannels ?? [])])
    await asPerson(first, "conversations.invite", { channel: channels.get(name) ?? "", users: botUserId });

  const userId = (name: string): string => required(users.get(name), `a person ${name}`);
  const channelId = (name: string): string => required(channels.get(name), `a channel ${name}`);

  const readHistory = async (name: string, method: string, args: Json): Promise<SlackMessage[]> => {
    const read = await asPerson(name, method, { limit: 500, ...args });
    return asList(read.messages).map((raw) => ({
      channel: String(args.channel),
      ts: String(raw.ts),
      thread: raw.thread_ts === undefined ? null : String(raw.thread_ts),
      text: String(raw.text),
      blocks: asList(raw.blocks),
      raw,
    }));
  };
  const directChannel = async (name: string): Promise<string> => {
    const opened = await asPerson(name, "conversations.open", { users: botUserId });
    return String(asJson(opened.channel).id);
  };

  return {
    front,
    team,
    botToken,
    botUserId,
    signingSecret,
    appId,
    first,
    userId,
    channelId,
    readHistory,
    directChannel,
    close: async (): Promise<void> => {
      await front.close();
      await emulator.close();
    },
  };
};

/** A value that must be there, or a sentence that says what is not. */
export const required = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`The rig does not have ${what}.`);
  return value;
};
