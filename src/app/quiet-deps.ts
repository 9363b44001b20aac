import { randomUUID } from "node:crypto";
import { machineTime } from "../core/time/instant.ts";
import type { Deps, Log, Policy } from "../flows/deps.ts";
import type { Db } from "../store/client.ts";
import type { DeskClock } from "./desk-clock.ts";

/** What flows need where no window is open: a command beside the running desk, which does the telling. */
export const quietDeps = (db: Db, policy: Policy, clock: DeskClock, log: Log): Deps => ({
  db,
  policy: () => policy,
  now: () => clock.now(),
  machineNow: () => machineTime(Date.now()),
  newId: randomUUID,
  windows: [],
  wake: () => {},
  log,
});
