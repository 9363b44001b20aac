import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";

const bin = fileURLToPath(new URL("../../../bin/followthrough.mjs", import.meta.url));
const folders: string[] = [];

/** Starts the demo as people do, waits for its last line, looks at it, and presses Ctrl-C. */
const runDemo = async (args: string[], look: (url: string) => Promise<void>) => {
  const folder = mkdtempSync(join(tmpdir(), "ft-demo-test-"));
  folders.push(folder);
  chmodSync(folder, 0o711);
  const env = { PATH: process.env.PATH, TMPDIR: folder, PORT: "0", SLACK_BOT_TOKEN: "xoxb-none", DATABASE_URL: "none" };
  const child = spawn(process.execPath, [bin, "demo", ...args], {
    cwd: folder,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let err = "";
  const ready = new Promise<void>((resolve) => {
    child.stdout.on("data", (part) => {
      out += String(part);
      if (out.includes("Ctrl-C")) resolve();
    });
  });
  child.stderr.on("data", (part) => {
    err += String(part);
  });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  await Promise.race([ready, ended]);
  const url = /^Open (\S+)$/m.exec(out)?.[1];
  if (url !== undefined) await look(url);
  child.kill("SIGINT");
  const code = await ended;
  // What the loader of the sources keeps there is its own.
  const left = readdirSync(folder).filter((name) => !name.startsWith("tsx-"));
  return { code, out, err, left };
};

describe.skipIf(process.platform === "win32")("followthrough demo", () => {
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });

  it("tells its story, says where to look, and leaves nothing behind", async () => {
    const { code, out, err, left } = await runDemo([], async (url) => {
      const page = await (await fetch(url)).text();
      expect(page).toContain("Mia Tran");
      expect(page).toContain("FT-42");
      expect(page).toContain("to Monday 08:00");
    });
    expect(err).toBe("");
    expect(code).toBe(0);
    expect(left).toEqual([]);
    expect(out).toContain("Set, and not used in the demo: SLACK_BOT_TOKEN, DATABASE_URL.");
    expect(out).toMatch(/^Fri 26 Feb 17:40 {2}Friday evening: nobody in Parts has answered\./m);
    expect(out).toMatch(/^It is Friday 5 March, 16:20 there now/m);
    expect(out).toContain("You are Mia Tran");
    expect(out.trimEnd().endsWith("Stopped. Nothing is kept.")).toBe(true);
  });

  it("says what is wrong with a pace that is none", async () => {
    const { code, err, left } = await runDemo(["--pace", "slow"], async () => {});
    expect({ code, err, left }).toEqual({
      code: 2,
      err: "--pace is a number of seconds from 0 to 60, such as 2.\n",
      left: [],
    });
  });
});
