import type { Instant } from "../core/time/instant.ts";
import type { Fact } from "./card.ts";
import type { CaseView } from "./case-view.ts";
import type { Sayable } from "./fit-lines.ts";
import type { Reader } from "./reader.ts";
import { strong, text } from "./spans.ts";
import { askFirstWords, didNotHelpFact, wantsFact } from "./word-facts.ts";

/** The customer may need us no more. */
export const askFirst = (view: CaseView, reader: Reader): Sayable | null => {
  const words = askFirstWords(view, reader);
  return words === null ? null : { at: null, keep: "usual", line: () => words };
};

/** What would make the customer whole, which is what everything else is for; and what it has cost them. */
export const wants = (view: CaseView, reader: Reader): Sayable | null =>
  sayable(view.kase.harm?.at ?? null, "always", (room) => wantsFact(view, reader, room));

/** What was done before it came back. What the customer says of it they said when they had it opened again. */
export const didNotHelp = (view: CaseView, reader: Reader): Sayable | null => {
  const { didNotHelp: failed, reopenedAt } = view.kase;
  const at = failed === null || failed.saidId === null ? (failed?.at ?? null) : reopenedAt;
  return sayable(at, "usual", (room) => didNotHelpFact(view, reader, room));
};

const sayable = (at: Instant | null, keep: Sayable["keep"], factIn: (room: number) => Fact | null): Sayable | null =>
  factIn(1) === null
    ? null
    : {
        at,
        keep,
        line: (room) => {
          const fact = factIn(room);
          return fact === null ? [] : [strong(fact.label), text(" "), ...fact.value];
        },
      };
