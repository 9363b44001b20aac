import type { Case } from "../../core/case/case.ts";
import type { CaseEvent, EventBody } from "../../core/case/event.ts";
import { fold } from "../../core/case/evolve.ts";
import { followUpDueAt } from "../../core/case/follow-up.ts";
import { evolveRoster } from "../../core/coverage/evolve-roster.ts";
import type { Roster } from "../../core/coverage/roster.ts";
import type { Happening } from "../../core/replay/happening.ts";
import type { Instant } from "../../core/time/instant.ts";
import type { Db } from "../../store/client.ts";
import { allPersonSettings, historyOf, rosterEventsUntil } from "../../store/history.ts";

export type History = { cases: Case[]; happenings: Happening[]; roster: Roster };

/**
 * What a desk has lived through: the cases as they were at `from`, and what people and customers did until `to`. What the
 * desk itself did as time passed is left out: the replay does it again.
 */
export const readHistory = async (db: Db, from: Instant, to: Instant): Promise<History> => {
  const cases: Case[] = [];
  const happenings: Happening[] = [];
  for (const events of await historyOf(db, from, to)) {
    const start = fold(
      null,
      events.filter(({ at }) => at < from),
    );
    const isOver = start !== null && (start.status === "closed" || start.status === "dismissed");
    if (start !== null && (!isOver || followUpDueAt(start) !== null)) cases.push(start);
    // The next word of a customer may bring back what was closed before.
    else if (start !== null && events.some(({ at }) => at >= from)) cases.push(start);
    happenings.push(...deedsOf(events.filter(({ at }) => at >= from)));
  }
  for (const { person, value } of await allPersonSettings(db)) {
    if (value.nags !== undefined) happenings.push({ at: from, what: "settings", person, reminders: value.nags });
  }
  let roster: Roster = { covers: [], absences: [] };
  for (const { at, event } of await rosterEventsUntil(db, to)) {
    if (at < from) roster = evolveRoster(roster, event);
    else happenings.push({ at, what: "roster", event });
  }
  return { cases, happenings: happenings.sort((a, b) => a.at - b.at), roster };
};

/** One happening for each command, with the facts that came from outside. */
const deedsOf = (events: readonly CaseEvent[]): Happening[] => {
  const commands = new Map<string, CaseEvent[]>();
  for (const event of events.filter((one) => !isOfTime(one))) {
    commands.set(event.commandId, [...(commands.get(event.commandId) ?? []), event]);
  }
  return [...commands.values()].flatMap((group): Happening[] => {
    const [first] = group;
    if (first === undefined) return [];
    const { at, number, actor } = first;
    if (first.type === "opened") return [{ at, what: "opened", number, actor, body: first }];
    return [{ at, what: "recorded", number, actor, bodies: group as EventBody[] }];
  });
};

/** What the desk's own sweeps and versions did, and the calls that its rules asked for. */
const isOfTime = (event: CaseEvent): boolean =>
  event.type.startsWith("clock-") ||
  event.type === "retimed" ||
  event.type === "lease-asked" ||
  event.type === "offer-bounced" ||
  event.type === "follow-up-planned" ||
  event.type === "follow-up-asked" ||
  (event.type === "follow-up-answered" && event.said === "nobody") ||
  (event.type === "released" && event.why === "lease") ||
  (event.type === "call-asked" && event.why !== "asked") ||
  (event.type === "call-again" && event.actor.kind !== "person") ||
  ((event.type === "resumed" || event.type === "task-resumed") && event.why === "date-came");
