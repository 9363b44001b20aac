import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export type Child = { process: ChildProcess; said: { uid: number; folder: string } };

/** Starts child-open.ts on a data folder and returns when it has committed its row. */
export async function runChild(dataDir: string, options: SpawnOptions = {}): Promise<Child> {
  const script = fileURLToPath(new URL("./child-open.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", script, dataDir], {
    ...options,
    stdio: ["pipe", "pipe", "inherit"],
  });
  if (!child.stdout) throw new Error("the child has no output");
  for await (const line of createInterface(child.stdout)) {
    return { process: child, said: JSON.parse(line) as Child["said"] };
  }
  throw new Error("the child ended without a word");
}

/** Ends a child and waits for it: by SIGKILL, or in an orderly way by closing its input. */
export async function endChild({ process: child }: Child, how: "kill" | "orderly"): Promise<void> {
  const exit = once(child, "exit");
  if (how === "kill") child.kill("SIGKILL");
  else child.stdin?.end();
  await exit;
}
