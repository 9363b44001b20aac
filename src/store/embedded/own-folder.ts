import { chmodSync, existsSync, lchownSync, lstatSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseUnusable } from "./database-unusable.ts";
import type { Account } from "./run-as.ts";

/**
 * Makes `path`, and what is missing above it, unless it is there. `mode` is exact, whatever the umask of whoever
 * started us (often 077 for root, which would shut the server's account out); `owner` is set where one is given.
 * A folder that exists is left as it is.
 */
export function makeFolder(path: string, mode: number, owner?: Account): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path), 0o755);
  try {
    mkdirSync(path);
  } catch (fault) {
    // Another start made it in this very moment, and sets its mode and owner.
    if ((fault as NodeJS.ErrnoException).code === "EEXIST") return;
    throw fault;
  }
  chmodSync(path, mode);
  if (owner) lchownSync(path, owner.uid, owner.gid);
}

/** Throws a sentence when others than we and `account` may write to `path`: nothing is run from there or kept there. */
export function assertOurs(path: string, account?: Account): void {
  const stats = lstatSync(path);
  const us = process.getuid?.() ?? stats.uid;
  const owned = stats.uid === us || stats.uid === account?.uid;
  if (owned && stats.isDirectory() && (stats.mode & 0o022) === 0) return;
  throw new DatabaseUnusable(`Other accounts can write to ${path}, so nothing is kept there. Remove or rename it.`);
}
