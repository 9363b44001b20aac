import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, realpathSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { describe, expect, it } from "vitest";
import { canEnter } from "../../../src/store/embedded/can-enter.ts";
import { chooseHome } from "../../../src/store/embedded/choose-home.ts";
import { copyBinaries } from "../../../src/store/embedded/copy-binaries.ts";
import { findBinaries, program, wantedLinks } from "../../../src/store/embedded/find-binaries.ts";
import { openEmbedded } from "../../../src/store/embedded/open-embedded.ts";
import { readyBinaries } from "../../../src/store/embedded/ready-binaries.ts";
import { type Account, runAs, runToEnd } from "../../../src/store/embedded/run-as.ts";
import { endChild, runChild } from "./run-child.ts";
import { processesIn, tempFolders } from "./temp-folders.ts";

const tempFolder = tempFolders();
const isRoot = process.getuid?.() === 0;
const nobody: Account = { uid: 65534, gid: 65534, name: "nobody" };
const tree = fileURLToPath(new URL("../../..", import.meta.url));
const quick = { log: () => undefined, initOptions: ["--no-sync"], settings: { fsync: "off" } };

describe.runIf(isRoot)("started by root", () => {
  it("keeps the data in the state folder when its account cannot enter the tree, and says where", async () => {
    const home = tempFolder(0o700);
    const stateFolder = join(tempFolder(), "state");
    const dataDir = join(home, "clone", ".followthrough");
    mkdirSync(join(home, "clone"));
    const lines: string[] = [];
    const request = { ...quick, dataDir, stateFolder, log: (line: string) => void lines.push(line) };
    const first = await openEmbedded(request);
    expect(first.folder.startsWith(join(realpathSync(stateFolder), "clone-"))).toBe(true);
    expect(lines[0]).toContain(`cannot enter ${dataDir}, so the data is kept in ${stateFolder}`);
    expect(statSync(first.folder).uid).not.toBe(0);
    expect(statSync(first.folder).mode & 0o777).toBe(0o700);
    await query(first.connection, "create table kept as select 1");
    await first.stop();

    // The way being open from now on must not make it begin an empty database in the other place.
    chmodSync(home, 0o755);
    const second = await openEmbedded(request);
    expect(second.folder).toBe(first.folder);
    await query(second.connection, "select from kept");
    await second.stop();
  });

  it("keeps to a folder that was named, or says why it cannot", async () => {
    const dataDir = join(tempFolder(0o700), "data");
    const stateFolder = join(tempFolder(), "state");
    await expect(openEmbedded({ ...quick, dataDir, stateFolder, named: true })).rejects.toThrow(
      /cannot enter the data folder .*FOLLOWTHROUGH_DATA/,
    );
    expect(existsSync(dataDir) || existsSync(stateFolder)).toBe(false);
  });

  it("copies programs its account cannot reach, once, mends a damaged copy, and trusts no cache of others", async () => {
    const unreachable = await copyBinaries(findBinaries(), join(tempFolder(0o700), "package"));
    const cache = join(tempFolder(), "cache");
    const copy = await readyBinaries(nobody, [cache], unreachable);
    expect(copy.root.startsWith(cache)).toBe(true);
    expect((await runToEnd(program(copy, "postgres"), ["--version"], runAs(nobody))).output).toMatch(/PostgreSQL\) 18/);

    const born = statSync(copy.root).ino;
    await readyBinaries(nobody, [cache], unreachable);
    expect(statSync(copy.root).ino).toBe(born);

    const lost = join(copy.root, "native", "share", "postgresql", "timezone", "UTC");
    rmSync(lost);
    await readyBinaries(nobody, [cache], unreachable);
    expect(existsSync(lost)).toBe(true);

    await expect(readyBinaries(nobody, [tempFolder(0o777)], unreachable)).rejects.toThrow(/Other accounts can write/);
  });
});

describe.runIf(isRoot && canEnter(tree, nobody))("started by an ordinary user", () => {
  it("keeps everything in the data folder, and root keeps to that user's account there", async () => {
    const clone = tempFolder();
    chownSync(clone, nobody.uid, nobody.gid);
    const dataDir = join(clone, "data");
    const as = { uid: nobody.uid, gid: nobody.gid, env: { PATH: process.env.PATH, HOME: "/nonexistent" } };
    const child = await runChild(dataDir, as);
    expect(child.said).toEqual({ uid: nobody.uid, folder: join(dataDir, "postgres") });
    await endChild(child, "kill");

    // What root leaves, even when it is killed, must not stand in that user's way.
    rmSync(join(dataDir, "postgres.log"));
    const byRoot = await runChild(dataDir);
    expect(byRoot.said).toEqual({ uid: 0, folder: join(dataDir, "postgres") });
    await endChild(byRoot, "kill");

    const again = await runChild(dataDir, as);
    expect(again.said.uid).toBe(nobody.uid);
    await endChild(again, "orderly");
    expect(readdirSync(dataDir).sort()).toEqual(["postgres", "postgres.log"]);
    if (process.platform === "linux") expect(processesIn(clone)).toEqual([]);
  });

  it("runs as the owner of the folder around it when root comes first", () => {
    const clone = tempFolder();
    chownSync(clone, nobody.uid, nobody.gid);
    const home = chooseHome({
      dataDir: join(clone, "data"),
      named: false,
      stateFolder: "/nowhere",
      log: () => undefined,
    });
    expect(home.account?.uid).toBe(nobody.uid);
    expect(statSync(home.folder)).toMatchObject({ uid: nobody.uid, gid: nobody.gid });
    expect(statSync(home.folder).mode & 0o777).toBe(0o700);
  });
});

describe("an install without its scripts", () => {
  it("has its library links made up for", async () => {
    const folder = join(tempFolder(), "package");
    const bare = await copyBinaries(findBinaries(), folder);
    for (const { target } of wantedLinks(bare)) rmSync(join(bare.root, target));
    expect((await runToEnd(program(bare, "postgres"), ["--version"], runAs(undefined))).code).not.toBe(0);
    expect((await readyBinaries(undefined, [], bare)).root).toBe(bare.root);
  });
});

async function query(connection: pg.ClientConfig, sql: string): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  await client.query(sql);
  await client.end();
}
