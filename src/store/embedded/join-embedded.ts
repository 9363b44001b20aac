import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chooseHome } from "./choose-home.ts";
import { SUPERUSER } from "./init-cluster.ts";
import type { Connection } from "./start-server.ts";

/**
 * The way into an embedded server that another process runs, for a command beside the running desk: as the server's own
 * note says where it listens. Null where it left none, or listens for its own process alone (Windows).
 */
export const joinEmbedded = (request: { dataDir: string; named: boolean; stateFolder: string }): Connection | null => {
  const home = chooseHome({ ...request, log: () => undefined });
  try {
    const [, , , port, host] = readFileSync(join(home.cluster, "postmaster.pid"), "utf8").split("\n");
    if (host === undefined || !host.startsWith("/")) return null;
    return { host, port: Number(port), user: SUPERUSER, database: "followthrough", ssl: false };
  } catch {
    return null;
  }
};
