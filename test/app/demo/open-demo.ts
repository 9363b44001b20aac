import pg from "pg";
import { demoControls } from "../../../src/app/demo/demo-controls.ts";
import { demoEnvironment } from "../../../src/app/demo/demo-environment.ts";
import { oneAfterAnother } from "../../../src/app/demo/move-time.ts";
import { storyTime } from "../../../src/app/demo/play-scene.ts";
import { STORY_BEGINS } from "../../../src/app/demo/story.ts";
import { tellStory } from "../../../src/app/demo/tell-story.ts";
import { openDeskClock } from "../../../src/app/desk-clock.ts";
import { type App, openApp } from "../../../src/app/open-app.ts";
import { openDesk, readDesk } from "../../../src/app/open-desk.ts";
import { parseCommand } from "../../../src/chat/parse-command.ts";
import type { Answer } from "../../../src/chat/ports.ts";
import { answerAsk } from "../../../src/flows/answer-ask.ts";
import type { Log } from "../../../src/flows/deps.ts";
import { openClient } from "../../../src/store/client.ts";
import { testDatabase } from "../../support/postgres.ts";

/** The demo as it is after its story, on a database of its own. `faults` is what the log warned of. */
export const openDemo = async () => {
  const database = await testDatabase();
  const pool = new pg.Pool({ ...database.pool, max: 8 });
  pool.on("error", () => {});
  const db = openClient(pool);
  const faults: string[] = [];
  const fault = (facts: object, words: string): void => void faults.push(`${words} ${JSON.stringify(facts)}`);
  const log: Log = { info: () => {}, warn: fault, error: fault };
  const file = await readDesk(null, storyTime(STORY_BEGINS, "UTC"));
  const begins = storyTime(STORY_BEGINS, file.desk.zone);
  const clock = openDeskClock(0);
  clock.standAt(begins);
  const { policy } = await openDesk(db, file, begins);
  const { environment } = demoEnvironment({ PORT: "0" }, "nowhere");
  const queue = oneAfterAnother();
  const store = { db, connection: database.pool, describe: "a test database", close: async () => {} };
  const demo = (app: () => App) => demoControls(app, queue);
  const app = await openApp({ environment, store, policy, mode: "demo", clock, demo, log });
  const told: string[] = [];
  await tellStory(app, { queue, say: (_at, words) => void told.push(words), rest: async () => true });
  return {
    app,
    db,
    clock,
    policy,
    faults,
    told,
    controls: demoControls(() => app, queue),
    says: (person: string, words: string): Promise<Answer> =>
      answerAsk(app.deps, {
        by: { platform: "console", tenant: "local", userId: person, name: null },
        at: { channel: null, thread: null, direct: true, overheard: false },
        key: `test ${person} ${words}`,
        ask: parseCommand(words, { thread: false }),
        basis: null,
        way: "words",
      }),
    close: async (): Promise<void> => {
      await app.close();
      await db.$disconnect();
      if (!pool.ended) await pool.end();
      await database.drop();
    },
  };
};

export type OpenDemo = Awaited<ReturnType<typeof openDemo>>;
