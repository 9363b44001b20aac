import { randomUUID } from "node:crypto";
import type pg from "pg";
import { DatabaseUnusable } from "./embedded/database-unusable.ts";
import { type Migration, matchesChecksum, readMigrations } from "./read-migrations.ts";

// The number `prisma migrate deploy` locks as well, so that the two never run side by side.
const LOCK = 72_707_369;

const TABLE = "_prisma_migrations";

// Word for word what `prisma migrate deploy` expects of its table.
const CREATE_TABLE = `create table ${TABLE} (
  id varchar(36) primary key not null,
  checksum varchar(64) not null,
  finished_at timestamptz,
  migration_name varchar(255) not null,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`;

type Row = { migration_name: string; checksum: string; finished: boolean };

/**
 * Brings the database to the state of `migrationsDir` (folders with a migration.sql, in the order of their names) and
 * keeps the same account of it as `prisma migrate deploy`. Any number of processes may call it at once: one works, the
 * others wait and then find nothing to do.
 *
 * @returns the names applied by this call
 * @throws DatabaseUnusable with a sentence when a script fails (nothing of it is kept), when an applied script was
 *   changed, when an earlier run of another tool failed halfway, or when the database knows more than this build
 */
export async function migrate(pool: pg.Pool, migrationsDir: string, log: (line: string) => void): Promise<string[]> {
  const migrations = readMigrations(migrationsDir);
  const client = await pool.connect();
  // Without a listener a connection that breaks would end the process, before the query in it is told.
  client.on("error", () => undefined);
  try {
    await takeLock(client, log);
    await makeTable(client);
    const rows = await readRows(client);
    checkHistory(migrations, rows);
    const applied = new Set(rows.map((row) => row.migration_name));
    const missing = migrations.filter(({ name }) => !applied.has(name));
    for (const migration of missing) {
      await apply(client, migration);
      log(`Database change ${migration.name} applied.`);
    }
    return missing.map(({ name }) => name);
  } finally {
    // Ends the session, and with it the lock and whatever a script set.
    client.release(true);
  }
}

async function takeLock(client: pg.PoolClient, log: (line: string) => void): Promise<void> {
  // A limit that an administrator set for the role is meant for queries, not for waiting one's turn or for a script.
  await client.query("set statement_timeout = 0; set lock_timeout = 0; set idle_in_transaction_session_timeout = 0");
  const { rows } = await client.query<{ taken: boolean }>("select pg_try_advisory_lock($1) as taken", [LOCK]);
  if (rows[0]?.taken) return;
  log("Another process is changing the database: waiting until it is done.");
  await client.query("select pg_advisory_lock($1)", [LOCK]);
}

async function makeTable(client: pg.PoolClient): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c
      where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
        and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
      order by 1`,
  );
  const names = rows.map((row) => row.name);
  if (names.includes(TABLE)) return;
  if (names.length > 0) {
    throw new DatabaseUnusable(
      `The database already holds tables that are not Followthrough's (${names.slice(0, 3).join(", ")}` +
        `${names.length > 3 ? ", ..." : ""}). Give Followthrough a database of its own.`,
    );
  }
  try {
    await client.query(CREATE_TABLE);
  } catch (cause) {
    throw new DatabaseUnusable(
      `Followthrough may not make its tables in this database: ${(cause as Error).message}. ` +
        "Make its user the owner of the database, or grant it create on the schema.",
      { cause },
    );
  }
}

async function readRows(client: pg.PoolClient): Promise<Row[]> {
  const { rows } = await client.query<Row>(
    `select migration_name, checksum, finished_at is not null as finished from ${TABLE}
      where rolled_back_at is null order by started_at`,
  );
  return rows;
}

function checkHistory(migrations: Migration[], rows: Row[]): void {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  const failed = rows.find((row) => !row.finished);
  if (failed) {
    throw new DatabaseUnusable(
      `The database change ${failed.migration_name} was begun by another tool and never finished. Mend the database, ` +
        `then run "npx prisma migrate resolve" with --applied or --rolled-back ${failed.migration_name}.`,
    );
  }
  const unknown = rows.filter((row) => !known.has(row.migration_name)).map((row) => row.migration_name);
  if (unknown.length > 0) {
    throw new DatabaseUnusable(
      `A newer version of Followthrough has used this database: it holds ${unknown.join(", ")}, ` +
        "which this version does not know. Start the newer version, or restore a backup made before it.",
    );
  }
  const changed = rows.find((row) => {
    const migration = known.get(row.migration_name);
    return migration !== undefined && !matchesChecksum(migration, row.checksum);
  });
  if (changed) {
    throw new DatabaseUnusable(
      `${known.get(changed.migration_name)?.path} was changed after it had been applied to this database. ` +
        "Put it back as it was, and write the change as a new migration.",
    );
  }
}

async function apply(client: pg.PoolClient, migration: Migration): Promise<void> {
  const { name, path, sql, checksum } = migration;
  const id = randomUUID();
  try {
    await client.query("begin");
    await client.query(
      `insert into ${TABLE} (id, checksum, migration_name, started_at) values ($1, $2, $3, clock_timestamp())`,
      [id, checksum, name],
    );
    await client.query(sql);
    // A script may set search_path and the like for its session; the bookkeeping must not follow it.
    await client.query("reset all; set statement_timeout = 0; set lock_timeout = 0");
    await client.query(
      `update ${TABLE} set finished_at = clock_timestamp(), applied_steps_count = applied_steps_count + 1 where id = $1`,
      [id],
    );
    await client.query("commit");
  } catch (cause) {
    const kept = await undo(client, id);
    throw new DatabaseUnusable(
      `${path}${lineOf(cause, sql)} could not be applied, and ${kept}: ${(cause as Error).message}.`,
      { cause },
    );
  }
}

// A script that commits by itself takes what came before, the begun row included, out of our hands.
async function undo(client: pg.PoolClient, id: string): Promise<string> {
  try {
    await client.query("rollback");
    const { rowCount } = await client.query(`select from ${TABLE} where id = $1`, [id]);
    return rowCount === 0 ? "nothing of it was kept" : "what it committed itself was kept";
  } catch {
    return "the connection was lost, which undoes it";
  }
}

/** ":12" when PostgreSQL says at which character of the script it stopped. */
function lineOf(fault: unknown, sql: string): string {
  const position = Number((fault as { position?: string }).position);
  return position > 0 ? `:${Array.from(sql).slice(0, position).join("").split("\n").length}` : "";
}
