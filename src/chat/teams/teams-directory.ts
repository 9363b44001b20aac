import { type MachineTime, MINUTE, machineTime } from "../../core/time/instant.ts";
import { keepFor } from "../keep-for.ts";
import type { Directory, PersonKnown } from "../ports.ts";
import { isUnknown } from "./errors.ts";
import type { KnownPlace, TeamsBook } from "./teams-book.ts";
import type { Channel, Member, Spot, TeamsClient } from "./teams-client.ts";
import { isOurs, type TeamsIdentity } from "./teams-identity.ts";

type PlaceKnown = { externalId: string; internal: boolean; name: string };

export type TeamsDirectory = Directory & {
  /** Somebody who is in this conversation now. */
  personIn(of: Spot, userId: string, account: string): Promise<PersonKnown | null>;
  /** The same of the bot's own id for somebody, as mentions have it. */
  personByAccount(of: Spot, account: string): Promise<PersonKnown | null>;
  /** A conversation that somebody speaks in now; `team` is the one it says it belongs to. */
  placeIn(serviceUrl: string, id: string, team: string | null): Promise<PlaceKnown | null>;
  /** The bot's own id for somebody of a team it is in; null when it knows nobody of that id. */
  accountOf(userId: string): Promise<string | null>;
  /** What is known of places and their members may have changed: ask again before the next word is said there. */
  forget(): void;
};

/** How long a person's standing and a channel's kind are believed. */
const believedMs = 5 * MINUTE;
/** A desk lives in a handful of teams; more than this are not searched for people. */
const mostTeams = 20;

/**
 * Looks people and channels up through the connector, which tells of conversations that the bot is in and of nothing
 * else. Null means that Teams does not know them, or will not say; a fault on the way is thrown, since "cannot ask now" is
 * not "nobody".
 */
export const createTeamsDirectory = (options: {
  client: TeamsClient;
  book: TeamsBook;
  us: TeamsIdentity;
  clock?: () => MachineTime;
}): TeamsDirectory => {
  const { client, book, us } = options;
  const clock = options.clock ?? (() => machineTime(Date.now()));
  const people = keepFor<Member | null>({ ms: believedMs, most: 5_000, clock });
  const rosters = keepFor<Member[]>({ ms: believedMs, most: 50, clock });
  const lists = keepFor<Channel[] | null>({ ms: believedMs, most: 200, clock });
  let newer = 0;

  const knowing = async <T>(work: Promise<T>): Promise<T | null> => {
    try {
      return await work;
    } catch (error) {
      if (isUnknown(error)) return null;
      throw error;
    }
  };

  const toPerson = (member: Member | null): PersonKnown | null =>
    member === null || member.userId === null
      ? null
      : {
          userId: member.userId,
          tenant: us.tenant,
          name: member.name,
          mail: member.mail,
          standing: standingOf(member, us),
        };

  const rosterOf = (team: KnownPlace): Promise<Member[]> =>
    rosters.get(
      `${newer} ${team.id}`,
      async () => (await knowing(client.members({ serviceUrl: team.serviceUrl, conversation: team.id }))) ?? [],
    );
  const inTeams = async (is: (member: Member) => boolean): Promise<Member | null> => {
    for (const team of (await book.teams()).slice(0, mostTeams)) {
      const found = (await rosterOf(team)).find(is);
      if (found !== undefined) return found;
    }
    return null;
  };

  const askPerson = async (userId: string): Promise<Member | null> => {
    const known = await book.person(userId);
    const seen =
      known === null
        ? null
        : await knowing(client.member({ serviceUrl: known.serviceUrl, conversation: known.seenIn }, known.account));
    return seen ?? inTeams((member) => member.userId === userId);
  };

  const memberOf = (id: string): Promise<Member | null> => people.get(`${newer} ${id}`, () => askPerson(id));

  const channelsOf = (team: KnownPlace): Promise<Channel[] | null> =>
    lists.get(`${newer} ${team.id}`, () => knowing(client.channels(team.serviceUrl, team.id)));

  const askPlace = async (id: string, place: KnownPlace | null): Promise<PlaceKnown | null> => {
    if (!isChannel(id)) return place === null ? null : askChat(id, place);
    const teams = await book.teams();
    const likely = teams.filter(({ id: team }) => team === place?.team);
    for (const team of [...likely, ...teams.filter((one) => !likely.includes(one))].slice(0, mostTeams)) {
      const found = (await channelsOf(team))?.find((channel) => channel.id === id);
      // A shared channel may have people of other firms in it whom no list of the team names.
      if (found !== undefined) return { externalId: id, internal: found.type !== "shared", name: found.name };
    }
    // An emulator keeps no list of a team's channels.
    return us.local && place !== null ? { externalId: id, internal: true, name: "" } : null;
  };

  /** A group chat is the firm's own when everybody in it is. */
  const askChat = async (id: string, place: KnownPlace): Promise<PlaceKnown | null> => {
    const roster = await rosters.get(
      `${newer} ${id}`,
      async () => (await knowing(client.members({ serviceUrl: place.serviceUrl, conversation: id }))) ?? [],
    );
    if (roster.length === 0) return null;
    const internal = roster.every((member) => ["member", "bot"].includes(standingOf(member, us)));
    return { externalId: id, internal, name: "" };
  };

  const directory: TeamsDirectory = {
    platform: "teams",
    person: async (userId) => toPerson(await memberOf(userId.toLowerCase())),
    accountOf: async (userId) => (await memberOf(userId.toLowerCase()))?.account ?? null,
    personIn: async (of, userId, account) => {
      const member = await people.get(`${newer} ${of.conversation} ${account}`, () =>
        knowing(client.member(of, account)),
      );
      // In a chat without the bot nobody can be asked about; elsewhere they may be known.
      if (member === null) return directory.person(userId);
      // Whom the connector names must be whom the activity named.
      return member.userId === userId ? toPerson(member) : null;
    },
    personByAccount: async (of, account) => {
      const known = await book.person(account);
      if (known !== null) return directory.person(known.userId);
      const key = `${newer} ${of.conversation} ${account}`;
      return toPerson(await people.get(key, () => knowing(client.member(of, account))));
    },
    personByMail: async (mail) => {
      const wanted = mail.toLowerCase();
      return toPerson(await inTeams((member) => member.mail?.toLowerCase() === wanted));
    },
    place: async (address) => {
      if (isDirect(address)) return { externalId: address, internal: true, name: "" };
      return askPlace(address, await book.place(address));
    },
    placeIn: async (serviceUrl, id, team) =>
      askPlace(id, (await book.place(id)) ?? { id, kind: isChannel(id) ? "channel" : "chat", serviceUrl, team }),
    // Teams tells bots nothing of do-not-disturb.
    quietUntil: async () => null,
    forget: () => {
      newer += 1;
    },
  };
  return directory;
};

const isChannel = (id: string): boolean => /^19:.+@thread\.(tacv2|skype)$/.test(id);
const isDirect = (id: string): boolean => id.startsWith("a:");

const standingOf = (member: Member, us: TeamsIdentity): PersonKnown["standing"] => {
  if (member.account.startsWith("28:") || member.role === "bot" || member.role === "skill") return "bot";
  // Who does not say where they belong belongs elsewhere.
  if (!isOurs(us, member.tenant)) return "outsider";
  if (member.role === "anonymous") return "outsider";
  return member.role === "guest" || /#ext#/i.test(member.mail ?? "") ? "guest" : "member";
};
