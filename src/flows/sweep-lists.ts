import { isAway } from "../core/coverage/roster.ts";
import type { PersonId } from "../core/desk/desk.ts";
import { findPerson } from "../core/desk/find.ts";
import { type ListTime, nextListTime } from "../core/escalation/list-times.ts";
import { HOUR, type Instant, latest, plus } from "../core/time/instant.ts";
import { addList } from "../store/lists.ts";
import { dueRounds, planRounds, type Round, roundDone, roundsAreOf } from "../store/rounds.ts";
import { quietUntil } from "../store/settings.ts";
import { coverageNow } from "./coverage-now.ts";
import type { Deps } from "./deps.ts";

/** A list that comes later than this says what was, not what is: the next one says it better. */
const STALE_MS = 2 * HOUR;

/** Has the lists that are due given to their people, and reckons anew when the hours of the desk have changed. */
export const sweepLists = async (deps: Deps): Promise<void> => {
  const { version, desk } = deps.policy();
  const now = deps.now();
  const due = await dueRounds(deps.db, "list", now);
  const roster = due.length === 0 ? null : (await coverageNow(deps)).roster;
  const isQuiet = due.length > 0 && (await quietUntil(deps.db, now)) !== null;
  for (const round of due) {
    const list = latestList(deps, round, now);
    const isMeant = list !== null && roster !== null && !isAway(round.subject, list.at, roster);
    if (isMeant && !isQuiet) await addList(deps.db, round.subject, list);
    await roundDone(deps.db, round, listTimeAfter(deps, round.subject, now)?.at ?? null);
  }
  if (await roundsAreOf(deps.db, "list", version)) return;
  const planned = desk.people.map(({ id }) => ({ subject: id, at: listTimeAfter(deps, id, now)?.at ?? null }));
  await planRounds(deps.db, "list", version, planned);
};

/** The latest list that has become due since the round was; null when that is too long ago, or hours have changed. */
const latestList = (deps: Deps, round: Round, now: Instant): ListTime | null => {
  let found: ListTime | null = null;
  for (let at = latest(plus(round.at, -1), plus(now, -STALE_MS - 1)); ; ) {
    const list = listTimeAfter(deps, round.subject, at);
    if (list === null || list.at > now) return found;
    found = list;
    at = list.at;
  }
};

/** The next list of a person after an instant; null for somebody who has left the desk. */
export const listTimeAfter = (deps: Deps, person: PersonId, at: Instant): ListTime | null => {
  const { desk, calendars } = deps.policy();
  const found = findPerson(desk, person);
  if (found === undefined) return null;
  return nextListTime(calendars.ofPerson(person), found.zone, at, desk.nags.beforeClosingMs);
};
