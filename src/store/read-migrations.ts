import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseUnusable } from "./embedded/database-unusable.ts";

/** One migration script as it lies on disk; `checksum` is the SHA-256 of the file in hexadecimal. */
export type Migration = { name: string; path: string; sql: string; checksum: string };

/** The migrations of a folder, in the order of their names. Throws a sentence when there are none. */
export function readMigrations(folder: string): Migration[] {
  const names = existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .sort()
    : [];
  if (names.length === 0) {
    throw new DatabaseUnusable(`There are no database changes in ${folder}. Install Followthrough again.`);
  }
  return names.map((name) => {
    const path = join(folder, name, "migration.sql");
    if (!existsSync(path)) throw new DatabaseUnusable(`${path} is missing. Install Followthrough again.`);
    const sql = readFileSync(path, "utf8");
    return { name, path, sql, checksum: sha256(sql) };
  });
}

/** Is this the script the checksum was taken of? Line ends do not count: git changes them on Windows. */
export function matchesChecksum({ sql, checksum }: Migration, known: string): boolean {
  const unix = sql.replaceAll("\r\n", "\n");
  return [checksum, sha256(unix), sha256(unix.replaceAll("\n", "\r\n"))].includes(known);
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
