import { randomBytes } from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { join } from "node:path";
import type { Home } from "./choose-home.ts";
import { DatabaseUnusable } from "./database-unusable.ts";
import { type Binaries, program } from "./find-binaries.ts";
import { makeFolder } from "./own-folder.ts";
import { type Outcome, runAs, runToEnd } from "./run-as.ts";

export const SUPERUSER = "followthrough";

// C.UTF-8 sorts by code point and knows upper and lower case of every script. Where the system lacks it, PostgreSQL's
// own C.UTF-8 does the same, save that text search for similar words sees letters beyond ASCII less well.
const LOCALES = [["--locale=C.UTF-8"], ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]];

/**
 * Makes sure the home holds a finished cluster of the version the programs are for; true when it was made just now.
 * It is made under another name and renamed once it is whole and on disk, so a start cut short leaves nothing that
 * looks like a database. Call it only while holding the folder.
 *
 * @param extra further options for initdb, who may come in among them
 */
export async function initCluster(home: Home, binaries: Binaries, extra: string[]): Promise<boolean> {
  for (const name of readdirSync(home.folder)) {
    if (name.startsWith("postgres.new-")) clearAway(join(home.folder, name));
  }
  if (existsSync(home.cluster) && !isEmpty(home.cluster)) {
    checkCluster(home, binaries);
    return false;
  }
  const fresh = join(home.folder, `postgres.new-${randomBytes(4).toString("hex")}`);
  makeFolder(fresh, 0o700, home.account);
  const outcome = await runInitdb(home, binaries, fresh, extra);
  if (outcome.code !== 0) {
    clearAway(fresh);
    throw new DatabaseUnusable(`A new database could not be made in ${home.folder}: ${lastWords(outcome)}`);
  }
  clearAway(home.cluster);
  renameSync(fresh, home.cluster);
  syncFolder(home.folder);
  return true;
}

async function runInitdb(home: Home, binaries: Binaries, fresh: string, extra: string[]): Promise<Outcome> {
  let outcome: Outcome | undefined;
  for (const locale of LOCALES) {
    const args = ["-D", fresh, "-U", SUPERUSER, "-E", "UTF8", ...locale, "--no-instructions", ...extra];
    outcome = await runToEnd(program(binaries, "initdb"), args, runAs(home.account));
    if (outcome.code === 0 || !/locale/i.test(outcome.output)) break;
  }
  return outcome ?? { code: null, output: "", fault: undefined };
}

function checkCluster({ cluster }: Home, binaries: Binaries): void {
  const version = readVersion(cluster);
  if (version === binaries.major) return;
  if (version === undefined) {
    throw new DatabaseUnusable(
      `${cluster} is not a PostgreSQL database: its PG_VERSION is missing. ` +
        "Move that folder away to begin a new database, or put the whole of it back.",
    );
  }
  throw new DatabaseUnusable(
    `The database in ${cluster} was made by PostgreSQL ${version}, and this Followthrough brings PostgreSQL ` +
      `${binaries.major}, which cannot read it. Run "followthrough backup" with the earlier Followthrough, move the ` +
      'folder away, and run "followthrough restore" with this one.',
  );
}

function readVersion(cluster: string): string | undefined {
  const path = join(cluster, "PG_VERSION");
  return existsSync(path) ? readFileSync(path, "utf8").trim() : undefined;
}

function isEmpty(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0;
  } catch (cause) {
    throw new DatabaseUnusable(
      `This account cannot read ${folder}: the database there belongs to uid ${statSync(folder).uid}. ` +
        "Start Followthrough as the account that started it before, or as root.",
      { cause },
    );
  }
}

// With patience: the initdb of a start that was killed may still be writing there for a moment.
function clearAway(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

function lastWords({ code, output, fault }: Outcome): string {
  const errors = output.split("\n").filter((line) => /error|fatal|could not|cannot/i.test(line));
  return (errors.length > 0 ? errors.join("; ") : output.trim().split("\n").at(-1)) || fault?.message || `code ${code}`;
}

// A rename is safe from a power cut only once the folder around it is on disk. Windows cannot open a folder.
function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const descriptor = openSync(folder, "r");
  fsyncSync(descriptor);
  closeSync(descriptor);
}
