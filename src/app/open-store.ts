import { fileURLToPath } from "node:url";
import pg from "pg";
import type { Log } from "../flows/deps.ts";
import { type Db, openClient } from "../store/client.ts";
import { migrate } from "../store/migrate.ts";
import { type DatabaseRequest, openDatabase } from "../store/open-database.ts";
import { readySearch } from "../store/ready-search.ts";

const migrations = fileURLToPath(new URL("../../prisma/migrations", import.meta.url));

export type Store = { db: Db; connection: pg.ClientConfig; describe: string; close(): Promise<void> };

/** Opens PostgreSQL, brings its tables up to date and connects. Closing ends the connections first, then the server. */
export const openStore = async (request: DatabaseRequest, log: Log): Promise<Store> => {
  const database = await openDatabase(request);
  const pool = new pg.Pool({ max: 10, ...database.pool });
  let closing = false;
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process. At the end the
  // server may hang up on sockets that the pool has let go of already.
  pool.on("error", (error) => {
    if (!closing) log.warn({ error: error.message }, "A database connection broke.");
  });
  try {
    await migrate(pool, migrations, (line) => log.info({}, line));
    const why = await readySearch(pool);
    if (why !== null) {
      log.warn(
        { why },
        "Misspelt names are not found: the database has no pg_trgm. Let an administrator run CREATE EXTENSION pg_trgm in it, then start again.",
      );
    }
  } catch (error) {
    await pool.end();
    await database.stop();
    throw error;
  }
  const db = openClient(pool);
  return {
    db,
    connection: database.pool,
    describe: database.describe,
    close: async () => {
      closing = true;
      await db.$disconnect();
      if (!pool.ended) await pool.end();
      await database.stop();
    },
  };
};
