import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import net, { type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { canEnter } from "./can-enter.ts";
import type { Home } from "./choose-home.ts";
import { makeFolder } from "./own-folder.ts";
import { fitsSocket } from "./short-path.ts";

/** How this process reaches the server, and what initdb and the server must be told for it. */
export type Address = {
  host: string;
  port: number;
  password: string | undefined;
  initOptions: string[];
  settings: Record<string, string>;
  /** Removes what was made for the address. */
  clear(): void;
};

const PORT = 5432;

/**
 * A socket in a folder of mode 0700, without any port: nothing else on the machine or the network can knock.
 *
 * No password: whoever can open that folder is the server's own account or root, and could read the database files
 * themselves; a password kept beside them would guard nothing. Windows programs cannot meet at such a socket, so there
 * it is a port on the loopback address and a password in a file of ours.
 */
export async function makeAddress(home: Home): Promise<Address> {
  if (process.platform === "win32") return loopbackAddress(home);
  const folder = socketFolder(home);
  return {
    host: folder,
    port: PORT,
    password: undefined,
    initOptions: ["--auth=trust"],
    settings: {
      listen_addresses: "",
      unix_socket_directories: folder,
      unix_socket_permissions: "0700",
    },
    clear: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function socketFolder({ folder, account }: Home): string {
  const inside = join(folder, "run");
  if (fitsSocket(join(inside, `.s.PGSQL.${PORT}`))) {
    // Sockets left by a killed server name its process, and PostgreSQL refuses to start over one whose number another
    // process has got since. We hold the folder and no server is left in it, so they are dead.
    rmSync(inside, { recursive: true, force: true });
    makeFolder(inside, 0o700, account);
    return inside;
  }
  const usual = tmpdir();
  const fits = fitsSocket(join(usual, "ft-XXXXXX", `.s.PGSQL.${PORT}`)) && (!account || canEnter(usual, account));
  const short = mkdtempSync(join(fits ? usual : "/tmp", "ft-"));
  if (account) chownSync(short, account.uid, account.gid);
  return short;
}

async function loopbackAddress({ folder }: Home): Promise<Address> {
  const file = join(folder, "database-password");
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString("base64url"), { mode: 0o600 });
  const port = await freePort();
  return {
    host: "127.0.0.1",
    port,
    password: readFileSync(file, "utf8"),
    initOptions: ["--auth=scram-sha-256", `--pwfile=${file}`],
    settings: { listen_addresses: "127.0.0.1", unix_socket_directories: "" },
    clear: () => undefined,
  };
}

async function freePort(): Promise<number> {
  const probe = net.createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise<void>((resolve) => probe.close(() => resolve()));
  return port;
}
