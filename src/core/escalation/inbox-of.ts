import { findGive } from "../authority/give.ts";
import type { Case } from "../case/case.ts";
import type { ClockName } from "../sla/clock.ts";
import { isSpoken, whoAnswers } from "../sla/who-answers.ts";
import type { Inbox } from "./next-step.ts";

/**
 * What people have said of a case that bears on its steps: whoever speaks answers for what the customer is to hear, and
 * whoever has a task for that task alone.
 */
export const inboxOf = (kase: Case, clock: ClockName): Inbox => ({
  onIt: kase.onIt,
  answering: [
    ...(clock.kind === "approval" ? (findGive(kase, clock.piece ?? null)?.asked ?? []) : []),
    whoAnswers(clock, kase),
    isSpoken(clock.kind) ? kase.assignee : null,
  ].filter((one) => one !== null),
});
