import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { describe, expect, it } from "vitest";
import { DatabaseUnusable, DataFolderInUse } from "../../../src/store/embedded/database-unusable.ts";
import { type Embedded, type EmbeddedRequest, openEmbedded } from "../../../src/store/embedded/open-embedded.ts";
import { serverAccount } from "../../../src/store/embedded/server-account.ts";
import { endChild, runChild } from "./run-child.ts";
import { deepIn, processesIn, tempFolders } from "./temp-folders.ts";

const tempFolder = tempFolders();
const isLinux = process.platform === "linux";

function open(dataDir: string, more: Partial<EmbeddedRequest> = {}): Promise<Embedded> {
  return openEmbedded({
    dataDir,
    log: () => undefined,
    initOptions: ["--no-sync"],
    settings: { fsync: "off" },
    ...more,
  });
}

async function ask(embedded: Embedded, sql: string): Promise<unknown[]> {
  const client = new pg.Client(embedded.connection);
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: "array" })).rows.flat();
  } finally {
    await client.end();
  }
}

function pidOf(embedded: Embedded): number {
  return Number(readFileSync(join(embedded.folder, "postmaster.pid"), "utf8").split("\n")[0]);
}

describe("openEmbedded", () => {
  // Making a database takes most of the time, so the tests hand one on, each leaving it stopped.
  const root = tempFolder();
  const folder = join(root, "data");

  it("makes a database, keeps it across a stop, and leaves no process behind", async () => {
    const lines: string[] = [];
    const log = (line: string): void => void lines.push(line);
    const first = await openEmbedded({ dataDir: folder, log, initOptions: ["--no-sync"] });
    expect(lines).toEqual([`A new database was made in ${first.folder}.`]);
    expect(await ask(first, "show server_encoding")).toEqual(["UTF8"]);
    expect(await ask(first, "select lower('ÄÖÜ ŠΣ')")).toEqual(["äöü šσ"]);
    expect(await ask(first, "show listen_addresses")).toEqual([""]);
    const durable = "name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'on'";
    expect(await ask(first, `select count(*)::int from pg_settings where ${durable}`)).toEqual([3]);
    await ask(first, "create table made as select 'row' as word");
    await Promise.all([first.stop(), first.stop()]);
    if (isLinux) expect(processesIn(root)).toEqual([]);
    expect(readdirSync(folder).sort()).toEqual(["postgres", "postgres.log"]);

    const second = await open(folder, { log });
    expect(await ask(second, "select word from made")).toEqual(["row"]);
    await second.stop();
    expect(lines).toHaveLength(1);
    expect(readFileSync(join(folder, "postgres.log"), "utf8")).not.toContain("not properly shut down");
  });

  it("refuses a folder another process has, and takes it once that one was killed, with every committed row", async () => {
    const child = await runChild(folder);
    const refused = await open(folder).catch((fault: unknown) => fault);
    expect(refused).toBeInstanceOf(DataFolderInUse);
    expect(String(refused)).toContain(`process ${child.process.pid}) is using the data folder ${folder}`);
    await endChild(child, "kill");
    if (isLinux) expect(processesIn(root)).not.toEqual([]);

    const lines: string[] = [];
    const next = await open(folder, { log: (line) => lines.push(line) });
    expect(lines).toEqual([expect.stringContaining("earlier start is still running")]);
    expect(await ask(next, "select word from kept")).toEqual(["committed"]);
    await next.stop();
    expect(readFileSync(join(folder, "postgres.log"), "utf8")).not.toContain("not properly shut down");
    expect(readdirSync(folder).sort()).toEqual(["postgres", "postgres.log"]);
  });

  it("tells when the server ends by itself, and starts over a pid file whose number somebody else has got", async () => {
    let tell = (_reason: string): void => undefined;
    const told = new Promise<string>((resolve) => {
      tell = resolve;
    });
    const embedded = await open(folder, { settings: {}, onExit: (reason) => tell(reason) });
    await ask(embedded, "create table before as select 'row' as word");
    const account = serverAccount([embedded.folder], folder);
    process.kill(pidOf(embedded), "SIGKILL");
    expect(await told).toContain("ended by itself (signal SIGKILL)");
    await embedded.stop();

    const as = account ? { uid: account.uid, gid: account.gid } : {};
    const stranger = spawn("sleep", ["60"], { stdio: "ignore", ...as });
    const file = join(embedded.folder, "postmaster.pid");
    writeFileSync(file, readFileSync(file, "utf8").replace(/^\d+/, String(stranger.pid)));
    const next = await open(folder);
    expect(await ask(next, "select word from before")).toEqual(["row"]);
    expect(stranger.exitCode).toBeNull();
    await next.stop();
    stranger.kill();
  });

  it("stops with clients connected and a transaction open", async () => {
    const embedded = await open(folder);
    const client = new pg.Client(embedded.connection);
    const cut = new Promise((resolve) => client.on("error", resolve));
    await client.connect();
    await client.query("begin; create table never (x int)");
    await embedded.stop();
    expect(await cut).toBeInstanceOf(Error);
  });

  it("says what the server said when it does not start, and lets go of the folder", async () => {
    const start = open(folder, { settings: { shared_buffers: "17 parsecs" } });
    await expect(start).rejects.toThrow(/did not start \(code 1\).*parsecs/s);
    expect(readdirSync(folder).sort()).toEqual(["postgres", "postgres.log"]);
  });

  it("finds its way in a folder moved to where it is too deep for a socket", async () => {
    const deep = join(deepIn(root), "data");
    renameSync(folder, deep);
    const embedded = await open(deep);
    expect(await ask(embedded, "select word from made")).toEqual(["row"]);
    await expect(open(deep)).rejects.toBeInstanceOf(DataFolderInUse);
    await embedded.stop();
    expect(readdirSync(deep).sort()).toEqual(["postgres", "postgres.log"]);
  });
});

describe("what an earlier start left in the folder", () => {
  it("is cleared away when it was cut short", async () => {
    const folder = join(tempFolder(), "data");
    mkdirSync(join(folder, "postgres.new-1234abcd", "base"), { recursive: true });
    writeFileSync(join(folder, "postgres.new-1234abcd", "PG_VERSION"), "18\n");
    mkdirSync(join(folder, "postgres"));
    const embedded = await open(folder);
    expect(await ask(embedded, "select 1")).toEqual([1]);
    await embedded.stop();
    expect(readdirSync(folder).sort()).toEqual(["postgres", "postgres.log"]);
  });

  it.each([
    ["PG_VERSION", "17\n", /made by PostgreSQL 17, and this Followthrough brings PostgreSQL 18/],
    ["something", "else", /is not a PostgreSQL database: its PG_VERSION is missing/],
  ])("is left alone when %s says %j, and the sentence says why", async (name, content, sentence) => {
    const folder = join(tempFolder(), "data");
    mkdirSync(join(folder, "postgres"), { recursive: true });
    writeFileSync(join(folder, "postgres", name), content);
    // Twice: the first refusal must let go of the folder.
    for (const start of [open, open]) {
      const fault = await start(folder).catch((refused: unknown) => refused);
      expect(fault).toBeInstanceOf(DatabaseUnusable);
      expect(String(fault)).toMatch(sentence);
    }
    expect(readdirSync(join(folder, "postgres"))).toEqual([name]);
  });
});
