import { callNow, lacksNumber } from "../core/call/call.ts";
import type { Ask } from "../core/case/ask.ts";
import type { VerbName } from "../core/case/verbs.ts";
import { note } from "./answer-cards.ts";
import { briefOf } from "./brief.ts";
import { plainButton } from "./buttons.ts";
import { numberButton } from "./call-cards.ts";
import { numberLine, speakerOf, whoCalls } from "./call-words.ts";
import type { Card } from "./card.ts";
import { ft } from "./case-card.ts";
import { type CaseView, customerName, customerSlot } from "./case-view.ts";
import { firstNameOf, type Reader, when } from "./reader.ts";
import { fill, said } from "./spans.ts";

/** What the one who said something of a call hears once it is written down; null for what is no matter of calls. */
export const callReceipt = (verb: VerbName, view: CaseView, reader: Reader): Card | null => {
  const { kase } = view;
  const { calls, buttons } = reader.words;
  const id = ft(kase.number);
  const customer = [said(customerName(view, reader))];
  const undo = plainButton("undo", buttons.undo, [kase.number]);
  switch (verb) {
    case "call":
      return lacksNumber(kase)
        ? note(
            [fill(calls.askedFirst(id, speakerOf(kase, reader), customerSlot(view, reader)), customer)],
            [numberButton(view, reader), undo],
          )
        : note([fill(calls.asked(id, whoCalls(kase, reader), customerSlot(view, reader)), customer)], [undo]);
    case "calling": {
      const number = numberLine(view, reader);
      return note(
        [calls.calling(id), number ?? calls.noNumberKnown, ...briefOf(view, reader)],
        [
          plainButton("called", calls.buttons.called, [kase.number], { opens: true, style: "primary" }),
          ...(number === null ? [numberButton(view, reader)] : []),
          undo,
        ],
      );
    }
    case "called":
      return calledReceipt(view, reader);
    case "reach":
      return kase.phone.state === "wrong"
        ? note(
            [fill(calls.numberWrong(id, speakerOf(kase, reader), customerSlot(view, reader)), customer)],
            [numberButton(view, reader), undo],
          )
        : note([calls.numberNoted(id)], [undo]);
    case "nophone":
      return kase.noCalls
        ? note(
            [fill(calls.noCallsNoted(customerSlot(view, reader)), customer)],
            [
              plainButton("told", buttons.told, [kase.number], { opens: true }),
              plainButton("nophone", calls.buttons.callsAgain, [kase.number], { args: { said: "off" } }),
            ],
          )
        : note([fill(calls.callsNoted(customerSlot(view, reader)), customer)], []);
    default:
      return null;
  }
};

const calledReceipt = (view: CaseView, reader: Reader): Card => {
  const { kase } = view;
  const { calls, buttons } = reader.words;
  const id = ft(kase.number);
  const customer = [said(customerName(view, reader))];
  const undo = plainButton("undo", buttons.undo, [kase.number]);
  const again = kase.call?.againAt ?? null;
  if (again !== null) return note([calls.noReply(id, when(reader, again))], [undo]);
  switch (kase.call?.ended?.how) {
    case "message":
      return note([fill(calls.message(id, customerSlot(view, reader)), customer)], [undo]);
    case "no-reply":
      return note(
        [fill(calls.noReplyLast(id, customerSlot(view, reader)), customer)],
        [plainButton("told", buttons.told, [kase.number], { opens: true, style: "primary" }), undo],
      );
    default:
      return note([fill(calls.reached(id, customerSlot(view, reader)), customer)], [undo]);
  }
};

/** Somebody is about to write while the customer is to be phoned: asked once, and then it is theirs to decide. */
export const phoneFirstCard = (ask: Ask, view: CaseView, reader: Reader): Card => {
  const { calls } = reader.words;
  const caller = callNow(view.kase)?.caller ?? null;
  const customer = [said(customerName(view, reader))];
  const words =
    caller === null
      ? calls.first(customerSlot(view, reader))
      : calls.firstWith(firstNameOf(reader, caller.person), customerSlot(view, reader));
  return note(
    [fill(words, customer)],
    [
      plainButton("calling", calls.buttons.calling, [view.kase.number], { style: "primary" }),
      plainButton("told", calls.buttons.sayAnyway, [view.kase.number], { args: { ...ask.args, knows: "call" } }),
    ],
  );
};
