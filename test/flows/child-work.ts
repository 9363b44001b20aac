import { randomUUID } from "node:crypto";
import { consoleDeliverer } from "../../src/chat/console/console-deliverer.ts";
import { consoleDirectory } from "../../src/chat/console/console-directory.ts";
import type { ConsoleBook, ConsoleChannel } from "../../src/chat/console/console-ports.ts";
import { parseCommand } from "../../src/chat/parse-command.ts";
import { type Instant, instant, machineTime } from "../../src/core/time/instant.ts";
import { answerAsk } from "../../src/flows/answer-ask.ts";
import { deliverPlaces } from "../../src/flows/deliver-places.ts";
import type { Deps } from "../../src/flows/deps.ts";
import { receiveComplaint } from "../../src/flows/receive-complaint.ts";
import type { Db } from "../../src/store/client.ts";
import { openConsoleBook } from "../../src/store/console-book.ts";
import { aComplaint } from "../core/complaint/a-complaint.ts";
import { policyOf } from "../support/builders.ts";
import { rigDesk } from "../support/rig-desk.ts";

/** A desk whose only window is the console's book in the same database, so that what people see outlives a process. */
export const consoleDeps = (db: Db, now: Instant): Deps => {
  const policy = { version: 1, ...policyOf(rigDesk) };
  const channels = rigDesk.departments.map(
    ({ id, name, zone }): ConsoleChannel => ({ id, name, department: id, zone }),
  );
  const operations = { id: "operations", name: "Operations", department: null, zone: rigDesk.zone };
  const desk = { people: () => rigDesk.people, channels: () => [...channels, operations] };
  const book = openConsoleBook(
    db,
    () => now,
    () => {},
  ) as ConsoleBook;
  const quiet = (): void => {};
  return {
    db,
    policy: () => policy,
    now: () => now,
    machineNow: () => machineTime(Date.now()),
    newId: randomUUID,
    publicUrl: null,
    windows: [{ platform: "console", deliverer: consoleDeliverer(book, desk), directory: consoleDirectory(desk) }],
    wake: quiet,
    log: { info: quiet, warn: quiet, error: quiet },
  };
};

export type ChildWork = { db: Db; now: number; seed: number; name: string };

/** Never ends by itself. `say` hears of each word that was answered for, as `said <id>` or `noted <words>`. */
export const workAsChild = async ({ db, now, seed, name }: ChildWork, say: (line: string) => void): Promise<void> => {
  const deps = consoleDeps(db, instant(now));
  const hear = async (): Promise<void> => {
    for (let n = 0; ; n += 1) {
      const externalId = `${name}-${n}`;
      const by = `c${(n * 7 + seed) % 5}`;
      const author = { handle: by, name: null, email: null, phone: null };
      const complaint = aComplaint({ externalId, author, createdAt: deps.now() });
      const received = await receiveComplaint(deps, complaint, "live");
      say(`said ${externalId}`);
      const number = received.case ?? 1;
      const note = `${name} note ${n}`;
      const lines = [`claim ${number}`, `update ${number} ${note}`, `release ${number}`, `severity ${number} high`];
      for (const line of lines) {
        const ask = parseCommand(line, { thread: false });
        const by = { platform: "console" as const, tenant: "local", userId: "raj", name: null };
        const at = { channel: null, thread: null, direct: true, overheard: false };
        await answerAsk(deps, { by, at, key: randomUUID(), ask, basis: null, way: "words" });
        if (line.startsWith("update")) say(`noted ${note}`);
      }
    }
  };
  const deliver = async (): Promise<void> => {
    for (;;) await deliverPlaces(deps);
  };
  await Promise.all([hear(), deliver()]);
};
