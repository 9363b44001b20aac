import type { Case } from "../core/case/case.ts";
import { readCase, type StoredCase } from "../core/case/read-case.ts";
import { orderKey } from "../core/complaint/order-key.ts";
import { linkedNumbers } from "../core/link/link.ts";
import type { Db } from "./client.ts";
import { kinOf } from "./kin.ts";

/** The latest case that this customer has solved alone, while nobody has asked whether help is still needed. */
export const solvedAloneBy = async (db: Db, customers: readonly string[]): Promise<number | null> => {
  const [row] = await db.$queryRaw<{ number: number | null }[]>`
    select max(number) as number from cases where customer_id = any(${[...customers]}::uuid[])
      and jsonb_typeof(state->'solvedAlone') = 'object'`;
  return row?.number ?? null;
};

const TRIES = 5;

/**
 * Every other case that counts for what may be given or asked for on this one: of the same customer or one who turned out
 * to be the same, of whoever else named an order of it or of its parts, and what it is linked with; what is part of another
 * case is in that one. With the versions of all these customers: what is decided from their cases is committed under them,
 * so that of two at once one looks again.
 */
export const loadRelated = async (
  db: Db,
  kase: Case,
): Promise<{ locks: { id: string; version: number }[]; cases: Case[] }> => {
  const order = kase.orderNumber === null ? null : orderKey(kase.orderNumber);
  const kin = (await kinOf(db, kase.customerId))?.ids ?? [kase.customerId];
  let customers = kin;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    // The versions first: what changes after they are read makes the commit a conflict.
    const locks = await db.$queryRaw<{ id: string; version: number }[]>`
      select id::text as id, version from customers where id = any(${customers}::uuid[]) order by id`;
    const rows = await db.$queryRaw<{ state: StoredCase; customer_id: string }[]>`
      with recursive parts as (
        select ${kase.number}::int as number
        union select c.number from parts join cases c on c.merged_into = parts.number
      ),
      named as (
        select number from cases where customer_id = any(${kin}::uuid[])
        union select unnest(${linkedNumbers(kase)}::int[])
        union select case_number from complaints where order_number is not null
          and upper(regexp_replace(order_number, '[^[:alnum:]]', '', 'g')) = any(array(
            select upper(regexp_replace(own.order_number, '[^[:alnum:]]', '', 'g')) from complaints own
            where own.case_number in (select number from parts) and own.order_number is not null
            union all select ${order}::text))
      ),
      up as (
        select c.number, c.merged_into from named join cases c on c.number = named.number
        union select c.number, c.merged_into from up join cases c on c.number = up.merged_into
      )
      select c.state, c.customer_id::text as customer_id from up join cases c on c.number = up.number
      where up.merged_into is null and up.number <> ${kase.number} order by up.number`;
    const found = [...new Set([...kin, ...rows.map((row) => row.customer_id)])];
    const held = new Set(locks.map(({ id }) => id));
    if (found.every((id) => held.has(id))) return { locks, cases: rows.map(({ state }) => readCase(state)) };
    customers = found;
  }
  throw new Error(`The customers of FT-${kase.number} change faster than they can be read.`);
};

/**
 * The customer's other cases, with the versions under which they are all there are: one that is opened meanwhile is a
 * conflict for whoever writes with them. Those that are part of another case stand for themselves no more.
 */
export const otherCasesOf = async (
  db: Db,
  { customerId, number }: Pick<Case, "customerId" | "number">,
): Promise<{ locks: { id: string; version: number }[]; cases: Case[] }> => {
  const kin = (await kinOf(db, customerId))?.ids ?? [customerId];
  const locks = await db.$queryRaw<{ id: string; version: number }[]>`
    select id::text as id, version from customers where id = any(${kin}::uuid[]) order by id`;
  const rows = await db.$queryRaw<{ state: StoredCase }[]>`
    select state from cases where customer_id = any(${kin}::uuid[]) and number <> ${number} and merged_into is null
    order by number`;
  return { locks, cases: rows.map(({ state }) => readCase(state)) };
};

/** What these texts say; an id of which nothing is left is not in it. */
export const wordsById = async (db: Db, ids: readonly string[]): Promise<Map<string, string>> => {
  const rows = await db.$queryRaw<{ id: string; words: string | null }[]>`
    select id, words from texts where id = any(${[...ids]}::text[])`;
  return new Map(rows.flatMap(({ id, words }) => (words === null ? [] : [[id, words] as const])));
};

/** Cases that wait for this part, or did in vain, themselves or with a task; the customer who has waited longest first. */
export const casesWaitingFor = async (db: Db, part: string): Promise<Case[]> => {
  const rows = await db.$queryRaw<{ state: StoredCase }[]>`
    select state from cases where status in ('triage', 'unclaimed', 'claimed', 'resolved')
      and (state->'wait'->>'part' = ${part} or state->>'missing' = ${part}
        or exists (select 1 from jsonb_array_elements(state->'tasks') as task
          where task->'wait'->>'part' = ${part} or task->>'missing' = ${part}))
    order by since, number`;
  return rows.map(({ state }) => readCase(state));
};
