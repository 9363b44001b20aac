import { randomBytes } from "node:crypto";
import { lstatSync } from "node:fs";
import { chmod, copyFile, readdir, rename, rm, symlink } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { type Binaries, wantedLinks } from "./find-binaries.ts";
import { assertOurs, makeFolder } from "./own-folder.ts";

/**
 * A private, complete copy of the PostgreSQL programs at `target`, readable by every account. A copy that is there and
 * whole is used as it is; a damaged one is replaced. Throws when the place cannot be written or is not ours alone.
 */
export async function copyBinaries(from: Binaries, target: string): Promise<Binaries> {
  const to = { ...from, root: target };
  const files = await listFiles(from.root);
  if (isWhole(from, to, files)) return to;
  const fresh = { ...from, root: `${target}.new-${randomBytes(4).toString("hex")}` };
  makeFolder(dirname(target), 0o755);
  assertOurs(dirname(target));
  try {
    for (const file of files) await copyOne(from, fresh, file);
    for (const { source, target: link } of wantedLinks(from)) {
      await symlink(relative(dirname(link), source), join(fresh.root, link));
    }
    await rm(target, { recursive: true, force: true });
    await rename(fresh.root, target);
  } catch (fault) {
    await rm(fresh.root, { recursive: true, force: true });
    // Another start may have finished the same copy meanwhile.
    if (!isWhole(from, to, files)) throw fault;
  }
  return to;
}

/** What a server needs at run time, relative to the root; static libraries and links are left out. */
async function listFiles(root: string): Promise<string[]> {
  const entries = await readdir(join(root, "native"), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith(".a") && !entry.name.endsWith(".pc"))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

async function copyOne(from: Binaries, to: Binaries, file: string): Promise<void> {
  const copy = join(to.root, file);
  makeFolder(dirname(copy), 0o755);
  await copyFile(join(from.root, file), copy);
  await chmod(copy, (lstatSync(join(from.root, file)).mode & 0o111) !== 0 ? 0o755 : 0o644);
}

// Temporary-file cleaners take single old files out of a cache, so every file is looked for; and a copy that another
// account could have written is never run.
function isWhole(from: Binaries, to: Binaries, files: string[]): boolean {
  if (!lstatSync(to.root, { throwIfNoEntry: false })) return false;
  assertOurs(to.root);
  const links = wantedLinks(from).map((link) => link.target);
  return (
    links.every((link) => lstatSync(join(to.root, link), { throwIfNoEntry: false }) !== undefined) &&
    files.every((file) => {
      const copy = lstatSync(join(to.root, file), { throwIfNoEntry: false });
      return copy !== undefined && copy.size === lstatSync(join(from.root, file)).size;
    })
  );
}
