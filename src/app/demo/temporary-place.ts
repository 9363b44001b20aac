import { lstatSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MINUTE } from "../../core/time/instant.ts";
import { canEnter } from "../../store/embedded/can-enter.ts";
import { findBinaries } from "../../store/embedded/find-binaries.ts";
import { holdFolder } from "../../store/embedded/hold-folder.ts";
import { serverAccount } from "../../store/embedded/server-account.ts";
import { stopLeftover } from "../../store/embedded/stop-leftover.ts";

const PREFIX = "followthrough-demo-";
/** A folder this young may belong to a demo that is just starting. */
const SETTLED_MS = MINUTE;

/**
 * A folder for a database that nobody wants afterwards, where the account that serves it can work. What an earlier demo
 * left behind because it was killed is cleared away first: its server and its folder.
 */
export const temporaryPlace = async (): Promise<{ folder: string; remove(): void }> => {
  const base = reachableBase();
  for (const name of readdirSync(base)) if (name.startsWith(PREFIX)) await clearLeftover(join(base, name));
  const folder = mkdtempSync(join(base, PREFIX));
  return { folder, remove: () => removeFolder(folder) };
};

/** Root's server runs as another account, which cannot enter root's own temporary folder. */
const reachableBase = (): string => {
  const bases = process.platform === "win32" ? [tmpdir()] : [tmpdir(), "/tmp", "/var/tmp"];
  return bases.find(isReachable) ?? tmpdir();
};

const isReachable = (base: string): boolean => {
  const account = serverAccount([], join(base, PREFIX, "data"));
  return account === undefined || canEnter(base, account);
};

/** Whoever still holds the folder is left alone; so is everything that is not ours. */
const clearLeftover = async (folder: string): Promise<void> => {
  try {
    const stats = lstatSync(folder);
    const ours = stats.isDirectory() && stats.uid === (process.getuid?.() ?? stats.uid);
    if (!ours || Date.now() - stats.mtimeMs < SETTLED_MS) return;
    const hold = await holdFolder(folder);
    await stopLeftover({ folder, cluster: join(folder, "postgres"), account: undefined }, findBinaries(), () => {});
    await hold.release();
    removeFolder(folder);
  } catch {
    // Another demo runs in it, or it cannot be removed by us: it is no business of this start.
  }
};

/** With patience: a server that is just ending may still be writing there. */
const removeFolder = (folder: string): void =>
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
