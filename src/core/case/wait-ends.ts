import { phaseEndsAt } from "../incident/incident.ts";
import { linkEndsAt } from "../outside/outside.ts";
import { earliest, type Instant } from "../time/instant.ts";
import type { Case } from "./case.ts";

type Waiting = Pick<Case, "wait" | "tasks" | "incident" | "call">;

/**
 * When the first wait of a case or of one of its tasks comes to its date, a link runs out, a planned incident begins or
 * ends, or a call comes to its next try; null when nothing waits.
 */
export const waitEndsAt = ({ wait, tasks, incident, call }: Waiting): Instant | null => {
  const waits = [wait, ...tasks.map((task) => task.wait)].map((one) => one?.until ?? null);
  const others = [...tasks.map(linkEndsAt), phaseEndsAt(incident), call?.againAt ?? null];
  const ends = [...waits, ...others].filter((at) => at !== null);
  return ends.length === 0 ? null : ends.reduce(earliest);
};
