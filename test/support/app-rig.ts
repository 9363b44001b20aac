import pg from "pg";
import { openDeskClock } from "../../src/app/desk-clock.ts";
import { openApp } from "../../src/app/open-app.ts";
import { openDesk } from "../../src/app/open-desk.ts";
import { readDeskFile } from "../../src/config/desk-file.ts";
import { problemsText } from "../../src/config/desk-problem.ts";
import { readEnvironment } from "../../src/config/environment.ts";
import { hashDesk } from "../../src/config/hash-desk.ts";
import { type Instant, instant } from "../../src/core/time/instant.ts";
import type { Log } from "../../src/flows/deps.ts";
import { signatureFor } from "../../src/intake/webhook.ts";
import { openClient } from "../../src/store/client.ts";
import { nextInstant } from "../../src/store/next-instant.ts";
import { testDatabase } from "./postgres.ts";

const secret = "a-secret-for-the-webhook";

/**
 * The whole desk as it is started, on a database of its own, with its doors open and its sweeps running; only the clock
 * stands still until it is moved. `env` is what an administrator would set.
 */
export const openAppRig = async (options: { desk: string; startAt: string; env?: Record<string, string> }) => {
  const database = await testDatabase();
  const pool = new pg.Pool({ ...database.pool, max: 8 });
  pool.on("error", () => {});
  const db = openClient(pool);
  const clock = openDeskClock(0);
  clock.standAt(instant(Date.parse(options.startAt)));
  const read = readDeskFile(options.desk, "desk.yaml", 2026);
  if ("problems" in read) throw new Error(problemsText(read.problems));
  const file = { desk: read.desk, source: options.desk, sourceName: "desk.yaml", hash: hashDesk(options.desk) };
  const { policy } = await openDesk(db, { ...file, sample: false, warnings: "" }, clock.now());
  const faults: string[] = [];
  const log: Log = {
    info: () => {},
    warn: () => {},
    error: (facts, words) => faults.push(`${words} ${JSON.stringify(facts)}`),
  };
  const environment = readEnvironment({ PORT: "0", INTAKE_SECRET_WEBHOOK: secret, ...options.env });
  const store = { db, connection: database.pool, describe: "a test database", close: async () => {} };
  const app = await openApp({ environment, store, policy, mode: "real", clock, demo: null, log });
  /** Time goes by until then, with a stop at every instant at which something is due. */
  const moveTo = async (target: Instant): Promise<void> => {
    for (;;) {
      await app.settle();
      const next = await nextInstant(db, clock.now());
      const stop = Math.min(target, next ?? target);
      if (stop <= clock.now()) return;
      clock.standAt(instant(stop));
    }
  };
  return {
    app,
    db,
    faults,
    now: () => clock.now(),
    moveTo: (iso: string) => moveTo(instant(Date.parse(iso))),
    settle: () => app.settle(),
    /** A complaint through the signed webhook. */
    complain: async (item: Record<string, unknown>): Promise<{ outcome: string; case?: string }> => {
      const body = Buffer.from(
        JSON.stringify({ createdAt: new Date(clock.now()).toISOString(), source: "x", ...item }),
      );
      const timestamp = String(Math.floor(Date.now() / 1_000));
      const response = await fetch(`${app.url}/intake/webhook`, {
        method: "POST",
        headers: { "x-timestamp": timestamp, "x-signature-256": signatureFor(secret, timestamp, body) },
        body,
      });
      const answer = (await response.json()) as { results?: { outcome: string; case?: string }[] };
      const [first] = answer.results ?? [];
      if (first === undefined) throw new Error(`The webhook answered ${response.status} ${JSON.stringify(answer)}`);
      return first;
    },
    close: async (): Promise<void> => {
      await app.close();
      await db.$disconnect();
      if (!pool.ended) await pool.end();
      await database.drop();
    },
  };
};
