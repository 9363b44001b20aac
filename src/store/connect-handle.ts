import type { Handle } from "../core/complaint/complaint.ts";
import type { Db } from "./client.ts";

/**
 * Two accounts of one person, because somebody who knows has said so: from now on what `other` writes is by the customer
 * who has `known`. False when nobody has that one, or `other` is somebody's already.
 */
export const connectHandle = async (db: Db, known: Handle, other: Handle): Promise<boolean> => {
  const rows = await db.$queryRaw<{ value: string }[]>`
    insert into handles (kind, value, customer_id)
    select ${other.kind}, ${other.value}, customer_id from handles where kind = ${known.kind} and value = ${known.value}
    on conflict do nothing returning value`;
  return rows.length === 1;
};
