import { leadOrDeputyAt } from "../coverage/lead-or-deputy.ts";
import { type CoverageContext, isAway } from "../coverage/roster.ts";
import type { Desk, PersonId } from "../desk/desk.ts";
import { findPerson } from "../desk/find.ts";
import { DAY, type Instant, plus } from "../time/instant.ts";
import type { Case } from "./case.ts";
import type { EventBody } from "./event.ts";
import type { Hurt } from "./hurt.ts";

/** As long as the question stands in lists; after that nobody has asked. */
const OPEN_FOR = 7 * DAY;

const hurtOf = (kase: Case, severities: readonly string[]): Hurt[] => [
  ...(severities.includes(kase.severity) ? (["severity"] as const) : []),
  ...(kase.heat.level === "angry" ? (["angry"] as const) : []),
  ...(kase.generation > 1 ? (["reopened"] as const) : []),
  ...(kase.harm === null ? [] : (["harm"] as const)),
  ...(kase.promises.some(({ state }) => state === "broken") ? (["promise"] as const) : []),
  ...(kase.resolution?.met === "no" ? (["not-met"] as const) : []),
];

/** What closing the case leads to: nothing where it did not hurt, or the desk does not ask. */
export const followUpAfter = (closed: Case, desk: Desk, now: Instant): EventBody[] => {
  if (desk.followUp === null || closed.backlog) return [];
  const why = hurtOf(closed, desk.followUp.severities);
  return why.length === 0 ? [] : [{ type: "follow-up-planned", dueAt: plus(now, desk.followUp.afterMs), why }];
};

/** The question has been asked and nobody has written an answer down. */
export const isFollowUpOpen = ({ followUp }: Pick<Case, "followUp">): boolean =>
  followUp !== null && followUp.askedAt !== null && followUp.answered === null;

/** When to ask, and then when to stop asking; null when there is nothing to ask any more. */
export const followUpDueAt = ({ followUp }: Pick<Case, "followUp">): Instant | null => {
  if (followUp === null || followUp.answered !== null) return null;
  return followUp.askedAt === null ? followUp.dueAt : plus(followUp.askedAt, OPEN_FOR);
};

/** What comes of that instant. */
export const followUpNow = (kase: Case, to: PersonId | null, now: Instant): EventBody[] => {
  const due = followUpDueAt(kase);
  if (due === null || due > now) return [];
  return kase.followUp?.askedAt === null
    ? [{ type: "follow-up-asked", to }]
    : [{ type: "follow-up-answered", said: "nobody" }];
};

/** Whoever speaks with the customer; while they are away, or nobody does, whoever heads the department that speaks. */
export const whoFollowsUp = ({ speaker }: Case, now: Instant, ctx: CoverageContext): PersonId | null => {
  const person = findPerson(ctx.desk, speaker.person)?.id ?? null;
  return person !== null && !isAway(person, now, ctx.roster) ? person : leadOrDeputyAt(speaker.department, now, ctx);
};
