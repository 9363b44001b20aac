import { mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

// The address of a socket holds 107 bytes on Linux and 103 elsewhere.
const LONGEST = 103;

/** May this path be the address of a socket? */
export function fitsSocket(path: string): boolean {
  return Buffer.byteLength(path) <= LONGEST;
}

/**
 * Calls `use` with a path to `name` in `folder` short enough for a socket. A deep folder is reached through a link for
 * the time of the call: the socket itself still lies in the folder, so everyone meets at the same one.
 */
export async function withShortPath<T>(folder: string, name: string, use: (path: string) => Promise<T>): Promise<T> {
  if (fitsSocket(join(folder, name))) return use(join(folder, name));
  const detour = await mkdtemp(join(shortTemporaryFolder(), "ft-"));
  try {
    await symlink(folder, join(detour, "d"));
    return await use(join(detour, "d", name));
  } finally {
    await rm(detour, { recursive: true, force: true });
  }
}

/** The temporary folder, or /tmp where its own name is already too long for a socket in it. */
function shortTemporaryFolder(): string {
  return fitsSocket(join(tmpdir(), "ft-XXXXXX", "d", "owner-0123456789abcdef.sock")) ? tmpdir() : "/tmp";
}
