import { note } from "../card/answer-cards.ts";
import { plainButton } from "../card/buttons.ts";
import { ft } from "../card/case-card.ts";
import { commandLine, type Reader } from "../card/reader.ts";
import type { Answer } from "../chat/ports.ts";
import type { Ask } from "../core/case/ask.ts";
import type { Case } from "../core/case/case.ts";
import type { Person } from "../core/desk/desk.ts";
import type { BackOfTwo } from "../core/link/undo-of-two.ts";
import { loadEvents } from "../store/load-case.ts";
import { answerAttach } from "./answer-attach.ts";
import { answerLink } from "./answer-link.ts";
import type { AskedQuery } from "./asked-query.ts";
import type { Deps } from "./deps.ts";

/** `undo` of what was done to two cases: for both or for none, or the words that do it. */
export const takeBackOfTwo = async (
  deps: Deps,
  asked: AskedQuery,
  { first, ofTwo }: { first: Case; ofTwo: BackOfTwo },
  me: Person,
  reader: Reader,
): Promise<Answer> => {
  const { links } = reader.words;
  switch (ofTwo.does) {
    case "pair": {
      const two: Ask = { verb: "link", numbers: [ofTwo.one, ofTwo.other], args: {} };
      return answerLink(deps, { ...asked, ask: two }, ofTwo.verb, me, reader);
    }
    case "split": {
      const { one, other } = ofTwo;
      const command = commandLine(reader, `merge ${one} ${other}`);
      const merge = plainButton("merge", links.mergeButton(ft(other)), [one, other]);
      return { card: note([links.splitStays(ft(other), ft(one), command)], [merge]) };
    }
    case "moved": {
      const events = await loadEvents(deps.db, first.number);
      const moved = events.find(
        ({ commandId, type }) =>
          commandId === first.undo?.commandId && (type === "complaint-joined" || type === "complaint-left"),
      );
      if (moved?.type === "complaint-left") {
        return answerAttach(deps, withNumber(asked, first.number), me, reader, moved.word.complaintId);
      }
      if (moved?.type !== "complaint-joined") return {};
      if (moved.other !== null) {
        return answerAttach(deps, withNumber(asked, moved.other), me, reader, moved.word.complaintId);
      }
      // It lay nowhere before, and what the desk has heard is of some case from then on.
      const command = commandLine(reader, `detach ${first.number}`);
      return { card: note([links.attachedStays(ft(first.number), command)]) };
    }
  }
};

const withNumber = (asked: AskedQuery, number: number): AskedQuery => ({
  ...asked,
  ask: { verb: "attach", numbers: [number], args: {} },
});
