// Run by tests as a process of its own: takes complaints and commands and delivers them, all at once and without end,
// until it is killed. Says each thing it has answered for: from then on it must not be lost.
import { randomUUID } from "node:crypto";
import pg from "pg";
import { openClient } from "../../src/store/client.ts";
import { type ChildWork, workAsChild } from "./child-work.ts";

const [connectionString = "", now = "0", seed = "0"] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString, max: 10 });
pool.on("error", () => {});
const work: ChildWork = { db: openClient(pool), now: Number(now), seed: Number(seed), name: randomUUID() };
await workAsChild(work, (line) => process.stdout.write(`${line}\n`));
