import { findGive } from "../core/authority/give.ts";
import type { Cover } from "../core/coverage/roster.ts";
import type { WhoCovers } from "../core/coverage/who-covers.ts";
import type { DepartmentId, Person } from "../core/desk/desk.ts";
import { type CustomerPromise, findPromise } from "../core/promise/promise.ts";
import { findTask } from "../core/task/task.ts";
import { plainButton } from "./buttons.ts";
import type { Block, Card, Line } from "./card.ts";
import { ft } from "./case-card.ts";
import type { CaseView } from "./case-view.ts";
import { coverQuestion } from "./cover-cards.ts";
import { coverLine } from "./coverage-cards.ts";
import { giveLine } from "./give-words.ts";
import { caseLine } from "./list-cards.ts";
import { withPlain } from "./plain-card.ts";
import { promiseLine } from "./promise-words.ts";
import { commandLine, departmentOf, type Reader, when } from "./reader.ts";
import { quiet, strong, text } from "./spans.ts";
import { taskLine } from "./task-words.ts";

/** What stands on a person's page. The lists are the first few of `total`. */
export type HomeSeen = {
  person: Person;
  covers: readonly Cover[];
  /** What waits for a yes or no of theirs; `piece` null: the case itself, which is offered. */
  waiting: readonly { view: CaseView; piece: string | null }[];
  /** What their department has promised, the one that is due first, first. */
  promised: readonly { view: CaseView; promise: CustomerPromise }[];
  mine: { cases: readonly CaseView[]; total: number };
  queue: { cases: readonly CaseView[]; total: number; unclaimed: number };
  coverage: readonly { department: DepartmentId; who: WhoCovers }[];
  settings: readonly (Line | string)[];
};

/** A person's page: what waits for their answer, what is theirs, their department's queue, who covers, how they are reached. */
export const homeCard = (seen: HomeSeen, reader: Reader): Card => {
  const { home, buttons } = reader.words;
  const { person, mine, queue } = seen;
  const department = departmentOf(reader, person.department);
  return withPlain("calm", [
    { kind: "title", line: [strong(home.title(person.name, department))], aside: [text(when(reader, reader.now))] },
    ...answerBlocks(seen, reader),
    ...promiseBlocks(seen, reader),
    ...listed(mine.total === 0 ? home.mineNone : home.mine(mine.total), mine, "list mine", reader),
    ...listed(
      queue.total === 0 ? home.queueNone(department) : home.queue(department, queue.unclaimed, queue.total),
      queue,
      `list ${person.department}`,
      reader,
      mine.cases.map(({ kase }) => kase.number),
    ),
    ...(queue.unclaimed === 0 ? [] : [buttonsOf([plainButton("next", buttons.takeNext, [], { style: "primary" })])]),
    heading(home.covers),
    {
      kind: "list",
      items: seen.coverage.map((one) => ({ line: coverLine(one.department, one.who, reader), button: null })),
    },
    heading(home.you),
    ...seen.settings.map((words): Block => ({ kind: "line", line: typeof words === "string" ? [text(words)] : words })),
    { kind: "line", line: [quiet(home.hint(commandLine(reader, `status ${home.example}`)))] },
    buttonsOf([
      plainButton("new", home.buttons.new, [], { opens: true }),
      plainButton("coverage", home.buttons.coverage),
      plainButton("settings", home.buttons.settings),
      plainButton("help", home.buttons.help),
    ]),
  ]);
};

/** Questions about cover bring their own buttons; what is asked on a case is opened first. */
const answerBlocks = ({ covers, waiting }: HomeSeen, reader: Reader): Block[] => {
  const { home, buttons } = reader.words;
  const n = covers.length + waiting.length;
  if (n === 0) return [];
  const items = waiting.map(({ view, piece }) => ({
    line: waitingLine(view, piece, reader),
    button: plainButton("show", buttons.show, [view.kase.number], {
      args: piece === null ? { scope: "full" } : { piece },
    }),
  }));
  return [
    heading(home.answers(n)),
    ...(items.length === 0 ? [] : [{ kind: "list" as const, items }]),
    ...covers.flatMap((cover) => coverQuestion(cover, [], reader).blocks),
  ];
};

const waitingLine = (view: CaseView, piece: string | null, reader: Reader): Line => {
  const { home } = reader.words;
  const { kase } = view;
  const task = findTask(kase, piece);
  const promise = findPromise(kase, piece);
  const give = findGive(kase, piece);
  if (task !== undefined) return taskLine(task, view, reader);
  if (promise !== undefined) return promisedLine(view, promise, reader);
  if (give !== undefined) return giveLine(give, view, reader);
  return [text(home.offered(ft(kase.number), departmentOf(reader, kase.offer?.from ?? kase.department)))];
};

const promiseBlocks = ({ promised }: HomeSeen, reader: Reader): Block[] => {
  if (promised.length === 0) return [];
  const { home, buttons } = reader.words;
  const items = promised.map(({ view, promise }) => ({
    line: promisedLine(view, promise, reader),
    button: plainButton("show", buttons.show, [view.kase.number], { args: { piece: promise.id } }),
  }));
  return [heading(home.promised), { kind: "list", items }];
};

const promisedLine = (view: CaseView, promise: CustomerPromise, reader: Reader): Line => [
  text(`${ft(view.kase.number)}.`),
  ...promiseLine(promise, view, reader),
];

/** `above`: what stands on the page already and is not listed again. */
const listed = (
  title: string,
  { cases, total }: { cases: readonly CaseView[]; total: number },
  command: string,
  reader: Reader,
  above: readonly number[] = [],
): Block[] => {
  const { home, buttons } = reader.words;
  const rest = total - cases.length;
  const items = cases
    .filter(({ kase }) => !above.includes(kase.number))
    .map((view) => ({
      line: caseLine(view, reader),
      button: plainButton("show", buttons.show, [view.kase.number], { args: { scope: "full" } }),
    }));
  return [
    heading(title),
    ...(items.length === 0 ? [] : [{ kind: "list" as const, items }]),
    ...(rest > 0 ? [{ kind: "line" as const, line: [quiet(home.rest(rest, commandLine(reader, command)))] }] : []),
  ];
};

const heading = (words: string): Block => ({ kind: "line", line: [strong(words)] });
const buttonsOf = (buttons: Extract<Block, { kind: "buttons" }>["buttons"]): Block => ({ kind: "buttons", buttons });
