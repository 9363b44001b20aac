import type { Db } from "./client.ts";
import { Prisma } from "./generated/client.ts";

/** A customer and all who turned out to be the same: `root` is the one under whose version their next word is written. */
export type Kin = { root: { id: string; version: number }; ids: string[] };

/**
 * The customers that are one with this one: those of whom a case is part of a case of the other's. Nothing is written
 * down for it, so that parting the cases parts the customers again.
 */
export const kinOf = async (db: Db, customerId: string): Promise<Kin | null> => {
  const rows = await db.$queryRaw<{ id: string; version: number }[]>`
    with recursive kin as (select ${customerId}::uuid as id union ${moreKin})
    select c.id, c.version from kin join customers c on c.id = kin.id order by c.created_at, c.id`;
  const [root] = rows;
  return root === undefined ? null : { root, ids: rows.map(({ id }) => id) };
};

/** The recursive half of a `kin` of customers. Joined by `union` it ends: who is in already brings nobody new. */
export const moreKin = Prisma.sql`
  select theirs.id from kin cross join lateral (
    select up.customer_id as id from cases own join cases up on up.number = own.merged_into
      where own.customer_id = kin.id and own.merged_into is not null
    union all
    select part.customer_id from cases own join cases part on part.merged_into = own.number
      where own.customer_id = kin.id
  ) as theirs`;

/** The cases that were part of this one once and are on their own again. */
export const partedFrom = async (db: Db, number: number): Promise<number[]> => {
  const rows = await db.$queryRaw<{ other: number }[]>`
    select distinct (data->>'other')::int as other from events where case_number = ${number} and type = 'parted'`;
  return rows.map(({ other }) => other);
};

/** Each of these cases, and the one that it is part of by now: itself, mostly. */
export const survivorsOf = async (db: Db, numbers: readonly number[]): Promise<Map<number, number>> => {
  if (numbers.length === 0) return new Map();
  const rows = await db.$queryRaw<{ asked: number; number: number }[]>`
    with recursive up as (
      select number as asked, number, merged_into from cases where number = any(${[...numbers]}::int[])
      union all
      select up.asked, c.number, c.merged_into from up join cases c on c.number = up.merged_into
    )
    select asked, number from up where merged_into is null`;
  return new Map(rows.map(({ asked, number }) => [asked, number]));
};
