import { randomUUID } from "node:crypto";
import type { Platform } from "../core/desk/desk.ts";
import { machineTime } from "../core/time/instant.ts";
import type { ChatWindow, Deps, Log, Policy } from "../flows/deps.ts";
import type { Db } from "../store/client.ts";
import type { DeskClock } from "./desk-clock.ts";

/**
 * What flows need where no window is open: a command beside the running desk. It only writes down what is to be shown on
 * these platforms; the desk shows it.
 */
export const quietDeps = (db: Db, policy: Policy, clock: DeskClock, log: Log, platforms: Platform[]): Deps => ({
  db,
  policy: () => policy,
  now: () => clock.now(),
  machineNow: () => machineTime(Date.now()),
  newId: randomUUID,
  publicUrl: null,
  windows: platforms.map(shutWindow),
  wake: () => {},
  log,
});

/** Stands for a platform that the running desk has open. Nothing goes through it here. */
const shutWindow = (platform: Platform): ChatWindow => ({
  platform,
  deliverer: {
    platform,
    limits: { betweenPostsMs: 0 },
    put: async () => ({ did: "unknown", why: "this command does not send" }),
    remove: async () => {},
    find: async () => null,
  },
  directory: {
    platform,
    person: async () => null,
    personByMail: async () => null,
    place: async () => null,
    quietUntil: async () => null,
  },
});
