import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterAll, describe, expect, it } from "vitest";
import { migrate } from "../../src/store/migrate.ts";
import { testDatabase } from "../support/postgres.ts";
import { schemaDrift } from "../support/schema-drift.ts";

const MIGRATIONS = fileURLToPath(new URL("../../prisma/migrations", import.meta.url));
const SCHEMA = `
generator client {
  provider        = "prisma-client"
  previewFeatures = ["partialIndexes"]
}
datasource db {
  provider = "postgresql"
}
model Probe {
  id   Int     @id
  due  BigInt?
  name String?
  @@index([due], where: raw("due IS NOT NULL"), map: "due_soon")
}`;
const MIGRATION = `
create table "Probe" (id integer not null, due bigint check (due > 0), name text, constraint "Probe_pkey" primary key (id));
create index due_soon on "Probe" (due) where due is not null;`;
const folder = mkdtempSync(join(tmpdir(), "ft-drift-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("schemaDrift", () => {
  it.runIf(existsSync(MIGRATIONS))("finds none between prisma/schema.prisma and the migrations", async () => {
    const database = await testDatabase();
    expect(await schemaDrift(database.pool)).toBe("");
    await database.drop();
  });

  it("names what a migration forgot or added, and overlooks what the schema language cannot say", async () => {
    const schema = join(folder, "schema.prisma");
    writeFileSync(schema, SCHEMA);
    mkdirSync(join(folder, "0001_init"));
    writeFileSync(join(folder, "0001_init", "migration.sql"), MIGRATION);
    const database = await testDatabase({ empty: true });
    const pool = new pg.Pool(database.pool);
    await migrate(pool, folder, () => undefined);
    expect(await schemaDrift(database.pool, schema)).toBe("");
    await pool.query('alter table "Probe" drop column name, add column stray text');
    const columns = await schemaDrift(database.pool, schema);
    expect(columns).toContain("name");
    expect(columns).toContain("stray");
    await pool.query('alter table "Probe" drop column stray, add column name text; drop index due_soon');
    expect(await schemaDrift(database.pool, schema)).toContain("due");
    await pool.end();
    await database.drop();
  });
});
