import { createHash } from "node:crypto";
import { chmodSync, existsSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { canEnter, nearestExisting } from "./can-enter.ts";
import { DatabaseUnusable } from "./database-unusable.ts";
import { assertOurs, makeFolder } from "./own-folder.ts";
import type { Account } from "./run-as.ts";
import { serverAccount } from "./server-account.ts";

/** Where the data is: a folder with `postgres` (the cluster) and the sockets in it, and the account that serves it. */
export type Home = { folder: string; cluster: string; account: Account | undefined };

export type HomeRequest = {
  dataDir: string;
  /** True when a person named the folder: then the data goes there or nowhere. */
  named: boolean;
  /** The system's state folder for us, which root alone uses, e.g. /var/lib/followthrough. */
  stateFolder: string;
  log: (line: string) => void;
};

/**
 * Chooses and makes the folder the database lives in. That is the data folder, save in one case: root in a tree its
 * unprivileged account cannot enter (a clone in /root). Then the data goes to the state folder, under a name that stays
 * the same for this data folder, and one line says where.
 */
export function chooseHome({ dataDir, named, stateFolder, log }: HomeRequest): Home {
  const asked = resolve(dataDir);
  const elsewhere = join(stateFolder, stableName(asked));
  const account = serverAccount([join(asked, "postgres"), join(elsewhere, "postgres")], asked);
  if (!account) return makeHome(asked, account);
  // What was once written decides: an empty database opened beside a full one would look like losing everything.
  const begun = [asked, elsewhere].find((folder) => existsSync(join(folder, "postgres")));
  const open = canEnter(nearestExisting(asked), account) || (!named && openDoor(asked, account));
  if (begun === elsewhere || (begun === undefined && !open && !named)) {
    log(`PostgreSQL runs as ${account.name} here and cannot enter ${asked}, so the data is kept in ${elsewhere}.`);
    return makeHome(elsewhere, account);
  }
  if (open) return makeHome(asked, account);
  throw new DatabaseUnusable(
    `PostgreSQL does not run as root, and the account ${account.name} cannot enter the data folder ${asked}. ` +
      "Name a folder it can enter with FOLLOWTHROUGH_DATA, or open the way to this one with chmod o+x.",
  );
}

/** A data folder of root's own that only its own mode shuts is let open to pass through, though not to look into. */
function openDoor(folder: string, account: Account): boolean {
  const stats = statSync(folder, { throwIfNoEntry: false });
  if (stats?.uid !== 0 || !canEnter(dirname(folder), account)) return false;
  chmodSync(folder, (stats.mode & 0o7777) | 0o011);
  return true;
}

function makeHome(folder: string, account: Account | undefined): Home {
  try {
    const around = nearestExisting(dirname(folder));
    if (account && statSync(around).uid === account.uid) makeFolder(folder, 0o700, account);
    else makeFolder(folder, account ? 0o711 : 0o700);
    const real = realpathSync(folder);
    assertOurs(real, account);
    return { folder: real, cluster: join(real, "postgres"), account };
  } catch (cause) {
    if (cause instanceof DatabaseUnusable) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new DatabaseUnusable(
      `The data folder ${folder} cannot be made: ${reason}. Name another one with FOLLOWTHROUGH_DATA.`,
      { cause },
    );
  }
}

function stableName(folder: string): string {
  const existing = nearestExisting(folder);
  const real = join(realpathSync(existing), relative(existing, folder));
  const clone = basename(dirname(real)).replace(/[^A-Za-z0-9._-]/g, "-");
  return `${clone.slice(0, 32)}-${createHash("sha256").update(real).digest("hex").slice(0, 8)}`;
}
