import type { TextId } from "../case/wait.ts";
import type { DepartmentId, GiveKind, PersonId } from "../desk/desk.ts";
import type { Counted } from "./give.ts";

/** What is given for the trouble; `give` is its id in the case. */
export type GiveBody =
  /** Within the giver's own limit: done at once. */
  | ({ type: "given" } & GiveFacts)
  | ({ type: "give-asked"; asked: PersonId[] } & GiveFacts)
  /** What is asked is another amount now, or for another customer. */
  | ({ type: "give-changed"; asked: PersonId[]; why: "amount" | "customer" } & GiveFacts)
  /** Somebody said yes to more than they may: those who may are asked. */
  | { type: "give-passed-up"; give: string; asked: PersonId[] }
  | { type: "give-approved"; give: string; amount: number; whyId: TextId | null }
  | { type: "give-refused"; give: string; whyId: TextId | null }
  | { type: "give-withdrawn"; give: string; whyId: TextId | null };

/** `counted`: what was granted and pending besides it, in its currency. */
type GiveFacts = {
  give: string;
  kind: GiveKind;
  amount: number;
  currency: string;
  from: DepartmentId;
  whyId: TextId | null;
  customerId: string;
  counted: Counted;
};
