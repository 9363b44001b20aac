import type { Line } from "./card.ts";
import { type CaseView, wordsOf } from "./case-view.ts";
import type { Sayable } from "./fit-lines.ts";
import type { Reader } from "./reader.ts";
import { cut, fill, SLOT, said, strong, text } from "./spans.ts";

const HELD_LENGTH = 40;
const MAIL_LENGTH = 60;

/**
 * What the customer has given us already, so that nobody asks for it again. Their number and address stand in private
 * answers only, never where a whole channel reads along.
 */
export const whatWeHold = (view: CaseView, reader: Reader): Sayable | null => {
  const { kase, customer } = view;
  const { brief } = reader.words;
  const isPrivate = reader.stays !== true;
  const phone = kase.phone.numberId === null ? customer.phone : wordsOf(view, kase.phone.numberId, reader);
  const given = (words: (given: string) => string, value: string | null | undefined, length: number): Line[] =>
    value === null || value === undefined || value === "" ? [] : [fill(words(SLOT), [said(cut(value, length))])];
  const isConfirmed = kase.tasks.some(
    ({ about, state }) => about.kind === "ship" && about.addressConfirmed && state !== "cancelled",
  );
  const things: Line[] = [
    ...given(brief.order, kase.orderNumber, HELD_LENGTH),
    ...(isPrivate && kase.phone.state !== "wrong" ? given(brief.phone, phone, HELD_LENGTH) : []),
    ...(isPrivate ? given(brief.mail, customer.mail, MAIL_LENGTH) : []),
    ...(isConfirmed ? [[text(brief.address)]] : []),
  ];
  if (things.length === 0) return null;
  return {
    at: null,
    keep: "always",
    line: () => [
      strong(brief.labels.holds),
      text(" "),
      ...things.flatMap((thing, index) => (index === 0 ? thing : [text(", "), ...thing])),
      text(": "),
      strong(brief.doNotAsk),
    ],
  };
};
