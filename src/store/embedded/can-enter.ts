import { type Stats, statSync } from "node:fs";
import { dirname } from "node:path";
import type { Account } from "./run-as.ts";

const EXECUTE = 0o1;

/**
 * May `account` walk into `folder`? Reads the mode bits of the folder and of everything above it, so it needs no shell
 * and no second process. Access lists are not read: an account let in by one alone counts as shut out.
 */
export function canEnter(folder: string, account: Account): boolean {
  const above = dirname(folder);
  return (above === folder || canEnter(above, account)) && allows(statSync(folder), account);
}

/** The nearest folder at or above `path` that exists. */
export function nearestExisting(path: string): string {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ? path : nearestExisting(dirname(path));
}

function allows(stats: Stats, account: Account): boolean {
  if (account.uid === 0) return true;
  if (stats.uid === account.uid) return (stats.mode & (EXECUTE << 6)) !== 0;
  if (stats.gid === account.gid) return (stats.mode & (EXECUTE << 3)) !== 0;
  return (stats.mode & EXECUTE) !== 0;
}
