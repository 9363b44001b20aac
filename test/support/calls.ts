import type { CallRules, Desk, Step } from "../../src/core/desk/desk.ts";
import { HOUR, MINUTE } from "../../src/core/time/instant.ts";
import { aDesk, always } from "./a-desk.ts";

const steps: Step[] = [
  { id: "asked", at: { share: 0.01 }, kind: "warn", tell: ["lead"], loud: true },
  { id: "due", at: { afterDueMs: 0 }, kind: "breach", tell: ["assignee", "lead"], loud: true },
];

/** A desk that phones: within half an hour, at any hour. */
export const withCalls = (desk: Desk = aDesk, rules: Partial<CallRules> = {}): Desk => ({
  ...desk,
  calls: { angry: true, contacts: 3, brokenPromise: true, againMs: 2 * HOUR, ...rules },
  escalations: { ...desk.escalations, phone: steps },
  severities: desk.severities.map((severity) => ({
    ...severity,
    targets: { ...severity.targets, call: always(30 * MINUTE) },
    escalation: { ...severity.escalation, call: "phone" },
  })),
});
