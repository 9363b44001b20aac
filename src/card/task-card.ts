import { findSeverity } from "../core/desk/find.ts";
import { openPromises } from "../core/promise/promise.ts";
import { liveClock } from "../core/sla/clocks.ts";
import { openTasks, type Task, tasksOf } from "../core/task/task.ts";
import { plainButton } from "./buttons.ts";
import type { Block, Button, Card, Fact, Tone } from "./card.ts";
import { caseCard, QUOTE_LENGTH } from "./case-card.ts";
import { type CaseView, customerName, customerSlot, quotation, wordsOf } from "./case-view.ts";
import { pieceId } from "./clock-name.ts";
import { outsideFact, outsideNext } from "./outside-words.ts";
import { withPlain } from "./plain-card.ts";
import { departmentOf, firstNameOf, hasZones, nameOf, type Reader, when, zoneName } from "./reader.ts";
import { cut, fill, person, quiet, said, strong, text } from "./spans.ts";
import { aboutFacts, stateWords, taskLine } from "./task-words.ts";

const WORD_LENGTH = 160;

/** A case as this place sees it: a department that only does a piece of it sees that piece. */
export const faceOf = (view: CaseView, reader: Reader): Card => {
  const task = view.kase.mergedInto === null ? taskShown(view) : null;
  return task === null ? caseCard(view, reader) : taskCard(task, view, reader);
};

/**
 * The task that stands for the case in its department's place: of several the open one that was asked first, of ended ones
 * the last. Null where the department holds the case, is offered it, or has no task left and speaks with the customer or
 * is to keep a promise.
 */
export const taskShown = ({ kase, forDepartment }: CaseView): Task | null => {
  if (forDepartment === null || forDepartment === kase.department || forDepartment === kase.offer?.to) return null;
  const tasks = tasksOf(kase, forDepartment);
  const [open] = openTasks({ tasks });
  const keeps = openPromises(kase).some(({ department }) => department === forDepartment);
  return open ?? (forDepartment === kase.speaker.department || keeps ? null : (tasks.at(-1) ?? null));
};

/** A task's own card: what is asked in the asker's words, the customer's latest, what is known, and what to do. */
export const taskCard = (task: Task, view: CaseView, reader: Reader): Card => {
  const { kase } = view;
  const { tasks } = reader.words;
  const id = pieceId(kase.number, task.id);
  const title = ` · ${tasks.kinds[task.about.kind]} · ${departmentOf(reader, task.department)}`;
  const blocks: Block[] = [
    { kind: "title", line: [strong(id), text(title)], aside: [text(aside(task, view, reader))] },
    {
      kind: "quote",
      words: cut(wordsOf(view, task.whatId, reader), QUOTE_LENGTH),
      by: [
        text(
          tasks.askedBy(nameOf(reader, task.askedBy), departmentOf(reader, task.askedFrom), when(reader, task.askedAt)),
        ),
      ],
    },
    {
      kind: "line",
      line: [
        ...fill(tasks.wrote(customerSlot(view, reader)), [said(customerName(view, reader))]),
        quotation(view, kase.lastWord.textId, WORD_LENGTH, reader),
      ],
    },
    { kind: "facts", facts: facts(task, view, reader) },
    { kind: "buttons", buttons: buttonsOf(task, view, reader) },
  ];
  return withPlain(toneOf(task, view, reader), blocks, reader.words.quoted);
};

const aside = (task: Task, view: CaseView, reader: Reader): string => {
  const words = stateWords(task, view, reader);
  const saysTime = task.state === "open" && liveClock(view.kase, "task", task.id)?.dueAt != null;
  return reader.stays === true && hasZones(reader.desk) && saysTime
    ? reader.words.card.inZone(words, zoneName(reader.zone))
    : words;
};

const toneOf = (task: Task, { kase }: CaseView, reader: Reader): Tone => {
  if (task.state !== "open") return "done";
  const clock = liveClock(kase, "task", task.id);
  if (clock?.dueAt != null && clock.dueAt <= reader.now) return "late";
  return clock !== undefined && Object.keys(clock.decided).length > 0 ? "soon" : "calm";
};

