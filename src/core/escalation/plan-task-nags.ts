import { personOf } from "../case/actor.ts";
import { type Case, isOpen } from "../case/case.ts";
import type { CaseEvent } from "../case/event.ts";
import { presentIn } from "../coverage/present-in.ts";
import type { CoverageContext } from "../coverage/roster.ts";
import type { DepartmentId, PersonId } from "../desk/desk.ts";
import { findPerson } from "../desk/find.ts";
import { findTask, type Task } from "../task/task.ts";
import type { NewsKind, PlannedNag } from "./plan-nags.ts";
import { promiseNews } from "./promise-news.ts";
import type { Because } from "./recipient.ts";
import { whenToTell } from "./when-to-tell.ts";

type Told = { kind: NewsKind; people: readonly (PersonId | null)[]; because: Because };

/**
 * Who hears directly of what happened to a task: whoever asked, and whoever has the case, that it is done or cannot be;
 * whoever had it, that it was taken back; those at work, that somebody asks; the speaker, that there is something to tell,
 * or that the customer sounds pleased; whoever had a case, that it is open again. And of promises, as `promiseNews` says.
 */
export const planTaskNags = (events: readonly CaseEvent[], kase: Case, ctx: CoverageContext): PlannedNag[] =>
  events.flatMap((event) => {
    const told = toldOf(event, kase, ctx);
    const all = [...(told === null ? [] : [told]), ...promiseNews(event, kase, ctx)];
    return all.flatMap((one) => toEach(one, event, ctx));
  });

const toEach = (told: Told, event: CaseEvent, ctx: CoverageContext): PlannedNag[] =>
  [...new Set(told.people)]
    .filter((person) => findPerson(ctx.desk, person) !== undefined && person !== personOf(event.actor))
    .flatMap((person): PlannedNag[] => {
      if (person === null) return [];
      const deliverAt = whenToTell(person, false, ctx, event.at);
      return [
        {
          kind: told.kind,
          generation: event.seq,
          step: told.kind,
          stepKind: "news",
          occurrence: 1,
          person,
          because: told.because,
          way: "chat",
          loud: false,
          stepAt: event.at,
          deliverAt,
          held: deliverAt > event.at,
        },
      ];
    });

const toldOf = (event: CaseEvent, kase: Case, ctx: CoverageContext): Told | null => {
  switch (event.type) {
    case "task-asked":
      if (event.about.kind !== "question") return null;
      return {
        kind: `question.${event.task}`,
        people: whoAnswers(event.department, kase, presentIn(event.department, event.at, ctx)),
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
        people: task.assignee === null ? presentIn(task.department, event.at, ctx) : [task.assignee],
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
        people:
          kase.speaker.person === null ? presentIn(kase.speaker.department, event.at, ctx) : [kase.speaker.person],
        because: "speaker",
      };
    case "reopened":
      return { kind: "reopened", people: [kase.assignee], because: "assignee" };
    case "customer-wrote":
      return event.pleased === true && (isOpen(kase.status) || kase.status === "resolved")
        ? { kind: "pleased", people: [kase.speaker.person], because: "speaker" }
        : null;
    case "tell-asked":
      return {
        kind: "ask-tell",
        people: event.to === null ? presentIn(kase.speaker.department, event.at, ctx) : [event.to],
        because: "speaker",
      };
    default:
      return null;
  }
};

/** Of those at work the one who has the case, where its own department is asked. */
const whoAnswers = (department: DepartmentId, kase: Case, there: readonly PersonId[]): readonly PersonId[] => {
  const { assignee } = kase;
  return department === kase.department && assignee !== null && there.includes(assignee) ? [assignee] : there;
};

const about = (id: string, kase: Case, told: (task: Task) => Told): Told | null => {
  const task = findTask(kase, id);
  return task === undefined ? null : told(task);
};
