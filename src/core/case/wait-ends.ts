import { phaseEndsAt } from "../incident/incident.ts";
import { linkEndsAt } from "../outside/outside.ts";
import { earliest, type Instant } from "../time/instant.ts";
import type { Case } from "./case.ts";

/** When the first wait of a case or of one of its tasks comes to its date, a link runs out, or a planned incident begins or ends; null when nothing waits. */
export const waitEndsAt = ({ wait, tasks, incident }: Pick<Case, "wait" | "tasks" | "incident">): Instant | null => {
  const waits = [wait, ...tasks.map((task) => task.wait)].map((one) => one?.until ?? null);
  const ends = [...waits, ...tasks.map(linkEndsAt), phaseEndsAt(incident)].filter((at) => at !== null);
  return ends.length === 0 ? null : ends.reduce(earliest);
};
