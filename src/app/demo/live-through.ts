import type { Instant } from "../../core/time/instant.ts";
import { loadCase } from "../../store/load-case.ts";
import type { App } from "../open-app.ts";
import { colleagues } from "./colleagues.ts";
import { moveTime } from "./move-time.ts";
import { playScene, storyTime } from "./play-scene.ts";

/** Moves desk time as `moveTime` does; on the way the colleagues of the story do what is theirs and still to do. */
export const liveThrough = async (app: App, target: Instant): Promise<{ from: Instant; to: Instant }> => {
  const { clock, deps } = app;
  const from = clock.now();
  clock.standAt(from);
  try {
    await app.settle();
    for (const scene of colleagues) {
      const at = storyTime(scene.at, deps.policy().desk.zone);
      if (at <= from || at > target) continue;
      await moveTime(app, at);
      const kase = await loadCase(deps.db, scene.number);
      if (kase !== null && !scene.unless(kase)) await playScene(app, scene, `colleague:${scene.number} ${scene.at}`);
    }
    await moveTime(app, target);
    return { from, to: clock.now() };
  } finally {
    clock.goOn();
  }
};
