import { z } from "zod";
import type { Ask } from "../../core/case/ask.ts";
import { type Incoming, spot } from "./read-input.ts";

/** The ways in besides words, clicks and forms: the bot's page, Slack's own menus, links in messages. Pure, like the others. */

const homeSchema = z.object({
  team_id: z.string(),
  event_id: z.string(),
  event: z.object({ type: z.literal("app_home_opened"), user: z.string(), tab: z.literal("home") }),
});

/** Somebody looks at the bot's page; not at its messages, which is the same event. */
export const readHomeOpened = (body: unknown): Incoming | null => {
  const read = homeSchema.safeParse(body);
  if (!read.success) return null;
  const { team_id, event, event_id } = read.data;
  return {
    from: { team: team_id, user: event.user },
    at: spot(null, null),
    shared: false,
    key: `slack/home/${event.user}/${event_id}`,
  };
};

export type Shortcut = Incoming & {
  ask: Ask;
  /** What the message says that it was chosen on, as Slack writes it. */
  words: string | null;
  triggerId: string;
  responseUrl: string | null;
};

const shortcutSchema = z.object({
  team: z.object({ id: z.string() }),
  user: z.object({ id: z.string() }),
  callback_id: z.enum(["new_case", "file_complaint", "add_to_case"]),
  trigger_id: z.string(),
  response_url: z.string().optional(),
  channel: z.object({ id: z.string() }).optional(),
  message: z.object({ ts: z.string(), text: z.string().optional() }).optional(),
});

export const readShortcut = (body: unknown): Shortcut | null => {
  const read = shortcutSchema.safeParse(body);
  if (!read.success) return null;
  const { team, user, callback_id, trigger_id, response_url, channel, message } = read.data;
  // The same message filed by two people is one complaint.
  const id = message === undefined || channel === undefined ? undefined : `slack ${channel.id} ${message.ts}`;
  const ask: Ask =
    callback_id === "add_to_case"
      ? { verb: "update", numbers: [], args: {} }
      : { verb: "new", numbers: [], args: id === undefined ? {} : { id } };
  return {
    from: { team: team.id, user: user.id },
    at: spot(channel?.id ?? null, null),
    shared: false,
    key: `slack/shortcut/${trigger_id}`,
    ask,
    words: message?.text ?? null,
    triggerId: trigger_id,
    responseUrl: response_url ?? null,
  };
};

export type Links = Incoming & { urls: string[]; unfurlId: string; source: "composer" | "conversations_history" };

const linksSchema = z.object({
  team_id: z.string(),
  is_ext_shared_channel: z.boolean().optional(),
  event: z.object({
    type: z.literal("link_shared"),
    user: z.string(),
    channel: z.string(),
    unfurl_id: z.string(),
    source: z.enum(["composer", "conversations_history"]),
    links: z.array(z.object({ url: z.string() })).max(20),
  }),
});

export const readLinks = (body: unknown): Links | null => {
  const read = linksSchema.safeParse(body);
  if (!read.success) return null;
  const { team_id, is_ext_shared_channel, event } = read.data;
  return {
    from: { team: team_id, user: event.user },
    // A message that is still being written is in no channel yet; whoever writes it is asked for all the same.
    at: spot(event.source === "composer" ? null : event.channel, null),
    shared: is_ext_shared_channel === true,
    key: `slack/link/${event.unfurl_id}`,
    urls: event.links.map(({ url }) => url),
    unfurlId: event.unfurl_id,
    source: event.source,
  };
};

export type EntityAsked = Incoming & { url: string; triggerId: string };

const entitySchema = z.object({
  team_id: z.string(),
  is_ext_shared_channel: z.boolean().optional(),
  event: z.object({
    type: z.literal("entity_details_requested"),
    user: z.string(),
    trigger_id: z.string(),
    entity_url: z.string(),
    channel: z.string().optional(),
  }),
});

/** Somebody opens the side pane of a Work Object. It is theirs alone, wherever the message with the link stands. */
export const readEntityAsked = (body: unknown): EntityAsked | null => {
  const read = entitySchema.safeParse(body);
  if (!read.success) return null;
  const { team_id, is_ext_shared_channel, event } = read.data;
  return {
    from: { team: team_id, user: event.user },
    at: spot(event.channel ?? null, null),
    shared: is_ext_shared_channel === true,
    key: `slack/entity/${event.trigger_id}`,
    url: event.entity_url,
    triggerId: event.trigger_id,
  };
};
