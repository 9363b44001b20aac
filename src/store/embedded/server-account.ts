import { readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseUnusable } from "./database-unusable.ts";
import type { Account } from "./run-as.ts";

// A dedicated account first, so that an administrator can make one; then the usual unprivileged ones.
const CANDIDATES = ["followthrough", "postgres", "_postgres", "nobody"];

/**
 * The account the database server runs as, or undefined when that is simply the one we are. PostgreSQL refuses to run
 * as root, so root lends it the owner of what is already there, else an existing unprivileged account.
 *
 * @param clusters where a cluster may already be; its owner wins, because PostgreSQL insists on owning its files
 * @param dataDir the data folder; its owner, then the owner of the folder around it (a clone run under sudo)
 */
export function serverAccount(clusters: string[], dataDir: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readAccounts();
  const owner = [...clusters, dataDir, dirname(dataDir)]
    .map((path) => statSync(path, { throwIfNoEntry: false }))
    .find((stats) => stats !== undefined && stats.uid !== 0);
  if (owner) {
    const known = accounts.find((account) => account.uid === owner.uid);
    return known ?? { uid: owner.uid, gid: owner.gid, name: `uid ${owner.uid}` };
  }
  const spare = CANDIDATES.flatMap((name) => accounts.filter((account) => account.name === name && account.uid !== 0));
  if (spare[0]) return spare[0];
  throw new DatabaseUnusable(
    `PostgreSQL does not run as root, and this system has none of the accounts ${CANDIDATES.join(", ")}. ` +
      "Start Followthrough as an ordinary user, or set DATABASE_URL to a PostgreSQL server.",
  );
}

function readAccounts(): Account[] {
  return readText("/etc/passwd")
    .split("\n")
    .map((line) => line.split(":"))
    .filter((fields) => fields.length >= 4)
    .map((fields) => ({ name: fields[0] ?? "", uid: Number(fields[2]) >>> 0, gid: Number(fields[3]) >>> 0 }));
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
