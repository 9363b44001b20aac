import { ConfigError } from "../../config/config-error.ts";
import { readEnvironment } from "../../config/environment.ts";
import type { Desk, Platform } from "../../core/desk/desk.ts";
import { forgetLostPlaces } from "../../store/lease-place.ts";
import { openDeskClock } from "../desk-clock.ts";
import { loadDotEnv } from "../load-dot-env.ts";
import { openApp } from "../open-app.ts";
import { openDesk, readDesk } from "../open-desk.ts";
import { openLog } from "../open-log.ts";
import { openStore } from "../open-store.ts";
import { stopOnSignals } from "../stop-on-signals.ts";

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Runs the desk until it is told to stop. */
export const start = async (): Promise<void> => {
  loadDotEnv();
  const environment = readEnvironment(process.env);
  const log = openLog(environment.logLevel);
  const clock = openDeskClock(0);
  const file = await readDesk(environment.deskFile, clock.now());
  if (file.warnings !== "") say(file.warnings);
  const { stopping, stop } = stopOnSignals(say);
  const store = await openStore(
    {
      databaseUrl: environment.databaseUrl ?? undefined,
      dataDir: environment.dataFolder,
      dataDirNamed: environment.dataFolderChosen,
      log: (line) => log.info({}, line),
      onExit: (reason) => {
        say(`The database stopped: ${reason}`);
        stop(1);
      },
    },
    log,
  );
  try {
    const { policy, differs, sample } = await openDesk(store.db, file, clock.now());
    await forgetLostPlaces(store.db);
    const mode = sample ? "sample" : "real";
    const app = await openApp({ environment, store, policy, mode, clock, demo: null, log }).catch(
      plainly(environment.port),
    );
    say(`${policy.desk.organisation} is on duty. ${store.describe}.`);
    if (differs) {
      say(
        `${file.sourceName} is not the active desk (version ${policy.version} is). See what it would change: followthrough reload`,
      );
    }
    const rooms = app.deps.windows.map(({ platform }) => platform).filter((platform) => platform in chats);
    say(`People work in ${rooms.map((platform) => chats[platform]).join(" and ")}.`);
    for (const line of placeless(app.deps.policy().desk, rooms)) say(line);
    if (app.consoleUrl !== null) say(`Open ${app.consoleUrl}`);
    say(`Complaints come in at ${app.url}/intake/<connector>. Press Ctrl-C to stop.`);
    const checked = app.checkPeople();
    await stopping;
    await app.close();
    await checked;
  } finally {
    await store.close();
  }
  say("Stopped. Everything is kept.");
};

const plainly =
  (port: number) =>
  (fault: unknown): never => {
    const taken = fault instanceof Error && "code" in fault && fault.code === "EADDRINUSE";
    throw taken ? new ConfigError([`Port ${port} is taken. Set PORT to a free one, or stop what has it.`]) : fault;
  };

const chats: Partial<Record<Platform, string>> = { slack: "Slack", teams: "Teams", console: "the console" };

/** A platform that is open and in which no department works: somebody who tries the desk there would wait for its cards. */
const placeless = (desk: Desk, rooms: Platform[]): string[] =>
  rooms
    .filter((platform) => !desk.departments.some(({ places }) => places[platform] !== undefined))
    .map(
      (platform) =>
        `No department has a channel in ${chats[platform]}, so no cards appear there: name them in the desk file under places.`,
    );
