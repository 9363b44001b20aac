import { findPromise } from "../core/promise/promise.ts";
import { plainButton } from "./buttons.ts";
import type { Button, Line } from "./card.ts";
import { type CaseView, customerName, customerSlot, wordsOf } from "./case-view.ts";
import { pieceId } from "./clock-name.ts";
import { promiseButtons } from "./promise-buttons.ts";
import { dateInFull, dateOf, departmentOf, firstNameOf, type Reader } from "./reader.ts";
import { fill, said, text } from "./spans.ts";

/** What is told of a promise at once: it waits for a yes, or what became of it. */
type Told = { head: Line; words: string; buttons: Button[]; inList: string };

/** The news of a promise in its parts; null for a promise that is not there. */
export const promiseTold = (piece: string | null, view: CaseView, reader: Reader): Told | null => {
  const promise = findPromise(view.kase, piece);
  if (promise === undefined) return null;
  const { promises, buttons } = reader.words;
  const { news, list } = promises;
  const { number } = view.kase;
  const id = pieceId(number, promise.id);
  const at = dateInFull(reader, promise.dueAt);
  const department = departmentOf(reader, promise.department);
  const customer = [said(customerName(view, reader))];
  const what = wordsOf(view, promise.whatId, reader);
  const why = wordsOf(view, promise.ended?.whyId, reader);
  const open = plainButton("show", buttons.show, [number], { args: { scope: "full" } });
  const tell = plainButton("told", promises.buttons.tell, [number], {
    args: promise.state === "accepted" ? { tells: promise.id } : {},
    opens: true,
    style: "primary",
  });
  const toTell = promise.told === null && promise.state !== "accepted" ? [open] : [tell, open];
  switch (promise.state) {
    case "proposed":
      return {
        head: promise.told?.early
          ? fill(news.early(id, at, customerSlot(view, reader)), customer)
          : [text(news.proposal(firstNameOf(reader, promise.madeBy), id, at))],
        words: what,
        buttons: [...promiseButtons(number, promise, reader), open],
        inList: list.proposal(id, department, dateOf(reader, promise.dueAt)),
      };
    case "accepted":
      return promise.movedFrom === null
        ? {
            head: fill(news.accepted(department, id, at, customerSlot(view, reader)), customer),
            words: what,
            buttons: toTell,
            inList: list.accepted(id),
          }
        : {
            head: [text(news.moved(id, at, dateOf(reader, promise.movedFrom)))],
            words: what,
            buttons: toTell,
            inList: list.moved(id, dateOf(reader, promise.dueAt)),
          };
    case "refused":
      return { head: [text(news.refused(department, id))], words: why, buttons: [open], inList: list.refused(id) };
    case "broken":
      return {
        head: [text(news.broken(id))],
        words: why === "" ? what : why,
        buttons: toTell,
        inList: list.broken(id),
      };
    case "withdrawn":
      return { head: [text(news.withdrawn(id))], words: why, buttons: [open], inList: list.withdrawn(id) };
    case "kept":
      return { head: [text(news.kept(id))], words: what, buttons: [open], inList: list.kept(id) };
  }
};
