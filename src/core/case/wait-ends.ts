import { earliest, type Instant } from "../time/instant.ts";
import type { Case } from "./case.ts";

/** When the first wait of a case or of one of its tasks comes to its date; null when nothing waits. */
export const waitEndsAt = ({ wait, tasks }: Pick<Case, "wait" | "tasks">): Instant | null => {
  const ends = [wait, ...tasks.map((task) => task.wait)].flatMap((one) => (one === null ? [] : [one.until]));
  return ends.length === 0 ? null : ends.reduce(earliest);
};
