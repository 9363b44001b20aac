import { readCase, type StoredCase } from "../core/case/read-case.ts";
import type { Complaint, Handle } from "../core/complaint/complaint.ts";
import type { OpenMatter } from "../core/complaint/matter.ts";
import { matterOf } from "../core/complaint/matter-of.ts";
import { instant } from "../core/time/instant.ts";
import type { Db } from "./client.ts";
import { type ComplaintRow, complaintDoc } from "./complaint-doc.ts";
import { violatedConstraint } from "./errors.ts";
import { moreKin, survivorsOf } from "./kin.ts";

/** What is known about a complaint that has just come in. */
export type IntakeKnown = {
  /** It is here already, perhaps with other words. */
  stored: { id: string; caseNumber: number | null; digest: string } | null;
  /** `root`: under whose version what they say is written, where several customers turned out to be one. */
  customer: {
    id: string;
    version: number;
    root: { id: string; version: number };
    kin: string[];
    noCalls: boolean;
  } | null;
  matters: OpenMatter[];
  answered: Answered;
};

/** Whom an answer of the firm may be for, as far as it says itself. */
export type Answered = {
  /** The message it answers, when that is here: whose case it belongs to, and whether a customer wrote it. */
  message: { caseNumber: number | null; byCustomer: boolean } | null;
  /** The cases that the thread's messages belong to, and how many customers have written in it. */
  thread: { cases: number[]; customers: number };
};

export const loadIntake = async (db: Db, complaint: Complaint, handles: Handle[]): Promise<IntakeKnown> => {
  const kinds = handles.map((handle) => handle.kind);
  const values = handles.map((handle) => handle.value);
  const [row] = await db.$queryRaw<
    {
      stored: IntakeKnown["stored"];
      customer: IntakeKnown["customer"];
      message: Answered["message"];
      cases: number[] | null;
      customers: number;
    }[]
  >`with recursive thread as (
      -- Many channels name a thread by its first message, which itself carries no thread.
      select case_number, customer_id from complaints where connector = ${complaint.connector}
        and (thread_id = ${complaint.threadId} or external_id = ${complaint.threadId})
    ),
    found as (
      select c.id, c.version from customers c join handles h on h.customer_id = c.id
        join unnest(${kinds}::text[], ${values}::text[]) as asked(kind, value) on asked.kind = h.kind and asked.value = h.value
      order by c.created_at limit 1
    ),
    kin as (select id from found union ${moreKin}),
    root as (select c.id, c.version from kin join customers c on c.id = kin.id order by c.created_at, c.id limit 1)
    select
      (select jsonb_build_object('id', id, 'caseNumber', case_number, 'digest', digest) from complaints
        where connector = ${complaint.connector} and external_id = ${complaint.externalId}) as stored,
      (select jsonb_build_object('id', found.id, 'version', found.version,
          'root', jsonb_build_object('id', root.id, 'version', root.version),
          'noCalls', (select bool_or(c.no_calls) from customers c where c.id in (select id from kin)),
          'kin', (select jsonb_agg(id) from kin)) from found, root) as customer,
      (select jsonb_build_object('caseNumber', case_number, 'byCustomer', role = 'customer') from complaints
        where connector = ${complaint.connector} and external_id = ${complaint.inReplyTo}) as message,
      (select array_agg(distinct case_number) filter (where case_number is not null) from thread) as cases,
      (select count(distinct customer_id)::int from thread) as customers`;
  const customer = row?.customer ?? null;
  const { stored = null, message = null } = row ?? {};
  const thread = row?.cases ?? [];
  // Whose message it is stays as it was; what is heard of it is heard by the case that goes on.
  const named = [stored?.caseNumber, message?.caseNumber, ...thread].filter((one) => typeof one === "number");
  const survivors = await survivorsOf(db, named);
  const survivor = (number: number | null): number | null =>
    number === null ? null : (survivors.get(number) ?? number);
  return {
    stored: stored === null ? null : { ...stored, caseNumber: survivor(stored.caseNumber) },
    customer,
    matters: customer === null ? [] : await loadMatters(db, customer.kin),
    answered: {
      message: message === null ? null : { ...message, caseNumber: survivor(message.caseNumber) },
      thread: {
        cases: [...new Set(thread.map((number) => survivors.get(number) ?? number))],
        customers: row?.customers ?? 0,
      },
    },
  };
};

