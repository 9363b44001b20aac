import { type Case, isOpen } from "../case/case.ts";
import type { CaseEvent } from "../case/event.ts";
import type { CoverageContext } from "../coverage/roster.ts";
import type { DepartmentId, PersonId } from "../desk/desk.ts";
import { findTask, type Task } from "../task/task.ts";
import { type News, newsNags } from "./news-nag.ts";
import type { PlannedNag } from "./plan-nags.ts";
import { thereOrNext } from "./there-or-next.ts";

/**
 * Who hears directly of what happened to a task: whoever asked, and whoever has the case, that it is done or cannot be;
 * whoever had it, that it was taken back; those at work, or who come in next, that somebody asks; the speaker, that there is something to tell,
 * that a colleague has resolved the case, or that the customer sounds pleased; whoever had a case, that it is open again. And of promises, as `promiseNews` says.
 */
export const planTaskNags = (events: readonly CaseEvent[], kase: Case, ctx: CoverageContext): PlannedNag[] =>
  events.flatMap((event) => newsNags(newsOf(event, kase, ctx), event, ctx));

const newsOf = (event: CaseEvent, kase: Case, ctx: CoverageContext): News | null => {
  switch (event.type) {
    case "task-asked":
      if (event.about.kind !== "question") return null;
      return {
        kind: `question.${event.task}`,
        people: whoAnswers(event.department, kase, thereOrNext(event.department, event.at, ctx)),
        because: "department",
      };
    case "task-done":
    case "task-refused":
      return about(event.task, kase, (task) => ({
        kind: `result.${task.id}`,
        people: [task.askedBy, kase.assignee],
        because: "assignee",
      }));
    case "task-cancelled":
      return about(event.task, kase, (task) => ({
        kind: `result.${task.id}`,
        people: [task.assignee],
        because: "assignee",
      }));
    case "task-passed":
      return { kind: `given.${event.task}`, people: [event.person], because: "assignee" };
    // Whoever sent it has kept an eye on it, and decides what now.
    case "link-ended":
    case "task-came-back":
      return about(event.task, kase, (task) => ({
        kind: `outside.${task.id}`,
        people: task.assignee === null ? thereOrNext(task.department, event.at, ctx) : [task.assignee],
        because: "assignee",
      }));
    case "task-resumed":
      if (event.why !== "arrived") return null;
      return about(event.task, kase, (task) => ({
        kind: `arrived.${task.id}`,
        people: [task.assignee],
        because: "assignee",
      }));
    case "resumed":
      return event.why === "arrived" ? { kind: "arrived", people: [kase.assignee], because: "assignee" } : null;
    case "incident-news":
    case "incident-closed":
      if (kase.news === null) return null;
      return {
        kind: "ask-tell",
        people: speaking(kase, event, ctx),
        because: "speaker",
      };
    case "resolved":
      return event.theirWord === true
        ? null
        : { kind: "resolved", people: speaking(kase, event, ctx), because: "speaker" };
    case "reopened":
      return { kind: "reopened", people: [kase.assignee], because: "assignee" };
    case "customer-wrote":
      return event.pleased === true && (isOpen(kase.status) || kase.status === "resolved")
        ? { kind: "pleased", people: [kase.speaker.person], because: "speaker" }
        : null;
    case "tell-asked":
      return {
        kind: "ask-tell",
        people: event.to === null ? thereOrNext(kase.speaker.department, event.at, ctx) : [event.to],
        because: "speaker",
      };
    default:
      return null;
  }
};

/** Whoever speaks with the customer, else those who are there to. */
const speaking = ({ speaker }: Case, { at }: CaseEvent, ctx: CoverageContext): readonly PersonId[] =>
  speaker.person === null ? thereOrNext(speaker.department, at, ctx) : [speaker.person];

/** Of those at work the one who has the case, where its own department is asked. */
const whoAnswers = (department: DepartmentId, kase: Case, there: readonly PersonId[]): readonly PersonId[] => {
  const { assignee } = kase;
  return department === kase.department && assignee !== null && there.includes(assignee) ? [assignee] : there;
};

const about = (id: string, kase: Case, news: (task: Task) => News): News | null => {
  const task = findTask(kase, id);
  return task === undefined ? null : news(task);
};
