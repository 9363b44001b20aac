import type { webApi } from "@slack/bolt";
import { type Instant, instant, type MachineTime, MINUTE, machineTime } from "../../core/time/instant.ts";
import { keepFor } from "../keep-for.ts";
import type { Directory, PersonKnown } from "../ports.ts";
import { saysSlack } from "./errors.ts";
import type { SlackClient } from "./slack-client.ts";
import type { SlackIdentity, WhoAmI } from "./slack-identity.ts";

type PlaceKnown = { externalId: string; internal: boolean; name: string };

export type SlackDirectory = Directory & {
  /** What is known of this channel may have changed: ask again before the next word is said there. */
  forget(channel: string): void;
};

/** How long a person's standing and a channel's sharing are believed. */
const believedMs = 5 * MINUTE;

/**
 * Looks people and channels up. Null means that Slack does not know them, or will not say (a channel the bot is not in);
 * a fault on the way is thrown, since "cannot ask now" is not "nobody".
 */
export const createSlackDirectory = (options: {
  client: SlackClient;
  whoAmI: WhoAmI;
  clock?: () => MachineTime;
}): SlackDirectory => {
  const { client, whoAmI } = options;
  const clock = options.clock ?? (() => machineTime(Date.now()));
  const people = keepFor<PersonKnown | null>({ ms: believedMs, most: 5_000, clock });
  const places = keepFor<PlaceKnown | null>({ ms: believedMs, most: 2_000, clock });
  const names = keepFor<Map<string, PlaceKnown>>({ ms: believedMs, most: 1, clock });

  const askPerson = async (userId: string): Promise<PersonKnown | null> => {
    try {
      const { user } = await client.users.info({ user: userId, include_locale: true });
      return user === undefined ? null : toPerson(user, await whoAmI());
    } catch (error) {
      if (saysSlack(error, "user_not_found", "user_not_visible", "users_not_found")) return null;
      throw error;
    }
  };

  const askPlace = async (channelId: string): Promise<PlaceKnown | null> => {
    try {
      const { channel } = await client.conversations.info({ channel: channelId });
      return channel === undefined ? null : toPlace(channel);
    } catch (error) {
      if (
        saysSlack(
          error,
          "channel_not_found",
          "not_in_channel",
          "missing_scope",
          "method_not_supported_for_channel_type",
        )
      )
        return null;
      throw error;
    }
  };

  /** Every channel the bot may list, page by page: Slack has no look-up by name. */
  const listPlaces = async (): Promise<Map<string, PlaceKnown>> => {
    const found = new Map<string, PlaceKnown>();
    let cursor = "";
    do {
      const page = await client.conversations.list({
        types: "public_channel,private_channel",
        exclude_archived: true,
        limit: 500,
        ...(cursor === "" ? {} : { cursor }),
      });
      for (const channel of page.channels ?? []) {
        const place = toPlace(channel);
        if (place !== null) found.set(place.name.toLowerCase(), place);
      }
      cursor = page.response_metadata?.next_cursor ?? "";
    } while (cursor !== "");
    return found;
  };

  return {
    platform: "slack",
    person: (userId) => people.get(userId, () => askPerson(userId)),
    personByMail: async (mail) => {
      try {
        const { user } = await client.users.lookupByEmail({ email: mail });
        return user === undefined ? null : toPerson(user, await whoAmI());
      } catch (error) {
        if (saysSlack(error, "users_not_found", "user_not_found", "missing_scope")) return null;
        throw error;
      }
    },
    place: async (address) => {
      // A chat with the bot has two ends and is never shared; asking about it would take a scope of its own.
      if (/^D[A-Z0-9]{7,}$/.test(address)) return { externalId: address, internal: true, name: "" };
      if (/^[CG][A-Z0-9]{7,}$/.test(address)) return places.get(address, () => askPlace(address));
      const named = (await names.get("all", listPlaces)).get(address.replace(/^#/, "").toLowerCase());
      // The list is older than the question; whether the channel is shared is asked for itself.
      return named === undefined ? null : places.get(named.externalId, () => askPlace(named.externalId));
    },
    quietUntil: async (userId, now) => {
      try {
        const dnd = await client.dnd.info({ user: userId });
        return quietEnd(dnd, now);
      } catch {
        // An optional scope: without it nobody is known to be quiet.
        return null;
      }
    },
    forget: (channel) => {
      places.forget(channel);
      names.forget("all");
    },
  };
};

const quietEnd = (dnd: webApi.DndInfoResponse, now: Instant): Instant | null => {
  const from = (dnd.next_dnd_start_ts ?? 0) * 1_000;
  const until = (dnd.next_dnd_end_ts ?? 0) * 1_000;
  return dnd.dnd_enabled === true && from <= now && now < until ? instant(until) : null;
};

type SlackUser = NonNullable<webApi.UsersInfoResponse["user"]>;

const toPerson = (user: SlackUser, us: SlackIdentity): PersonKnown => {
  const { profile } = user;
  const name =
    [profile?.real_name, user.real_name, profile?.display_name, user.name].find((each) => each) ?? user.id ?? "";
  return {
    userId: user.id ?? "",
    tenant: user.team_id ?? "",
    name,
    mail: profile?.email ?? null,
    locale: user.locale ?? null,
    standing: standingOf(user, us),
  };
};

const standingOf = (user: SlackUser, us: SlackIdentity): PersonKnown["standing"] => {
  if (user.deleted === true) return "gone";
  if (user.is_bot === true || user.id === "USLACKBOT") return "bot";
  // In an enterprise a member may have another home workspace; what counts is whether ours is among theirs.
  const ours = user.team_id === us.team || (user.enterprise_user?.teams ?? []).includes(us.team);
  if (!ours || user.is_stranger === true) return "outsider";
  return user.is_restricted === true || user.is_ultra_restricted === true ? "guest" : "member";
};

type SlackChannel = NonNullable<webApi.ConversationsInfoResponse["channel"]>;

const toPlace = (channel: Pick<SlackChannel, "id" | "name" | "is_ext_shared" | "is_im">): PlaceKnown | null =>
  channel.id === undefined
    ? null
    : { externalId: channel.id, internal: channel.is_ext_shared !== true, name: channel.name ?? "" };
