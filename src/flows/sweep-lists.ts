import { isAway } from "../core/coverage/roster.ts";
import type { PersonId } from "../core/desk/desk.ts";
import { findPerson } from "../core/desk/find.ts";
import { type ListTime, nextListTime } from "../core/escalation/list-times.ts";
import { HOUR, type Instant, plus } from "../core/time/instant.ts";
import { addList } from "../store/lists.ts";
import { dueRounds, planRounds, roundDone, roundsAreOf } from "../store/rounds.ts";
import { quietUntil } from "../store/settings.ts";
import { coverageNow } from "./coverage-now.ts";
import type { Deps } from "./deps.ts";

/** A list that comes later than this says what was, not what is: the next one says it better. */
const STALE_MS = 2 * HOUR;

/** Has the lists that are due given to their people, and reckons anew when the hours of the desk have changed. */
export const sweepLists = async (deps: Deps): Promise<void> => {
  const { version, desk } = deps.policy();
  const now = deps.now();
  if (!(await roundsAreOf(deps.db, "list", version))) {
    const planned = desk.people.map(({ id }) => ({ subject: id, at: listTimeAfter(deps, id, now)?.at ?? null }));
    await planRounds(deps.db, "list", version, planned);
  }
  const due = await dueRounds(deps.db, "list", now);
  if (due.length === 0) return;
  const { roster } = await coverageNow(deps);
  const isQuiet = (await quietUntil(deps.db, now)) !== null;
  for (const round of due) {
    const list = listTimeAfter(deps, round.subject, plus(round.at, -1));
    const isMeant = list?.at === round.at && !isAway(round.subject, round.at, roster);
    if (isMeant && !isQuiet && now - round.at <= STALE_MS) await addList(deps.db, round.subject, list);
    await roundDone(deps.db, round, listTimeAfter(deps, round.subject, now)?.at ?? null);
  }
};

/** The next list of a person after an instant; null for somebody who has left the desk. */
export const listTimeAfter = (deps: Deps, person: PersonId, at: Instant): ListTime | null => {
  const { desk, calendars } = deps.policy();
  const found = findPerson(desk, person);
  if (found === undefined) return null;
  return nextListTime(calendars.ofPerson(person), found.zone, at, desk.nags.beforeClosingMs);
};
