import { pendingGives } from "../authority/give.ts";
import { personOf } from "../case/actor.ts";
import type { Case } from "../case/case.ts";
import type { Command } from "../case/command.ts";
import type { Bodies, DecideContext } from "../case/decision.ts";
import type { EventBody } from "../case/event.ts";
import { lodge, lodgeWords } from "../case/lodge.ts";
import { stillOpen } from "../case/open-pieces.ts";
import { isRefusal, type Refusal, refuse } from "../case/refusal.ts";
import { unlikelyDate } from "../case/unlikely-date.ts";
import { restOn } from "../consent/decide-consent.ts";
import { needsConsent } from "../consent/needs-consent.ts";
import { restDeed } from "../consent/rest-deed.ts";
import { findDepartment, findPerson } from "../desk/find.ts";
import { decideOutside, type OfOutside, sendAgain } from "../outside/decide-outside.ts";
import { earlierTasks, isOnceOnly, pieceName } from "./earlier-task.ts";
import { partIn } from "./part-number.ts";
import { findTask, openTasks, type Task, waitsForPart } from "./task.ts";
import { type TaskVerb, taskTable } from "./task-table.ts";

type OfTask = Extract<Command, { verb: TaskVerb }>;
type OfInside = Exclude<OfTask, OfOutside>;
type Asking = Extract<Command, { verb: "ask" }>;

/** A piece of the case is asked for; the same sort of thing twice for one customer only by somebody who knows of the first. */
export const decideAsk = (kase: Case, command: Asking, context: DecideContext): Bodies | Refusal => {
  const { to, about, what } = command;
  if (findDepartment(context.desk, to) === undefined) {
    return refuse("unknown-department", { who: to, known: context.desk.departments.map(({ id }) => id).join(", ") });
  }
  const me = findPerson(context.desk, personOf(context.actor));
  // Whoever speaks with the customer may ask those who have the case what they can say.
  const fromOutside = about.kind === "question" && me !== undefined && me.department !== to;
  const cannotBeUndone = about.kind === "question" ? null : needsConsent(what, context.desk);
  // What is asked about before it is done twice, or done at all, is written down within one department, too.
  const isOnRecord = isOnceOnly(about.kind) || cannotBeUndone !== null;
  if (to === kase.department && !fromOutside && !isOnRecord) return refuse("asks-owner", { department: to });
  const known = [kase, ...(context.related ?? []).filter(({ number }) => number !== kase.number)];
  const earlier = earlierTasks(about.kind, known);
  if (earlier.some((one) => !command.knows.includes(pieceName(one)))) {
    return refuse("asked-before", { pieces: earlier.map(pieceName).join(",") });
  }
  const rests = restOn(kase, cannotBeUndone, command.consent ?? null, context);
  if (isRefusal(rests)) return rests;
  const text = lodgeWords(context.commandId, "what", what);
  const number = about.kind === "call-back" ? lodge(context.commandId, "number", about.number) : null;
  const time = about.kind === "call-back" ? lodge(context.commandId, "time", about.bestTime) : null;
  const facts: Task["about"] =
    about.kind === "call-back"
      ? { kind: "call-back", numberId: number?.id ?? null, bestTimeId: time?.id ?? null }
      : about;
  const id = String(kase.tasksAsked + 1);
  const used: EventBody[] = rests.consent === null ? [] : [{ type: "consent-used", consent: rests.consent, piece: id }];
  return {
    events: [
      ...rests.bodies.events,
      {
        type: "task-asked",
        task: id,
        about: facts,
        department: to,
        from: me?.department ?? kase.department,
        whatId: text.id,
      },
      ...used,
    ],
    texts: [...rests.bodies.texts, ...[text, number, time].filter((one) => one !== null)],
  };
};

/** What the department that was asked does with a task, and what whoever asked takes back. */
export const decideTask = (kase: Case, command: OfTask, context: DecideContext): Bodies | Refusal => {
  const task = findTask(kase, command.piece);
  if (task === undefined) return noSuchTask(kase, command.piece);
  const piece = `${kase.number}.${task.id}`;
  const cell = taskTable[command.verb][task.state];
  if (cell !== "may") {
    return refuse(cell, {
      piece,
      person: task.ended?.by ?? "",
      at: String(task.ended?.at ?? ""),
      department: task.department,
    });
  }
  return isOutside(command) ? decideOutside(kase, task, command, context) : decideInside(kase, task, command, context);
};

const isOutside = (command: OfTask): command is OfOutside =>
  command.verb === "task-pass" || command.verb === "task-send" || command.verb.startsWith("link-");

