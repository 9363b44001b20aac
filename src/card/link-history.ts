import type { CaseEvent, LinkBody } from "../core/case/event.ts";
import { namedPieces } from "../core/link/pieces.ts";
import type { Line } from "./card.ts";
import { pieceId } from "./clock-name.ts";
import type { Reader } from "./reader.ts";
import { text } from "./spans.ts";

/** What happened between a case and another one, as a line of the thread; `who` did it, `quoted` has words by id. */
export const linkHistory = (
  event: Extract<CaseEvent, { type: LinkBody["type"] }>,
  who: string,
  quoted: (id: string) => Line,
  reader: Reader,
): Line => {
  const { history } = reader.words;
  switch (event.type) {
    case "link-proposed":
      return [text(history.linkProposed(reader.words.links.known[event.because], pieceId(event.other, null)))];
    case "linked": {
      const other = pieceId(event.other, null);
      return [text(event.because === "split" ? history.splitOff(who, other) : history.linked(who, other))];
    }
    case "unlinked":
      return [text(history.unlinked(who, pieceId(event.other, null)))];
    case "link-refused":
      return [text(history.linkRefused(who, pieceId(event.other, null)))];
    case "absorbed": {
      const pieces = namedPieces(event.pieces).map(([there, here]) =>
        history.pieceHere(pieceId(event.other, there), pieceId(event.number, here)),
      );
      const lead = history.absorbed(who, pieceId(event.other, null));
      return [text(`${lead}${pieces.length === 0 ? "" : history.piecesHere(pieces.join(", "))}.`)];
    }
    case "merged":
      return [text(history.merged(who, pieceId(event.other, null)))];
    case "parted":
      return [text(history.parted(who, pieceId(event.other, null)))];
    case "came-back":
      return [text(history.cameBack(who, pieceId(event.other, null)))];
    case "complaint-left":
      return [text(history.messageLeft(who, pieceId(event.other, null))), ...quoted(event.word.textId)];
    case "complaint-joined": {
      const lead =
        event.other === null ? history.messageFound(who) : history.messageCame(who, pieceId(event.other, null));
      return [text(lead), ...quoted(event.word.textId)];
    }
  }
};
