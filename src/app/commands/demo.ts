import { DateTime } from "luxon";
import { ConfigError } from "../../config/config-error.ts";
import { findPerson } from "../../core/desk/find.ts";
import { SECOND } from "../../core/time/instant.ts";
import { demoControls } from "../demo/demo-controls.ts";
import { demoEnvironment } from "../demo/demo-environment.ts";
import { oneAfterAnother } from "../demo/move-time.ts";
import { storyTime } from "../demo/play-scene.ts";
import { STORY_BEGINS } from "../demo/story.ts";
import { tellStory } from "../demo/tell-story.ts";
import { temporaryPlace } from "../demo/temporary-place.ts";
import { openDeskClock } from "../desk-clock.ts";
import { loadDotEnv } from "../load-dot-env.ts";
import { type App, type AppOptions, openApp } from "../open-app.ts";
import { openDesk, readDesk } from "../open-desk.ts";
import { openLog } from "../open-log.ts";
import { openStore } from "../open-store.ts";
import { stopOnSignals } from "../stop-on-signals.ts";

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Plays a story on the made-up desk, in a database of its own, and leaves whoever started it in it. `pace` in seconds. */
export const demo = async (pace: number): Promise<void> => {
  if (!(pace >= 0 && pace <= 60)) throw new ConfigError(["--pace is a number of seconds from 0 to 60, such as 2."]);
  loadDotEnv();
  const { stopping, stop } = stopOnSignals(say);
  // A terminal that is closed ends the demo like Ctrl-C does.
  process.once("SIGHUP", () => stop(0));
  const place = await temporaryPlace();
  try {
    await runDemo(place.folder, { pace, stopping, stop, crashed: () => place.remove() });
  } finally {
    place.remove();
  }
  say("Stopped. Nothing is kept.");
};

type Run = { pace: number; stopping: Promise<void>; stop(code: number): void; crashed(): void };

const runDemo = async (folder: string, { pace, stopping, stop, crashed }: Run): Promise<void> => {
  const { environment, unused } = demoEnvironment(process.env, folder);
  const log = openLog(environment.logLevel);
  const file = await readDesk(null, storyTime(STORY_BEGINS, "UTC"));
  const begins = storyTime(STORY_BEGINS, file.desk.zone);
  const clock = openDeskClock(begins - Date.now());
  clock.standAt(begins);
  const store = await openStore(
    {
      dataDir: folder,
      throwaway: true,
      log: (line) => log.info({}, line),
      onExit: (reason) => {
        say(`The database stopped: ${reason}`);
        stop(1);
      },
    },
    log,
  );
  // Hears of the end after the database has, which then goes first.
  process.once("exit", crashed);
  try {
    const { policy } = await openDesk(store.db, file, begins);
    const queue = oneAfterAnother();
    const demoOf: AppOptions["demo"] = (app) => demoControls(app, queue);
    const app = await openSomewhere({ environment, store, policy, mode: "demo", clock, demo: demoOf, log });
    say(`${policy.desk.organisation} is a made-up firm. This desk is all its own, and nothing of it is kept.`);
    if (unused.length > 0) say(`Set, and not used in the demo: ${unused.join(", ")}.`);
    if (pace > 0) say(`Watch it happen: open ${app.url}`);
    say("");
    await tellStory(app, {
      queue,
      say: (at, words) => say(`${storyDay(at, policy.desk.zone)}  ${words}`),
      rest: () => restFor(pace, stopping),
    });
    await app.inOneGo(async () => clock.goOn());
    sayWhatToTry(app);
    await stopping;
    await app.close();
  } finally {
    await store.close();
    process.off("exit", crashed);
  }
};

/** Port 3000, or the one that was asked for; where 3000 is taken and none was asked for, any free one. */
const openSomewhere = async (options: AppOptions): Promise<App> => {
  try {
    return await openApp(options);
  } catch (fault) {
    if (!(fault instanceof Error && "code" in fault && fault.code === "EADDRINUSE")) throw fault;
    const { port } = options.environment;
    if ((process.env.PORT ?? "").trim() !== "") {
      throw new ConfigError([`Port ${port} is taken. Give PORT another one, or leave it out and the demo finds one.`]);
    }
    say(`Port ${port} is taken, so the demo takes a free one.`);
    return openApp({ ...options, environment: { ...options.environment, port: 0 } });
  }
};

/** Resolves after `pace` seconds with true, or with false as soon as the demo is told to stop. */
const restFor = (pace: number, stopping: Promise<void>): Promise<boolean> => {
  const stopped = stopping.then(() => false);
  const rested = new Promise<boolean>((resolve) => setTimeout(resolve, pace * SECOND, true).unref());
  return Promise.race([stopped, rested]);
};

const storyDay = (at: number, zone: string): string => {
  const time = DateTime.fromMillis(at, { zone, locale: "en-GB" });
  return `${time.toFormat("ccc")} ${time.toFormat("d LLL").padStart(6)} ${time.toFormat("HH:mm")}`;
};

const sayWhatToTry = (app: App): void => {
  const { desk } = app.deps.policy();
  const time = DateTime.fromMillis(app.deps.now(), { zone: desk.zone, locale: "en-GB" });
  const you = findPerson(desk, desk.people[0]?.id ?? null)?.name ?? "";
  say(`
It is ${time.toFormat("cccc d LLLL, HH:mm")} there now, and the clock goes on from here.

Open ${app.url}
You are ${you}, until you choose to be somebody else.
  1. Social, FT-42, a little further up: Jane says her dryer works. Press "Customer agrees".
  2. Your direct chat: Marta of FT-46 is owed a first word by 16:23. After that, claim FT-44.
  3. Press "to Monday 08:00" and read, hour by hour, what the weekend did.
Ctrl-C stops it.`);
};
