import type { AskArgs, Basis } from "../core/case/ask.ts";
import type { Case } from "../core/case/case.ts";
import type { VerbName } from "../core/case/verbs.ts";
import type { Button } from "./card.ts";

/** What a button's label implies about the case. */
export const basisOf = (kase: Case): Basis => ({
  status: kase.status,
  assignee: kase.assignee,
  offer: kase.offer?.to ?? null,
});

/** Does what the label implied still hold? */
export const basisHolds = (basis: Basis, kase: Case): boolean => {
  const now = basisOf(kase);
  return basis.status === now.status && basis.assignee === now.assignee && basis.offer === now.offer;
};

type Looks = { args?: AskArgs; style?: Button["style"]; opens?: boolean };

export const caseButton = (kase: Case, verb: VerbName, label: string, looks: Looks = {}): Button => ({
  label,
  ask: { verb, numbers: [kase.number], args: looks.args ?? {} },
  basis: basisOf(kase),
  style: looks.style ?? "plain",
  opens: looks.opens ?? false,
});

/** A button that is about no case in particular, or holds whatever the case's state. */
export const plainButton = (verb: VerbName, label: string, numbers: number[] = [], looks: Looks = {}): Button => ({
  label,
  ask: { verb, numbers, args: looks.args ?? {} },
  basis: null,
  style: looks.style ?? "plain",
  opens: looks.opens ?? false,
});
