import { note } from "../card/answer-cards.ts";
import type { Card } from "../card/card.ts";
import { commandLine, type Reader } from "../card/reader.ts";
import type { Asked } from "../chat/ports.ts";
import type { Ask } from "../core/case/ask.ts";
import type { Case } from "../core/case/case.ts";
import { waitsFor } from "../core/case/waits-for.ts";
import { standsInFor } from "../core/coverage/stands-in-for.ts";
import type { Person } from "../core/desk/desk.ts";
import { coverageNow } from "./coverage-now.ts";
import type { Deps } from "./deps.ts";

/**
 * A yes or no that was typed without a piece: about the offer of the case where there is one, else about the one piece
 * that waits for this person; with several the commands for each. A button knows what it is about.
 */
export const meantPiece = async (
  deps: Deps,
  { ask, way }: Pick<Asked, "way"> & { ask: Ask },
  kase: Case | null,
  me: Person,
  reader: Reader,
): Promise<Ask | Card> => {
  const isBare = (ask.verb === "yes" || ask.verb === "no") && ask.args.piece === undefined && ask.numbers.length === 1;
  if (!isBare || way !== "words" || kase === null || kase.offer !== null) return ask;
  const onDutyFor = standsInFor(me.id, deps.now(), await coverageNow(deps));
  const waiting = waitsFor(kase, me.id, reader.desk, onDutyFor);
  const [only, another] = waiting;
  if (only === undefined || only.piece === null) return ask;
  if (another === undefined) return { ...ask, args: { ...ask.args, piece: only.piece } };
  const why = ask.verb === "no" ? ` ${reader.words.blanks.why}` : "";
  const commands = waiting.map(({ piece }) => commandLine(reader, `${ask.verb} ${kase.number}.${piece}${why}`));
  return note([reader.words.answers.whichAnswer(commands.join(", "))]);
};
