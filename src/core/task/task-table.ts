import type { RefusalCode } from "../case/refusal.ts";
import type { TaskState } from "./task.ts";

export type TaskVerb =
  | "task-claim"
  | "task-release"
  | "task-wait"
  | "task-resume"
  | "task-done"
  | "task-no"
  | "task-pass"
  | "task-send"
  | "link-opened"
  | "link-answered"
  | "link-failed";
type Row = Record<TaskState, "may" | RefusalCode>;

const whileOpen: Row = {
  open: "may",
  done: "task-was-done",
  refused: "task-was-refused",
  cancelled: "task-was-cancelled",
};

/** Whoever has a dead link learns that it is dead, and nothing of what became of the task. */
const linkOver: Row = { open: "may", done: "link-over", refused: "link-over", cancelled: "link-over" };

/** The life of a task: which verb may be asked in which state. A test walks every cell. */
export const taskTable: Record<TaskVerb, Row> = {
  "task-claim": whileOpen,
  "task-release": whileOpen,
  "task-wait": whileOpen,
  "task-resume": whileOpen,
  "task-done": whileOpen,
  "task-no": whileOpen,
  "task-pass": whileOpen,
  "task-send": whileOpen,
  "link-opened": linkOver,
  "link-answered": linkOver,
  "link-failed": linkOver,
};
