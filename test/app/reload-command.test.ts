import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "../support/postgres.ts";

const bin = fileURLToPath(new URL("../../bin/followthrough.mjs", import.meta.url));
const deskOpen = (hours: string): string => `organisation: Example
zone: Europe/Berlin
departments:
  parts: { calendar: { weekly: { mon-fri: ${hours} } }, lead: lee }
people:
  lee: { name: Lee Wong, department: parts, roles: [admin], mail: lee@example.com }
`;

let folder = "";
let database: TestDatabase;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "ft-reload-test-"));
  database = await testDatabase();
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await database.drop();
});

const run = async (args: string[]) => {
  const env = {
    PATH: process.env.PATH,
    DATABASE_URL: database.connectionString,
    FOLLOWTHROUGH_CONFIG: join(folder, "desk.yaml"),
  };
  const child = spawn(process.execPath, [bin, ...args], { cwd: folder, env });
  let out = "";
  let err = "";
  child.stdout.on("data", (part) => {
    out += String(part);
  });
  child.stderr.on("data", (part) => {
    err += String(part);
  });
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, out, err, lines: out.trimEnd().split("\n") };
};
const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);

describe("followthrough reload", () => {
  it("shows what a changed file would do, does it when told, and has nothing to do after that", async () => {
    write("desk.yaml", deskOpen("09:00-17:00"));
    const word = { id: "1", source: "email", author: "jane@example.com", text: "No spare part yet." };
    write("in.jsonl", `${JSON.stringify({ ...word, createdAt: new Date().toISOString() })}\n`);
    expect(await run(["import", "in.jsonl", "--live"])).toMatchObject({ code: 0 });
    const file = join(folder, "desk.yaml");

    write("desk.yaml", deskOpen("11:00-12:00"));
    const shown = await run(["reload"]);
    expect(shown.lines[0]).toMatch(/^This moves [1-9] due times?; none becomes overdue at once\.$/);
    expect(shown.lines.some((line) => /^ {2}FT-1 resolve: due .+ \(was .+\)$/.test(line))).toBe(true);
    const [, hash = ""] =
      /^Nothing is changed yet\. To make it so: followthrough reload --yes (\w+)$/m.exec(shown.out) ?? [];
    expect(hash).toHaveLength(12);

    const wrong = await run(["reload", "--yes", "0123456789ab"]);
    expect(wrong).toMatchObject({
      code: 2,
      err: `The file's hash is ${hash}, not 0123456789ab: it has changed since. Look at the preview above again.\n`,
    });
    const done = await run(["reload", "--yes", hash]);
    expect(done.lines.at(-1)).toMatch(/^Version 2 is active\. [1-9] due times? moved, on 1 case\.$/);

    // An activation that was killed before it came to the case.
    const pool = new pg.Pool(database.pool);
    await pool.query("update cases set desk_version = 1");
    await pool.end();
    expect((await run(["reload"])).lines).toEqual([
      `${file} is the active desk already (version 2).`,
      "1 case had still to be looked at; none had to move.",
    ]);
  });
});
