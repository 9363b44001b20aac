import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { openEmbedded } from "../../src/store/embedded/open-embedded.ts";
import { migrate } from "../../src/store/migrate.ts";
import { openDatabase } from "../../src/store/open-database.ts";
import { inDatabase } from "./in-database.ts";

const MIGRATIONS = fileURLToPath(new URL("../../prisma/migrations", import.meta.url));

/** One PostgreSQL for the whole run, and in it a migrated template that every test database is copied from. */
type TestServer = { config: pg.PoolConfig; template: string; stop(): Promise<void> };

declare module "vitest" {
  interface ProvidedContext {
    postgres: { config: pg.PoolConfig; template: string };
  }
}

let server: TestServer | undefined;

export async function setup(project: TestProject): Promise<void> {
  server = process.env.TEST_DATABASE_URL ? await givenServer(process.env.TEST_DATABASE_URL) : await ownServer();
  await makeTemplate(server);
  project.provide("postgres", { config: server.config, template: server.template });
}

export async function teardown(): Promise<void> {
  await server?.stop();
}

async function ownServer(): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), "ft-test-"));
  // Root's server runs as another account, which must be able to walk in.
  chmodSync(folder, 0o711);
  const embedded = await openEmbedded({
    dataDir: join(folder, "data"),
    stateFolder: join(folder, "state"),
    log: () => undefined,
    initOptions: ["--no-sync"],
    // Nothing here has to outlive a power cut.
    settings: { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "200" },
  });
  return {
    config: { ...embedded.connection },
    template: "ft_template",
    async stop() {
      await embedded.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A server that others may use as well: names of our own, and nothing left behind. */
async function givenServer(databaseUrl: string): Promise<TestServer> {
  const database = await openDatabase({ databaseUrl, dataDir: "", log: () => undefined });
  const template = `ft_template_${randomBytes(4).toString("hex")}`;
  return {
    config: database.pool,
    template,
    async stop() {
      await asAdmin(database.pool, `alter database ${template} is_template false`, `drop database ${template} (force)`);
    },
  };
}

async function makeTemplate({ config, template }: TestServer): Promise<void> {
  await asAdmin(config, `create database ${template}`);
  // A build whose schema is not written yet still has tests that bring their own.
  if (existsSync(MIGRATIONS)) {
    const pool = new pg.Pool({ ...inDatabase(config, template), max: 1 });
    await migrate(pool, MIGRATIONS, () => undefined);
    await pool.end();
  }
  // Sealed: a database is copied only while nobody is connected to it.
  await asAdmin(config, `alter database ${template} with is_template true allow_connections false`);
}

async function asAdmin(config: pg.PoolConfig, ...statements: string[]): Promise<void> {
  const client = new pg.Client(config);
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}
