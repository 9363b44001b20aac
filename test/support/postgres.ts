import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { addressOf, inDatabase } from "./in-database.ts";

export type TestDatabase = {
  /** For `new pg.Pool` and for PrismaPg. */
  pool: pg.PoolConfig;
  /** The same as an address, for another process. */
  connectionString: string;
  /** Ends whoever is still connected and removes the database. */
  drop(): Promise<void>;
};

/**
 * A database of one's own on the run's server: a copy of the migrated template, or an empty one.
 * One a test file is enough; `drop` it in afterAll.
 */
export async function testDatabase({ empty = false } = {}): Promise<TestDatabase> {
  const { config, template } = inject("postgres");
  const name = `ft_test_${randomBytes(6).toString("hex")}`;
  await run(config, `create database ${name} template ${empty ? "template0" : template}`);
  const pool = inDatabase(config, name);
  return { pool, connectionString: addressOf(pool), drop: () => run(config, `drop database ${name} with (force)`) };
}

async function run(config: pg.PoolConfig, statement: string): Promise<void> {
  const client = new pg.Client(config);
  await client.connect();
  await client.query(statement);
  await client.end();
}
