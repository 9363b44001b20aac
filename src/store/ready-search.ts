import type pg from "pg";

/**
 * Makes what finds misspelt names, where the database's user may; asked at every start, so that nothing is to be done
 * once somebody has allowed it. Null, or PostgreSQL's own reason why not: everything else works without.
 */
export const readySearch = async (pool: pg.Pool): Promise<string | null> => {
  const { rows } = await pool.query<{ said: string }>("select ready_search() as said");
  const said = rows[0]?.said ?? "ready";
  return said === "ready" ? null : said;
};
