import type { Case } from "../case/case.ts";
import type { Command } from "../case/command.ts";
import type { Bodies, DecideContext } from "../case/decision.ts";
import type { EventBody } from "../case/event.ts";
import { lodge, lodgeWords } from "../case/lodge.ts";
import { type Refusal, refuse } from "../case/refusal.ts";
import { findDepartment, findPerson } from "../desk/find.ts";
import { isPartNumber, normalisePart } from "../task/part-number.ts";
import type { Task } from "../task/task.ts";
import { DAY, plus, type Zone } from "../time/instant.ts";
import { findOutside, workersFor } from "./find-outside.ts";
import { linkUntil } from "./link-until.ts";
import { isLinkLive, linkEndsAt, type OutsideWho } from "./outside.ts";

export type OfOutside = Extract<
  Command,
  { verb: "task-pass" | "task-send" | "link-opened" | "link-answered" | "link-failed" }
>;

/** How long a missing part is waited for before somebody looks again. */
const PART_WAIT = 7 * DAY;

/** A task is given to a colleague, or goes to somebody without chat and comes back by the link. */
export const decideOutside = (kase: Case, task: Task, command: OfOutside, context: DecideContext): Bodies | Refusal => {
  switch (command.verb) {
    case "task-pass":
      return passTo(kase, task, command, context);
    case "task-send":
      return sendTo(task, command, context);
    case "link-opened":
    case "link-answered":
    case "link-failed": {
      const { outside } = task;
      if (outside === null || !isLinkLive(task, command.link, context.now)) return refuse("link-over");
      const of = { task: task.id, link: command.link, to: outside.who };
      if (command.verb === "link-opened") return { events: [{ type: "link-opened", ...of }] };
      if (command.verb === "link-failed") return { events: [{ type: "link-ended", ...of, why: "undelivered" }] };
      return answer(task, command, context);
    }
  }
};

const sendTo = (
  task: Task,
  { to, why }: Extract<OfOutside, { verb: "task-send" }>,
  context: DecideContext,
): Bodies | Refusal => {
  const found = "person" in to ? to : findOutside(context.desk, task.department, to.words);
  if (found === null) {
    const { domains } = context.desk.outside;
    const names = workersFor(context.desk, task.department).map(({ name }) => name);
    const known = [...names, ...domains.map((domain) => `@${domain}`)].join(", ");
    return refuse("outside-unknown", { who: "words" in to ? to.words : "", known, department: task.department });
  }
  const address = "address" in found ? lodgeWords(context.commandId, "address", found.address) : null;
  const who: OutsideWho = "address" in found ? { addressId: `${context.commandId}:address` } : found;
  const text = lodge(context.commandId, "why", why);
  return {
    events: [sending(task, who, text?.id ?? null, context)],
    texts: [address, text].filter((one) => one !== null),
  };
};

const passTo = (
  kase: Case,
  task: Task,
  { to, why }: Extract<OfOutside, { verb: "task-pass" }>,
  context: DecideContext,
): Bodies | Refusal => {
  const person = findPerson(context.desk, to);
  if (person === undefined) {
    return refuse("unknown-person", { who: to, known: context.desk.departments.map(({ id }) => id).join(", ") });
  }
  const piece = `${kase.number}.${task.id}`;
  if (person.department !== task.department) {
    return refuse("task-elsewhere", { piece, person: to, departments: task.department });
  }
  if (task.assignee === to && task.outside === null) return refuse("task-claimed", { piece, person: to });
  const text = lodge(context.commandId, "why", why);
  return {
    events: [{ type: "task-passed", task: task.id, person: to, whyId: text?.id ?? null }],
    texts: text === null ? [] : [text],
  };
};

const answer = (
  task: Task,
  { answer: given }: Extract<OfOutside, { verb: "link-answered" }>,
  context: DecideContext,
): Bodies | Refusal => {
  switch (given.did) {
    case "done": {
      const text = lodgeWords(context.commandId, "result", given.words);
      return { events: [{ type: "task-done", task: task.id, resultId: text.id }], texts: [text] };
    }
    case "could-not": {
      const text = lodgeWords(context.commandId, "why", given.words);
      return { events: [{ type: "task-came-back", task: task.id, whyId: text.id }], texts: [text] };
    }
    case "part": {
      const part = normalisePart(given.part);
      if (!isPartNumber(part)) return refuse("no-part-number");
      const text = lodgeWords(context.commandId, "wait", `part ${part}`);
      const until = plus(context.now, PART_WAIT);
      return { events: [{ type: "task-waiting", task: task.id, forId: text.id, until, part }], texts: [text] };
    }
  }
};

const zoneOf = (task: Task, { desk }: DecideContext): Zone => findDepartment(desk, task.department)?.zone ?? desk.zone;

const sending = (task: Task, to: OutsideWho, whyId: string | null, context: DecideContext): EventBody => ({
  type: "task-sent",
  task: task.id,
  to,
  link: `${context.commandId}:${task.id}`,
  until: linkUntil(task.about, context.now, zoneOf(task, context), context.desk.outside.lastsMs),
  whyId,
});

/** Whoever needed a part gets the task anew once it goes on: their link was used up by saying so. */
export const sendAgain = (task: Task, context: DecideContext): EventBody[] =>
  task.state === "open" && task.outside?.needsPart === true ? [sending(task, task.outside.who, null, context)] : [];

/** Links that ran out without an answer. */
export const linksOver = (kase: Case, context: DecideContext): EventBody[] =>
  kase.tasks.flatMap((task): EventBody[] => {
    const endsAt = linkEndsAt(task);
    if (task.outside === null || endsAt === null || endsAt > context.now) return [];
    return [{ type: "link-ended", task: task.id, link: task.outside.link, to: task.outside.who, why: "expired" }];
  });
