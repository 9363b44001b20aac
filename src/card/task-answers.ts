import { pendingGives } from "../core/authority/give.ts";
import type { Ask } from "../core/case/ask.ts";
import type { Case } from "../core/case/case.ts";
import { openPieces } from "../core/case/open-pieces.ts";
import type { VerbName } from "../core/case/verbs.ts";
import { type EarlierTask, isOnceOnly, pieceName } from "../core/task/earlier-task.ts";
import { findTask, openTasks, type Task } from "../core/task/task.ts";
import type { Instant } from "../core/time/instant.ts";
import { note } from "./answer-cards.ts";
import { briefOf } from "./brief.ts";
import { plainButton } from "./buttons.ts";
import type { Card, Line } from "./card.ts";
import { type CaseView, customerName, customerSlot, quotation, wordsOf } from "./case-view.ts";
import { pieceId } from "./clock-name.ts";
import { whatIsGiven } from "./give-words.ts";
import { outsideName } from "./outside-words.ts";
import { departmentOf, firstNameOf, type Reader, when } from "./reader.ts";
import { cut, fill, SLOT, said, text } from "./spans.ts";

/** What the one who gave a command about a task hears once it is done. */
export const taskReceipt = (verb: VerbName, piece: string, view: CaseView, reader: Reader): Card | null => {
  const task = findTask(view.kase, piece);
  if (task === undefined) return null;
  const { tasks, buttons } = reader.words;
  const { number } = view.kase;
  const id = pieceId(number, task.id);
  const undo = plainButton("undo", buttons.undo, [number]);
  const customer = [said(customerName(view, reader))];
  const asker = firstNameOf(reader, task.askedBy);
  switch (verb) {
    case "ask": {
      const department = departmentOf(reader, task.department);
      return note(
        [
          task.about.kind === "question"
            ? tasks.askedQuestion(id, department)
            : (task.department === view.kase.department ? tasks.askedHere : tasks.asked)(
                id,
                department,
                tasks.what[task.about.kind],
              ),
        ],
        [undo],
      );
    }
    case "claim":
    case "yes":
    case "next":
      return note(
        [tasks.claimed(id), [quotation(view, task.whatId, 300, reader)], ...briefOf(view, reader)],
        [plainButton("done", tasks.buttons.done, [number], { args: { piece }, opens: true }), undo],
      );
    case "release":
      return note([tasks.released(id)], [undo]);
    case "pass": {
      const { outside } = reader.words;
      if (task.outside === null) {
        return note([outside.passed(id, task.assignee === null ? "" : firstNameOf(reader, task.assignee))], [undo]);
      }
      const who = outsideName(task.outside.who, view.texts, reader);
      return note([outside.sent(id, who, when(reader, task.outside.until))], [undo]);
    }
    case "wait": {
      const until = task.wait === null ? "" : when(reader, task.wait.until);
      return note(
        [fill(tasks.waiting(id, SLOT, until), [said(cut(wordsOf(view, task.wait?.forId, reader), 160))])],
        [undo],
      );
    }
    case "resume":
      return note([tasks.resumed(id)], [undo]);
    case "done": {
      const speaker =
        view.kase.speaker.person === null
          ? departmentOf(reader, view.kase.speaker.department)
          : firstNameOf(reader, view.kase.speaker.person);
      return note(
        [
          task.about.kind === "question" ? tasks.answered(id, asker) : tasks.done(id, asker),
          fill(tasks.doneTold(speaker, customerSlot(view, reader)), customer),
        ],
        [undo],
      );
    }
    case "no":
      return task.state === "cancelled"
        ? note([tasks.cancelled(id, departmentOf(reader, task.department))], [undo])
        : note([tasks.refused(id, asker)], [undo]);
    default:
      return null;
  }
};

