import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { DataFolderInUse } from "../../../src/store/embedded/database-unusable.ts";
import { type Hold, holdFolder } from "../../../src/store/embedded/hold-folder.ts";
import { deepIn, tempFolders } from "./temp-folders.ts";

const tempFolder = tempFolders();
const MODULE = fileURLToPath(new URL("../../../src/store/embedded/hold-folder.ts", import.meta.url));

/** A process that holds the folder and does nothing else. */
async function holder(folder: string) {
  const code = `import(${JSON.stringify(MODULE)}).then((m) => m.holdFolder(${JSON.stringify(folder)})).then(
    () => { process.stdout.write("held"); setInterval(() => undefined, 1e6); },
    (fault) => { process.stdout.write(fault.name); });`;
  const child = spawn(process.execPath, ["--import", "tsx", "-e", code], { stdio: ["ignore", "pipe", "inherit"] });
  const [said] = await once(child.stdout, "data");
  return { child, said: String(said) };
}

describe("holdFolder", () => {
  it.each(["an ordinary folder", "a folder too deep for a socket"])("gives %s to one at a time", async (kind) => {
    const folder = kind.includes("deep") ? deepIn(tempFolder()) : tempFolder();
    const hold = await holdFolder(folder);
    await expect(holdFolder(folder)).rejects.toBeInstanceOf(DataFolderInUse);
    await expect(holdFolder(folder)).rejects.toThrow(`Another Followthrough (process ${process.pid}) is using`);
    await hold.release();
    const again = await holdFolder(folder);
    await again.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it("gives it to exactly one of many who come at the same moment, round after round", async () => {
    const folder = tempFolder();
    for (let round = 0; round < 20; round += 1) {
      const results = await Promise.allSettled(Array.from({ length: 8 }, () => holdFolder(folder)));
      const holds = results.filter((result): result is PromiseFulfilledResult<Hold> => result.status === "fulfilled");
      const refused = results.filter((result) => result.status === "rejected");
      expect(holds).toHaveLength(1);
      expect(refused.every(({ reason }) => reason instanceof DataFolderInUse)).toBe(true);
      await holds[0]?.value.release();
      expect(readdirSync(folder)).toEqual([]);
    }
  });

  it("gives it to exactly one of several processes", async () => {
    const folder = tempFolder();
    const holders = await Promise.all(Array.from({ length: 4 }, () => holder(folder)));
    expect(holders.map(({ said }) => said).sort()).toEqual([
      "DataFolderInUse",
      "DataFolderInUse",
      "DataFolderInUse",
      "held",
    ]);
    for (const { child } of holders) child.kill("SIGKILL");
  });

  it("is free the moment its holder is killed, and clears what that one left", async () => {
    const folder = tempFolder();
    const { child, said } = await holder(folder);
    expect(said).toBe("held");
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(readdirSync(folder)).toHaveLength(1);
    writeFileSync(join(folder, "claim-0123456789abcdef.sock"), "");
    const hold = await holdFolder(folder);
    expect(readdirSync(folder)).toHaveLength(1);
    await hold.release();
  });

  it("leaves it to a holder that is alive but stopped", async () => {
    const folder = tempFolder();
    const { child } = await holder(folder);
    child.kill("SIGSTOP");
    await expect(holdFolder(folder, 50)).rejects.toBeInstanceOf(DataFolderInUse);
    child.kill("SIGKILL");
  });

  it("says what is wrong with a folder it cannot write to", async () => {
    const missing = join(realpathSync(tempFolder()), "missing");
    await expect(holdFolder(missing)).rejects.toThrow(/missing cannot be used \(E\w+\)/);
  });
});
