import type { CallBody, CaseEvent } from "../core/case/event.ts";
import type { Line } from "./card.ts";
import { firstNameOf, type Reader } from "./reader.ts";
import { fill, SLOT, said, text } from "./spans.ts";

/** What happened to a call, as a line of the card's thread. */
export const callLine = (
  event: Extract<CaseEvent, { type: CallBody["type"] }>,
  who: string,
  customer: string,
  reader: Reader,
): Line => {
  const { history } = reader.words;
  switch (event.type) {
    case "call-asked":
      return event.why === "asked"
        ? fill(history.callAskedBy(who, SLOT), [said(customer)])
        : fill(history.callAsked(reader.words.calls.reasons[event.why], SLOT), [said(customer)]);
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
