import type { Db } from "./client.ts";

/** How people and places are reached in Teams. The shape is the Teams window's own port. */

type TeamsPerson = { userId: string; account: string; serviceUrl: string; chat: string | null; seenIn: string };
type TeamsPlace = { id: string; kind: "team" | "channel" | "chat"; serviceUrl: string; team: string | null };

export const openTeamsReferences = (db: Db) => ({
  keepPerson: async (person: TeamsPerson): Promise<{ chatIsNew: boolean }> => {
    const { userId, account, serviceUrl, chat, seenIn } = person;
    // Of several that tell of a new chat at once, one is the first: the row is locked until it is written.
    const [kept] = await db.$queryRaw<{ chatIsNew: boolean }[]>`
      with before as (
        insert into teams_people (user_id, account, service_url, chat, seen_in)
        values (${userId}, ${account}, ${serviceUrl}, null, ${seenIn})
        on conflict (user_id) do update set account = excluded.account, service_url = excluded.service_url,
          seen_in = excluded.seen_in
        returning chat
      ) select (${chat}::text is not null and chat is distinct from ${chat}::text) as "chatIsNew" from before`;
    if (kept?.chatIsNew !== true) return { chatIsNew: false };
    const changed = await db.$executeRaw`update teams_people set chat = ${chat}
      where user_id = ${userId} and chat is distinct from ${chat}::text`;
    return { chatIsNew: changed > 0 };
  },
  person: async (id: string): Promise<TeamsPerson | null> => {
    const [row] = await db.$queryRaw<TeamsPerson[]>`
      select user_id as "userId", account, service_url as "serviceUrl", chat, seen_in as "seenIn"
      from teams_people where user_id = ${id} or account = ${id} limit 1`;
    return row ?? null;
  },
  forgetChat: async (userId: string): Promise<void> => {
    await db.$executeRaw`update teams_people set chat = null where user_id = ${userId}`;
  },
  keepPlace: async ({ id, kind, serviceUrl, team }: TeamsPlace): Promise<{ isNew: boolean }> => {
    const added = await db.$executeRaw`insert into teams_places (id, kind, service_url, team)
      values (${id}, ${kind}, ${serviceUrl}, ${team}) on conflict (id) do nothing`;
    if (added > 0) return { isNew: true };
    await db.$executeRaw`update teams_places set service_url = ${serviceUrl}, team = coalesce(${team}, team)
      where id = ${id} and (service_url <> ${serviceUrl} or (${team}::text is not null and team is distinct from ${team}::text))`;
    return { isNew: false };
  },
  place: async (id: string): Promise<TeamsPlace | null> => {
    const [row] = await db.$queryRaw<TeamsPlace[]>`
      select id, kind, service_url as "serviceUrl", team from teams_places where id = ${id}`;
    return row ?? null;
  },
  serverOf: async (id: string): Promise<string | null> => {
    const [row] = await db.$queryRaw<{ serviceUrl: string }[]>`
      select service_url as "serviceUrl" from teams_places where id = ${id}
      union all select service_url from teams_people where chat = ${id} limit 1`;
    return row?.serviceUrl ?? null;
  },
  teams: async (): Promise<TeamsPlace[]> => db.$queryRaw`
    select id, kind, service_url as "serviceUrl", team from teams_places where kind = 'team' order by id`,
  /** A team goes with all its channels. */
  forgetPlace: async (id: string): Promise<void> => {
    await db.$executeRaw`delete from teams_places where id = ${id} or team = ${id}`;
  },
});
