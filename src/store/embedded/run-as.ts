import { type SpawnOptions, spawn } from "node:child_process";
import { parse } from "node:path";

/** A system account by number, with the name people know it by. */
export type Account = { uid: number; gid: number; name: string };

/** How a program ended: its exit code, everything it printed, and the fault when it could not even be started. */
export type Outcome = { code: number | null; output: string; fault: NodeJS.ErrnoException | undefined };

// Nothing of our own environment is handed down: it holds tokens, and run as `nobody` the server's environment can be
// read by every other process of `nobody`. It also keeps a stray PGPORT or PGDATA from redirecting the server.
const BARE_ENVIRONMENT = { PATH: "/usr/bin:/bin", LC_ALL: "C" };

/** Spawn options for a PostgreSQL program: as `account` where one is given, from a folder every account can enter. */
export function runAs(account: Account | undefined, env: Record<string, string> = {}): SpawnOptions {
  return {
    cwd: parse(process.execPath).root,
    windowsHide: true,
    // Windows programs do not start without SystemRoot and its kin, and there is no change of account there.
    ...(process.platform === "win32" ? {} : { env: { ...BARE_ENVIRONMENT, ...env } }),
    ...(account ? { uid: account.uid, gid: account.gid } : {}),
  };
}

/** Runs a program to its end; never throws. */
export function runToEnd(program: string, args: string[], options: SpawnOptions): Promise<Outcome> {
  return new Promise((resolve) => {
    let output = "";
    const add = (part: unknown): void => {
      output += String(part);
    };
    const child = spawn(program, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    child.stdout?.on("data", add);
    child.stderr?.on("data", add);
    child.on("error", (fault) => resolve({ code: null, output, fault }));
    child.on("close", (code) => resolve({ code, output, fault: undefined }));
  });
}
