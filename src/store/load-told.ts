import type { ToldWhere } from "../core/case/told-where.ts";
import type { ToldBefore } from "../core/status/what-to-say.ts";
import { instant } from "../core/time/instant.ts";
import type { Db } from "./client.ts";

/**
 * What the customer of a case, or of one that is part of it, has been told, the latest first: by people here, and by the
 * firm's account outside.
 */
export const loadTold = async (db: Db, number: number, limit: number): Promise<ToldBefore[]> => {
  const rows = await db.$queryRaw<{ by: string | null; at: Date; text_id: string; said_where: ToldWhere }[]>`
    with recursive parts as (
      select ${number}::int as number
      union select c.number from parts join cases c on c.merged_into = parts.number
    )
    select actor->>'person' as by, coalesce(to_timestamp((data->>'saidAt')::double precision / 1000), at) as at,
      data->>'textId' as text_id, data->>'where' as said_where
    from events told where case_number in (select number from parts) and type in ('told', 'company-replied')
      and not exists (select 1 from events back where back.case_number = told.case_number and back.type = 'undone'
        and back.data->>'undid' = told.command_id)
    order by 2 desc, seq desc limit ${limit}`;
  return rows.map(({ by, at, text_id, said_where }) => ({
    by,
    at: instant(at.getTime()),
    textId: text_id,
    where: said_where,
  }));
};
