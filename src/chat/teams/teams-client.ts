import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  type TurnContext,
} from "botbuilder";
import { type Called, callOnce } from "./one-shot.ts";

/**
 * The one file that knows the Bot Framework SDK: it checks who calls, gets tokens, and makes the connector's calls.
 * docs/adr/0004 says why it is fenced in and how it is replaced.
 */

/** Who the bot is in Azure; `local` has no authentication in either direction. */
type TeamsAccount =
  | "local"
  | { appId: string; appType: "SingleTenant" | "UserAssignedMSI"; tenantId: string; password: string | null };

/** A conversation and the server that it is reached by. */
export type Spot = { serviceUrl: string; conversation: string };

/** What is sent: an activity without its addresses. */
export type Message = {
  summary: string;
  attachments: { contentType: string; content: object }[];
  channelData?: object;
};

/** A person of a conversation, as the connector describes them. */
export type Member = {
  /** The person's id for this bot: `29:…`. */
  account: string;
  userId: string | null;
  name: string;
  mail: string | null;
  tenant: string | null;
  role: string | null;
};

export type Channel = { id: string; name: string; type: string };

export type TeamsClient = {
  /** Resolves when the caller proved to be Teams speaking for this activity; throws `NotVerified` when not. */
  verify(authorization: string, activity: { channelId: string; serviceUrl: string }): Promise<void>;
  /** Posts once and tells the message's id. `only`: shown to this one member alone. */
  post(to: Spot, message: Message, only?: string): Promise<string>;
  edit(to: Spot, id: string, message: Message, only?: boolean): Promise<void>;
  remove(to: Spot, id: string): Promise<void>;
  /** Opens the direct chat with a person, or finds it again; tells its conversation id. */
  openChat(serviceUrl: string, account: string, tenant: string): Promise<string>;
  member(of: Spot, userId: string): Promise<Member>;
  /** Everybody in a conversation; at most ten thousand. */
  members(of: Spot): Promise<Member[]>;
  channels(serviceUrl: string, team: string): Promise<Channel[]>;
};

export class NotVerified extends Error {
  override readonly name = "NotVerified";
}

export type TeamsClientOptions = {
  account: TeamsAccount;
  timeoutMs?: number;
  /** For tests alone: other keys than Microsoft's, and tokens that need no directory. */
  stand?: { keysUrl: string; token: () => Promise<string> };
};

export const createTeamsClient = (options: TeamsClientOptions): TeamsClient => {
  const { account, stand } = options;
  const timeoutMs = options.timeoutMs ?? 10_000;
  const appId = account === "local" ? "" : account.appId;
  // To the SDK an empty id means that nobody has to prove anything.
  if (account !== "local" && appId === "") throw new Error("A bot without an application id checks nobody.");
  const credentials = credentialsOf(account, stand);
  const openAdapter = (targeted: boolean): CloudAdapter =>
    new CloudAdapter(authenticationOf(account, credentials, stand, once(targeted, timeoutMs)));
  const adapter = openAdapter(false);
  const targetedAdapter = openAdapter(true);
  const authentication = authenticationOf(account, credentials, stand, once(false, timeoutMs));

  const connect = async <T>(to: Spot, with_: CloudAdapter, use: (connector: Connector) => Promise<T>): Promise<T> => {
    let result: { value: T } | null = null;
    const reference = { channelId: "msteams", serviceUrl: to.serviceUrl, conversation: { id: to.conversation } };
    await with_.continueConversationAsync(appId, reference as Reference, async (context: TurnContext) => {
      result = { value: await use(context.turnState.get<Connector>(with_.ConnectorClientKey)) };
    });
    if (result === null) throw new Error("The connector was never reached.");
    return (result as { value: T }).value;
  };
  /** What the SDK has no call for, with its token and our one way out. */
  const get = async (of: Spot, path: string): Promise<Called> =>
    connect(of, adapter, async (connector) => {
      const headers: Record<string, string> = {};
      const set = (name: string, value: string): void => {
        headers[name] = value;
      };
      await connector.credentials.signRequest({ headers: { set } } as unknown as Signed);
      const url = `${of.serviceUrl.replace(/\/+$/, "")}/v3/${path}`;
      return callOnce({ method: "GET", url, headers, body: undefined }, timeoutMs);
    });

  return {
    verify: async (authorization, activity) => {
      const { claimsIdentity } = await authentication
        .authenticateRequest(activity as Activity, authorization)
        .catch((error: unknown) => {
          throw new NotVerified(error instanceof Error ? error.name : "unknown");
        });
      if (account === "local") return;
      // The SDK lets tokens of other makers through without this claim; Teams itself always sends it.
      if (claimsIdentity.getClaimValue("serviceurl") !== activity.serviceUrl) throw new NotVerified("serviceurl");
    },
    post: async (to, message, only) =>
      connect(to, only === undefined ? adapter : targetedAdapter, async ({ conversations }) => {
        const recipient = only === undefined ? {} : { recipient: { id: only, name: "" } };
        const activity = { ...activityOf(message), ...recipient };
        const sent = await conversations.sendToConversation(to.conversation, activity);
        if (typeof sent.id !== "string" || sent.id === "") throw new Error("The connector named no message.");
        return sent.id;
      }),
    edit: async (to, id, message, only) =>
      connect(to, only === true ? targetedAdapter : adapter, async ({ conversations }) => {
        await conversations.updateActivity(to.conversation, id, { ...activityOf(message), id });
      }),
    remove: async (to, id) =>
      connect(to, adapter, async ({ conversations }) => {
        await conversations.deleteActivity(to.conversation, id);
      }),
    openChat: async (serviceUrl, person, tenant) =>
      connect({ serviceUrl, conversation: "" }, adapter, async ({ conversations }) => {
        const opened = await conversations.createConversation({
          isGroup: false,
          bot: { id: appId === "" ? "bot" : `28:${appId}`, name: "" },
          members: [{ id: person, name: "" }],
          tenantId: tenant,
          channelData: { tenant: { id: tenant } },
        } as Parameters<typeof conversations.createConversation>[0]);
        return opened.id;
      }),
    member: async (of, userId) => {
      const { body } = await get(
        of,
        `conversations/${encodeURIComponent(of.conversation)}/members/${encodeURIComponent(userId)}`,
      );
      return toMember(JSON.parse(body));
    },
    members: async (of) => {
      const found: Member[] = [];
      let more = "";
      do {
        const path = `conversations/${encodeURIComponent(of.conversation)}/pagedmembers?pageSize=500${more}`;
        const page = JSON.parse((await get(of, path)).body) as { members?: unknown[]; continuationToken?: string };
        found.push(...(page.members ?? []).map(toMember));
        more = page.continuationToken ? `&continuationToken=${encodeURIComponent(page.continuationToken)}` : "";
      } while (more !== "" && found.length < 10_000);
      return found;
    },
    channels: async (serviceUrl, team) => {
      const { body } = await get({ serviceUrl, conversation: team }, `teams/${encodeURIComponent(team)}/conversations`);
      const list = JSON.parse(body) as { conversations?: { id?: string; name?: string; type?: string }[] };
      return (list.conversations ?? []).flatMap(({ id, name, type }) =>
        id === undefined ? [] : [{ id, name: name ?? "", type: (type ?? "standard").toLowerCase() }],
      );
    },
  };
};

