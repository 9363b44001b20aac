import { existsSync, lstatSync } from "node:fs";
import { symlink } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import { copyBinaries } from "./copy-binaries.ts";
import { DatabaseUnusable } from "./database-unusable.ts";
import { type Binaries, findBinaries, program, wantedLinks } from "./find-binaries.ts";
import { type Account, type Outcome, runAs, runToEnd } from "./run-as.ts";

/**
 * PostgreSQL programs that are whole and that the account can run: those in node_modules when they are, else a copy
 * made once in the first of `caches` that can be written (a read-only node_modules with its library links missing, or
 * a tree the account cannot enter).
 */
export async function readyBinaries(
  account: Account | undefined,
  caches: string[],
  installed: Binaries = findBinaries(),
): Promise<Binaries> {
  const whole = await mendLinks(installed);
  const trial = await tryOut(installed, account);
  if (trial === undefined) return installed;
  // A copy cures missing links and a shut door; it does not cure a foreign C library.
  const reasons = [trial];
  for (const cache of whole && !account ? [] : caches) {
    try {
      const copy = await copyBinaries(installed, join(cache, `postgres-${installed.label}`));
      const reason = await tryOut(copy, account);
      if (reason === undefined) return copy;
      reasons.push(reason);
    } catch (fault) {
      reasons.push(fault instanceof Error ? fault.message : String(fault));
    }
  }
  throw new DatabaseUnusable(
    `The embedded PostgreSQL does not start${account ? ` as ${account.name}` : ""}: ${reasons.join("; ")}. ` +
      "Set DATABASE_URL to a PostgreSQL server, version 14 or later, to do without it.",
  );
}

/** Makes the library links an install without scripts left out; false when some could not be made. */
async function mendLinks(binaries: Binaries): Promise<boolean> {
  const missing = wantedLinks(binaries).filter(
    ({ target }) => lstatSync(join(binaries.root, target), { throwIfNoEntry: false }) === undefined,
  );
  const made = await Promise.allSettled(
    missing.map(({ source, target }) => symlink(relative(join(target, ".."), source), join(binaries.root, target))),
  );
  return made.every(
    (result) => result.status === "fulfilled" || (result.reason as NodeJS.ErrnoException).code === "EEXIST",
  );
}

/** Starts each program once, for its version alone: the one proof that counts doors, links and loader in. */
async function tryOut(binaries: Binaries, account: Account | undefined): Promise<string | undefined> {
  for (const name of ["postgres", "initdb"] as const) {
    const path = program(binaries, name);
    const outcome = await runToEnd(path, ["--version"], runAs(account));
    if (outcome.code !== 0) return explain(path, outcome);
  }
  return undefined;
}

function explain(path: string, { code, output, fault }: Outcome): string {
  if (fault?.code === "ENOENT" && existsSync(path)) {
    return `${basename(path)} needs a system with the GNU C library (Alpine Linux has another)`;
  }
  const said = output.trim().split("\n")[0];
  return `${path} ${fault ? `cannot be run (${fault.code})` : `ended with code ${code}`}${said ? `: ${said}` : ""}`;
}
