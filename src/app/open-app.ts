import { randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { ConsoleBook, DemoControls } from "../chat/console/console-ports.ts";
import type { Door } from "../chat/ports.ts";
import { createEventPoster } from "../chat/webhook/event-poster.ts";
import { type Environment, isLocalOnly } from "../config/environment.ts";
import { machineTime } from "../core/time/instant.ts";
import { answerAsk } from "../flows/answer-ask.ts";
import type { ChatWindow, Deps, Log, Policy } from "../flows/deps.ts";
import { findUnreachable } from "../flows/find-unreachable.ts";
import { webhook } from "../intake/webhook.ts";
import { buildServer, finishServer } from "../server/build-server.ts";
import { caseRoutes } from "../server/case-routes.ts";
import { forgetAsked } from "../store/asked.ts";
import { forgetConnectCodes } from "../store/connect-codes.ts";
import { openConsoleBook } from "../store/console-book.ts";
import { activeDesk, activeDeskNumber } from "../store/desk-versions.ts";
import { forgetPictures } from "../store/pictures.ts";
import { databaseTime } from "../store/settings.ts";
import { forgetTries } from "../store/tries.ts";
import { openWakeChannel, type WakeChannel } from "../store/wake-channel.ts";
import { forgetWorkLinks } from "../store/work-links.ts";
import { type RunningSweep, runSweep } from "../sweeps/run-sweep.ts";
import { sweeps } from "../sweeps/sweeps.ts";
import { startTicks } from "../sweeps/ticks.ts";
import { consoleChanges, consoleDesk } from "./console-desk.ts";
import type { DeskClock } from "./desk-clock.ts";
import { openFigures } from "./desk-figures.ts";
import { policyOf } from "./open-desk.ts";
import type { Store } from "./open-store.ts";
import { type OpenWindow, openConsole, openMail, openPager, openPlatforms, openSlack } from "./open-windows.ts";

export type AppOptions = {
  environment: Environment;
  store: Store;
  policy: Policy;
  /** `demo` has a clock that can be moved; `sample` runs on the sample company; `real` on a firm's own desk file. */
  mode: "demo" | "sample" | "real";
  clock: DeskClock;
  demo: ((app: () => App) => DemoControls) | null;
  log: Log;
  /** Tests drive sweeps by hand. */
  sweepsRun?: boolean;
};

export type App = {
  deps: Deps;
  clock: DeskClock;
  /** Where it listens, for people to open. */
  url: string;
  consoleUrl: string | null;
  /** All that is due by now is decided and delivered. */
  settle(): Promise<void>;
  /** Open pages hear of what changes meanwhile, and of the time, once at the end: many changes in a moment cost one look. */
  inOneGo<T>(work: () => Promise<T>): Promise<T>;
  /** Looks everybody up once; whom nothing reaches directly is named in the log and counted on `/readyz`. */
  checkPeople(): Promise<void>;
  /** Doors first, then what is under way; the database is the caller's to close after this. */
  close(): Promise<void>;
};

/** How far this process's clock may be off the database's before it stops deciding what is due. */
const TRUSTED_MS = 5_000;

/** Wires everything once: store, policy, windows, doors, sweeps, server. Listens when it returns. */
export const openApp = async (options: AppOptions): Promise<App> => {
  const { environment, store, clock, log } = options;
  let policy = options.policy;
  const running: RunningSweep[] = [];
  const windows: ChatWindow[] = [];
  const doors: Door[] = [];
  const wakeHere = (): void => {
    for (const sweep of running) sweep.wake();
  };
  let others: WakeChannel | null = null;
  const wake = (): void => {
    wakeHere();
    others?.notify();
  };
  const deps: Deps = {
    db: store.db,
    policy: () => policy,
    now: () => clock.now(),
    machineNow: () => machineTime(Date.now()),
    newId: randomUUID,
    publicUrl: environment.publicUrl,
    windows,
    events: createEventPoster({
      secretOf: (name) => environment.webhookSecrets.get(name) ?? null,
      allowPrivate: environment.webhooksPrivate,
      machineNow: () => machineTime(Date.now()),
    }),
    wake,
    log,
  };
  const figures = openFigures(() => Date.now());
  let notes: string[] = [];
  let closing = false;
  const app = buildServer({
    deps,
    connectors: () =>
      policy.desk.connectors.map(({ name }) => ({
        connector: webhook(name),
        secret: environment.intakeSecrets.get(name) ?? null,
      })),
    health: {
      troubles: async () => [...(await troubles(store)), ...figures.troubles()],
      notes: () => notes,
      metrics: figures.registry,
    },
    metricsToken: environment.metricsToken,
  });
  const server = createServer(app);
  const changes = consoleChanges();
  const enter = (window: OpenWindow): void => {
    windows.push(window);
    doors.push(window.door);
  };
  const { publicUrl } = environment;
  if (environment.slack !== null) {
    enter(await openSlack(environment.slack, { app, db: store.db, policy: () => policy, publicUrl, log }));
  }
  const port = (): number => (server.address() as AddressInfo).port;
  if (environment.teams !== null) {
    const { openTeams } = await import("./open-teams.ts");
    enter(await openTeams(environment.teams, { app, db: store.db, policy: () => policy, publicUrl, port, wake, log }));
  }
  let self: App | null = null;
  const page = openPlatforms(environment, options.mode !== "real").includes("console")
    ? openConsole({
        book: openConsoleBook(
          store.db,
          () => clock.now(),
          (channel) => changes.announce({ channel }),
        ) as ConsoleBook,
        desk: consoleDesk(() => deps, options.mode),
        demo: options.demo?.(() => self as App) ?? null,
        changes,
        environment,
        port,
        log,
      })
    : null;
  if (page !== null) enter(page);
  // After the chat windows: mail reaches those whom no chat does.
  if (environment.mail !== null) windows.push(openMail(environment.mail, () => policy));
  if (environment.pager !== null) windows.push(openPager(environment.pager, () => policy));
  const signIn = page !== null && environment.consolePassword !== null;
  finishServer(app, log, [...(page === null ? [] : [page.router]), caseRoutes(deps, signIn)]);
  await listen(server, environment.port, environment.host);
  // Not before: a start that fails must leave no connection behind that is opened again for ever.
  others = openWakeChannel(store.connection, wakeHere, (fault) => log.warn({}, fault));
  for (const door of doors) await door.start((asked) => answerAsk(deps, asked));
  const refresh = async (): Promise<boolean> => {
    if ((await activeDeskNumber(store.db)) !== policy.version) {
      const active = await activeDesk(store.db);
      if (active !== null) policy = await policyOf(store.db, active);
    }
    const offMs = Math.abs((await databaseTime(store.db)) - Date.now());
    if (offMs > TRUSTED_MS)
      log.error({ offMs }, "This machine's clock is off the database's; reminders wait until it is set right.");
    return offMs <= TRUSTED_MS;
  };
  const ticks = startTicks(wake, () => tidyUp(store), log);
  if (options.sweepsRun !== false) running.push(...sweeps(deps, refresh, figures).map((sweep) => runSweep(sweep, log)));
  const url =
    environment.publicUrl ?? `http://${environment.host === "0.0.0.0" ? "127.0.0.1" : environment.host}:${port()}`;
  self = {
    deps,
    clock,
    url,
    consoleUrl: page === null ? null : url,
    settle: async () => {
      for (const sweep of running) await sweep.settle();
    },
    inOneGo: (work) =>
      changes.gather(async () => {
        try {
          return await work();
        } finally {
          changes.announce({ time: clock.now() });
        }
      }),
    checkPeople: async () => {
      const unreachable = await findUnreachable(deps, () => closing);
      const names = unreachable.map(({ name }) => name).join(", ");
      // Who they are is for the log: anybody may ask whether the desk is ready.
      notes = unreachable.length === 0 ? [] : [unreachedNote(unreachable.length)];
      if (unreachable.length > 0) log.warn({}, `${unreachedNote(unreachable.length)} Check the desk file: ${names}.`);
    },
    close: async () => {
      closing = true;
      for (const door of doors) await door.stop();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      await ticks.stop();
      await others?.close();
      for (const sweep of running) await sweep.stop();
      server.closeAllConnections();
      await closed;
    },
  };
  if (!isLocalOnly(environment) && environment.host === "127.0.0.1" && environment.publicUrl === null) {
    log.info({}, "Listening on this machine only. Set HOST to let others reach it.");
  }
  return self;
};

const listen = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });

const troubles = async (store: Store): Promise<string[]> => {
  try {
    await databaseTime(store.db);
    return [];
  } catch {
    return ["The database does not answer."];
  }
};

/** What nobody can need any more. Several processes may do it at once. */
const tidyUp = async ({ db }: Store): Promise<void> => {
  await forgetAsked(db);
  await forgetConnectCodes(db);
  await forgetTries(db);
  await forgetWorkLinks(db);
  await forgetPictures(db);
};

const unreachedNote = (n: number): string =>
  `${n} ${n === 1 ? "person" : "people"} cannot be written to directly; they are mentioned on the cards instead.`;