/** Whoever speaks with the customer is asked to tell them. */
export const askTellReceipt = (view: CaseView, reader: Reader): Card => {
  const { speaker } = view.kase;
  const who = speaker.person === null ? departmentOf(reader, speaker.department) : firstNameOf(reader, speaker.person);
  const undo = plainButton("undo", reader.words.buttons.undo, [view.kase.number]);
  return note(
    [fill(reader.words.tasks.toldSpeaker(who, customerSlot(view, reader)), [said(customerName(view, reader))])],
    [undo],
  );
};

/**
 * The same sort of thing was asked for before: what, for whom, when, how it stands, and the choice. Another is asked for
 * only by somebody who has been told of all of them.
 */
export const askedBeforeCard = (ask: Ask, earlier: readonly EarlierTask[], view: CaseView, reader: Reader): Card => {
  const { tasks } = reader.words;
  const [first, ...more] = earlier;
  if (first === undefined) return note([]);
  const { number, task } = first;
  const kind = task.about.kind;
  if (!isOnceOnly(kind) || kind === "piece" || kind === "question" || kind === "call-back") return note([]);
  const id = pieceId(number, task.id);
  const at = when({ ...reader, stays: true }, task.askedAt);
  const customer = [said(customerName(view, reader))];
  const department = departmentOf(reader, task.department);
  const isOpen = task.state === "open";
  const what = tasks.what[kind];
  const sentence = isOpen
    ? fill(tasks.before(department, what, customerSlot(view, reader), at, id, tasks.open), customer)
    : fill(tasks.beforeDid(department, what, customerSlot(view, reader), at, id), customer);
  const words = wordsOf(view, task.whatId, reader);
  const lines: Line[] = [
    sentence,
    ...(words === "" ? [] : [[said(reader.words.quoted(cut(words, 160)))]]),
    ...(more.length === 0 ? [] : [[text(tasks.beforeMore(more.length))]]),
    [text(isOpen ? tasks.beforeAsk[kind] : tasks.beforeAskDone[kind])],
  ];
  const knows = earlier.map(pieceName).join(",");
  return note(lines, [
    plainButton(ask.verb, tasks.another[kind], ask.numbers, { args: { ...ask.args, knows } }),
    isOpen
      ? plainButton("no", tasks.cancelFirst, [number], { args: { piece: task.id }, opens: true })
      : plainButton("show", tasks.openFirst(id), [number], { args: { scope: "full" } }),
  ]);
};

/** A case is to be resolved with tasks that are not done: which, and the ways on. */
export const tasksOpenCard = (ask: Ask, kase: Case, reader: Reader): Card => {
  const { tasks } = reader.words;
  const gives = pendingGives(kase);
  const open = openPieces(kase);
  const list = [
    ...openTasks(kase).map((task) => openWords(task, kase.number, reader)),
    ...gives.map((give) => `${pieceId(kase.number, give.id)} (${whatIsGiven(give, reader)})`),
  ].join(", ");
  return note(
    [tasks.stillOpen(list)],
    [
      plainButton("done", tasks.resolveAnyway, [kase.number], { args: ask.args, opens: true }),
      ...open.slice(0, 2).map((id) =>
        plainButton("no", tasks.takeBack(pieceId(kase.number, id)), [kase.number], {
          args: { piece: id },
          opens: true,
        }),
      ),
    ],
  );
};

const openWords = (task: Task, number: number, reader: Reader): string =>
  `${pieceId(number, task.id)} (${reader.words.tasks.kinds[task.about.kind]}, ${departmentOf(reader, task.department)})`;

/** What goes on now that a part is here, the longest wait first. */
export const arrivedCard = (
  part: string,
  woken: readonly { number: number; piece: string | null; who: string; since: Instant }[],
  reader: Reader,
): Card => {
  const { tasks } = reader.words;
  if (woken.length === 0) return note([fill(tasks.arrivedNone(SLOT), [said(part)])]);
  const lines = woken.map(({ number, piece, who, since }) =>
    tasks.arrivedLine(pieceId(number, piece), who, when(reader, since)),
  );
  return note([
    fill(tasks.arrived(SLOT, woken.length), [said(part)]),
    ...lines,
    ...(woken.length > 1 ? [tasks.arrivedFew] : []),
  ]);
};
