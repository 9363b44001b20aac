import { isOnCall } from "../core/coverage/is-on-call.ts";
import type { PersonId } from "../core/desk/desk.ts";
import { type SortedInbox, sortInbox } from "../core/escalation/sort-inbox.ts";
import { whenToTell } from "../core/escalation/when-to-tell.ts";
import { HOUR, type Instant, plus } from "../core/time/instant.ts";
import { loadViews } from "../store/load-case.ts";
import { postponeNags, type StoredNag, settleNags, tellingsSince } from "../store/nags.ts";
import { personSettings } from "../store/settings.ts";
import { coverageNow } from "./coverage-now.ts";
import type { Deps } from "./deps.ts";
import { listTimeAfter } from "./sweep-lists.ts";

/** What is left of somebody's waiting nags to be told now. What is over is dropped with the reason, what has to wait put off. */
export const sortNags = async (
  deps: Deps,
  person: PersonId,
  waiting: StoredNag[],
  here: { undisturbedUntil: Instant | null; listDue: boolean },
): Promise<Pick<SortedInbox, "tell" | "withList">> => {
  const now = deps.now();
  const views = await loadViews(deps.db, [...new Set(waiting.map((nag) => nag.caseNumber))]);
  const cases = new Map(views.map(({ kase }) => [kase.number, kase]));
  const { nags: reminders } = await personSettings(deps.db, person);
  const coverage = await coverageNow(deps);
  const manners = {
    reminders,
    onCall: isOnCall(person, now, coverage),
    reachableAt: whenToTell(person, false, coverage, now),
    perHour: deps.policy().desk.nags.perHour,
    tellings: await tellingsSince(deps.db, person, plus(now, -HOUR)),
    nextListAt: listTimeAfter(deps, person, now)?.at ?? null,
    ...here,
  };
  const sorted = sortInbox(person, waiting, (number) => cases.get(number), manners, now);
  for (const [reason, ids] of grouped(sorted.drop)) {
    await settleNags(deps.db, ids, { state: "dropped", reason, now });
  }
  if (sorted.hold !== null) await postponeNags(deps.db, sorted.hold.ids, sorted.hold.until);
  return sorted;
};

const grouped = (drop: { id: string; reason: string }[]): Map<string, string[]> => {
  const groups = new Map<string, string[]>();
  for (const { id, reason } of drop) groups.set(reason, [...(groups.get(reason) ?? []), id]);
  return groups;
};
