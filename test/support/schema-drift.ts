import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type pg from "pg";
import { openSchemaEngine } from "./schema-engine.ts";

const SCHEMA = fileURLToPath(new URL("../../prisma/schema.prisma", import.meta.url));
const UNFILTERED = { externalTables: [], externalEnums: [] };

/**
 * What the database lacks, or has too much, of what a Prisma schema says, for a person to read; "" when they agree.
 * Checks, triggers and functions are beyond the schema language and never count; partial indexes count where the schema
 * asks for the preview feature.
 */
export async function schemaDrift(database: pg.PoolConfig, schemaFile: string = SCHEMA): Promise<string> {
  const files = [{ path: schemaFile, content: readFileSync(schemaFile, "utf8") }];
  const { engine, close } = await openSchemaEngine(database);
  try {
    const { exitCode, stdout } = await engine.diff({
      from: { tag: "schemaDatasource", files, configDir: "." },
      to: { tag: "schemaDatamodel", files },
      script: false,
      exitCode: true,
      filters: UNFILTERED,
    });
    return exitCode === 0 ? "" : (stdout ?? "").trim();
  } finally {
    await close();
  }
}
