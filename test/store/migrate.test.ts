import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DatabaseUnusable } from "../../src/store/embedded/database-unusable.ts";
import { migrate } from "../../src/store/migrate.ts";
import { type TestDatabase, testDatabase } from "../support/postgres.ts";
import { migrationList, openSchemaEngine } from "../support/schema-engine.ts";

const FILTERS = { externalTables: [], externalEnums: [] };
const quiet = (): void => undefined;

let database: TestDatabase;
let pool: pg.Pool;
let folder: string;

beforeEach(async () => {
  database = await testDatabase({ empty: true });
  pool = new pg.Pool(database.pool);
  pool.on("error", quiet);
  folder = mkdtempSync(join(tmpdir(), "ft-migrations-"));
  write("0001_init", "create table first (id int primary key);\ninsert into first values (1);\n");
  write("0002_more", "create table second (id int references first);\n");
});

afterEach(async () => {
  await pool.end();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, sql: string): string {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, "migration.sql"), sql);
  return join(folder, name, "migration.sql");
}

async function rows<T extends pg.QueryResultRow>(sql: string): Promise<T[]> {
  return (await pool.query<T>(sql)).rows;
}

/** The sentence it fails with. */
async function refusal(): Promise<string> {
  const fault = await migrate(pool, folder, quiet).catch((thrown: unknown) => thrown);
  expect(fault).toBeInstanceOf(DatabaseUnusable);
  return (fault as Error).message;
}

describe("migrate", () => {
  it("applies what is missing in the order of the names, and tells which", async () => {
    const lines: string[] = [];
    expect(await migrate(pool, folder, (line) => lines.push(line))).toEqual(["0001_init", "0002_more"]);
    expect(lines).toEqual(["Database change 0001_init applied.", "Database change 0002_more applied."]);
    expect(await migrate(pool, folder, quiet)).toEqual([]);
    write("0010_later", "alter table second add column note text");
    expect(await migrate(pool, folder, quiet)).toEqual(["0010_later"]);
    expect(await rows("select * from first")).toEqual([{ id: 1 }]);
  });

  it("keeps the account that prisma migrate deploy keeps", async () => {
    await migrate(pool, folder, quiet);
    const [row] = await rows("select * from _prisma_migrations where migration_name = '0001_init'");
    const sql = readFileSync(join(folder, "0001_init", "migration.sql"));
    expect(row).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      checksum: createHash("sha256").update(sql).digest("hex"),
      finished_at: expect.any(Date),
      migration_name: "0001_init",
      logs: null,
      rolled_back_at: null,
      started_at: expect.any(Date),
      applied_steps_count: 1,
    });
    expect(row?.finished_at.getTime()).toBeGreaterThanOrEqual(row?.started_at.getTime());
  });

  it("lets eight processes start at once: one works, the others wait and find nothing to do", async () => {
    write("0003_slow", "select pg_sleep(0.1); create table third (id int)");
    const pools = Array.from({ length: 8 }, () => new pg.Pool({ ...database.pool, max: 1 }));
    const lines: string[] = [];
    const results = await Promise.all(pools.map((each) => migrate(each, folder, (line) => lines.push(line))));
    expect(results.flat().sort()).toEqual(["0001_init", "0002_more", "0003_slow"]);
    expect(results.filter((applied) => applied.length > 0)).toHaveLength(1);
    expect(lines).toContain("Another process is changing the database: waiting until it is done.");
    expect(await rows("select count(*)::int as n from _prisma_migrations")).toEqual([{ n: 3 }]);
    await Promise.all(pools.map((each) => each.end()));
  });

  it("keeps nothing of a script that fails, says where and why, and goes on once it is mended", async () => {
    const path = write("0003_bad", "create table third (id int);\n-- ü\ncreate table fourth (id nonsense);\n");
    expect(await refusal()).toBe(
      `${path}:3 could not be applied, and nothing of it was kept: type "nonsense" does not exist.`,
    );
    expect(await rows("select to_regclass('third') as third")).toEqual([{ third: null }]);
    expect(await rows("select migration_name as name from _prisma_migrations order by 1")).toEqual([
      { name: "0001_init" },
      { name: "0002_more" },
    ]);
    write("0003_bad", "create table third (id int);\n");
    expect(await migrate(pool, folder, quiet)).toEqual(["0003_bad"]);
  });

  it("does not claim to have undone what a script committed by itself", async () => {
    write("0003_commits", "create table third (id int); commit; select 1/0;");
    expect(await refusal()).toContain("what it committed itself was kept: division by zero.");
    expect(await refusal()).toContain("0003_commits was begun");
  });

  it("keeps its account when a script changes the session it runs in", async () => {
    write("0003_path", "create schema other; set search_path = other; create table t (id int)");
    write("0004_after", "create table fourth (id int)");
    expect(await migrate(pool, folder, quiet)).toHaveLength(4);
    expect(await rows("select to_regclass('public.fourth')::text as t")).toEqual([{ t: "fourth" }]);
    expect(await rows("show search_path")).toEqual([{ search_path: '"$user", public' }]);
  });

  it("refuses a script that was changed after it had been applied", async () => {
    await migrate(pool, folder, quiet);
    const path = write("0001_init", "create table first (id bigint primary key);");
    expect(await refusal()).toContain(`${path} was changed after it had been applied`);
  });

  it("takes a script whose line ends alone changed for the same", async () => {
    await migrate(pool, folder, quiet);
    const path = join(folder, "0001_init", "migration.sql");
    writeFileSync(path, readFileSync(path, "utf8").replaceAll("\n", "\r\n"));
    expect(await migrate(pool, folder, quiet)).toEqual([]);
  });

  it("refuses a database that a newer version has used", async () => {
    write("0003_future", "create table third (id int)");
    await migrate(pool, folder, quiet);
    rmSync(join(folder, "0003_future"), { recursive: true });
    expect(await refusal()).toContain("it holds 0003_future, which this version does not know");
  });

  it("refuses after a change that another tool began and never finished, until that is resolved", async () => {
    await migrate(pool, folder, quiet);
    await pool.query("update _prisma_migrations set finished_at = null where migration_name = '0002_more'");
    expect(await refusal()).toContain("0002_more was begun by another tool and never finished");
    await pool.query("update _prisma_migrations set rolled_back_at = now() where finished_at is null");
    await pool.query("drop table second");
    expect(await migrate(pool, folder, quiet)).toEqual(["0002_more"]);
  });

  it("refuses a database with tables of somebody else, though not those of an extension", async () => {
    await pool.query("create table theirs (id int)");
    expect(await refusal()).toContain("tables that are not Followthrough's (theirs)");
    await pool.query("drop table theirs; create extension pg_trgm");
    expect(await migrate(pool, folder, quiet)).toHaveLength(2);
  });

  it("says so when its user may not make tables", async () => {
    const role = `ft_role_${randomBytes(6).toString("hex")}`;
    await pool.query(`create role ${role} login; revoke create on schema public from public`);
    const poor = new pg.Pool({ ...database.pool, options: `-c role=${role}`, max: 1 });
    await expect(migrate(poor, folder, quiet)).rejects.toThrow(/may not make its tables .*permission denied/);
    await poor.end();
    await pool.query(`drop role ${role}`);
  });

  it("says what is missing in an install that is not whole", async () => {
    await expect(migrate(pool, join(folder, "nowhere"), quiet)).rejects.toThrow(/no database changes in .*nowhere/);
    mkdirSync(join(folder, "0003_empty"));
    expect(await refusal()).toContain("0003_empty/migration.sql is missing");
  });
});

