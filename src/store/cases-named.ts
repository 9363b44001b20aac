import type { LinkReason } from "../core/link/link.ts";
import type { NamesIn } from "../core/link/names-in.ts";
import { DAY, type Instant } from "../core/time/instant.ts";
import type { Db } from "./client.ts";
import { survivorsOf } from "./kin.ts";

/** A case of somebody else that knows what a complaint names. */
export type NamedCase = { number: number; because: LinkReason };

/** How long a case that is over is still thought of. */
const MEMORY = 30 * DAY;
const MOST = 3;

/** Cases of other customers than these that know an order, an address or a number; the one last heard of first. */
export const casesNamed = async (
  db: Db,
  { orders, mails, phones }: NamesIn,
  customers: readonly string[],
  now: Instant,
): Promise<NamedCase[]> => {
  if (orders.length + mails.length + phones.length === 0) return [];
  const own = [...customers];
  const rows = await db.$queryRaw<NamedCase[]>`
    with named as (
      select case_number as number, 'order' as because from complaints
      where order_number is not null and case_number is not null and role = 'customer'
        and upper(regexp_replace(order_number, '[^[:alnum:]]', '', 'g')) = any(${orders}::text[])
        and customer_id <> all(${own}::uuid[])
      union all
      select (select number from cases where customer_id = h.customer_id
          order by status in ('closed', 'dismissed'), updated_at desc limit 1),
        case h.kind when 'email' then 'mail' else 'phone' end
      from handles h where customer_id <> all(${own}::uuid[])
        and ((kind = 'email' and value = any(${mails}::text[])) or (kind = 'phone' and value = any(${phones}::text[])))
    )
    select number, min(because) as because from named join cases c using (number)
    where status not in ('closed', 'dismissed') or updated_at > ${new Date(now - MEMORY)}
    group by number, updated_at order by updated_at desc, number desc limit ${MOST}`;
  const survivors = await survivorsOf(
    db,
    rows.map(({ number }) => number),
  );
  const known = new Map(rows.map(({ number, because }) => [survivors.get(number) ?? number, because]));
  return [...known].map(([number, because]) => ({ number, because }));
};
