import type { Case } from "./case.ts";
import type { CaseEvent } from "./event.ts";

/** Lies in a queue from now on with nobody on it. A wait belongs to whoever waited, so it ends here too. */
export const queued = (kase: Case, event: CaseEvent): Case => ({
  ...kase,
  assignee: null,
  assignedAt: null,
  queuedAt: event.at,
  wait: null,
  onIt: [],
  lapsed: null,
});
