import type { Db } from "./client.ts";
import { type Change, outcomeOf, write } from "./commit.ts";

/** A message that is of another case from now on; a conflict when it is not where it was read any more. */
export type MovedComplaint = { id: string; from: number | null; to: number };

/** What is written of several cases at once. */
export type Together = {
  changes: readonly Change[];
  moved?: MovedComplaint | null;
  /** Customers whose next word has to be looked at anew, since what belongs together is another thing now. */
  customers?: readonly string[];
  /** Incidents of cases that heard nothing of them for a while: their cases are gone through once more. */
  incidents?: readonly number[];
};

class Conflict extends Error {}
/** Longer than the client's own few seconds: many such at once wait for each other. */
const PATIENCE = { maxWait: 15_000, timeout: 15_000 };

/**
 * The write door for what is done to several cases: all of it or nothing. Rows are locked in one order, whatever is asked:
 * customers, then cases, the lowest number first, then places; so two that want the same ones in opposite directions wait
 * for each other once and never for ever. It is slower than `commit` and for rare things.
 */
export const commitTogether = async (
  db: Db,
  { changes, moved = null, customers = [], incidents = [] }: Together,
): Promise<"committed" | "conflict" | "repeated"> => {
  const inOrder = [...changes].sort((a, b) => a.after.number - b.after.number);
  const numbers = inOrder.map(({ after }) => after.number);
  const places = [...new Set(inOrder.flatMap((change) => change.places.map(({ id }) => id)))];
  const versions = changes.flatMap(({ customer, locks }) => [customer?.id ?? [], locks.map(({ id }) => id)].flat());
  const known = [...new Set([...customers, ...versions])];
  try {
    await db.$transaction(async (tx) => {
      await tx.$queryRaw`select id from customers where id = any(${known}::uuid[]) order by id for update`;
      await tx.$queryRaw`select number from cases where number = any(${numbers}::int[]) order by number for update`;
      await tx.$queryRaw`select id from places where id = any(${places}::text[])
        or id in (select place_id from shown where case_number = any(${numbers}::int[])) order by id for update`;
      if (customers.length > 0) {
        await tx.$executeRaw`update customers set version = version + 1 where id = any(${[...customers]}::uuid[])`;
      }
      for (const change of inOrder) if (!(await write(tx, change))) throw new Conflict();
      if (incidents.length > 0) {
        await tx.$executeRaw`update incidents set next_at = now() where id = any(${[...incidents]}::int[])`;
      }
      if (moved !== null) {
        const gone = await tx.$executeRaw`update complaints set case_number = ${moved.to}
          where id = ${moved.id}::uuid and case_number is not distinct from ${moved.from}::int`;
        if (gone !== 1) throw new Conflict();
      }
    }, PATIENCE);
    return "committed";
  } catch (error) {
    return error instanceof Conflict ? "conflict" : outcomeOf(error);
  }
};
