import type { CaseEvent } from "../core/case/event.ts";
import type { Line } from "./card.ts";
import { type CaseView, wordsOf } from "./case-view.ts";
import { pieceId } from "./clock-name.ts";
import { outsideName } from "./outside-words.ts";
import { firstNameOf, type Reader, when } from "./reader.ts";
import { cut, said, text } from "./spans.ts";

const LENGTH = 400;

type OfOutside = Extract<
  CaseEvent,
  { type: "task-passed" | "task-sent" | "link-opened" | "link-ended" | "task-came-back" }
>;

/** What happened to a task that was given on, as a line of the history. `because` joins a reason to what happened. */
export const outsideLine = (
  event: OfOutside,
  who: string,
  because: (lead: string, id: string | null) => Line,
  view: CaseView,
  reader: Reader,
): Line => {
  const { history } = reader.words.outside;
  const id = pieceId(event.number, event.task);
  const to = "to" in event ? outsideName(event.to, view.texts, reader) : "";
  switch (event.type) {
    case "task-passed":
      return because(history.passed(who, id, firstNameOf(reader, event.person)), event.whyId);
    case "task-sent":
      return because(history.sent(who, id, to, when(reader, event.until)), event.whyId);
    case "link-opened":
      return [text(history.opened(who, id))];
    case "link-ended":
      return [text(event.why === "expired" ? history.expired(id, to) : history.undelivered(id, to))];
    case "task-came-back":
      return [text(history.cameBack(who, id)), said(cut(wordsOf(view, event.whyId, reader), LENGTH))];
  }
};
