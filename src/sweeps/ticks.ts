import cron from "node-cron";
import type { Log } from "../flows/deps.ts";

/**
 * Times of day. A tick fires in every process, so it decides nothing: it wakes the sweeps, and the rows say what is due.
 * `daily` must bear being run by several processes at once.
 */
export const startTicks = (wake: () => void, daily: () => Promise<void>, log: Log): { stop(): Promise<void> } => {
  const minute = cron.schedule("* * * * *", wake);
  const day = cron.schedule("17 3 * * *", () => {
    daily().catch((error: unknown) => log.error({ error: String(error) }, "The daily tidying failed."));
  });
  return {
    stop: async () => {
      await minute.destroy();
      await day.destroy();
    },
  };
};
