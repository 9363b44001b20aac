import { lacksPublicWord } from "../core/case/stood-in-public.ts";
import { plainButton } from "./buttons.ts";
import type { Block } from "./card.ts";
import { asCustomerReads, type CaseView } from "./case-view.ts";
import type { Reader } from "./reader.ts";
import { text, typed } from "./spans.ts";

/**
 * One line to post where the complaint stands, for those who speak there, once it was put right out of sight. It tells
 * nothing of the customer, of what was wrong or of what was done.
 */
export const closingLine = (view: CaseView, reader: Reader): Block[] => {
  const { kase, forDepartment } = view;
  const speaks = [null, kase.speaker.department, reader.desk.speakers.public].includes(forDepartment);
  if (!speaks || !lacksPublicWord(kase)) return [];
  const { closing } = reader.words;
  const { closing: line } = asCustomerReads(view, reader).words;
  const words = kase.customerSaid === "yes" ? line.agreed : line.answered;
  return [
    { kind: "line", line: [text(closing.offer), typed(words)] },
    {
      kind: "buttons",
      buttons: [plainButton("told", closing.posted, [kase.number], { args: { words, where: "public" } })],
    },
  ];
};
