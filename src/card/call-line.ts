import type { CallBody, CaseEvent } from "../core/case/event.ts";
import type { Line } from "./card.ts";
import { type CaseView, customerName, customerSlot } from "./case-view.ts";
import { firstNameOf, type Reader } from "./reader.ts";
import { fill, said, text } from "./spans.ts";

/** What happened to a call, as a line of the card's thread. */
export const callLine = (
  event: Extract<CaseEvent, { type: CallBody["type"] }>,
  who: string,
  view: CaseView,
  reader: Reader,
): Line => {
  const { history } = reader.words;
  const [slot, customer] = [customerSlot(view, reader), [said(customerName(view, reader))]];
  switch (event.type) {
    case "call-asked":
      return event.why === "asked"
        ? fill(history.callAskedBy(who, slot), customer)
        : fill(history.callAsked(reader.words.calls.reasons[event.why], slot), customer);
    case "calling":
      return [text(history.calling(firstNameOf(reader, event.person)))];
    case "called":
      return [text(history.called[event.outcome](who))];
    case "call-again":
      return [text(history.callAgain)];
    case "phone-given":
      return [text(history.phoneGiven(who))];
    case "phone-wrong":
      return [text(history.phoneWrong(who))];
    case "calls-wished":
      return [text(event.calls ? history.callsAgain(who) : history.noCalls(who))];
  }
};
