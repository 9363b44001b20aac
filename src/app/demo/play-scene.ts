import { DateTime } from "luxon";
import { parseCommand } from "../../chat/parse-command.ts";
import type { Asked } from "../../chat/ports.ts";
import { type Instant, instant, type Zone } from "../../core/time/instant.ts";
import { answerAsk } from "../../flows/answer-ask.ts";
import type { Deps } from "../../flows/deps.ts";
import { receiveComplaint } from "../../flows/receive-complaint.ts";
import { webhook } from "../../intake/webhook.ts";
import type { App } from "../open-app.ts";
import type { Heard, Scene } from "./story.ts";

/** A time as the story writes it, in the desk's zone. */
export const storyTime = (written: string, zone: Zone): Instant =>
  instant(DateTime.fromSQL(written, { zone }).toMillis());

/** Plays one scene at the desk's present time and lets the desk show it. The same `key` again does nothing twice. */
export const playScene = async (app: App, scene: Scene, key: string): Promise<void> => {
  if ("passes" in scene) return;
  // The settling below is what wakes the desk; being woken before as well would be the same work twice.
  const deps: Deps = { ...app.deps, wake: () => {} };
  if ("hears" in scene) await receiveComplaint(deps, readHeard(app, scene.hears), "live");
  else await askFor(deps, scene, key);
  await app.settle();
};

const askFor = async (deps: Deps, scene: Extract<Scene, { by: string }>, key: string): Promise<void> => {
  const departments = deps.policy().desk.departments.map(({ id }) => id);
  const ask = "sends" in scene ? scene.sends : parseCommand(scene.types, { thread: false, departments });
  const asked: Asked = {
    by: { platform: "console", tenant: "local", userId: scene.by, name: null },
    at: { channel: null, thread: null, direct: true, overheard: false },
    key,
    ask,
    basis: null,
    way: "sends" in scene ? "form" : "words",
  };
  const answer = await answerAsk(deps, asked);
  if ("unread" in ask || answer.problems !== undefined || answer.form !== undefined) {
    throw new Error(`The desk does not understand what ${scene.by} says at ${scene.at}.`);
  }
};

/** Through the real connector's reading, so that a complaint of the story is just what one from outside is. */
export const readHeard = ({ deps }: App, { written, ...heard }: Heard) => {
  const createdAt = written === undefined ? deps.now() : storyTime(written, deps.policy().desk.zone);
  const body = Buffer.from(JSON.stringify({ ...heard, createdAt: new Date(createdAt).toISOString() }));
  const parsed = webhook("webhook").parse(body, deps.now());
  const [complaint] = parsed.ok ? parsed.complaints : [];
  if (complaint === undefined) throw new Error(`The story's complaint ${heard.id} cannot be read.`);
  return complaint;
};
