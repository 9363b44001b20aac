import { type CoverageContext, isAway } from "../coverage/roster.ts";
import { findPerson } from "../desk/find.ts";
import type { Instant } from "../time/instant.ts";
import { bounceDueAt, bounceNow } from "./bounce.ts";
import type { Case } from "./case.ts";
import type { Command, LapseCommand } from "./command.ts";
import type { DecideContext } from "./decision.ts";
import type { EventBody } from "./event.ts";
import { followUpDueAt, followUpNow, whoFollowsUp } from "./follow-up.ts";
import { lapse, leaseDueAt } from "./lease.ts";

type Policy = Pick<DecideContext, "desk" | "calendars">;

/**
 * When a case is to be looked at because nobody says anything: a claim without a word, an offer without an answer, and
 * days after its end a case that hurt. Never two of them at once.
 */
export const silenceDueAt = (kase: Case, policy: Policy): Instant | null => {
  // What is part of another case is waited for there.
  if (kase.mergedInto !== null) return null;
  if (kase.status === "closed") return followUpDueAt(kase);
  return kase.offer === null ? leaseDueAt(kase, policy) : bounceDueAt(kase, policy);
};

/** What the silence leads to now; nothing when it is not long enough. */
export const decideLapse = (kase: Case, { absent, to }: LapseCommand, context: DecideContext): EventBody[] => {
  if (kase.mergedInto !== null) return [];
  if (kase.status === "closed") return followUpNow(kase, to ?? null, context.now);
  return kase.offer === null ? lapse(kase, absent, context) : bounceNow(kase, context, context.now);
};

/** The look itself, with who is there to be asked. */
export const lookAtSilence = (kase: Case, now: Instant, ctx: CoverageContext): Command => {
  const known = findPerson(ctx.desk, kase.assignee);
  const absent = known === undefined || isAway(known.id, now, ctx.roster);
  return kase.status === "closed"
    ? { verb: "lapse", absent, to: whoFollowsUp(kase, now, ctx) }
    : { verb: "lapse", absent };
};
