import pg from "pg";

export type WakeChannel = { notify(): void; close(): Promise<void> };

const CHANNEL = "followthrough_wake";
/** A burst of commits is one notice. Never inside a transaction: PostgreSQL would then commit them one by one. */
const GATHER_MS = 20;
const RECONNECT_MS = 5_000;

/**
 * Tells the other processes on this database that something may be due, and hears of theirs. A lost connection is opened
 * again; meanwhile their own backstop serves.
 */
export const openWakeChannel = (
  connection: pg.ClientConfig,
  heard: () => void,
  report: (fault: string) => void,
): WakeChannel => {
  const own = Math.random().toString(36).slice(2);
  let client: pg.Client | null = null;
  let closed = false;
  let gathering: NodeJS.Timeout | undefined;
  let retrying: NodeJS.Timeout | undefined;
  const connect = async (): Promise<void> => {
    const fresh = new pg.Client(connection);
    fresh.on("error", (error) => lose(fresh, error.message));
    fresh.on("end", () => lose(fresh, "it ended"));
    fresh.on("notification", ({ payload }) => {
      if (payload !== own) heard();
    });
    await fresh.connect();
    await fresh.query(`listen ${CHANNEL}`);
    client = fresh;
  };
  const lose = (lost: pg.Client, why: string): void => {
    if (closed || (client !== lost && client !== null)) return;
    client = null;
    report(`The wake-up connection broke (${why}); it is opened again.`);
    clearTimeout(retrying);
    retrying = setTimeout(() => void connect().catch((error) => lose(lost, String(error))), RECONNECT_MS);
  };
  const opening = connect().catch((error: unknown) => report(`The wake-up connection did not open: ${String(error)}`));
  return {
    notify: () => {
      gathering ??= setTimeout(() => {
        gathering = undefined;
        client?.query("select pg_notify($1, $2)", [CHANNEL, own]).catch(() => {});
      }, GATHER_MS);
    },
    close: async () => {
      closed = true;
      clearTimeout(gathering);
      clearTimeout(retrying);
      await opening;
      await client?.end().catch(() => {});
    },
  };
};