type Reference = Parameters<CloudAdapter["continueConversationAsync"]>[1];
type Authentication = ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>;
type ConnectorOptions = NonNullable<Authentication[4]>;
type HttpClient = NonNullable<ConnectorOptions["httpClient"]>;
type Connector = Awaited<
  ReturnType<ReturnType<ConfigurationBotFrameworkAuthentication["createConnectorFactory"]>["create"]>
>;
type Signed = Parameters<Connector["credentials"]["signRequest"]>[0];

const credentialsOf = (account: TeamsAccount, stand: TeamsClientOptions["stand"]) => {
  const factory = new ConfigurationServiceClientCredentialFactory(
    account === "local"
      ? {}
      : {
          MicrosoftAppId: account.appId,
          MicrosoftAppType: account.appType,
          MicrosoftAppTenantId: account.tenantId,
          ...(account.password === null ? {} : { MicrosoftAppPassword: account.password }),
        },
  );
  if (stand === undefined || account === "local") return factory;
  const signRequest = async (request: Signed): Promise<Signed> => {
    request.headers.set("Authorization", `Bearer ${await stand.token()}`);
    return request;
  };
  return Object.assign(factory, { createCredentials: async () => ({ signRequest }) });
};

const authenticationOf = (
  account: TeamsAccount,
  credentials: ReturnType<typeof credentialsOf>,
  stand: TeamsClientOptions["stand"],
  httpClient: HttpClient,
): ConfigurationBotFrameworkAuthentication =>
  new ConfigurationBotFrameworkAuthentication(
    {
      ...(account === "local" ? {} : { MicrosoftAppId: account.appId, MicrosoftAppTenantId: account.tenantId }),
      ...(stand === undefined
        ? {}
        : {
            ToBotFromChannelOpenIdMetadataUrl: stand.keysUrl,
            ToBotFromEmulatorOpenIdMetadataUrl: stand.keysUrl,
            ToBotFromChannelTokenIssuer: "https://api.botframework.com",
            ToChannelFromBotLoginUrl: "https://login.microsoftonline.com/botframework.com",
            ToChannelFromBotOAuthScope: "https://api.botframework.com",
            OAuthUrl: "https://api.botframework.com",
            CallerId: "urn:botframework:azure",
          }),
    },
    credentials,
    undefined,
    undefined,
    { httpClient },
  );

/** The SDK's way out to the network, replaced by ours: one call each. */
const once = (targeted: boolean, timeoutMs: number): HttpClient => ({
  sendRequest: async (request) => {
    const { status, headers, body } = await callOnce(
      {
        method: request.method,
        url: targeted ? `${request.url}?isTargetedActivity=true` : request.url,
        headers: request.headers.toJson() as Record<string, string>,
        body: typeof request.body === "string" ? request.body : undefined,
      },
      timeoutMs,
    );
    const answered = request.headers.clone();
    for (const { name } of answered.headersArray()) answered.remove(name);
    for (const [name, value] of Object.entries(headers)) answered.set(name, value);
    return { request, status, headers: answered, bodyAsText: body };
  },
});

const activityOf = (message: Message): Partial<Activity> => ({ type: "message", ...message });

const toMember = (read: unknown): Member => {
  const member = typeof read === "object" && read !== null ? (read as Record<string, unknown>) : {};
  const text = (...names: string[]): string | null => {
    for (const name of names) if (typeof member[name] === "string" && member[name] !== "") return member[name];
    return null;
  };
  return {
    account: text("id") ?? "",
    userId: text("aadObjectId", "objectId")?.toLowerCase() ?? null,
    name: text("name", "givenName", "userPrincipalName") ?? "",
    mail: text("email", "userPrincipalName"),
    tenant: text("tenantId")?.toLowerCase() ?? null,
    role: text("userRole", "role")?.toLowerCase() ?? null,
  };
};
