import type { Case } from "../core/case/case.ts";
import { readCase, type StoredCase } from "../core/case/read-case.ts";
import type { Db } from "./client.ts";

/**
 * The other cases that are of the same customer or name the same order, and the customer's version: a decision that
 * rests on them is committed under it, so that of two at once one looks again.
 */
export const loadRelated = async (
  db: Db,
  kase: Case,
): Promise<{ customer: { id: string; version: number }; cases: Case[] }> => {
  // The version first: what changes after it is read makes the commit a conflict.
  const [customer] = await db.$queryRaw<{ version: number }[]>`
    select version from customers where id = ${kase.customerId}::uuid`;
  const rows = await db.$queryRaw<{ state: StoredCase }[]>`
    select state from cases where number <> ${kase.number} and (customer_id = ${kase.customerId}::uuid
      or number in (select case_number from complaints where order_number = ${kase.orderNumber}))
    order by number desc limit 200`;
  return {
    customer: { id: kase.customerId, version: customer?.version ?? 0 },
    cases: rows.map(({ state }) => readCase(state)),
  };
};

/** Open cases that wait for this part, themselves or with a task, the customer who has waited longest first. */
export const casesWaitingFor = async (db: Db, part: string): Promise<Case[]> => {
  const rows = await db.$queryRaw<{ state: StoredCase }[]>`
    select state from cases where wait_until is not null and (state->'wait'->>'part' = ${part}
      or exists (select 1 from jsonb_array_elements(state->'tasks') as task where task->'wait'->>'part' = ${part}))
    order by since, number`;
  return rows.map(({ state }) => readCase(state));
};
