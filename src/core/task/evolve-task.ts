import { personOf } from "../case/actor.ts";
import type { Case } from "../case/case.ts";
import type { CaseEvent, TaskBody } from "../case/event.ts";
import type { Task } from "./task.ts";

type TaskEvent = Extract<CaseEvent, { type: TaskBody["type"] }>;

/** The case after something happened to one of its tasks. What is done is news for the customer. */
export const evolveTask = (kase: Case, event: TaskEvent): Case => {
  if (event.type === "task-asked")
    return { ...kase, tasks: [...kase.tasks, asked(event)], tasksAsked: Number(event.task) };
  if (event.type === "tasks-kept") {
    return {
      ...kase,
      tasks: kase.tasks.map((task) => (event.tasks.includes(task.id) ? { ...task, keptId: event.whyId } : task)),
    };
  }
  if (event.type === "tell-asked") {
    const asked = { by: personOf(event.actor) ?? "", whatId: event.whatId };
    return { ...kase, news: { since: kase.news?.since ?? event.at, asked } };
  }
  const tasks = kase.tasks.map((task) => (task.id === event.task ? changed(task, event) : task));
  return event.type === "task-done"
    ? { ...kase, tasks, news: kase.news ?? { since: event.at, asked: null } }
    : { ...kase, tasks };
};

const asked = (event: Extract<TaskEvent, { type: "task-asked" }>): Task => ({
  id: event.task,
  about: event.about,
  department: event.department,
  askedBy: event.by ?? personOf(event.actor) ?? "",
  askedFrom: event.from,
  askedAt: event.at,
  whatId: event.whatId,
  assignee: null,
  assignedAt: null,
  wait: null,
  missing: null,
  outside: null,
  state: "open",
  ended: null,
  keptId: null,
});

const changed = (task: Task, event: Exclude<TaskEvent, { type: "task-asked" | "tasks-kept" | "tell-asked" }>): Task => {
  const by = personOf(event.actor);
  switch (event.type) {
    case "task-claimed":
    case "task-passed":
      return { ...task, assignee: event.person, assignedAt: event.at, outside: null };
    case "task-released":
      return { ...task, assignee: null, assignedAt: null, wait: null, outside: null };
    case "task-sent":
    case "link-opened":
    case "link-ended":
    case "task-came-back":
      return sentOutside(task, event);
    case "task-waiting":
      return {
        ...task,
        outside:
          event.actor.kind === "outside" && task.outside !== null ? { ...task.outside, needsPart: true } : task.outside,
        wait: { forId: event.forId, until: event.until, by: by ?? "", since: event.at, part: event.part ?? null },
        missing: null,
      };
    case "task-resumed":
      return { ...task, wait: null, missing: missingAfter(task, event.why) };
    case "task-done":
      return {
        ...task,
        state: "done",
        wait: null,
        missing: null,
        assignee: task.assignee ?? by,
        assignedAt: task.assignedAt ?? event.at,
        ended: { by, at: event.at, resultId: event.resultId },
      };
    case "task-refused":
      return {
        ...task,
        state: "refused",
        wait: null,
        missing: null,
        ended: { by, at: event.at, resultId: event.whyId },
      };
    case "task-cancelled":
      return {
        ...task,
        state: "cancelled",
        wait: null,
        missing: null,
        ended: { by, at: event.at, resultId: event.whyId },
      };
  }
};

/** A part that does not come by its date is still wanted: whoever says later that it is here wakes what waited for it. */
export const missingAfter = ({ wait }: Pick<Task, "wait">, why: "asked" | "arrived" | "date-came"): string | null =>
  why === "date-came" ? (wait?.part ?? null) : null;

type SentEvent = Extract<TaskEvent, { type: "task-sent" | "link-opened" | "link-ended" | "task-came-back" }>;

/** Who sends it out keeps an eye on it: the assignee stays, or is whoever sent it. */
const sentOutside = (task: Task, event: SentEvent): Task => {
  switch (event.type) {
    case "task-sent": {
      const by = personOf(event.actor) ?? task.outside?.by ?? null;
      const { link, until, at } = event;
      const outside = { who: event.to, by, link, sentAt: at, until, openedAt: null, needsPart: false };
      return { ...task, assignee: task.assignee ?? by, assignedAt: task.assignedAt ?? at, outside };
    }
    case "link-opened":
      return { ...task, outside: task.outside === null ? null : { ...task.outside, openedAt: event.at } };
    case "link-ended":
    case "task-came-back":
      return { ...task, outside: null };
  }
};

/** Whoever was asked has seen it by now: FT-42.1 that is taken back reads so, and another is FT-42.2. */
export const tasksAfterUndo = (
  kase: Case,
  before: readonly Task[],
  event: CaseEvent,
): Pick<Case, "tasks" | "tasksAsked"> => {
  const fresh = kase.tasks.filter(({ id }) => before.every((task) => task.id !== id));
  const ended = { by: personOf(event.actor), at: event.at, resultId: null };
  return {
    tasks: [...before, ...fresh.map((task) => ({ ...task, state: "cancelled" as const, wait: null, ended }))],
    tasksAsked: kase.tasksAsked,
  };
};
