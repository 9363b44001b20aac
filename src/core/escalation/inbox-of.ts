import type { Case } from "../case/case.ts";
import type { ClockKind } from "../desk/desk.ts";
import type { Inbox } from "./next-step.ts";

const spoken: readonly ClockKind[] = ["first-reply", "next-word", "customer-word"];

/** What people have said of a case that bears on its steps: whoever speaks answers for what the customer is to hear. */
export const inboxOf = (kase: Case, kind: ClockKind): Inbox => ({
  onIt: kase.onIt,
  answering: [kase.assignee, spoken.includes(kind) ? kase.speaker.person : null].filter((one) => one !== null),
});
