import { existsSync, readFileSync, readlinkSync, realpathSync } from "node:fs";
import net from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Home } from "./choose-home.ts";
import { DataFolderInUse } from "./database-unusable.ts";
import { type Binaries, program } from "./find-binaries.ts";
import { runAs, runToEnd } from "./run-as.ts";

const LOOK_AGAIN_MS = 20;
const FAST_STOP_MS = 30_000;
const HARD_STOP_MS = 10_000;

/**
 * Stops the database server that an earlier start left running in this home when it was killed: nothing is lost, it
 * writes everything down and goes. Returns the process number found in a stale pid file, which by now may belong to
 * anybody, or undefined. Call it only while holding the folder.
 *
 * It is stopped rather than taken over: a server we did not start may be of an older build or have other settings, and
 * would never report its end to us.
 */
export async function stopLeftover(
  home: Home,
  binaries: Binaries,
  log: (line: string) => void,
): Promise<number | undefined> {
  const found = readPidFile(home);
  if (!found) return undefined;
  if (process.platform === "win32") {
    await runToEnd(program(binaries, "pg_ctl"), ["stop", "-w", "-m", "fast", "-D", home.cluster], runAs(undefined));
    return undefined;
  }
  const answers = await isAnswering(found.socket);
  const running = process.platform === "linux" ? worksIn(home, found.pid) : answers && isAlive(found.pid);
  if (!running && answers) throw new DataFolderInUse(home.folder, "A PostgreSQL server in another container");
  if (!running) return found.pid;
  log("The database server of an earlier start is still running: it is stopped and started afresh.");
  if (!(await signalAndWait(found.pid, "SIGINT", home, FAST_STOP_MS))) {
    await signalAndWait(found.pid, "SIGQUIT", home, HARD_STOP_MS);
  }
  return undefined;
}

function readPidFile({ cluster }: Home): { pid: number; socket: string } | undefined {
  const path = join(cluster, "postmaster.pid");
  if (!existsSync(path)) return undefined;
  const [pid, , , port, folder] = readFileSync(path, "utf8").split("\n");
  return { pid: Number(pid), socket: join(folder ?? "", `.s.PGSQL.${port}`) };
}

/** A server answers at its socket from its start to the end of its shutdown, even when it lets nobody in. */
function isAnswering(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = net.connect(socket);
    probe.once("connect", () => resolve(true)).once("error", () => resolve(false));
    probe.once("close", () => resolve(false)).once("connect", () => probe.destroy());
  });
}

// Only a server works in the data folder. A process number alone proves nothing: it may have been given out again.
function worksIn({ cluster }: Home, pid: number): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === "EPERM";
  }
}

// Not by the process number: it may linger as a zombie that nobody collects. A server removes its pid file last.
async function signalAndWait(pid: number, signal: NodeJS.Signals, home: Home, forMs: number): Promise<boolean> {
  try {
    process.kill(pid, signal);
  } catch {
    return true;
  }
  for (let waited = 0; waited < forMs; waited += LOOK_AGAIN_MS) {
    const running = process.platform === "linux" ? worksIn(home, pid) : isAlive(pid);
    if (!running || readPidFile(home)?.pid !== pid) return true;
    await pause(LOOK_AGAIN_MS);
  }
  return false;
}
