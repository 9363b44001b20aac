import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

/** Makes temporary folders that go with the test file. Everyone may walk in, since root lends its server an account. */
export function tempFolders(): (mode?: number) => string {
  const made: string[] = [];
  afterAll(() => {
    for (const folder of made) rmSync(folder, { recursive: true, force: true });
  });
  return (mode = 0o711) => {
    const folder = mkdtempSync(join(tmpdir(), "ft-embedded-"));
    made.push(folder);
    chmodSync(folder, mode);
    return folder;
  };
}

/** A folder so deep that no socket's address fits in it. */
export function deepIn(folder: string): string {
  const deep = join(folder, "a-folder-with-a-long-name".repeat(3), "another-folder-with-a-long-name".repeat(2));
  mkdirSync(deep, { recursive: true });
  return deep;
}

/** The processes that work in a folder or below it (Linux). */
export function processesIn(folder: string): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`).startsWith(folder);
      } catch {
        return false;
      }
    });
}
