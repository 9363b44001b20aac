import { type Case, isOpen } from "../case/case.ts";
import type { CallRules } from "../desk/desk.ts";
import { type CallReason, openCall } from "./call.ts";

/**
 * Whether what has just happened to a case means that its customer should be phoned, and why. `before` is null for one
 * that has just been opened. Only a fresh word of the customer or a promise that has just been broken asks, so neither
 * time passing nor a new desk file calls anybody; and each reason asks once in the life of a case between two openings.
 */
export const needsCall = (before: Case | null, after: Case, rules: CallRules): CallReason | null => {
  if (!isOpen(after.status) || after.backlog || after.mergedInto !== null || after.noCalls || openCall(after) !== null)
    return null;
  const wrote = before === null || after.contacts > before.contacts;
  const holds: Record<Exclude<CallReason, "asked">, boolean> = {
    angry: wrote && rules.angry && after.heat.level === "angry",
    contacts: wrote && rules.contacts !== null && after.contacts >= rules.contacts,
    "broken-promise": rules.brokenPromise && brokenOf(after) > (before === null ? 0 : brokenOf(before)),
  };
  const isNew = (reason: CallReason): boolean => reason === "broken-promise" || !after.calledFor.includes(reason);
  return order.find((reason) => holds[reason] && isNew(reason)) ?? null;
};

/** Promises that the customer counted on. Each that breaks is a reason of its own. */
const brokenOf = ({ promises }: Case): number =>
  promises.filter(({ state, told }) => state === "broken" && told !== null).length;

const order = ["broken-promise", "angry", "contacts"] as const;

/** Reasons that hold while a call is made are a matter of that call, and ask for no other. */
export const settledReasons = (kase: Case, rules: CallRules): CallReason[] => [
  ...(kase.heat.level === "angry" ? ["angry" as const] : []),
  ...(rules.contacts !== null && kase.contacts >= rules.contacts ? ["contacts" as const] : []),
];
