import { DateTime } from "luxon";
import { pendingGives } from "../core/authority/give.ts";
import type { Case } from "../core/case/case.ts";
import { openPieces } from "../core/case/open-pieces.ts";
import { liveClock } from "../core/sla/clocks.ts";
import { openTasks, type Task } from "../core/task/task.ts";
import type { Fact, Line } from "./card.ts";
import { type CaseView, wordsOf } from "./case-view.ts";
import { pieceId } from "./clock-name.ts";
import { moneyWords } from "./money-words.ts";
import { outsideName } from "./outside-words.ts";
import { departmentOf, firstNameOf, type Reader, when } from "./reader.ts";
import { cut, quiet, said, text } from "./spans.ts";

const FACT_LENGTH = 160;
const TASKS_SHOWN = 2;

/** Who of the department has it: `Billing, Omar`. */
export const doerOf = (task: Task, reader: Reader): string =>
  reader.words.tasks.with(
    departmentOf(reader, task.department),
    task.assignee === null ? "" : firstNameOf(reader, task.assignee),
  );

/** How a task stands, in a few words: `due Mon 15:00`, `done 14:10`. */
export const stateWords = (task: Task, view: CaseView, reader: Reader): string => {
  const { tasks } = reader.words;
  if (task.state !== "open") {
    const state = tasks.state[task.state];
    return task.ended === null ? state : tasks.inState(state, when(reader, task.ended.at));
  }
  if (task.wait !== null) return tasks.waitingUntil(when(reader, task.wait.until));
  const due = liveClock(view.kase, "task", task.id)?.dueAt ?? null;
  if (due === null) return tasks.open;
  return due <= reader.now ? tasks.overdueSince(when(reader, due)) : tasks.dueAt(when(reader, due));
};

/** `FT-42.1 Refund, Billing, Omar: done 14:10 “paid back to the card”`. */
export const taskLine = (task: Task, view: CaseView, reader: Reader, room = FACT_LENGTH): Line => {
  const doer =
    task.outside === null
      ? doerOf(task, reader)
      : reader.words.outside.doer(
          departmentOf(reader, task.department),
          outsideName(task.outside.who, view.texts, reader),
        );
  const head = `${pieceId(view.kase.number, task.id)} ${reader.words.tasks.kinds[task.about.kind]}, ${doer}: ${stateWords(task, view, reader)}`;
  const result = wordsOf(view, task.ended?.resultId, reader);
  return result === "" ? [text(head)] : [text(`${head} `), said(reader.words.quoted(cut(result, room)))];
};

/** What other departments do or have done: what is open first, then the latest; the rest is in the history. */
export const tasksFact = (view: CaseView, reader: Reader): Fact | null => {
  const { tasks } = reader.words;
  const { kase } = view;
  const known = kase.tasks.filter(({ state }) => state !== "cancelled").toReversed();
  const shown = [...openTasks({ tasks: known }).toReversed(), ...known.filter(({ state }) => state !== "open")];
  if (shown.length === 0) return null;
  const lines = shown.slice(0, TASKS_SHOWN).map((task) => taskLine(task, view, reader));
  const rest = shown.length - lines.length;
  return {
    label: tasks.labels.asked,
    value: [
      ...lines.flatMap((line, index) => (index === 0 ? line : [text(" · "), ...line])),
      ...(rest > 0 ? [quiet(` · ${tasks.more(rest)}`)] : []),
    ],
  };
};

/** Whose task or answer keeps the case from closing; null when there is none. */
export const leftWords = (kase: Case, reader: Reader): string | null => {
  const open = openPieces(kase);
  const [task] = openTasks(kase);
  const holder = task?.department ?? pendingGives(kase)[0]?.from;
  const ids = open.map((id) => pieceId(kase.number, id)).join(", ");
  return holder === undefined ? null : reader.words.card.nextLast(departmentOf(reader, holder), ids);
};

/** What is known of what is asked, a fact a line. */
export const aboutFacts = (task: Task, view: CaseView, reader: Reader): Fact[] => {
  const { tasks } = reader.words;
  const { labels } = tasks;
  const { about } = task;
  switch (about.kind) {
    case "piece":
    case "question":
      return [];
    case "ship": {
      const address = quiet(` · ${about.addressConfirmed ? tasks.addressConfirmed : tasks.addressOpen}`);
      if (about.part === null) return [];
      const part = about.quantity === 1 ? about.part : tasks.quantity(about.part, about.quantity);
      return [{ label: labels.part, value: [said(part), address] }];
    }
    case "refund": {
      if (about.amount === null) return [];
      const method = about.method === null ? "" : ` ${tasks.methods[about.method]}`;
      return [{ label: labels.amount, value: [text(`${moneyWords(about.amount, about.currency)}${method}`)] }];
    }
    case "visit":
      return about.date === null && about.window === null
        ? []
        : [
            {
              label: labels.visit,
              value: [text([dayWords(about.date, reader), about.window].filter((one) => one !== null).join(", "))],
            },
          ];
    case "call-back":
      return [
        ...(about.numberId === null
          ? []
          : [{ label: labels.number, value: [said(cut(wordsOf(view, about.numberId, reader), FACT_LENGTH))] }]),
        ...(about.bestTimeId === null
          ? []
          : [{ label: labels.bestTime, value: [said(cut(wordsOf(view, about.bestTimeId, reader), FACT_LENGTH))] }]),
      ];
  }
};

/** `Tue 2 Mar`, the day that was said, wherever it is read. */
const dayWords = (date: string | null, { words }: Reader): string | null =>
  date === null ? null : DateTime.fromISO(date, { zone: "utc", locale: words.locale }).toFormat("ccc d LLL");