const decideInside = (kase: Case, task: Task, command: OfInside, context: DecideContext): Bodies | Refusal => {
  const piece = `${kase.number}.${task.id}`;
  const me = personOf(context.actor) ?? "";
  switch (command.verb) {
    case "task-claim":
      if (task.assignee === me && task.outside === null) return refuse("task-yours", { piece });
      if (task.assignee !== null && task.assignee !== me && findPerson(context.desk, task.assignee) !== undefined) {
        return refuse("task-claimed", { piece, person: task.assignee, at: String(task.assignedAt ?? "") });
      }
      return { events: [{ type: "task-claimed", task: task.id, person: me }] };
    case "task-release":
      return task.assignee === null
        ? refuse("task-not-claimed", { piece })
        : { events: [{ type: "task-released", task: task.id, person: task.assignee }] };
    case "task-wait": {
      const refusal = unlikelyDate(command.until, context.now);
      if (refusal !== null) return refusal;
      const text = lodgeWords(context.commandId, "wait", command.what);
      const part = partIn(command.what);
      const waits: EventBody = { type: "task-waiting", task: task.id, forId: text.id, until: command.until };
      return { events: [part === null ? waits : { ...waits, part }], texts: [text] };
    }
    case "task-resume":
      return task.wait === null
        ? refuse("task-not-waiting", { piece })
        : { events: [{ type: "task-resumed", task: task.id, why: "asked" }, ...sendAgain(task, context)] };
    case "task-done": {
      const deed = { did: "task", piece: task.id, words: command.result, said: command.agreed ?? null } as const;
      // An answer to a question says what was found, not what was done.
      const rests = task.about.kind === "question" ? [] : restDeed(kase, deed, context);
      if (isRefusal(rests)) return rests;
      const text = lodgeWords(context.commandId, "result", command.result);
      return { events: [...rests, { type: "task-done", task: task.id, resultId: text.id }], texts: [text] };
    }
    case "task-no": {
      const text = lodge(context.commandId, "why", command.why);
      const type = isTheirs(task, context) ? ("task-refused" as const) : ("task-cancelled" as const);
      return {
        events: [{ type, task: task.id, whyId: text?.id ?? null }, ...closesThen(kase, task)],
        texts: text === null ? [] : [text],
      };
    }
  }
};

/** Whoever does the work cannot; anybody else who may say no takes back what was asked. */
const isTheirs = (task: Task, context: DecideContext): boolean => {
  const me = personOf(context.actor);
  if (me === null || me === task.assignee) return true;
  const home = findPerson(context.desk, me)?.department;
  if (home === task.department) return true;
  return home !== task.askedFrom && me !== task.askedBy && context.standsInFor?.includes(task.department) === true;
};

/**
 * The customer has said yes already, and this was the last thing that kept the case from closing. What is done is told
 * them first; `told` closes it then.
 */
const closesThen = (kase: Case, task: Task): EventBody[] =>
  kase.news === null ? closeIfLast({ ...kase, tasks: kase.tasks.filter(({ id }) => id !== task.id) }) : [];

/** Closes what is resolved, agreed and has nothing left to be done. */
export const closeIfLast = (kase: Case): EventBody[] =>
  kase.status === "resolved" && kase.customerSaid === "yes" && stillOpen(kase).length === 0
    ? [{ type: "closed", said: "yes" }]
    : [];

const noSuchTask = (kase: Case, piece: string): Refusal =>
  refuse("no-such-task", {
    piece: `${kase.number}.${piece}`,
    known: kase.tasks.map(({ id }) => `FT-${kase.number}.${id}`).join(", "),
  });

/** The part that is here now: whatever waited for it goes on. */
export const decideArrived = (kase: Case, part: string, context: DecideContext): Bodies => ({
  events: [
    ...(waitsForPart(kase, part) ? [{ type: "resumed" as const, why: "arrived" as const }] : []),
    ...kase.tasks
      .filter((task) => waitsForPart(task, part))
      .flatMap((task): EventBody[] => [
        { type: "task-resumed", task: task.id, why: "arrived" },
        ...sendAgain(task, context),
      ]),
  ],
});

/** Waits of the case and of its tasks that have come to their date. */
export const decideWaitsOver = (kase: Case, context: DecideContext): EventBody[] => {
  const isOver = (wait: Case["wait"]): boolean => wait !== null && wait.until <= context.now;
  return [
    ...(isOver(kase.wait) ? [{ type: "resumed" as const, why: "date-came" as const }] : []),
    ...kase.tasks
      .filter(({ wait }) => isOver(wait))
      .map(({ id }) => ({ type: "task-resumed" as const, task: id, why: "date-came" as const })),
  ];
};

/** What becomes of the open pieces of a case that is put aside: nobody is to go on with them. */
export const cancelAll = (kase: Case, whyId: string | null): EventBody[] => [
  ...openTasks(kase).map(({ id }) => ({ type: "task-cancelled" as const, task: id, whyId })),
  ...pendingGives(kase).map(({ id }) => ({ type: "give-withdrawn" as const, give: id, whyId })),
];
