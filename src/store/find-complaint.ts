import type { CustomerWord } from "../core/case/case.ts";
import type { Author, Complaint, Source } from "../core/complaint/complaint.ts";
import { instant } from "../core/time/instant.ts";
import type { Db } from "./client.ts";

/** A complaint with where it lies: `caseNumber` as it is stored, which may be a case that is part of another one. */
export type FoundComplaint = {
  id: string;
  caseNumber: number | null;
  customerId: string | null;
  complaint: Complaint;
  word: CustomerWord;
};

type Row = {
  id: string;
  case_number: number | null;
  customer_id: string | null;
  connector: string;
  external_id: string;
  source: Source;
  role: Complaint["role"];
  author: Author;
  text_id: string;
  words: string | null;
  url: string | null;
  thread_id: string | null;
  in_reply_to: string | null;
  order_number: string | null;
  language: string | null;
  product: string | null;
  attachments: string[];
  created_at: Date;
};

/** The complaint that has this address, or this id at its source; of several the latest. */
export const complaintAt = async (db: Db, words: string): Promise<FoundComplaint | null> => {
  const [row] = await db.$queryRaw<Row[]>`
    select c.*, t.words from complaints c left join texts t on t.id = c.text_id
    where c.url = ${words} or c.external_id = ${words} order by c.created_at desc limit 1`;
  return row === undefined ? null : found(row);
};

export const complaintById = async (db: Db, id: string): Promise<FoundComplaint | null> => {
  const [row] = await db.$queryRaw<Row[]>`
    select c.*, t.words from complaints c left join texts t on t.id = c.text_id where c.id = ${id}::uuid`;
  return row === undefined ? null : found(row);
};

/** What customers have said in a case and in those that are part of it, the earliest first. */
export const complaintsOf = async (db: Db, number: number): Promise<FoundComplaint[]> => {
  const rows = await db.$queryRaw<Row[]>`
    with recursive parts as (
      select ${number}::int as number
      union select c.number from parts join cases c on c.merged_into = parts.number
    )
    select c.*, t.words from complaints c left join texts t on t.id = c.text_id
    where c.case_number in (select number from parts) and c.role = 'customer' order by c.created_at, c.received_at`;
  return rows.map(found);
};

const found = (row: Row): FoundComplaint => {
  const at = instant(row.created_at.getTime());
  return {
    id: row.id,
    caseNumber: row.case_number,
    customerId: row.customer_id,
    complaint: {
      connector: row.connector,
      externalId: row.external_id,
      source: row.source,
      role: row.role,
      author: row.author,
      text: row.words ?? "",
      createdAt: at,
      url: row.url,
      threadId: row.thread_id,
      inReplyTo: row.in_reply_to,
      orderNumber: row.order_number,
      language: row.language,
      product: row.product,
      attachments: row.attachments,
    },
    word: { complaintId: row.id, textId: row.text_id, at, source: row.source, url: row.url },
  };
};
