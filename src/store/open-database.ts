import pg from "pg";
import { DatabaseUnusable, DataFolderInUse } from "./embedded/database-unusable.ts";
import { joinEmbedded } from "./embedded/join-embedded.ts";
import { type Embedded, type EmbeddedRequest, openEmbedded, STATE_FOLDER } from "./embedded/open-embedded.ts";

export type DatabaseRequest = {
  /** A PostgreSQL address in session mode; absent: the embedded server. */
  databaseUrl?: string | undefined;
  dataDir: string;
  /** True when FOLLOWTHROUGH_DATA named the folder: then the embedded data goes there or nowhere. */
  dataDirNamed?: boolean;
  log: (line: string) => void;
  /** A command beside a running desk: where another process has the data folder, its server is joined. */
  join?: boolean;
  /** Told once, in one sentence, when the embedded server ends without being asked to. */
  onExit?: (reason: string) => void;
  /** Nothing in it has to outlive a power cut: the embedded server does not wait for the disk. */
  throwaway?: boolean;
};

export type Database = {
  /** For `new pg.Pool` and for PrismaPg. */
  pool: pg.PoolConfig;
  /** One line a person reads: where the data is. */
  describe: string;
  /**
   * Stops the embedded server, waits for it and frees the data folder. May be called again. End every pool before, and
   * give every pool an error listener: its sockets close a moment after `end` returns, and what the server says to them
   * in that moment would otherwise end the process.
   */
  stop(): Promise<void>;
};

const OLDEST = 14;
const CONNECT_MS = 10_000;

/**
 * Makes sure there is a usable PostgreSQL and says how to reach it. Throws DataFolderInUse when another process has the
 * data folder, and DatabaseUnusable with a plain sentence for everything else a person can mend.
 */
export async function openDatabase(request: DatabaseRequest): Promise<Database> {
  const { databaseUrl, dataDir, dataDirNamed = false, join = false, log, onExit, throwaway = false } = request;
  if (databaseUrl !== undefined) return openServer(databaseUrl);
  const wanted = { dataDir, named: dataDirNamed, log, ...(onExit ? { onExit } : {}), ...(throwaway ? hasty : {}) };
  const embedded = await openOrJoin(wanted, join);
  try {
    const version = await readVersion(embedded.connection, "the embedded server");
    return {
      pool: embedded.connection,
      describe: `PostgreSQL ${version}, data in ${embedded.folder}`,
      stop: embedded.stop,
    };
  } catch (fault) {
    await embedded.stop();
    throw fault;
  }
}

const hasty = {
  initOptions: ["--no-sync"],
  settings: { fsync: "off", synchronous_commit: "off", full_page_writes: "off" },
};

/** The server of another process is left running when we go. */
async function openOrJoin(request: EmbeddedRequest, join: boolean): Promise<Embedded> {
  try {
    return await openEmbedded(request);
  } catch (fault) {
    if (!join || !(fault instanceof DataFolderInUse)) throw fault;
    const { dataDir, named = false } = request;
    const connection = joinEmbedded({ dataDir, named, stateFolder: STATE_FOLDER });
    if (connection === null) throw fault;
    return { connection, folder: dataDir, stop: async () => undefined };
  }
}

async function openServer(databaseUrl: string): Promise<Database> {
  const place = placeOf(databaseUrl);
  const pool = { connectionString: databaseUrl };
  const version = await readVersion(pool, place);
  return { pool, describe: `PostgreSQL ${version} at ${place}`, stop: async () => undefined };
}

/** Where an address points, without its password: "db.example.com:5432, database desk". */
function placeOf(databaseUrl: string): string {
  const example = "postgresql://user:password@host:5432/database";
  if (!/^postgres(ql)?:\/\//.test(databaseUrl)) {
    throw new DatabaseUnusable(`DATABASE_URL does not begin with postgresql://. It must look like ${example}.`);
  }
  try {
    const { host, port, database } = new pg.Client({ connectionString: databaseUrl });
    return `${host.startsWith("/") ? host : `${host}:${port}`}, database ${database}`;
  } catch {
    // The reason is not passed on: it can quote the address, and with it the password.
    throw new DatabaseUnusable(
      `DATABASE_URL cannot be read as an address. It must look like ${example}; ` +
        "write characters such as @ : / # in a password as %40 %3A %2F %23.",
    );
  }
}

async function readVersion(config: pg.ClientConfig, place: string): Promise<string> {
  const client = new pg.Client({ ...config, connectionTimeoutMillis: CONNECT_MS });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string; number: string; short: string }>(
      "select version() as version, current_setting('server_version_num') as number, " +
        "split_part(current_setting('server_version'), ' ', 1) as short",
    );
    const [row] = rows;
    if (!row?.version.startsWith("PostgreSQL ")) {
      const name = row?.version.split(" ")[0] ?? "something else";
      throw new DatabaseUnusable(`DATABASE_URL leads to ${name} (${place}). Followthrough needs PostgreSQL itself.`);
    }
    if (Number(row.number) < OLDEST * 10_000) {
      throw new DatabaseUnusable(
        `The PostgreSQL at ${place} is version ${row.short}. Followthrough needs version ${OLDEST} or later.`,
      );
    }
    return row.short;
  } catch (fault) {
    if (fault instanceof DatabaseUnusable) throw fault;
    throw new DatabaseUnusable(`${explain(fault, place)} Check DATABASE_URL.`, { cause: fault });
  } finally {
    await client.end().catch(() => undefined);
  }
}

function explain(fault: unknown, place: string): string {
  const { code, message } = firstOf(fault);
  switch (code) {
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `The host of the database is not known here: ${place} (${code}).`;
    case "ECONNREFUSED":
    case "ENOENT":
      return `Nothing answers at ${place}: the database server is not running there, or listens elsewhere (${code}).`;
    case "ETIMEDOUT":
    case "EHOSTUNREACH":
    case "ENETUNREACH":
      return `The database at ${place} cannot be reached from here (${code}): a network or a firewall is in between.`;
    case "28P01":
      return `The database at ${place} refuses the user or the password (${message}).`;
    case "28000":
      return `The database at ${place} does not let this user in from here (${message}).`;
    case "3D000":
      return `The server of ${place} is there, but that database is not (${message}). Create it first.`;
    case "53300":
      return `The database at ${place} has no connection left (${message}).`;
    case "57P03":
      return `The database at ${place} is starting or stopping (${message}). Try again in a moment.`;
  }
  if (code !== undefined && /^[0-9A-Z]{5}$/.test(code))
    return `The database at ${place} answers: ${message} (${code}).`;
  if (/timeout/i.test(message))
    return `The database at ${place} did not answer within ${CONNECT_MS / 1000} seconds, or is no PostgreSQL.`;
  if (/SSL|certificate/i.test(message)) {
    return `No secure connection to the database at ${place}: ${message} (sslmode in the address decides).`;
  }
  return `What answers at ${place} does not speak as PostgreSQL does (${message}).`;
}

// A name with several addresses fails with one fault for each of them.
function firstOf(fault: unknown): { code: string | undefined; message: string } {
  const one = fault instanceof AggregateError ? (fault.errors[0] as unknown) : fault;
  const { code, message } = one as { code?: string; message?: string };
  return { code, message: message ?? String(one) };
}
