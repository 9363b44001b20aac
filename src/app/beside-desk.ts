import { readEnvironment } from "../config/environment.ts";
import type { Deps } from "../flows/deps.ts";
import { type DeskClock, openDeskClock } from "./desk-clock.ts";
import { loadDotEnv } from "./load-dot-env.ts";
import { type DeskFile, openDesk, readDesk } from "./open-desk.ts";
import { openLog } from "./open-log.ts";
import { openStore } from "./open-store.ts";
import { openPlatforms } from "./open-windows.ts";
import { quietDeps } from "./quiet-deps.ts";

export type BesideDesk = { deps: Deps; file: DeskFile; differs: boolean; clock: DeskClock };

/** Does one thing on the store for a command that may run beside the running desk, and closes what it opened. */
export const besideDesk = async (work: (beside: BesideDesk) => Promise<void>): Promise<void> => {
  loadDotEnv();
  const environment = readEnvironment(process.env);
  const log = openLog(environment.logLevel === "info" ? "warn" : environment.logLevel);
  const clock = openDeskClock(0);
  const file = await readDesk(environment.deskFile, clock.now());
  const store = await openStore(
    {
      databaseUrl: environment.databaseUrl ?? undefined,
      dataDir: environment.dataFolder,
      dataDirNamed: environment.dataFolderChosen,
      join: true,
      log: (line) => log.info({}, line),
    },
    log,
  );
  try {
    const { policy, differs, sample } = await openDesk(store.db, file, clock.now());
    await work({
      deps: quietDeps(store.db, policy, clock, log, openPlatforms(environment, sample)),
      file,
      differs,
      clock,
    });
  } finally {
    await store.close();
  }
};
