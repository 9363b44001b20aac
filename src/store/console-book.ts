import type { Instant } from "../core/time/instant.ts";
import { instant } from "../core/time/instant.ts";
import type { Db } from "./client.ts";

/** The console's messages. The shape is the console's own port; content is what was posted, opaque here. */
export type BookMessage = {
  id: string;
  channel: string;
  threadOf: string | null;
  postId: string;
  content: unknown;
  pin: boolean;
  at: Instant;
  editedAt: Instant | null;
  replies: number;
  lastReply: string | null;
};

type Row = {
  id: number;
  channel: string;
  thread_of: number | null;
  post_id: string;
  content: unknown;
  pinned: boolean;
  at: Date;
  edited_at: Date | null;
  replies: number;
  last_reply: number | null;
};

const toMessage = (row: Row): BookMessage => ({
  id: String(row.id),
  channel: row.channel,
  threadOf: row.thread_of === null ? null : String(row.thread_of),
  postId: row.post_id,
  content: row.content,
  pin: row.pinned,
  at: instant(row.at.getTime()),
  editedAt: row.edited_at === null ? null : instant(row.edited_at.getTime()),
  replies: row.replies,
  lastReply: row.last_reply === null ? null : String(row.last_reply),
});

/** `now` gives desk time; `announce` hears of each channel that changed. */
export const openConsoleBook = (db: Db, now: () => Instant, announce: (channel: string) => void) => ({
  write: async (message: {
    channel: string;
    threadOf: string | null;
    postId: string;
    content: unknown;
    pin: boolean;
  }): Promise<{ channel: string; message: string }> => {
    const [row] = await db.$queryRaw<{ id: number }[]>`
      insert into console_messages (channel, thread_of, post_id, content, pinned, at)
      values (${message.channel}, ${message.threadOf === null ? null : idOf(message.threadOf)}::int, ${message.postId},
        ${JSON.stringify(message.content)}::jsonb, ${message.pin}, ${new Date(now())})
      on conflict (channel, post_id) do update set content = excluded.content returning id`;
    announce(message.channel);
    return { channel: message.channel, message: String(row?.id) };
  },
  edit: async (ref: { channel: string; message: string }, content: unknown): Promise<boolean> => {
    const changed = await db.$executeRaw`update console_messages set content = ${JSON.stringify(content)}::jsonb,
      edited_at = ${new Date(now())} where id = ${idOf(ref.message)} and channel = ${ref.channel}`;
    if (changed > 0) announce(ref.channel);
    return changed > 0;
  },
  remove: async (ref: { channel: string; message: string }): Promise<void> => {
    await db.$executeRaw`delete from console_messages
      where channel = ${ref.channel} and (id = ${idOf(ref.message)} or thread_of = ${idOf(ref.message)})`;
    announce(ref.channel);
  },
  findPost: async (channel: string, postId: string): Promise<{ channel: string; message: string } | null> => {
    const [row] = await db.$queryRaw<{ id: number }[]>`
      select id from console_messages where channel = ${channel} and post_id = ${postId}`;
    return row === undefined ? null : { channel, message: String(row.id) };
  },
  message: async (ref: { channel: string; message: string }): Promise<BookMessage | null> => {
    const [row] = await select(db, ref.channel, { id: idOf(ref.message) });
    return row ?? null;
  },
  messages: (channel: string, page: { before?: string; limit: number }): Promise<BookMessage[]> =>
    select(db, channel, { before: page.before === undefined ? null : idOf(page.before), limit: page.limit }),
  pinned: (channel: string): Promise<BookMessage[]> => select(db, channel, { pinned: true }),
  thread: (ref: { channel: string; message: string }): Promise<BookMessage[]> =>
    select(db, ref.channel, { threadOf: idOf(ref.message) }),
  reading: async (person: string, channels: string[]) => {
    const rows = await db.$queryRaw<{ channel: string; last: number; up_to: number | null; unread: number }[]>`
      select m.channel, max(m.id) as last, max(r.up_to) as up_to,
        (count(*) filter (where m.id > coalesce(r.up_to, 0)))::int as unread
      from console_messages m left join console_reads r on r.channel = m.channel and r.person_id = ${person}
      where m.channel = any(${channels}) and m.thread_of is null and not m.pinned group by m.channel`;
    return rows.map((row) => ({
      channel: row.channel,
      last: String(row.last),
      readUpTo: row.up_to === null ? null : String(row.up_to),
      unread: row.unread,
    }));
  },
  markRead: async (person: string, channel: string, upTo: string): Promise<void> => {
    await db.$executeRaw`insert into console_reads (person_id, channel, up_to) values (${person}, ${channel}, ${idOf(upTo)})
      on conflict (person_id, channel) do update set up_to = greatest(console_reads.up_to, excluded.up_to)`;
  },
});

/** Ids come back from pages and may be anything; what is none is the id of no message. */
const idOf = (message: string): number => (/^\d{1,9}$/.test(message) ? Number(message) : 0);

type Which = { id?: number; before?: number | null; limit?: number; pinned?: boolean; threadOf?: number };

const select = async (db: Db, channel: string, which: Which): Promise<BookMessage[]> => {
  const { id = null, before = null, limit = 200, pinned = null, threadOf = null } = which;
  const top = id === null && threadOf === null;
  const rows = await db.$queryRaw<Row[]>`
    select * from (
      select m.id, m.channel, m.thread_of, m.post_id, m.content, m.pinned, m.at, m.edited_at,
        (select count(*)::int from console_messages t where t.channel = m.channel and t.thread_of = m.id) as replies,
        (select max(t.id) from console_messages t where t.channel = m.channel and t.thread_of = m.id) as last_reply
      from console_messages m
      where m.channel = ${channel} and (${id}::int is null or m.id = ${id}::int)
        and (${before}::int is null or m.id < ${before}::int)
        and (${threadOf}::int is null or m.thread_of = ${threadOf}::int)
        and (not ${top} or (m.thread_of is null and m.pinned = ${pinned ?? false}))
      order by m.id desc limit ${limit}
    ) latest order by id`;
  return rows.map(toMessage);
};
