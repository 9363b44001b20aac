import { receipt } from "../card/answer-cards.ts";
import { callReceipt } from "../card/call-answers.ts";
import type { Card } from "../card/card.ts";
import type { CaseView } from "../card/case-view.ts";
import { promiseReceipt } from "../card/promise-answers.ts";
import type { Reader } from "../card/reader.ts";
import { askTellReceipt, taskReceipt } from "../card/task-answers.ts";
import { wordReceipt } from "../card/word-answers.ts";
import type { Ask } from "../core/case/ask.ts";
import type { Command } from "../core/case/command.ts";
import { isPromiseId } from "../core/promise/promise.ts";

/** What whoever gave a command reads. The last task, or promise, is the one that was just asked for. */
export const receiptOf = (
  ask: Ask,
  command: Command,
  view: CaseView,
  reader: Reader,
  done: Parameters<typeof receipt>[3],
): Card => {
  if (command.verb === "ask-tell") return askTellReceipt(view, reader);
  const promised = command.verb === "promise" ? view.kase.promises.at(-1)?.id : promisePiece(command);
  const ofPromise = promised === undefined ? null : promiseReceipt(command, promised, view, reader);
  if (ofPromise !== null) return ofPromise;
  const piece = command.verb === "ask" ? view.kase.tasks.at(-1)?.id : "piece" in command ? command.piece : undefined;
  const card = piece === undefined ? null : taskReceipt(ask.verb, piece, view, reader);
  const other = wordReceipt(ask.verb, view, reader) ?? callReceipt(ask.verb, view, reader);
  return card ?? other ?? receipt(ask.verb, view, reader, done);
};

const promisePiece = (command: Command): string | undefined =>
  "piece" in command && isPromiseId(command.piece) ? command.piece : undefined;
