import type { ArgName } from "../core/case/arg-name.ts";
import type { RefusalCode } from "../core/case/refusal.ts";

/** The field of a form that a refusal is about. */
export const refusedField: Partial<Record<RefusalCode, ArgName>> = {
  "in-the-past": "until",
  "too-far": "until",
  "same-date": "until",
  "unknown-person": "to",
  "unknown-department": "to",
  "outside-unknown": "to",
  "same-person": "to",
  "same-department": "to",
  "needs-why": "why",
  "unknown-severity": "severity",
  "same-severity": "severity",
  "unknown-cause": "cause",
  "amount-unread": "amount",
  "amount-currency": "amount",
  "give-too-much": "amount",
  "give-more": "amount",
};
