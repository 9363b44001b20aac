import { DateTime } from "luxon";
import type { TaskFacts } from "../task/task.ts";
import { type Instant, instant, latest, plus, type Zone } from "../time/instant.ts";

const EVENING = 18;

/** A link lasts as long as the desk says, and a visit's until the evening of the day after it. */
export const linkUntil = (about: TaskFacts, now: Instant, zone: Zone, lastsMs: number): Instant => {
  const usual = plus(now, lastsMs);
  if (about.kind !== "visit" || about.date === null) return usual;
  const after = DateTime.fromISO(about.date, { zone }).plus({ days: 1 }).set({ hour: EVENING });
  return after.isValid ? latest(usual, instant(after.toMillis())) : usual;
};
