import type { Instant } from "../../core/time/instant.ts";
import type { Db } from "../../store/client.ts";
import { nextInstant } from "../../store/next-instant.ts";
import type { App } from "../open-app.ts";

/** What moving time needs of the running desk. */
type MovedApp = { deps: { db: Db }; clock: App["clock"]; settle: App["settle"] };

/**
 * Moves desk time forward to `target` through every instant at which something is due, and lets the desk do it there:
 * decided and delivered, so that nothing is late. A target that is past already moves nothing. The clock is left as it
 * was found, running or standing; where it stands, what was due by then must be done.
 */
export const moveTime = async (app: MovedApp, target: Instant): Promise<{ from: Instant; to: Instant }> => {
  const { clock } = app;
  const wasStanding = clock.isStanding();
  const from = clock.now();
  if (target <= from) return { from, to: from };
  clock.standAt(from);
  try {
    if (!wasStanding) await app.settle();
    let next = await nextInstant(app.deps.db, from);
    while (next !== null && next <= target) {
      clock.standAt(next);
      await app.settle();
      next = await nextInstant(app.deps.db, next);
    }
    clock.standAt(target);
  } finally {
    if (!wasStanding) clock.goOn();
  }
  return { from, to: target };
};

/** Lets one journey begin only when the one before it has ended, whoever asks. */
export const oneAfterAnother = (): (<T>(journey: () => Promise<T>) => Promise<T>) => {
  let last: Promise<unknown> = Promise.resolve();
  return (journey) => {
    const next = last.then(journey, journey);
    last = next;
    return next;
  };
};
