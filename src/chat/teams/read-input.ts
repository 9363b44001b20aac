import { z } from "zod";
import type { Ask, Basis } from "../../core/case/ask.ts";
import { askSchema, type ButtonValue, basisSchema, isArgName, readButton, readJson } from "../button-value.ts";
import { fingerprint, withFilled } from "../fill-form.ts";
import type { ChatSpot } from "../ports.ts";
import type { MentionRead } from "./read-text.ts";
import type { Spot } from "./teams-client.ts";

/** Teams' activities read into pieces of `Asked`. Pure; null means that one is not ours to answer. */

const activitySchema = z.looseObject({
  type: z.string(),
  id: z.string().optional(),
  name: z.string().optional(),
  channelId: z.string(),
  serviceUrl: z.string(),
  replyToId: z.string().optional(),
  text: z.string().nullish(),
  locale: z.string().max(35).optional(),
  value: z.unknown().optional(),
  action: z.string().optional(),
  from: z.object({
    id: z.string(),
    name: z.string().nullish(),
    aadObjectId: z.string().optional(),
    role: z.string().optional(),
  }),
  recipient: z.object({ id: z.string(), isTargeted: z.boolean().optional() }).optional(),
  conversation: z.object({
    id: z.string().min(1),
    conversationType: z.string().optional(),
    isGroup: z.boolean().optional(),
    tenantId: z.string().optional(),
  }),
  entities: z
    .array(
      z.looseObject({
        type: z.string().optional(),
        text: z.string().optional(),
        mentioned: z.looseObject({ id: z.string(), name: z.string().optional() }).optional(),
      }),
    )
    .optional(),
  membersAdded: z.array(z.object({ id: z.string() })).optional(),
  membersRemoved: z.array(z.object({ id: z.string() })).optional(),
  channelData: z
    .looseObject({
      tenant: z.object({ id: z.string() }).optional(),
      team: z.looseObject({ id: z.string().optional() }).optional(),
      channel: z.looseObject({ id: z.string().optional() }).optional(),
      eventType: z.string().optional(),
    })
    .optional(),
});
export type Activity = z.infer<typeof activitySchema>;

/** An activity as far as this window knows it, or null when it is none. */
export const readActivity = (body: unknown): Activity | null => {
  const read = activitySchema.safeParse(body);
  return read.success ? read.data : null;
};

/** Who sent it and from where, as the activity says: enough to look them up, never enough to trust them. */
export type Incoming = {
  from: { account: string; userId: string | null; name: string | null; bot: boolean; locale: string | null };
  /** The tenant it comes from; null when it does not say, or says two. */
  tenant: string | null;
  at: ChatSpot;
  /** Where an answer goes: in a channel, the chain it was said in. */
  spot: Spot;
  kind: "person" | "chat" | "channel";
  team: string | null;
  /** The card that was clicked, if one was. */
  clicked: string | null;
  /** The activity itself was shown to one person alone. */
  targeted: boolean;
  key: string;
};

/** Everything but the key, which says what was asked. */
export const readIncoming = (activity: Activity, what: string): Incoming => {
  const { conversation, from, channelData } = activity;
  const [channel = "", root = null] = conversation.id.split(";messageid=");
  const kind = kindOf(conversation);
  const tenants = [channelData?.tenant?.id, conversation.tenantId].filter((each) => each !== undefined);
  const [tenant = null, ...others] = [...new Set(tenants.map((each) => each.toLowerCase()))];
  const targeted = activity.recipient?.isTargeted === true;
  const inChain = kind === "channel" && root !== null && root !== activity.id;
  return {
    from: {
      account: from.id,
      userId: from.aadObjectId?.toLowerCase() ?? null,
      name: from.name ?? null,
      locale: activity.locale ?? null,
      bot: from.role === "bot" || from.role === "skill" || from.id.startsWith("28:"),
    },
    tenant: others.length > 0 ? null : tenant,
    at: {
      channel,
      thread: inChain ? { channel, message: root } : null,
      direct: kind === "person",
      overheard: activity.type === "message" && kind !== "person" && !targeted,
    },
    spot: { serviceUrl: activity.serviceUrl, conversation: conversation.id },
    kind,
    team: channelData?.team?.id ?? null,
    clicked: activity.replyToId ?? null,
    targeted,
    key: `teams/${what}/${conversation.id}/${activity.id ?? ""}`,
  };
};