/**
 * The cases that customers have said something in, as far as it helps to tell which of them the next word is about. What
 * was said in a case that is part of another one now was said in that one.
 */
const loadMatters = async (db: Db, customers: readonly string[]): Promise<OpenMatter[]> => {
  const rows = await db.$queryRaw<
    {
      state: StoredCase;
      messages: { connector: string; id: string; thread: string | null; order: string | null; at: number }[] | null;
    }[]
  >`with recursive mine as (
      select number from cases where customer_id = any(${[...customers]}::uuid[])
      union select case_number from complaints where customer_id = any(${[...customers]}::uuid[]) and case_number is not null
    ),
    up as (
      select c.number, c.merged_into from mine join cases c on c.number = mine.number
      union select c.number, c.merged_into from up join cases c on c.number = up.merged_into
    ),
    tops as (select number from up where merged_into is null order by number desc limit 50),
    parts as (
      select number as top, number from tops
      union all select parts.top, c.number from parts join cases c on c.merged_into = parts.number
    )
    select c.state, (select jsonb_agg(jsonb_build_object('connector', m.connector, 'id', m.external_id,
        'thread', m.thread_id, 'order', m.order_number, 'at', extract(epoch from m.created_at) * 1000))
      from complaints m join parts p on p.number = m.case_number where p.top = c.number) as messages
    from tops join cases c on c.number = tops.number order by c.number desc`;
  return rows.map(({ state, messages }) =>
    matterOf(
      readCase(state),
      (messages ?? []).map((message) => ({ ...message, at: instant(message.at) })),
    ),
  );
};

/** Stores a complaint that opens no case and belongs to none. False when it was here already. */
export const storeComplaint = async (
  db: Db,
  row: ComplaintRow,
  words: string,
  customer: { id: string; name: string | null; handles: Handle[]; fresh: boolean } | null,
): Promise<boolean> => {
  try {
    await db.$queryRaw`
      with doc as (select ${JSON.stringify({
        complaint: complaintDoc(row),
        customer,
        handles: customer?.handles ?? [],
      })}::jsonb as d),
      new_customer as (
        insert into customers (id, name, created_at)
        select (d->'customer'->>'id')::uuid, d->'customer'->>'name', (d->'complaint'->>'received_at')::timestamptz
        from doc where (d->'customer'->>'fresh')::boolean
      ),
      new_handles as (
        insert into handles (kind, value, customer_id)
        select h.kind, h.value, (d->'customer'->>'id')::uuid
        from doc, jsonb_to_recordset(d->'handles') as h(kind text, value text)
        where (d->'customer'->>'fresh')::boolean
      ),
      new_text as (insert into texts (id, words) values (${row.textId}, ${words}))
      insert into complaints (id, connector, external_id, source, role, customer_id, text_id, digest, author,
        thread_id, in_reply_to, url, order_number, product, language, attachments, created_at, received_at)
      select c.* from doc, jsonb_to_record(d->'complaint') as c(id uuid, connector text, external_id text,
        source text, role text, customer_id uuid, text_id text, digest text, author jsonb, thread_id text,
        in_reply_to text, url text, order_number text, product text, language text, attachments jsonb,
        created_at timestamptz, received_at timestamptz)`;
    return true;
  } catch (error) {
    if (violatedConstraint(error) === null) throw error;
    return false;
  }
};

export const nextNumber = async (db: Db): Promise<number> => {
  const [row] = await db.$queryRaw<{ number: bigint }[]>`select nextval('case_numbers') as number`;
  return Number(row?.number);
};

/** New words for a complaint that belongs to no case: an edit where it was made. */
export const storeEdit = async (db: Db, id: string, textId: string, words: string, digest: string): Promise<void> => {
  await db.$executeRaw`with new_text as (insert into texts (id, words, case_number)
      select ${textId}, ${words}, case_number from complaints where id = ${id}::uuid on conflict do nothing)
    update complaints set digest = ${digest}, text_id = ${textId} where id = ${id}::uuid`;
};
