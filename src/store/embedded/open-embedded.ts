import pg from "pg";
import { chooseHome } from "./choose-home.ts";
import { holdFolder } from "./hold-folder.ts";
import { initCluster } from "./init-cluster.ts";
import { readyBinaries } from "./ready-binaries.ts";
import { makeAddress } from "./server-address.ts";
import { type Connection, startServer } from "./start-server.ts";
import { stopLeftover } from "./stop-leftover.ts";

export type EmbeddedRequest = {
  dataDir: string;
  /** True when a person named the data folder; see chooseHome. */
  named?: boolean;
  log: (line: string) => void;
  /** Told once, in one sentence, when the server ends without being asked to. */
  onExit?: (reason: string) => void;
  /** Where root keeps what its unprivileged account must reach. */
  stateFolder?: string;
  /** For initdb, on top of ours. */
  initOptions?: string[];
  /** For the server, on top of ours. */
  settings?: Record<string, string>;
};

export type Embedded = { connection: Connection; folder: string; stop(): Promise<void> };

const DATABASE = "followthrough";
export const STATE_FOLDER = "/var/lib/followthrough";
// Only for programs, never for data: systems clean it.
const LAST_CACHE = "/var/tmp/followthrough";

/**
 * Starts the embedded PostgreSQL on a data folder that is made when it is not there. Throws DataFolderInUse when
 * another process has it, DatabaseUnusable with a sentence for everything else a person can mend.
 */
export async function openEmbedded(request: EmbeddedRequest): Promise<Embedded> {
  const { dataDir, named = false, log, onExit = () => undefined, stateFolder = STATE_FOLDER } = request;
  const home = chooseHome({ dataDir, named, stateFolder, log });
  // What to take back, latest first, when we stop or when a later step fails.
  const undo: (() => Promise<void> | void)[] = [];
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    stopping ??= undo.reduceRight((before, step) => before.then(step), Promise.resolve());
    return stopping;
  };
  try {
    const hold = await holdFolder(home.folder);
    undo.push(hold.release);
    const binaries = await readyBinaries(home.account, home.account ? [stateFolder, LAST_CACHE] : [home.folder]);
    const stalePid = await stopLeftover(home, binaries, log);
    const address = await makeAddress(home);
    undo.push(address.clear);
    const isNew = await initCluster(home, binaries, [...address.initOptions, ...(request.initOptions ?? [])]);
    if (isNew) log(`A new database was made in ${home.cluster}.`);
    const settings = request.settings ?? {};
    const server = await startServer({ home, binaries, address, settings, stalePid, onExit, log });
    undo.push(server.stop);
    await makeDatabase(server.connectTo("postgres"));
    return { connection: server.connectTo(DATABASE), folder: home.cluster, stop };
  } catch (fault) {
    await stop();
    throw fault;
  }
}

async function makeDatabase(connection: Connection): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}
