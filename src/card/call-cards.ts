import { callNow, lacksNumber } from "../core/call/call.ts";
import type { PersonId } from "../core/desk/desk.ts";
import { liveClock } from "../core/sla/clocks.ts";
import { briefOf } from "./brief.ts";
import { plainButton } from "./buttons.ts";
import { numberLine, speakerOf, whyCalled } from "./call-words.ts";
import type { Block, Button, Card, Line } from "./card.ts";
import { ft } from "./case-card.ts";
import { type CaseView, customerName, customerSlot, slotAtFirst } from "./case-view.ts";
import type { NagItem } from "./nag-item.ts";
import { withPlain } from "./plain-card.ts";
import { firstNameOf, type Reader, when } from "./reader.ts";
import { fill, said, strong, text } from "./spans.ts";

/** Somebody is asked to phone, or to get a number first: who, why, by when, under which number, and the brief. */
export const callCard = (item: NagItem, recipient: PersonId, reader: Reader): Card | null => {
  const { kase } = item.view;
  const call = callNow(kase);
  if (item.about !== "call" || call === null) return null;
  const { calls, nags } = reader.words;
  const customer = [said(customerName(item.view, reader))];
  const why = whyCalled(call, reader);
  const isMine = call.caller?.person === recipient;
  const head = lacksNumber(kase)
    ? calls.pleaseNumber(slotAtFirst(item.view, reader), ft(kase.number), why)
    : isMine
      ? calls.pleaseHow(customerSlot(item.view, reader), ft(kase.number))
      : calls.please(customerSlot(item.view, reader), ft(kase.number), why);
  const due = liveClock(kase, "call")?.dueAt ?? null;
  const asked = (item.loud?.asked ?? []).map((person) => firstNameOf(reader, person));
  const lines: (Line | null)[] = [
    fill(head, customer, strong),
    due === null ? null : [text(due <= reader.now ? calls.wasDue(when(reader, due)) : calls.dueAt(when(reader, due)))],
    asked.length === 0 ? null : [text(nags.unansweredBy(asked))],
    lacksNumber(kase)
      ? [text(calls.mayWrite), said(reader.words.quoted(calls.sentence))]
      : numberLine(item.view, reader),
    ...briefOf(item.view, reader),
  ];
  const blocks = lines.filter((line) => line !== null).map((line): Block => ({ kind: "line", line }));
  const late = due !== null && due <= reader.now;
  return withPlain(late ? "late" : "soon", [...blocks, { kind: "buttons", buttons: buttonsOf(item, isMine, reader) }]);
};

const buttonsOf = (item: NagItem, isMine: boolean, reader: Reader): Button[] => {
  const { kase } = item.view;
  const { buttons, calls } = reader.words;
  const next = item.loud?.next ?? null;
  const notMe =
    next === null || isMine ? [] : [plainButton("not-me", buttons.notMe(firstNameOf(reader, next)), [kase.number])];
  if (lacksNumber(kase)) {
    const refuses = plainButton("nophone", calls.buttons.noCalls, [kase.number]);
    return [
      numberButton(item.view, reader, true),
      refuses,
      plainButton("on-it", buttons.onIt, [kase.number]),
      ...notMe,
    ];
  }
  const calling = plainButton("calling", calls.buttons.calling, [kase.number], { style: "primary" });
  const called = plainButton("called", calls.buttons.called, [kase.number], { opens: true });
  const wrong = plainButton("reach", calls.buttons.wrong(speakerOf(kase, reader)), [kase.number], {
    args: { words: NONE },
  });
  return [...(isMine ? [{ ...called, style: "primary" as const }] : [calling, called]), wrong, ...notMe];
};

/** What stands for "the number is of no use", typed or pressed. */
const NONE = "none";

export const numberButton = ({ kase }: CaseView, reader: Reader, primary = false): Button =>
  plainButton("reach", reader.words.calls.buttons.number, [kase.number], {
    opens: true,
    ...(primary ? { style: "primary" as const } : {}),
  });
