import { z } from "zod";
import type { Ask, Basis } from "../../core/case/ask.ts";
import { askSchema, type ButtonValue, basisSchema, readButton, readJson } from "../button-value.ts";
import { fingerprint, withFilled } from "../fill-form.ts";
import type { ChatSpot, PostRef } from "../ports.ts";
import type { ViewMemory } from "./draw-form.ts";
import { typedHere } from "./draw-home.ts";

/** Slack's payloads read into pieces of `Asked`. Pure; null means that a payload is not one of ours to answer. */

/** Who sent it, as the payload says: enough to look them up, never enough to trust them. */
type Sender = { team: string; user: string };
export type Incoming = {
  from: Sender;
  at: ChatSpot;
  /** Slack itself marked the channel as shared with another organisation. */
  shared: boolean;
  key: string;
};

export type SlashCommand = Incoming & { text: string; triggerId: string; responseUrl: string };

const commandSchema = z.object({
  team_id: z.string(),
  user_id: z.string(),
  channel_id: z.string(),
  text: z.string().optional(),
  trigger_id: z.string(),
  response_url: z.string(),
});

export const readSlashCommand = (body: unknown): SlashCommand | null => {
  const read = commandSchema.safeParse(body);
  if (!read.success) return null;
  const { team_id, user_id, channel_id, text, trigger_id, response_url } = read.data;
  return {
    from: { team: team_id, user: user_id },
    at: spot(channel_id, null),
    shared: false,
    key: `slack/command/${trigger_id}`,
    text: text ?? "",
    triggerId: trigger_id,
    responseUrl: response_url,
  };
};

export type Click = Incoming & {
  /** Null for a button of another time, and for words. */
  value: ButtonValue | null;
  /** What was typed into the box of the home page. */
  typed: string | null;
  triggerId: string;
  responseUrl: string | null;
  /** The clicked message is one that only the clicker sees. */
  ephemeral: boolean;
  /** The view it was clicked in. */
  view: { id: string; hash: string; origin: ViewMemory["origin"]; home: boolean } | null;
};

const clickSchema = z.object({
  team: z.object({ id: z.string() }),
  user: z.object({ id: z.string() }),
  trigger_id: z.string(),
  response_url: z.string().optional(),
  channel: z.object({ id: z.string() }).optional(),
  container: z
    .object({
      message_ts: z.string().optional(),
      thread_ts: z.string().optional(),
      is_ephemeral: z.boolean().optional(),
    })
    .optional(),
  message: z.object({ ts: z.string().optional(), thread_ts: z.string().optional() }).optional(),
  view: z
    .object({
      id: z.string(),
      hash: z.string(),
      type: z.string().optional(),
      private_metadata: z.string().optional(),
    })
    .optional(),
  actions: z.array(z.object({ action_id: z.string(), block_id: z.string(), value: z.string().nullish() })).min(1),
});

export const readClick = (body: unknown): Click | null => {
  const read = clickSchema.safeParse(body);
  const action = read.success ? read.data.actions[0] : undefined;
  const isTyped = action?.action_id === typedHere;
  if (!read.success || action === undefined || !(isTyped || action.action_id.startsWith("ask:"))) return null;
  const { team, user, channel, container, message, view, trigger_id, response_url } = read.data;
  const origin = view === undefined ? null : (readMemory(view.private_metadata)?.origin ?? nowhere);
  const messageTs = container?.message_ts ?? message?.ts ?? null;
  const threadTs = message?.thread_ts ?? container?.thread_ts ?? null;
  const typed = isTyped ? (action.value ?? "").trim() : null;
  if (typed === "") return null;
  const value = isTyped ? null : readButton(action.value);
  const shown = view === undefined ? `${channel?.id ?? ""}/${messageTs ?? ""}` : `${view.id}/${view.hash}`;
  // The block id is the stamp of the drawing: the same button pressed again after a redraw is another asking. Opening a
  // form is one each time.
  const key = `slack/button/${shown}/${action.block_id}/${action.action_id}/${user.id}`;
  return {
    from: { team: team.id, user: user.id },
    at:
      origin === null
        ? spot(channel?.id ?? null, threadTs === messageTs ? null : threadTs)
        : spot(origin.channel, origin.thread),
    shared: false,
    key: value?.opens === true || isTyped ? `${key}/${trigger_id}` : key,
    value,
    typed,
    triggerId: trigger_id,
    responseUrl: response_url ?? null,
    ephemeral: container?.is_ephemeral === true,
    view:
      view === undefined
        ? null
        : { id: view.id, hash: view.hash, origin: origin ?? nowhere, home: view.type === "home" },
  };
};

