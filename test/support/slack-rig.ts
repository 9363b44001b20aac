import { createHmac, randomUUID } from "node:crypto";
import { buttonIn, stateOf } from "./slack-drawings.ts";
import { asJson, asList, type Json, type SlackCall } from "./slack-front.ts";
import { type RigOptions, required, type SlackMessage, startSlackWorkspace } from "./slack-workspace.ts";

/** Something one person alone was shown, and by which way. */
export type Whisper = {
  user: string;
  way: "ack" | "response" | "ephemeral";
  text: string;
  blocks: Json[];
  replaces: boolean;
  raw: Json;
};
export type OpenView = { id: string; hash: string; view: Json };
/** What Slack heard back from the desk. */
export type Heard = { status: number; body: string; json: Json };

/**
 * A workspace to test against, and hands that do in it what people do in Slack. Their requests are signed and sent over
 * HTTP to whatever `connect` names.
 */
export const startSlackRig = async (options: RigOptions) => {
  const workspace = await startSlackWorkspace(options);
  const { front, team, botToken, botUserId, signingSecret, appId, first } = workspace;
  const { userId, channelId, readHistory, directChannel } = workspace;

  let target = "";
  let clock = 0;
  const triggers = new Map<string, string>();
  const whispers: Whisper[] = [];
  const views = new Map<string, OpenView>();

  /** A signed request, as Slack sends it; `forged` changes what a forger or a slow network would. */
  const send = async (
    body: string,
    contentType: string,
    forged: { secret?: string; ageSeconds?: number; headers?: Record<string, string> } = {},
  ): Promise<Heard> => {
    const timestamp = Math.floor(Date.now() / 1_000) - (forged.ageSeconds ?? 0);
    const mac = createHmac("sha256", forged.secret ?? signingSecret).update(`v0:${timestamp}:${body}`);
    const answer = await fetch(target, {
      method: "POST",
      headers: {
        "content-type": contentType,
        "x-slack-request-timestamp": String(timestamp),
        "x-slack-signature": `v0=${mac.digest("hex")}`,
        ...forged.headers,
      },
      body,
    });
    const text = await answer.text();
    return { status: answer.status, body: text, json: text.startsWith("{") ? asJson(JSON.parse(text)) : {} };
  };
  const sendForm = (fields: Json, forged?: Parameters<typeof send>[2]) =>
    send(
      new URLSearchParams(Object.entries(fields).map(([key, value]) => [key, String(value)])).toString(),
      "application/x-www-form-urlencoded",
      forged,
    );
  const sendInteraction = (payload: Json) => sendForm({ payload: JSON.stringify(payload) });
  const sendEvent = (event: Json, outer: Json = {}, forged?: Parameters<typeof send>[2]) =>
    send(
      JSON.stringify({
        type: "event_callback",
        token: "x",
        team_id: team,
        api_app_id: appId,
        event_id: `Ev${randomUUID()}`,
        event_time: 1,
        authorizations: [{ team_id: team, user_id: botUserId, is_bot: true }],
        ...outer,
        event,
      }),
      "application/json",
      forged,
    );

  const nextTs = (): string => `1700000000.${String(++clock).padStart(6, "0")}`;
  const newTrigger = async (user: string): Promise<string> => {
    const made = await front.forward("views.generateTriggerId", { user_id: userId(user) }, botToken);
    triggers.set(String(made.trigger_id), user);
    return String(made.trigger_id);
  };
  const responseUrl = (user: string): string => `${front.url}/respond/${user}-${randomUUID()}`;
  const person = (name: string) => ({ id: userId(name), name, team_id: team });

  /** The view in front of a person, as the calls so far have left it. */
  const viewOf = (name: string): OpenView | undefined => {
    for (const { method, args, answer } of front.calls) {
      const view = asJson(answer.view);
      if (answer.ok !== true || !method.startsWith("views.")) continue;
      const open = { id: String(view.id), hash: String(view.hash), view };
      const opener = triggers.get(String(args.trigger_id));
      if (opener !== undefined) views.set(opener, open);
      else for (const [user, current] of views) if (current.id === open.id) views.set(user, open);
    }
    return closed.has(views.get(name)?.id ?? "") ? undefined : views.get(name);
  };
  const closed = new Set<string>();

  const hear = (name: string, heard: Heard): Heard => {
    if (heard.json.text !== undefined)
      whispers.push({ user: name, way: "ack", ...spoken(heard.json), replaces: false, raw: heard.json });
    return heard;
  };

  /** Everything only this person was shown, by whatever way, except in the direct chat. */
  const whispersTo = (name: string): Whisper[] => [
    ...whispers.filter((whisper) => whisper.user === name),
    ...front.responses
      .filter((response) => response.to.startsWith(`${name}-`))
      .map(
        ({ body }): Whisper => ({
          user: name,
          way: "response",
          ...spoken(body),
          replaces: body.replace_original === true,
          raw: body,
        }),
      ),
    ...front.calls
      .filter(
        (call) => call.method === "chat.postEphemeral" && call.answer.ok === true && call.args.user === userId(name),
      )
      .map(({ args }): Whisper => ({ user: name, way: "ephemeral", ...spoken(args), replaces: false, raw: args })),
  ];

  const clickAction = async (name: string, button: Json, rest: Json): Promise<Heard> =>
    hear(
      name,
      await sendInteraction({
        type: "block_actions",
        team: { id: team, domain: "firm" },
        user: person(name),
        api_app_id: appId,
        trigger_id: await newTrigger(name),
        actions: [{ type: "button", action_ts: nextTs(), ...button }],
        ...rest,
      }),
    );

  return {
    apiUrl: front.apiUrl,
    botToken,
    signingSecret,
    team,
    botUserId,
    front,
    userId,
    channelId,
    /** Where the desk listens: the full address of its `/slack/events`. */
    connect: (eventsUrl: string): void => {
      target = eventsUrl;
    },
    send,
    sendForm,
    sendEvent,
    sendInteraction,
    until: front.until,

    sendCommand: async (
      name: string,
      text: string,
      where: { channel?: string; fields?: Json } = {},
    ): Promise<Heard> => {
      const channel = where.channel === undefined ? await directChannel(name) : channelId(where.channel);
      const fields = {
        token: "x",
        command: "/case",
        text,
        response_url: responseUrl(name),
        trigger_id: await newTrigger(name),
        user_id: userId(name),
        user_name: name,
        team_id: team,
        team_domain: "firm",
        channel_id: channel,
        channel_name: where.channel ?? "directmessage",
        api_app_id: appId,
        ...where.fields,
      };
      return hear(name, await sendForm(fields));
    },

    /** Presses the button with this label on a message. */
    clickButton: async (name: string, message: SlackMessage, label: string): Promise<Heard> =>
      clickAction(name, buttonIn(message.blocks, label), {
        response_url: responseUrl(name),
        channel: { id: message.channel, name: "a-channel" },
        container: { type: "message", message_ts: message.ts, channel_id: message.channel, is_ephemeral: false },
        message: { ts: message.ts, ...(message.thread === null ? {} : { thread_ts: message.thread }) },
      }),

    /** The same on something that only this person sees. */
    clickWhisper: async (name: string, whisper: Whisper, label: string, channel: string): Promise<Heard> =>
      clickAction(name, buttonIn(whisper.blocks, label), {
        response_url: responseUrl(name),
        channel: { id: channelId(channel), name: channel },
        container: { type: "message", message_ts: nextTs(), channel_id: channelId(channel), is_ephemeral: true },
      }),

    clickInForm: async (name: string, label: string): Promise<Heard> => {
      const open = required(viewOf(name), `an open form of ${name}`);
      return clickAction(name, buttonIn(asList(open.view.blocks), label), {
        container: { type: "view", view_id: open.id },
        view: { ...open.view, id: open.id, hash: open.hash },
      });
    },

    /** Sends the open form off with these values; fields that are not named keep what the form showed. */
    submitForm: async (name: string, values: Record<string, string>): Promise<Heard> => {
      const open = required(viewOf(name), `an open form of ${name}`);
      const blocks = asList(open.view.blocks);
      const state = blocks
        .filter((block) => block.type === "input")
        .map((block) => [block.block_id, stateOf(block, values)]);
      const heard = await sendInteraction({
        type: "view_submission",
        team: { id: team, domain: "firm" },
        user: person(name),
        api_app_id: appId,
        trigger_id: await newTrigger(name),
        view: { ...open.view, id: open.id, hash: open.hash, state: { values: Object.fromEntries(state) } },
      });
      if (heard.status === 200 && heard.json.response_action === undefined) closed.add(open.id);
      if (heard.json.response_action === "update") {
        const args = { view_id: open.id, view: heard.json.view };
        const answer = await front.forward("views.update", args, botToken);
        front.calls.push({ method: "views.update", args, answer });
      }
      return heard;
    },

    /** Names the bot in a channel, or in the thread of a message there. */
    mention: async (
      name: string,
      channel: string,
      text: string,
      where: { thread?: string; outer?: Json; event?: Json } = {},
    ) =>
      sendEvent(
        {
          type: "app_mention",
          user: userId(name),
          text: `<@${botUserId}> ${text}`,
          ts: nextTs(),
          channel: channelId(channel),
          event_ts: nextTs(),
          ...(where.thread === undefined ? {} : { thread_ts: where.thread }),
          ...where.event,
        },
        where.outer,
      ),

    /** Opens the bot's page. */
    openHome: async (name: string, tab: "home" | "messages" = "home") =>
      sendEvent({ type: "app_home_opened", user: userId(name), channel: "D1", tab, event_ts: nextTs() }),

    /** What the bot's page shows somebody, as it was drawn last. */
    homeOf: (name: string): Json | undefined =>
      front.calls
        .filter(({ method, args, answer }) => method === "views.publish" && answer.ok && args.user_id === userId(name))
        .map(({ args }) => asJson(args.view))
        .at(-1),

    /** Presses a button on the bot's page, or types into its box. */
    actAtHome: async (name: string, view: Json, act: { press: string } | { type: string }): Promise<Heard> => {
      const blocks = asList(view.blocks);
      const box = blocks.find(({ type }) => type === "input");
      const action =
        "press" in act
          ? buttonIn(blocks, act.press)
          : {
              type: "plain_text_input",
              block_id: box?.block_id,
              action_id: asJson(box?.element).action_id,
              value: act.type,
            };
      return clickAction(name, action, {
        container: { type: "view", view_id: "VHOME" },
        view: { ...view, id: "VHOME", hash: "1", private_metadata: "" },
      });
    },

    /** Chooses an entry of Slack's own menus, from anywhere or on a message. */
    chooseShortcut: async (name: string, callbackId: string, message?: { channel: string; ts: string; text: string }) =>
      sendInteraction({
        type: message === undefined ? "shortcut" : "message_action",
        callback_id: callbackId,
        team: { id: team, domain: "firm" },
        user: person(name),
        trigger_id: await newTrigger(name),
        action_ts: nextTs(),
        ...(message === undefined
          ? {}
          : {
              response_url: responseUrl(name),
              channel: { id: message.channel, name: "a-channel" },
              message: { type: "message", ts: message.ts, text: message.text, user: userId(name) },
            }),
      }),

    /** Pastes links into a message. */
    shareLinks: async (name: string, channel: string, urls: string[], outer: Json = {}) =>
      sendEvent(
        {
          type: "link_shared",
          user: userId(name),
          channel: channelId(channel),
          message_ts: nextTs(),
          unfurl_id: `U.${randomUUID()}`,
          source: "conversations_history",
          links: urls.map((url) => ({ url, domain: new URL(url).hostname })),
        },
        outer,
      ),

    /** Writes a line in the direct chat with the bot. */
    direct: async (name: string, text: string, event: Json = {}) =>
      sendEvent({
        type: "message",
        channel_type: "im",
        user: userId(name),
        text,
        ts: nextTs(),
        channel: await directChannel(name),
        event_ts: nextTs(),
        ...event,
      }),

    messagesIn: async (channel: string): Promise<SlackMessage[]> =>
      (await readHistory(first, "conversations.history", { channel: channelId(channel) })).reverse(),
    threadOf: async (message: { channel: string; ts: string }): Promise<SlackMessage[]> =>
      (await readHistory(first, "conversations.replies", { channel: message.channel, ts: message.ts })).slice(1),
    directMessages: async (name: string): Promise<SlackMessage[]> =>
      (await readHistory(name, "conversations.history", { channel: await directChannel(name) })).reverse(),
    whispersTo,
    viewOf,
    callsOf: (method: string): SlackCall[] => front.calls.filter((call) => call.method === method),

    /** Empties the rig's memory of what was shown and called, and unbends it; the workspace stays as it is. */
    forget: (): void => {
      for (const list of [front.calls, front.responses, whispers]) list.length = 0;
      for (const known of [views, closed, front.people, front.channels]) known.clear();
      front.bend(null);
      front.respondWith(200);
    },

    close: workspace.close,
  };
};

export type SlackRig = Awaited<ReturnType<typeof startSlackRig>>;

const spoken = (body: Json): { text: string; blocks: Json[] } => ({
  text: String(body.text ?? ""),
  blocks: asList(body.blocks),
});
