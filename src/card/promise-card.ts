import { type CustomerPromise, isPromiseOpen } from "../core/promise/promise.ts";
import { plainButton } from "./buttons.ts";
import type { Card, Fact } from "./card.ts";
import { type CaseView, customerName, wordsOf } from "./case-view.ts";
import { pieceId } from "./clock-name.ts";
import { withPlain } from "./plain-card.ts";
import { promiseButtons } from "./promise-buttons.ts";
import { keeperWords, promiseLine } from "./promise-words.ts";
import { firstNameOf, type Reader, when } from "./reader.ts";
import { quiet, said, strong, text } from "./spans.ts";

/** A promise by itself: what, by when, who keeps it, and what the customer knows of it. */
export const promiseCard = (promise: CustomerPromise, view: CaseView, reader: Reader): Card => {
  const { promises, buttons } = reader.words;
  const { number } = view.kase;
  const why = wordsOf(view, promise.ended?.whyId, reader);
  const facts: Fact[] = [
    {
      label: promises.facts.what,
      value: [text(promises.madeBy(firstNameOf(reader, promise.madeBy), when(reader, promise.madeAt)))],
    },
    { label: promises.facts.keeps, value: [text(keeperWords(promise, view.kase, reader))] },
    {
      label: promises.facts.customer,
      value: [said(customerName(view, reader)), quiet(`: ${toldWords(promise, reader)}`)],
    },
    ...(why === "" ? [] : [{ label: promises.facts.why, value: [said(why)] }]),
  ];
  const [, ...line] = promiseLine(promise, view, reader);
  const late = isPromiseOpen(promise) && promise.dueAt <= reader.now;
  return withPlain(late ? "late" : isPromiseOpen(promise) ? "calm" : "done", [
    { kind: "line", line: [strong(`${pieceId(number, promise.id)} `), ...line] },
    { kind: "facts", facts },
    {
      kind: "buttons",
      buttons: [
        ...promiseButtons(number, promise, reader),
        ...(isPromiseOpen(promise)
          ? [plainButton("more", buttons.more, [number], { args: { piece: promise.id }, opens: true })]
          : []),
        plainButton("show", buttons.show, [number], { args: { scope: "full" } }),
      ],
    },
  ]);
};

const toldWords = ({ told }: CustomerPromise, reader: Reader): string => {
  const { promises } = reader.words;
  if (told === null) return promises.notTold;
  return promises.toldAt(
    told.by === null ? reader.words.card.theFirm : firstNameOf(reader, told.by),
    when(reader, told.at),
  );
};
