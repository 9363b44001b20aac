import type { Instant } from "../../core/time/instant.ts";
import { receiveComplaint } from "../../flows/receive-complaint.ts";
import { connectHandle } from "../../store/connect-handle.ts";
import { nextNumber } from "../../store/intake.ts";
import type { App } from "../open-app.ts";
import { moveTime } from "./move-time.ts";
import { playScene, readHeard, storyTime } from "./play-scene.ts";
import { CASES_BEFORE, knownCustomer, story } from "./story.ts";

/** How the story is told: what to say of a scene, and how long to rest after it. `false` from `rest` ends the story. */
export type Telling = {
  say(at: Instant, words: string): void;
  rest(): Promise<boolean>;
  queue<T>(journey: () => Promise<T>): Promise<T>;
};

/** Plays the story through the desk's own doors, each scene at its time. Desk time must be standing at its beginning. */
export const tellStory = async (app: App, telling: Telling): Promise<void> => {
  await before(app);
  for (const [index, scene] of story.entries()) {
    const at = storyTime(scene.at, app.deps.policy().desk.zone);
    await telling.queue(() => moveTime(app, at));
    await playScene(app, scene, `story:${index}`);
    if (scene.tells === undefined) continue;
    telling.say(at, scene.tells);
    if (!(await telling.rest())) return;
  }
};

/** What the firm brings with it: the numbers of its earlier cases, and a customer with two accounts. */
const before = async (app: App): Promise<void> => {
  const { db } = app.deps;
  for (let number = 0; number < CASES_BEFORE; ) number = await nextNumber(db);
  const { heard, account } = knownCustomer;
  await receiveComplaint(app.deps, readHeard(app, heard), "history");
  await connectHandle(db, { kind: heard.source, value: heard.author.email ?? "" }, account);
};