export type Submission = Incoming & {
  ask: Ask;
  basis: Basis | null;
  viewId: string;
  origin: ViewMemory["origin"];
  /** The view's fields in order: the only ones a problem can be shown at. */
  fields: string[];
};

const submissionSchema = z.object({
  team: z.object({ id: z.string() }),
  user: z.object({ id: z.string() }),
  view: z.object({
    id: z.string(),
    private_metadata: z.string(),
    blocks: z.array(z.looseObject({ type: z.string(), block_id: z.string().optional() })),
    state: z.object({
      values: z.record(
        z.string(),
        z.record(
          z.string(),
          z.looseObject({
            value: z.string().nullish(),
            selected_option: z.object({ value: z.string() }).nullish(),
          }),
        ),
      ),
    }),
  }),
});

export const readSubmission = (body: unknown): Submission | null => {
  const read = submissionSchema.safeParse(body);
  const memory = read.success ? readMemory(read.data.view.private_metadata) : null;
  if (!read.success || memory === null) return null;
  const { team, user, view } = read.data;
  const fields = view.blocks.flatMap((block) => (block.type === "input" && block.block_id ? [block.block_id] : []));
  const filled = fields.map((field): [string, string] => {
    const input = Object.values(view.state.values[field] ?? {})[0];
    return [field, (input?.selected_option?.value ?? input?.value ?? "").trim()];
  });
  return {
    from: { team: team.id, user: user.id },
    at: spot(memory.origin.channel, memory.origin.thread),
    shared: false,
    // The same words sent twice are one asking; corrected words are another.
    key: `slack/form/${view.id}/${fingerprint(filled)}`,
    ask: { ...memory.ask, args: withFilled(memory.ask.args, filled) },
    basis: memory.basis,
    viewId: view.id,
    origin: memory.origin,
    fields,
  };
};

export type Message = Incoming & { text: string };

const eventSchema = z.object({
  team_id: z.string(),
  is_ext_shared_channel: z.boolean().optional(),
  event: z.object({
    type: z.enum(["app_mention", "message"]),
    subtype: z.string().optional(),
    channel_type: z.string().optional(),
    user: z.string(),
    bot_id: z.string().optional(),
    edited: z.unknown().optional(),
    text: z.string(),
    channel: z.string(),
    ts: z.string(),
    thread_ts: z.string().optional(),
  }),
});

/** Something said to the bot: a mention anywhere, or a line in its direct chat. Bots, edits and notices are not. */
export const readMessage = (body: unknown): Message | null => {
  const read = eventSchema.safeParse(body);
  if (!read.success) return null;
  const { team_id, is_ext_shared_channel, event } = read.data;
  if (event.bot_id !== undefined || event.edited !== undefined) return null;
  if (event.subtype !== undefined && event.subtype !== "file_share" && event.subtype !== "thread_broadcast")
    return null;
  if (event.type === "message" && event.channel_type !== "im") return null;
  return {
    from: { team: team_id, user: event.user },
    at: saidIn(spot(event.channel, event.thread_ts === event.ts ? null : (event.thread_ts ?? null))),
    shared: is_ext_shared_channel === true,
    key: `slack/message/${event.channel}/${event.ts}`,
    text: event.text,
  };
};

/** What a view of ours remembers, or null. */
export const readMemory = (privateMetadata: unknown): ViewMemory | null => {
  const read = memorySchema.safeParse(readJson(privateMetadata));
  return read.success ? read.data : null;
};
const memorySchema = z.object({
  ask: askSchema,
  basis: basisSchema.nullable(),
  origin: z.object({ channel: z.string().nullable(), thread: z.string().nullable() }),
});

const nowhere: ViewMemory["origin"] = { channel: null, thread: null };

export const spot = (channel: string | null, thread: string | null): ChatSpot => ({
  channel,
  thread: channel === null || thread === null ? null : ({ channel, message: thread } satisfies PostRef),
  // A slash command in a chat of two colleagues also comes from a `D` channel; nobody but the asker sees the answer there.
  direct: channel?.startsWith("D") === true,
  overheard: false,
});

const saidIn = (at: ChatSpot): ChatSpot => ({ ...at, overheard: !at.direct });