const kindOf = ({ id, conversationType, isGroup }: Activity["conversation"]): Incoming["kind"] => {
  if (conversationType === "channel" || /@thread\.(tacv2|skype)/.test(id)) return "channel";
  // A chat of two people is "personal" too; the bot is not in it, and who else is nobody can tell.
  if (id.startsWith("19:")) return "chat";
  return conversationType === "personal" || (conversationType === undefined && isGroup !== true) ? "person" : "chat";
};

/** People and things mentioned, as the entities have it. */
export const readMentions = (activity: Activity): MentionRead[] =>
  (activity.entities ?? []).flatMap(({ type, text, mentioned }) =>
    type === "mention" && text !== undefined && mentioned !== undefined
      ? [{ text, id: mentioned.id, name: mentioned.name ?? "" }]
      : [],
  );

/** Whether a message is for the bot: said to it directly, sent to it alone, or naming it. */
export const isForBot = (activity: Activity, incoming: Incoming): boolean =>
  incoming.kind === "person" ||
  incoming.targeted ||
  readMentions(activity).some(({ id }) => id === activity.recipient?.id);

/** What a click or a sent form brings back. */
export type Pressed =
  /** `value` null: a button of another time. */
  { kind: "button"; value: ButtonValue | null; mark: string } | { kind: "form"; form: SentForm; mark: string };

export type SentForm = {
  /** The ask with what was filled in. */
  ask: Ask;
  /** The ask as the form was drawn from it. */
  before: Ask;
  basis: Basis | null;
  values: ReadonlyMap<string, string>;
};

const dataSchema = z.looseObject({
  followthrough: z.object({
    button: z.string().optional(),
    form: z.string().optional(),
    fields: z.array(z.string()).optional(),
    stamp: z.string(),
    place: z.number().optional(),
  }),
});
const memorySchema = z.object({ ask: askSchema, basis: basisSchema.nullable() });

export const readPressed = (data: unknown): Pressed | null => {
  const read = dataSchema.safeParse(data);
  if (!read.success) return null;
  const { button, form, fields, stamp, place } = read.data.followthrough;
  if (form === undefined) return { kind: "button", value: readButton(button), mark: `${stamp}/${place ?? ""}` };
  const memory = memorySchema.safeParse(readJson(form));
  if (!memory.success) return { kind: "button", value: null, mark: stamp };
  const { ask, basis } = memory.data;
  const filled = (fields ?? []).filter(isArgName).map((field): [string, string] => {
    const value = read.data[field];
    return [field, typeof value === "string" ? value.trim() : ""];
  });
  return {
    kind: "form",
    form: { ask: { ...ask, args: withFilled(ask.args, filled) }, before: ask, basis, values: new Map(filled) },
    // The same words sent twice are one asking; corrected words are another.
    mark: `${stamp}/${fingerprint(filled)}`,
  };
};

/** The name under which a click is done once: the same press of the same drawing by the same person. */
export const keyOfPress = (pressed: Pressed, incoming: Incoming): string => {
  const { from, at, clicked, key } = incoming;
  // Opening a form is one asking each time.
  if (pressed.kind === "button" && pressed.value?.opens !== false) return key;
  return `teams/${pressed.kind}/${at.channel ?? ""}/${clicked ?? ""}/${pressed.mark}/${from.userId ?? from.account}`;
};

/** What a button that was pressed in a card says: the data of its action, whichever way it came. */
export const actionData = (activity: Activity): unknown => {
  const value = asRecord(activity.value);
  if (activity.name === "adaptiveCard/action") return asRecord(value.action).data;
  return activity.type === "message" ? activity.value : value.data;
};

export const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? { ...value } : {};
