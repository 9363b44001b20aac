import type { RefusalCode } from "../case/refusal.ts";
import type { TaskState } from "./task.ts";

export type TaskVerb = "task-claim" | "task-release" | "task-wait" | "task-resume" | "task-done" | "task-no";
type Row = Record<TaskState, "may" | RefusalCode>;

const whileOpen: Row = {
  open: "may",
  done: "task-was-done",
  refused: "task-was-refused",
  cancelled: "task-was-cancelled",
};

/** The life of a task: which verb may be asked in which state. A test walks every cell. */
export const taskTable: Record<TaskVerb, Row> = {
  "task-claim": whileOpen,
  "task-release": whileOpen,
  "task-wait": whileOpen,
  "task-resume": whileOpen,
  "task-done": whileOpen,
  "task-no": whileOpen,
};