/** At most six, and who does what next is always there. */
const facts = (task: Task, view: CaseView, reader: Reader): Fact[] => {
  const { kase } = view;
  const { labels, card, told, tasks } = reader.words;
  const severity = findSeverity(reader.desk, kase.severity)?.name ?? kase.severity;
  const owner = kase.assignee === null ? "" : firstNameOf(reader, kase.assignee);
  const others = tasksOf(kase, task.department).filter(({ id, state }) => id !== task.id && state === "open");
  const result = wordsOf(view, task.ended?.resultId, reader);
  const rows: (Fact | null)[] = [
    ...aboutFacts(task, view, reader),
    task.assignee === null
      ? null
      : {
          label: labels.who,
          value: [
            person(task.assignee, nameOf(reader, task.assignee)),
            text(task.assignedAt === null ? "" : `, ${card.since(when(reader, task.assignedAt))}`),
          ],
        },
    outsideFact(task, view, reader),
    result === ""
      ? null
      : {
          label: task.about.kind === "question" ? tasks.labels.answer : tasks.labels.result,
          value: [said(cut(result, WORD_LENGTH))],
        },
    task.wait === null
      ? null
      : {
          label: labels.waiting,
          value: [
            said(cut(wordsOf(view, task.wait.forId, reader), WORD_LENGTH)),
            quiet(` ${card.until(when(reader, task.wait.until))}`),
          ],
        },
    { label: tasks.labels.case, value: [text(tasks.caseIs(severity, departmentOf(reader, kase.department), owner))] },
    kase.told === null
      ? null
      : {
          label: labels.told,
          value: [
            said(`${reader.words.quoted(cut(wordsOf(view, kase.told.textId, reader), WORD_LENGTH))} `),
            quiet(
              card.toldBy(
                kase.told.by === null ? card.theFirm : firstNameOf(reader, kase.told.by),
                when(reader, kase.told.at),
                told[kase.told.where],
              ),
            ),
          ],
        },
    ...others.slice(0, 1).map((other) => ({
      label: tasks.labels.also,
      value: [
        ...taskLine(other, view, reader),
        ...(others.length > 1 ? [quiet(` · ${tasks.more(others.length - 1)}`)] : []),
      ],
    })),
  ];
  const present = rows.filter((row) => row !== null).slice(0, 5);
  return [
    ...present,
    { label: labels.next, value: [strong(outsideNext(task, view, reader) ?? nextWords(task, reader))] },
  ];
};

const nextWords = (task: Task, reader: Reader): string => {
  const { tasks } = reader.words;
  const department = departmentOf(reader, task.department);
  if (task.state !== "open") return tasks.nextDone(department);
  if (task.about.kind === "question") return tasks.nextAnswer(department);
  const who = task.assignee === null ? department : firstNameOf(reader, task.assignee);
  if (task.wait !== null) return tasks.nextWait(who, when(reader, task.wait.until));
  return task.assignee === null ? tasks.nextClaim(department) : tasks.nextDo(who);
};

/** At most two that fit the state, and `More`; a question is answered with one tap. */
const buttonsOf = (task: Task, { kase }: CaseView, reader: Reader): Button[] => {
  const { buttons, tasks } = reader.words;
  if (task.state !== "open") return [plainButton("show", buttons.show, [kase.number], { args: { scope: "full" } })];
  const args = { piece: task.id };
  const primary = { style: "primary" } as const;
  const more = plainButton("more", buttons.more, [kase.number], { args, opens: true });
  if (task.about.kind === "question") return [...answerButtons(kase.number, task.id, reader), more];
  if (task.assignee === null) {
    return [
      plainButton("claim", tasks.buttons.claim, [kase.number], { args, ...primary }),
      plainButton("no", tasks.buttons.cannot, [kase.number], { args, opens: true }),
      more,
    ];
  }
  return [
    plainButton("done", tasks.buttons.done, [kase.number], { args, opens: true, ...primary }),
    task.wait === null
      ? plainButton("wait", tasks.buttons.wait, [kase.number], { args, opens: true })
      : plainButton("resume", tasks.buttons.resume, [kase.number], { args }),
    more,
  ];
};

/** One tap answers a question; a longer answer opens a form. */
export const answerButtons = (number: number, piece: string, reader: Reader): Button[] => {
  const { buttons, answers } = reader.words.tasks;
  return [
    plainButton("done", buttons.yes, [number], { args: { piece, words: answers.yes }, style: "primary" }),
    plainButton("done", buttons.no, [number], { args: { piece, words: answers.no } }),
    plainButton("done", buttons.answer, [number], { args: { piece }, opens: true }),
  ];
};
