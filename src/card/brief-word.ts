import type { Fact } from "./card.ts";
import type { CaseView } from "./case-view.ts";
import type { Sayable } from "./fit-lines.ts";
import type { Reader } from "./reader.ts";
import { cut, strong, text } from "./spans.ts";
import { askFirstWords, didNotHelpFact, wantsFact } from "./word-facts.ts";

/** The customer may need us no more. */
export const askFirst = (view: CaseView, reader: Reader): Sayable | null => {
  const words = askFirstWords(view, reader);
  return words === null ? null : { at: null, keep: "usual", line: () => words };
};

/** What would make the customer whole, and what it has cost them. */
export const wants = (view: CaseView, reader: Reader): Sayable | null => sayable(wantsFact(view, reader));

/** What was done before it came back. */
export const didNotHelp = (view: CaseView, reader: Reader): Sayable | null => sayable(didNotHelpFact(view, reader));

const sayable = (fact: Fact | null): Sayable | null =>
  fact === null
    ? null
    : {
        at: null,
        keep: "usual",
        line: (room) => [
          strong(fact.label),
          text(" "),
          ...fact.value.map((span) => (span.kind === "said" ? { ...span, text: cut(span.text, room) } : span)),
        ],
      };
