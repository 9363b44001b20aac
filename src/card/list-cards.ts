import type { DepartmentId, PersonId } from "../core/desk/desk.ts";
import { findSeverity } from "../core/desk/find.ts";
import { type CustomerPromise, openPromises } from "../core/promise/promise.ts";
import { liveClocks } from "../core/sla/clocks.ts";
import { isTaskOpen } from "../core/task/task.ts";
import { HOUR } from "../core/time/instant.ts";
import { plainButton } from "./buttons.ts";
import type { Block, Button, Card, Line } from "./card.ts";
import { ft } from "./case-card.ts";
import { type CaseView, quotation } from "./case-view.ts";
import { pieceId } from "./clock-name.ts";
import { headline, toneOf } from "./headline.ts";
import { withPlain } from "./plain-card.ts";
import { promiseLine } from "./promise-words.ts";
import { commandLine, departmentOf, firstNameOf, nameOf, type Reader } from "./reader.ts";
import { person, quiet, strong, text } from "./spans.ts";
import { taskShown } from "./task-card.ts";
import { stateWords } from "./task-words.ts";

export const QUEUE_LENGTH = 10;
export const PAGE_LENGTH = 10;

/** One case as a line: number, how urgent, who, and the customer's words. */
export const caseLine = (view: CaseView, reader: Reader): Line => {
  const { kase } = view;
  const task = taskShown(view);
  if (task !== null && isTaskOpen(task)) {
    const { kinds } = reader.words.tasks;
    const doer = task.assignee === null ? "" : `, ${firstNameOf(reader, task.assignee)}`;
    return [
      strong(pieceId(kase.number, task.id)),
      text(` · ${kinds[task.about.kind]} · ${stateWords(task, view, reader)}${doer} · `),
      quotation(view, task.whatId, 80, reader),
    ];
  }
  const promise = promiseKept(view);
  if (promise !== null) {
    const [first, ...rest] = promiseLine(promise, view, reader);
    return [strong(`${ft(kase.number)}.`), ...(first === undefined ? [] : [first]), ...rest];
  }
  const severity = findSeverity(reader.desk, kase.severity)?.name ?? kase.severity;
  const who = kase.assignee === null ? "" : `, ${firstNameOf(reader, kase.assignee)}`;
  return [
    strong(ft(kase.number)),
    text(` · ${severity} · ${headline(kase, reader).words}${who} · `),
    quotation(view, kase.lastWord.textId, 80, reader),
  ];
};

/** Where a department has nothing to do with the case but to keep a promise: the one that is due first. */
const promiseKept = ({ kase, forDepartment }: CaseView): CustomerPromise | null => {
  if (forDepartment === null || forDepartment === kase.department || forDepartment === kase.offer?.to) return null;
  return openPromises(kase).find(({ department }) => department === forDepartment) ?? null;
};

/** The pinned list of a department's place: unclaimed and next due, worst first, and who is on duty. */
export const queueCard = (
  department: DepartmentId,
  cases: CaseView[],
  counts: { unclaimed: number; open: number },
  onDuty: PersonId[],
  reader: Reader,
): Card => {
  const { card, buttons } = reader.words;
  const tone = cases.some((view) => toneOf(view.kase, reader.now) === "late") ? "late" : "calm";
  const blocks: Block[] = [
    {
      kind: "title",
      line: [strong(card.queueTitle(departmentOf(reader, department)))],
      aside: [text(card.queueCount(counts.unclaimed, counts.open))],
    },
  ];
  if (cases.length === 0) blocks.push({ kind: "line", line: [text(card.queueEmpty)] });
  else blocks.push({ kind: "list", items: cases.map((view) => ({ line: caseLine(view, reader), button: null })) });
  const rest = counts.open - cases.length;
  if (cases.length > 0 && rest > 0) {
    blocks.push({ kind: "line", line: [quiet(card.queueMore(rest, commandLine(reader, `list ${department}`)))] });
  }
  if (onDuty.length > 0 && cases.length > 0) {
    const hurries = cases.some(({ kase }) =>
      liveClocks(kase).some((clock) => clock.kind === "claim" && clock.budgetMs < HOUR),
    );
    blocks.push({ kind: "line", line: [quiet(card.onDuty), ...dutyNames(onDuty, hurries, reader)] });
  }
  if (counts.unclaimed > 0) {
    blocks.push({ kind: "buttons", buttons: [plainButton("next", buttons.takeNext, [], { style: "primary" })] });
  }
  return withPlain(tone, blocks);
};

/** Who is there; mentioned when something has to be claimed within the hour. */
const dutyNames = (onDuty: PersonId[], ping: boolean, reader: Reader): Line =>
  onDuty.flatMap((id, index) => [...(index === 0 ? [] : [text(", ")]), person(id, nameOf(reader, id), ping)]);

/** A page of cases under a heading, each with a button that opens it. */
export const listCard = (
  heading: string,
  cases: CaseView[],
  rest: { n: number; pages: Button[] },
  reader: Reader,
): Card => {
  const { answers, buttons } = reader.words;
  const items = cases.map((view) => ({
    line: caseLine(view, reader),
    button: plainButton("show", buttons.show, [view.kase.number], { args: { scope: "full" } }),
  }));
  return withPlain("calm", [
    { kind: "line", line: [strong(heading)] },
    { kind: "list", items },
    ...(rest.n === 0 ? [] : [{ kind: "line" as const, line: [quiet(answers.listMore(rest.n, buttons.another))] }]),
    ...(rest.pages.length === 0 ? [] : [{ kind: "buttons" as const, buttons: rest.pages }]),
  ]);
};
