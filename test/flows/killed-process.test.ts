import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { plainLine } from "../../src/card/spans.ts";
import type { Post } from "../../src/chat/ports.ts";
import { deliverPlaces } from "../../src/flows/deliver-places.ts";
import { type DeskRig, openDeskRig } from "../support/desk-rig.ts";
import { type CardThere, expectAllRight } from "../support/expect-all-right.ts";
import { consoleDeps } from "./child-work.ts";

let rig: DeskRig;
let child: ChildProcess | undefined;
beforeAll(async () => {
  rig = await openDeskRig({ windows: ["console"] });
});
afterAll(async () => {
  child?.kill("SIGKILL");
  await rig.close();
});

/** Lets a process work until it has said so many things, and kills it in the middle of whatever it then does. */
const workAndDie = async (seed: number, lines: number): Promise<string[]> => {
  const script = fileURLToPath(new URL("./child-desk.ts", import.meta.url));
  const args = ["--import", "tsx", script, rig.database.connectionString, String(rig.now()), String(seed)];
  const working = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  child = working;
  const exit = once(working, "exit");
  const said: string[] = [];
  for await (const line of createInterface(working.stdout)) {
    said.push(line);
    if (said.length === lines) working.kill("SIGKILL");
  }
  await exit;
  return said;
};

/** What stands in the console's book. */
const readBook = async (): Promise<(place: string) => CardThere[]> => {
  const { rows } = await rig.pool.query<{
    id: number;
    channel: string;
    thread_of: number | null;
    content: Post["content"];
  }>("select id, channel, thread_of, content from console_messages where not pinned order by id");
  const textOf = (content: Post["content"]): string[] =>
    "card" in content ? [content.card.plain] : content.lines.map(plainLine);
  return (placeId) => {
    const channel = placeId.replace("console:channel:", "");
    return rows
      .filter((row) => row.channel === channel && row.thread_of === null)
      .map((row) => ({
        place: channel,
        text: textOf(row.content)[0] ?? "",
        thread: rows.filter(({ thread_of }) => thread_of === row.id).flatMap(({ content }) => textOf(content)),
      }));
  };
};

test("processes that are killed in the middle of commands and deliveries lose nothing and leave nothing wrong", async () => {
  const said: string[] = [];
  for (const [seed, lines] of [9, 25, 14].entries()) said.push(...(await workAndDie(seed, lines)));
  const deps = consoleDeps(rig.db, rig.now());
  for (let round = 0; round < 3; round += 1) {
    await rig.letWaitingPass();
    await deliverPlaces(deps);
  }
  const { rows: stored } = await rig.pool.query<{ external_id: string }>("select external_id from complaints");
  const { rows: texts } = await rig.pool.query<{ words: string }>(
    "select words from events join texts on texts.id = data->>'textId' where type = 'noted'",
  );
  const kept = new Set([
    ...stored.map(({ external_id }) => `said ${external_id}`),
    ...texts.map(({ words }) => `noted ${words}`),
  ]);
  expect(said.length).toBeGreaterThan(40);
  expect(said.filter((line) => !kept.has(line))).toEqual([]);
  expect(await rig.count("shown")).toBeGreaterThan(5);
  await expectAllRight(deps, await readBook());
});
