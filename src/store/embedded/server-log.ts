import { closeSync, constants, fchmodSync, fchownSync, ftruncateSync, openSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Home } from "./choose-home.ts";

/** The file the server writes to; a file, because a pipe would break under a server that outlives us. */
export type ServerLog = { descriptor: number; close(): void; tail(): string };

const LARGEST_BYTES = 1_000_000;
const TAIL_LINES = 5;

/** Opens `postgres.log` in the home for a new run of the server, and begins it anew once it has grown large. */
export function openServerLog({ folder }: Home): ServerLog {
  const path = join(folder, "postgres.log");
  const { O_WRONLY, O_CREAT, O_APPEND, O_NOFOLLOW } = constants;
  // Never through a link: run by root in somebody's folder, that would write to whatever file they point it at.
  const descriptor = openSync(path, O_WRONLY | O_CREAT | O_APPEND | (O_NOFOLLOW ?? 0), 0o600);
  fchmodSync(descriptor, 0o600);
  const { uid, gid } = statSync(folder);
  if (process.getuid?.() === 0) fchownSync(descriptor, uid, gid);
  const size = statSync(path).size;
  const start = size > LARGEST_BYTES ? 0 : size;
  if (start < size) ftruncateSync(descriptor);
  return {
    descriptor,
    close: () => closeSync(descriptor),
    tail() {
      const lines = readFileSync(path).subarray(start).toString("utf8").trim().split("\n");
      return `It said: ${lines.slice(-TAIL_LINES).join(" | ") || "nothing"} (${path}).`;
    },
  };
}
