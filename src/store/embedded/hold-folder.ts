import { createHash, randomBytes } from "node:crypto";
import { lchownSync, renameSync, rmSync, statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import net from "node:net";
import { join } from "node:path";
import { DatabaseUnusable, DataFolderInUse } from "./database-unusable.ts";
import { withShortPath } from "./short-path.ts";

/** The right to use a data folder, as long as this process lives or until `release`. */
export type Hold = { release(): Promise<void> };

type State = "claiming" | "held";
type Answer = State | "gone";

const OWNER = /^owner-([0-9a-f]{16})\.sock$/;
const CLAIM = /^claim-[0-9a-f]{16}\.sock$/;
const DEAD = new Set(["ECONNREFUSED", "ENOENT", "ECONNRESET", "EPIPE"]);
const SILENCE_MS = 3_000;

/**
 * Takes a data folder for this process alone, or throws DataFolderInUse. `silenceMs`: see ask.
 *
 * The hold is a listening socket in the folder: the kernel closes it however we die, so nothing has to be cleaned up
 * after kill -9, and it is seen across containers that share the folder, where a process id means nothing.
 *
 * A fixed name would need "remove the stale one, then bind", and two starters doing that can each remove the other's
 * live socket. So each starter has a name of its own that is never used twice: it shows its socket first and looks at
 * the others after. Of two that look at once, the one with the higher name steps back.
 */
export async function holdFolder(folder: string, silenceMs = SILENCE_MS): Promise<Hold> {
  if (process.platform === "win32") return holdPipe(folder);
  const id = randomBytes(8).toString("hex");
  const claim = await showClaim(folder, id);
  try {
    for (const name of await readdir(folder)) {
      const rival = OWNER.exec(name)?.[1];
      if (rival !== undefined && rival !== id) await passRival(folder, name, rival > id, silenceMs);
    }
  } catch (fault) {
    await claim.release();
    throw fault;
  }
  claim.say("held");
  // Left by starters killed halfway; one that is halfway this very moment finds its name gone and steps back.
  for (const name of await readdir(folder)) if (CLAIM.test(name)) rmSync(join(folder, name), { force: true });
  return claim;
}

type Claim = Hold & { say(state: State): void };

async function showClaim(folder: string, id: string): Promise<Claim> {
  const shown = join(folder, `owner-${id}.sock`);
  const askers = new Set<net.Socket>();
  let state: State = "claiming";
  const server = net.createServer((asker) => {
    askers.add(asker);
    asker.on("error", () => undefined).on("close", () => askers.delete(asker));
    asker.write(`${state} ${process.pid}\n`);
  });
  // Listening under another name first: a socket that is bound but not listening yet looks exactly like a dead one.
  await listen(server, folder, `claim-${id}.sock`);
  server.unref();
  try {
    const { uid, gid } = statSync(folder);
    // The folder's owner must be able to tell a dead socket of root's from a live one.
    if (process.getuid?.() === 0) lchownSync(join(folder, `claim-${id}.sock`), uid, gid);
    renameSync(join(folder, `claim-${id}.sock`), shown);
  } catch {
    server.close();
    throw new DataFolderInUse(folder, "Another Followthrough");
  }
  return {
    say(next) {
      state = next;
      for (const asker of askers) asker.write(`${state} ${process.pid}\n`);
    },
    async release() {
      rmSync(shown, { force: true });
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const asker of askers) asker.destroy();
      });
    },
  };
}

/** Returns when the rival is out of the way; throws when it is not going to be. */
async function passRival(folder: string, name: string, weGoFirst: boolean, silenceMs: number): Promise<void> {
  let holder = "Another Followthrough";
  const answer = await withShortPath(folder, name, (path) =>
    ask(path, silenceMs, (state, pid) => {
      holder = `Another Followthrough (process ${pid})`;
      return state === "held" || !weGoFirst;
    }),
  );
  if (answer !== "gone") throw new DataFolderInUse(folder, holder);
  rmSync(join(folder, name), { force: true });
}

/**
 * Listens to a rival until `enough` says so or it goes away. Whoever holds the line and says nothing is alive (stopped
 * in a debugger, say), and counts as holding the folder after `silenceMs`.
 */
function ask(path: string, silenceMs: number, enough: (state: State, pid: string) => boolean): Promise<Answer> {
  return new Promise((resolve) => {
    const socket = net.connect(path);
    const end = (answer: Answer): void => {
      clearTimeout(silence);
      socket.destroy();
      resolve(answer);
    };
    const silence = setTimeout(() => end("held"), silenceMs);
    socket.on("data", (said) => {
      const [state, pid] = String(said).trim().split("\n").at(-1)?.split(" ") ?? [];
      if (enough(state === "claiming" ? "claiming" : "held", pid ?? "unknown")) end("held");
    });
    socket.on("close", () => end("gone"));
    // Anything else, EACCES for one, is somebody alive for all we know.
    socket.on("error", (fault: NodeJS.ErrnoException) => end(DEAD.has(fault.code ?? "") ? "gone" : "held"));
  });
}

async function holdPipe(folder: string): Promise<Hold> {
  // A named pipe has one first instance, which goes with its process: no stale ones, no race.
  const server = net.createServer((asker) => asker.destroy());
  const name = createHash("sha256").update(folder.toLowerCase()).digest("hex").slice(0, 32);
  await new Promise<void>((resolve, reject) => {
    server.once("error", (fault: NodeJS.ErrnoException) =>
      reject(fault.code === "EADDRINUSE" ? new DataFolderInUse(folder, "Another Followthrough") : fault),
    );
    server.listen(`\\\\.\\pipe\\followthrough-${name}`, resolve);
  });
  server.unref();
  return { release: () => new Promise((resolve) => server.close(() => resolve())) };
}

async function listen(server: net.Server, folder: string, name: string): Promise<void> {
  await withShortPath(
    folder,
    name,
    (path) =>
      new Promise<void>((resolve, reject) => {
        server.once("error", (cause: NodeJS.ErrnoException) =>
          reject(
            new DatabaseUnusable(
              `The data folder ${folder} cannot be used (${cause.code ?? cause.message}): it must be on a local disk ` +
                "and this account must be allowed to write to it.",
              { cause },
            ),
          ),
        );
        server.listen(path, resolve);
      }),
  );
}
