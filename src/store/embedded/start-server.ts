import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import type { Home } from "./choose-home.ts";
import { DatabaseUnusable } from "./database-unusable.ts";
import { type Binaries, program } from "./find-binaries.ts";
import { SUPERUSER } from "./init-cluster.ts";
import { runAs, runToEnd } from "./run-as.ts";
import type { Address } from "./server-address.ts";
import { openServerLog, type ServerLog } from "./server-log.ts";

/** How to reach one database of a server. */
export type Connection = { host: string; port: number; user: string; password?: string; database: string; ssl: false };

/** A running server of ours. `stop` returns when its process is gone, and may be called again. */
export type Server = { connectTo(database: string): Connection; stop(): Promise<void> };

export type ServerRequest = {
  home: Home;
  binaries: Binaries;
  address: Address;
  /** Settings on top of ours. */
  settings: Record<string, string>;
  /** A number a stale pid file holds, see stopLeftover. */
  stalePid: number | undefined;
  /** Told once, in one sentence, when the server ends without being asked to. */
  onExit: (reason: string) => void;
  log: (line: string) => void;
};

const LOOK_AGAIN_MS = 15;
const LONG_START_MS = 5_000;
const NO_SIGN_MS = 60_000;
const FAST_STOP_MS = 20_000;
const HARD_STOP_MS = 5_000;

const SETTINGS: Record<string, string> = {
  timezone: "UTC",
  log_timezone: "UTC",
  // The default keeps segments in /dev/shm, which is 64 MB in a container and which systemd empties when the person who
  // started us logs out; then queries fail. In the data folder they are ours.
  ...(process.platform === "linux" ? { dynamic_shared_memory_type: "mmap" } : {}),
  // Our queries are small: compiling them costs more than it saves.
  jit: "off",
  // What failed is told to the client that asked. Statements and the details of errors hold what customers wrote.
  log_min_messages: "log",
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
  log_checkpoints: "off",
};

/** Starts the server and returns when it lets us in. Throws its last words when it ends instead. */
export async function startServer(request: ServerRequest): Promise<Server> {
  const { home, address, onExit, log } = request;
  const serverLog = openServerLog(home);
  const child = spawnServer(request, serverLog);
  let stopping: Promise<void> | undefined;
  const ended = new Promise<string>((resolve) => {
    child.once("error", (fault) => resolve(fault.message));
    child.once("exit", (code, signal) => resolve(signal ? `signal ${signal}` : `code ${code}`));
  });
  // Whatever ends this process in an orderly way takes the server with it; a killed one leaves it to the next start.
  const takeAlong = (): void => void child.kill("SIGINT");
  process.once("exit", takeAlong);
  const connectTo = (database: string): Connection => ({
    host: address.host,
    port: address.port,
    user: SUPERUSER,
    ...(address.password === undefined ? {} : { password: address.password }),
    database,
    // Said outright: left open, PGSSLMODE of whoever started us would decide.
    ssl: false,
  });
  const stop = (): Promise<void> => {
    stopping ??= stopServer(request, child, ended).finally(() => process.off("exit", takeAlong));
    return stopping;
  };
  const failed = ended.then((how) => {
    throw new DatabaseUnusable(`The database server in ${home.cluster} did not start (${how}). ${serverLog.tail()}`);
  });
  failed.catch(() => undefined);
  try {
    await Promise.race([waitUntilReady(connectTo("postgres"), log, ended), failed]);
  } catch (fault) {
    await stop();
    throw fault;
  }
  void ended.then((how) => {
    if (!stopping) onExit(`The embedded database server ended by itself (${how}). ${serverLog.tail()}`);
  });
  return { connectTo, stop };
}

function spawnServer(request: ServerRequest, serverLog: ServerLog): ChildProcess {
  const { home, binaries, address, settings, stalePid } = request;
  const all = { ...SETTINGS, ...address.settings, ...settings };
  const options = Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  // PostgreSQL will not start over a pid file whose number is in use, be it by a stranger. Named here, that number is
  // left out of account, while the check for processes still attached to the old shared memory stays.
  const env: Record<string, string> = stalePid === undefined ? {} : { PG_GRANDPARENT_PID: String(stalePid) };
  const child = spawn(
    program(binaries, "postgres"),
    ["-D", home.cluster, "-p", String(address.port), ...options],
    // A group of its own: Ctrl-C in the terminal reaches every process of the terminal's group at once, and the
    // database must outlive those who still write to it.
    { ...runAs(home.account, env), detached: true, stdio: ["ignore", serverLog.descriptor, serverLog.descriptor] },
  );
  serverLog.close();
  return child;
}

async function waitUntilReady(
  connection: Connection,
  log: (line: string) => void,
  ended: Promise<string>,
): Promise<void> {
  let over = false;
  void ended.then(() => {
    over = true;
  });
  const began = performance.now();
  let lastSign = began;
  let told = false;
  while (!over) {
    const refusal = await tryConnect(connection);
    const now = performance.now();
    if (refusal === undefined) return;
    // "Starting up": it mends what a sudden end left behind, which takes as long as it takes.
    if (refusal.code === "57P03") lastSign = now;
    if (now - lastSign > NO_SIGN_MS) {
      throw new DatabaseUnusable(`The database server started but lets nobody in: ${refusal.message}.`);
    }
    if (!told && now - began > LONG_START_MS) {
      told = true;
      log("The database is still starting: it is mending what a sudden end left behind. This can take a while.");
    }
    await pause(LOOK_AGAIN_MS);
  }
}

async function tryConnect(connection: Connection): Promise<{ code?: string; message: string } | undefined> {
  const client = new pg.Client(connection);
  client.on("error", () => undefined);
  try {
    await client.connect();
    return undefined;
  } catch (fault) {
    return fault as { code?: string; message: string };
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function stopServer(
  { home, binaries }: ServerRequest,
  child: ChildProcess,
  ended: Promise<string>,
): Promise<void> {
  const steps: [() => unknown, number][] =
    process.platform === "win32"
      ? [
          [
            () => runToEnd(program(binaries, "pg_ctl"), ["stop", "-m", "fast", "-D", home.cluster], runAs(undefined)),
            FAST_STOP_MS,
          ],
        ]
      : [
          // SIGINT: end every session and write everything down. SIGQUIT: go at once and mend at the next start.
          [() => child.kill("SIGINT"), FAST_STOP_MS],
          [() => child.kill("SIGQUIT"), HARD_STOP_MS],
        ];
  for (const [ask, forMs] of steps) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) break;
    ask();
    if (await endsWithin(ended, forMs)) return;
  }
  child.kill("SIGKILL");
  await ended;
}

async function endsWithin(ended: Promise<string>, ms: number): Promise<boolean> {
  const cancel = new AbortController();
  const late = pause(ms, false, { signal: cancel.signal }).catch(() => false);
  const result = await Promise.race([ended.then(() => true), late]);
  cancel.abort();
  return result;
}
