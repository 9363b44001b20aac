import type { TextId, Wait } from "../case/wait.ts";
import type { DepartmentId, PersonId } from "../desk/desk.ts";
import type { Outside } from "../outside/outside.ts";
import type { Instant } from "../time/instant.ts";

export const taskKinds = ["piece", "ship", "refund", "visit", "call-back", "question"] as const;
export type TaskKind = (typeof taskKinds)[number];

/** How money goes back. */
const refundMethods = ["card", "bank", "paypal", "voucher", "cheque"] as const;
export type RefundMethod = (typeof refundMethods)[number];

/**
 * What is to be done, as far as it was said in a way that can be compared; null where it was not. Codes, dates and
 * amounts alone: whatever tells of the customer is a text.
 */
export type TaskFacts =
  | { kind: "piece" }
  | { kind: "question" }
  | { kind: "ship"; part: string | null; quantity: number; addressConfirmed: boolean }
  /** `amount` in the currency's minor units; `currency` as ISO 4217 writes it. */
  | { kind: "refund"; amount: number | null; currency: string | null; method: RefundMethod | null }
  /** `date` is a local date, `YYYY-MM-DD`; `window` reads `09:00-12:00`. */
  | { kind: "visit"; date: string | null; window: string | null }
  | { kind: "call-back"; numberId: TextId | null; bestTimeId: TextId | null };

export type TaskState = "open" | "done" | "refused" | "cancelled";

/** A piece of a case that another department does while the owner keeps the case. */
export type Task = {
  /** "1" for FT-42.1; counted through the case and never used again. */
  id: string;
  about: TaskFacts;
  /** Who does it, and of which department whoever asked is. */
  department: DepartmentId;
  askedBy: PersonId;
  askedFrom: DepartmentId;
  askedAt: Instant;
  whatId: TextId;
  assignee: PersonId | null;
  assignedAt: Instant | null;
  wait: Wait | null;
  /** As of a case: the part that has not come by its date. */
  missing: string | null;
  /** With somebody who has no chat; null while it is the department's own. */
  outside: Outside | null;
  state: TaskState;
  ended: { by: PersonId | null; at: Instant; resultId: TextId | null } | null;
  /** Why the case was resolved although this is still to be done. */
  keptId: TextId | null;
};

/** Whether a case or a task waits for the part, or has waited for it in vain. */
export const waitsForPart = ({ wait, missing }: Pick<Task, "wait" | "missing">, part: string): boolean =>
  wait === null ? missing === part : wait.part === part;

/** A case, as far as its tasks go. */
type WithTasks = { tasks: Task[] };

export const isTaskOpen = ({ state }: Pick<Task, "state">): boolean => state === "open";

export const findTask = (kase: WithTasks, id: string | null): Task | undefined =>
  kase.tasks.find((task) => task.id === id);

export const openTasks = (kase: WithTasks): Task[] => kase.tasks.filter(isTaskOpen);

/** The tasks of a case that these departments have to do or have done. */
export const tasksOf = (kase: WithTasks, department: DepartmentId): Task[] =>
  kase.tasks.filter((task) => task.department === department);