describe("the account agrees with prisma's own engine", () => {
  it("which finds nothing to do after ours", async () => {
    await migrate(pool, folder, quiet);
    const { engine, close } = await openSchemaEngine(database.pool);
    const migrationsList = migrationList(folder);
    expect(
      await engine.diagnoseMigrationHistory({ migrationsList, optInToShadowDatabase: false, filters: FILTERS }),
    ).toEqual({
      editedMigrationNames: [],
      failedMigrationNames: [],
      hasMigrationsTable: true,
      history: null,
    });
    expect(await engine.applyMigrations({ migrationsList, filters: FILTERS })).toEqual({ appliedMigrationNames: [] });
    await close();
  });

  it("after which ours finds nothing to do, and whose table is ours to the last column", async () => {
    const { engine, close } = await openSchemaEngine(database.pool);
    const applied = await engine.applyMigrations({ migrationsList: migrationList(folder), filters: FILTERS });
    expect(applied).toEqual({ appliedMigrationNames: ["0001_init", "0002_more"] });
    await close();
    expect(await migrate(pool, folder, quiet)).toEqual([]);
    const theirs = await tableShape(pool);
    const other = await testDatabase({ empty: true });
    const otherPool = new pg.Pool(other.pool);
    await migrate(otherPool, folder, quiet);
    expect(await tableShape(otherPool)).toEqual(theirs);
    await otherPool.end();
    await other.drop();
  });
});

/** The table's columns and keys, and its rows without what differs from run to run. */
async function tableShape(of: pg.Pool): Promise<unknown> {
  const columns = await of.query(
    `select column_name, data_type, character_maximum_length, is_nullable, column_default, ordinal_position
       from information_schema.columns where table_name = '_prisma_migrations' order by ordinal_position`,
  );
  const keys = await of.query(
    "select conname, pg_get_constraintdef(oid) as is from pg_constraint where conrelid = '_prisma_migrations'::regclass order by 1",
  );
  const kept = await of.query(
    `select checksum, migration_name, logs, rolled_back_at, applied_steps_count, finished_at is not null as finished,
       length(id) as id from _prisma_migrations order by migration_name`,
  );
  return { columns: columns.rows, keys: keys.rows, kept: kept.rows };
}
