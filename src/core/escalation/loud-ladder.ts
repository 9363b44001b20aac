import { lacksNumber } from "../call/call.ts";
import type { Case } from "../case/case.ts";
import { dutyAt, type GapReason, isCovered } from "../coverage/duty.ts";
import { ladderAt, managersOf } from "../coverage/ladder.ts";
import { leadOrDeputyAt } from "../coverage/lead-or-deputy.ts";
import { isAtWork } from "../coverage/present-in.ts";
import type { CoverageContext } from "../coverage/roster.ts";
import type { Audience, DepartmentId, Desk, PersonId } from "../desk/desk.ts";
import { findPerson } from "../desk/find.ts";
import type { ClockName } from "../sla/clock.ts";
import { holderOf } from "../sla/clocks.ts";
import { assigneeOf } from "../sla/who-answers.ts";
import type { Instant } from "../time/instant.ts";
import { approvalLadder } from "./approvers.ts";
import { type Because, eachOnce, inChat, type Recipient, type Way } from "./recipient.ts";

/** The order in which a loud step asks people, and what is missing when nobody of the department is on duty. */
export type LoudLadder = { rungs: Recipient[]; gap: { department: DepartmentId; because: GapReason } | null };

/**
 * Only those who are on duty now: whom the step names, then the ladder of the department. The last person of the desk
 * file is told out of chat as well.
 */
export const loudLadder = (
  tell: readonly Audience[],
  clock: ClockName,
  kase: Case,
  ctx: CoverageContext,
  now: Instant,
): LoudLadder => {
  const department = holderOf(clock, kase);
  const duty = dutyAt(department, now, ctx);
  if (clock.kind === "approval") return { rungs: approvalLadder(clock, kase, ctx, now), gap: null };
  const gap = isCovered(duty) ? null : { department, because: duty.missing };
  const asked = tell.flatMap((audience) => named(audience, clock, kase, ctx, now));
  const rungs = ladderAt(department, now, ctx).map(({ person, because }) => ({
    person,
    because,
    ways: because === "last" ? waysToLast(ctx.desk) : (["chat"] as const),
  }));
  const isLast = (person: PersonId): boolean => rungs.some((rung) => rung.because === "last" && rung.person === person);
  // Whoever has the case is asked first also when they are the last; out of chat at once, since they are not asked again.
  const first = asked
    .filter(({ person, because }) => because === "assignee" || because === "speaker" || !isLast(person))
    .map((one) => (isLast(one.person) ? { ...one, ways: waysToLast(ctx.desk) } : one));
  return { rungs: eachOnce([...first, ...rungs]), gap };
};

const waysToLast = ({ lastResort }: Desk): Way[] => [
  "chat",
  ...(lastResort?.mail ? (["mail"] as const) : []),
  ...(lastResort?.pager ? (["pager"] as const) : []),
];

const named = (audience: Audience, clock: ClockName, kase: Case, ctx: CoverageContext, now: Instant): Recipient[] => {
  const department = holderOf(clock, kase);
  switch (audience) {
    case "assignee":
      return there(assigneeOf(clock, kase), department, "assignee", ctx, now);
    case "speaker":
      return there(kase.speaker.person, kase.speaker.department, "speaker", ctx, now);
    case "department":
      return covering(department, ctx, now);
    case "lead": {
      if (clock.kind === "call" && lacksNumber(kase)) {
        return there(kase.speaker.person, kase.speaker.department, "speaker", ctx, now);
      }
      // An upset customer may be phoned by whoever heads those who speak with them, or those who work on it.
      const departments = clock.kind === "call" ? [department, kase.department] : [department];
      const heads = departments.map((id) => leadOrDeputyAt(id, now, ctx));
      const head = heads.find((one) => one !== null && isAtWork(one, now, ctx)) ?? null;
      return head === null ? [] : inChat("leads", [head]);
    }
    case "manager":
      return inChat(
        "manages",
        managersOf(ctx.desk).filter((person) => isAtWork(person, now, ctx)),
      );
  }
};

/** In their own hours, or on duty for the department although these are not their hours. */
const there = (
  person: PersonId | null,
  department: DepartmentId,
  because: Because,
  ctx: CoverageContext,
  now: Instant,
): Recipient[] => {
  const found = findPerson(ctx.desk, person);
  if (found === undefined) return [];
  const duty = dutyAt(department, now, ctx);
  const isThere = isAtWork(found.id, now, ctx) || (isCovered(duty) && duty.people.includes(found.id));
  return isThere ? inChat(because, [found.id]) : [];
};

const covering = (department: DepartmentId, ctx: CoverageContext, now: Instant): Recipient[] => {
  const duty = dutyAt(department, now, ctx);
  return isCovered(duty) ? inChat("covers", duty.people) : [];
};
