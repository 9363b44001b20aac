import type { Status } from "../case/case.ts";
import type { Source } from "../complaint/complaint.ts";
import type { DepartmentId, PersonId, SeverityId } from "../desk/desk.ts";

/** Which cases are meant by a list, an export or a program that reads. Every condition that is given must hold. */
export type CaseFilter = {
  departments: DepartmentId[];
  /** Empty: whatever is open, and what waits for the customer's word where a person or a piece is asked for. */
  statuses: Status[];
  severities: SeverityId[];
  sources: Source[];
  /** The customer has waited longer than this. */
  olderThanMs: number | null;
  waiting: boolean;
  overdue: boolean;
  unclaimed: boolean;
  /** Somebody has it, does a piece of it, or owes its customer the question whether it is fixed. */
  person: PersonId | null;
  /** A handle, a mail address, a phone number or a part of the name; `@jane` is a name only where it is nobody's handle. */
  customer: string | null;
  product: string | null;
  incident: string | null;
};

export const anyCase: CaseFilter = {
  departments: [],
  statuses: [],
  severities: [],
  sources: [],
  olderThanMs: null,
  waiting: false,
  overdue: false,
  unclaimed: false,
  person: null,
  customer: null,
  product: null,
  incident: null,
};
