import { linkEndsAt } from "../outside/outside.ts";
import { earliest, type Instant } from "../time/instant.ts";
import type { Case } from "./case.ts";

/** When the first wait of a case or of one of its tasks comes to its date, or a link runs out; null when nothing waits. */
export const waitEndsAt = ({ wait, tasks }: Pick<Case, "wait" | "tasks">): Instant | null => {
  const waits = [wait, ...tasks.map((task) => task.wait)].map((one) => one?.until ?? null);
  const ends = [...waits, ...tasks.map(linkEndsAt)].filter((at) => at !== null);
  return ends.length === 0 ? null : ends.reduce(earliest);
};
