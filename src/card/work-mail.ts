import { findPerson } from "../core/desk/find.ts";
import type { Task } from "../core/task/task.ts";
import type { Block, Card, Fact } from "./card.ts";
import { type CaseView, wordsOf } from "./case-view.ts";
import { askWhom } from "./outside-words.ts";
import { withPlain } from "./plain-card.ts";
import { departmentOf, nameOf, type Reader, when } from "./reader.ts";
import { cut, said, strong, text } from "./spans.ts";
import { aboutFacts } from "./task-words.ts";

const WORDS_LENGTH = 1_500;

/**
 * What somebody outside needs to do one task and nothing more: what, when, for whom, whom to ask. Nothing of what the
 * customer said before, of what they were told, or of what else is done for them.
 */
export const workFacts = (task: Task, view: CaseView, reader: Reader): Fact[] => {
  const { mail } = reader.words.outside;
  const { kase, customer } = view;
  const visits = task.about.kind === "visit" || task.about.kind === "call-back" || task.about.kind === "piece";
  return [
    ...aboutFacts(task, view, reader),
    ...(visits && customer.name !== null && customer.name.trim() !== ""
      ? [{ label: mail.customer, value: [said(cut(customer.name, 80))] }]
      : []),
    ...(kase.product === null ? [] : [{ label: mail.product, value: [said(cut(kase.product, 120))] }]),
    ...(kase.orderNumber === null ? [] : [{ label: mail.order, value: [said(cut(kase.orderNumber, 60))] }]),
    { label: mail.ask, value: askWhom(task, reader) },
  ];
};

/** The words of whoever asked, with the desk's own heading. */
export const workTitle = (task: Task, reader: Reader): string =>
  reader.words.outside.mail.title(reader.words.tasks.kinds[task.about.kind], reader.desk.organisation);

export const workWords = (task: Task, view: CaseView, reader: Reader): string =>
  cut(wordsOf(view, task.whatId, reader), WORDS_LENGTH);

/** The mail to somebody without chat. `url` is theirs alone and stands nowhere else. */
export const workMail = (task: Task, view: CaseView, why: string, url: string, reader: Reader): Card => {
  const { mail } = reader.words.outside;
  const by = findPerson(reader.desk, task.outside?.by ?? task.assignee);
  const asker = by === undefined ? reader.desk.organisation : nameOf(reader, by.id);
  const until = task.outside === null ? "" : when(reader, task.outside.until);
  const blocks: Block[] = [
    { kind: "title", line: [strong(workTitle(task, reader))], aside: [] },
    { kind: "line", line: [text(mail.greeting(asker, departmentOf(reader, by?.department ?? task.department)))] },
    { kind: "line", line: [said(workWords(task, view, reader))] },
    ...(why === "" ? [] : [{ kind: "line" as const, line: [text(`${mail.also} `), said(cut(why, WORDS_LENGTH))] }]),
    { kind: "facts", facts: workFacts(task, view, reader) },
    { kind: "line", line: [{ kind: "link", text: mail.link, url, own: true }] },
    { kind: "line", line: [text(mail.lasts(until))] },
  ];
  return withPlain("calm", blocks);
};
