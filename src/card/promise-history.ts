import type { CaseEvent, PromiseBody } from "../core/case/event.ts";
import { findPromise } from "../core/promise/promise.ts";
import type { Line } from "./card.ts";
import { type CaseView, wordsOf } from "./case-view.ts";
import { pieceId } from "./clock-name.ts";
import { dateOf, departmentOf, type Reader } from "./reader.ts";
import { cut, said, text } from "./spans.ts";

const LENGTH = 400;

/** What happened to a promise, as a line of the thread; `who` did it. */
export const promiseHistory = (
  event: Extract<CaseEvent, { type: PromiseBody["type"] }>,
  who: string,
  view: CaseView,
  reader: Reader,
): Line => {
  const { history } = reader.words.promises;
  const quoted = (id: string): Line => [said(cut(wordsOf(view, id, reader), LENGTH))];
  const because = (lead: string, id: string | null): Line =>
    id === null ? [text(`${lead}.`)] : [text(`${lead}: `), ...quoted(id)];
  switch (event.type) {
    case "promise-made": {
      const id = pieceId(event.number, event.promise);
      const at = dateOf(reader, event.dueAt);
      const lead = event.accepted
        ? history.made(who, id, at)
        : history.asked(who, id, departmentOf(reader, event.department), at);
      return [text(lead), ...quoted(event.whatId)];
    }
    case "promise-accepted": {
      const keeps = findPromise(view.kase, event.promise)?.department ?? view.kase.department;
      return [text(history.accepted(who, departmentOf(reader, keeps), pieceId(event.number, event.promise)))];
    }
    case "promise-moved":
      return because(
        history.moved(
          who,
          pieceId(event.number, event.promise),
          dateOf(reader, event.dueAt),
          dateOf(reader, event.from),
        ),
        event.whyId,
      );
    case "promise-kept":
      return [text(history.kept(who, pieceId(event.number, event.promise)))];
    case "promise-broken":
      return because(history.broken(who, pieceId(event.number, event.promise)), event.whyId);
    case "promise-refused":
      return because(history.refused(who, pieceId(event.number, event.promise)), event.whyId);
    case "promise-withdrawn":
      return because(history.withdrawn(who, pieceId(event.number, event.promise)), event.whyId);
    case "promises-left":
      return because(history.left(who, event.promises.map((id) => pieceId(event.number, id)).join(", ")), event.whyId);
  }
};
