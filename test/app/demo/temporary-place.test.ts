import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { temporaryPlace } from "../../../src/app/demo/temporary-place.ts";
import { holdFolder } from "../../../src/store/embedded/hold-folder.ts";

const longAgo = new Date("2020-01-01");

describe.skipIf(process.platform === "win32")("the demo's temporary place", () => {
  const before = process.env.TMPDIR;
  let base: string;
  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), "ft-place-"));
    // Root's database server runs as another account, which has to walk in.
    chmodSync(base, 0o711);
    process.env.TMPDIR = base;
  });
  afterEach(() => {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    rmSync(base, { recursive: true, force: true });
  });

  const leave = (name: string, when = longAgo): string => {
    const folder = join(base, name);
    mkdirSync(join(folder, "postgres"), { recursive: true });
    writeFileSync(join(folder, "postgres", "PG_VERSION"), "18\n");
    utimesSync(folder, when, when);
    return folder;
  };

  it("is a new folder, and gone once it is removed", async () => {
    const place = await temporaryPlace();
    expect(place.folder.startsWith(join(base, "followthrough-demo-"))).toBe(true);
    writeFileSync(join(place.folder, "something"), "");
    place.remove();
    expect(existsSync(place.folder)).toBe(false);
    place.remove();
  });

  it("clears away what a killed demo left, and nothing else", async () => {
    const dead = leave("followthrough-demo-dead");
    const starting = leave("followthrough-demo-starting", new Date());
    const stranger = leave("somebody-elses");
    const running = leave("followthrough-demo-running");
    const hold = await holdFolder(running);
    utimesSync(running, longAgo, longAgo);
    const place = await temporaryPlace();
    await hold.release();
    place.remove();
    expect([dead, starting, stranger, running].map((folder) => existsSync(folder))).toEqual([false, true, true, true]);
  });
});
