import { readNews } from "../core/escalation/plan-nags.ts";
import { findTask } from "../core/task/task.ts";
import { plainButton } from "./buttons.ts";
import type { Button, Card, Line } from "./card.ts";
import { type CaseView, customerName, customerSlot, quotation, wordsOf } from "./case-view.ts";
import { pieceId } from "./clock-name.ts";
import type { NagItem } from "./nag-item.ts";
import { outsideName } from "./outside-words.ts";
import { withPlain } from "./plain-card.ts";
import { promiseTold } from "./promise-news.ts";
import { departmentOf, firstNameOf, type Reader } from "./reader.ts";
import { cut, fill, said, strong, text } from "./spans.ts";
import { answerButtons } from "./task-card.ts";
import { doerOf } from "./task-words.ts";

const WORD_LENGTH = 300;

/** What is told by itself of a task or a promise: the news, the words it came with, and what to do about it. */
export const newsCard = ({ about, view }: NagItem, recipient: string, reader: Reader): Card | null => {
  const news = taskNews(about);
  if (news === null) return null;
  const promise = isOfPromise(news) ? promiseTold(news.piece, view, reader) : null;
  const head = promise?.head ?? headWords(news, view, reader);
  const words = promise?.words ?? wordsFor(news, view, reader);
  return withPlain("soon", [
    { kind: "line", line: head.map((span) => (span.kind === "text" ? strong(span.text) : span)) },
    ...(words === "" ? [] : [{ kind: "line" as const, line: [said(reader.words.quoted(cut(words, WORD_LENGTH)))] }]),
    {
      kind: "line",
      line: [
        ...fill(reader.words.tasks.wrote(customerSlot(view, reader)), [said(customerName(view, reader))]),
        quotation(view, view.kase.lastWord.textId, 160, reader),
      ],
    },
    { kind: "buttons", buttons: promise?.buttons ?? buttonsOf(news, view, recipient, reader) },
  ]);
};

/** The same in a list, where words of others would be read as the desk's. */
export const newsLine = ({ about, view }: NagItem, reader: Reader): string | null => {
  const news = taskNews(about);
  if (news === null) return null;
  const { tasks } = reader.words;
  const id = pieceId(view.kase.number, news.piece);
  switch (news.news) {
    case "question": {
      const task = findTask(view.kase, news.piece);
      return tasks.listQuestion(id, task === undefined ? "" : departmentOf(reader, task.department));
    }
    case "result": {
      const state = findTask(view.kase, news.piece)?.state;
      if (state === "cancelled") return tasks.listCancelled(id);
      return state === "refused" ? tasks.listRefused(id) : tasks.listDone(id);
    }
    case "outside":
      return reader.words.outside.listBack(id);
    case "given":
      return reader.words.outside.listGiven(id);
    case "ask-tell":
      return tasks.listTell(id);
    case "proposal":
    case "promise-news":
      return promiseTold(news.piece, view, reader)?.inList ?? id;
    case "arrived":
      return tasks.listArrived(id);
  }
};

const ofTasks = ["question", "result", "outside", "given", "ask-tell", "arrived", "proposal", "promise-news"] as const;
type News = { news: (typeof ofTasks)[number]; piece: string | null };

/** What a nag tells of a task; null for clocks, and for what is told of the case as a whole. */
const taskNews = (about: NagItem["about"]): News | null => {
  const read = about === "silence" ? null : readNews(about);
  const news = ofTasks.find((one) => one === read?.news);
  return news === undefined ? null : { news, piece: read?.piece ?? null };
};

const isOfPromise = ({ news }: News): boolean => news === "proposal" || news === "promise-news";

const headWords = ({ news, piece }: News, view: CaseView, reader: Reader): Line => {
  const { tasks } = reader.words;
  const { kase } = view;
  const task = findTask(kase, piece);
  const id = pieceId(kase.number, piece);
  if (news === "ask-tell") {
    const { asked } = kase.news ?? {};
    const who = asked === undefined || asked === null ? reader.words.history.desk : firstNameOf(reader, asked.by);
    return fill(tasks.news.askTell(who, customerSlot(view, reader), id), [said(customerName(view, reader))]);
  }
  if (news === "arrived" || task === undefined) return [text(tasks.news.arrived(id))];
  const what = tasks.what[task.about.kind];
  if (news === "outside") return [text(reader.words.outside.news.back(id, what))];
  if (news === "given") return [text(reader.words.outside.news.given(departmentOf(reader, task.department), id, what))];
  if (news === "question") return [text(tasks.news.question(firstNameOf(reader, task.askedBy), id))];
  const by = task.ended?.by ?? null;
  // Somebody outside answered by the link.
  const outside = task.outside === null ? doerOf(task, reader) : outsideName(task.outside.who, view.texts, reader);
  const who = by === null ? outside : firstNameOf(reader, by);
  if (task.state === "cancelled") return [text(tasks.news.cancelled(who, id, what))];
  if (task.state === "refused") return [text(tasks.news.refused(who, id, what))];
  return [text(task.about.kind === "question" ? tasks.news.answered(who, id) : tasks.news.done(who, id, what))];
};

/** What was asked, or what came of it. */
const wordsFor = ({ news, piece }: News, view: CaseView, reader: Reader): string => {
  const task = findTask(view.kase, piece);
  if (news === "ask-tell") return wordsOf(view, view.kase.news?.asked?.whatId, reader);
  if (task === undefined) return "";
  return news === "result" ? wordsOf(view, task.ended?.resultId, reader) : wordsOf(view, task.whatId, reader);
};

const buttonsOf = ({ news, piece }: News, view: CaseView, recipient: string, reader: Reader): Button[] => {
  const { buttons, tasks } = reader.words;
  const { kase } = view;
  const open = plainButton("show", buttons.show, [kase.number], { args: { scope: "full" } });
  if (news === "question") return [...answerButtons(kase.number, piece ?? "", reader), open];
  const task = findTask(kase, piece);
  const toTell = news === "ask-tell" || (news === "result" && task?.state === "done");
  if (!toTell || kase.news === null) return [open];
  const told = plainButton("told", buttons.told, [kase.number], { opens: true, style: "primary" });
  if (kase.speaker.person === recipient || news === "ask-tell") return [told, open];
  const speaker =
    kase.speaker.person === null
      ? departmentOf(reader, kase.speaker.department)
      : firstNameOf(reader, kase.speaker.person);
  const label = tasks.buttons.askTell(speaker, reader.words.card.them);
  return [told, plainButton("ask", label, [kase.number], { args: { kind: "tell" } }), open];
};
