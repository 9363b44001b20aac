// Run by tests as a process of its own: opens the data folder, commits a row, says so, and stays until it is killed.
import pg from "pg";
import { openEmbedded } from "../../../src/store/embedded/open-embedded.ts";

const dataDir = process.argv[2] ?? "";
const embedded = await openEmbedded({ dataDir, log: () => undefined, initOptions: ["--no-sync"] });
const client = new pg.Client(embedded.connection);
await client.connect();
await client.query("create table if not exists kept (word text)");
await client.query("insert into kept values ('committed')");
await client.query("begin; insert into kept values ('not committed')");
process.stdout.write(`${JSON.stringify({ uid: process.getuid?.(), folder: embedded.folder })}\n`);
process.stdin.resume().on("end", async () => {
  await client.query("rollback");
  await client.end();
  await embedded.stop();
});
