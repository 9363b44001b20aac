import type { CaseRecord } from "./case-record.ts";
import type { EventRecord } from "./event-record.ts";

const ofCases = [
  "case",
  "status",
  "department",
  "assignee",
  "speakerDepartment",
  "speaker",
  "severity",
  "source",
  "product",
  "customer",
  "heat",
  "contacts",
  "since",
  "started",
  "updated",
  "due",
  "overdue",
  "waitingUntil",
  "offeredTo",
  "toldAt",
  "resolvedAt",
  "customerSaid",
  "openTasks",
  "mergedInto",
] as const satisfies readonly (keyof CaseRecord)[];
const ofCustomers = [
  "orderNumber",
  "url",
  "name",
  "handles",
  "firstWords",
  "lastWords",
  "toldWords",
] as const satisfies readonly (keyof CaseRecord)[];
const ofEvents = [
  "id",
  "case",
  "seq",
  "type",
  "version",
  "at",
  "recorded",
  "actor",
  "person",
  "data",
] as const satisfies readonly (keyof EventRecord)[];

/** The columns of a table, in their order; an empty table has them too. */
export const columnsOf = (what: "cases" | "events", personal: boolean): readonly string[] => {
  if (what === "events") return ofEvents;
  return personal ? [...ofCases, ...ofCustomers] : ofCases;
};
