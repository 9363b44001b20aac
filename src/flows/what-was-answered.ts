import { note } from "../card/answer-cards.ts";
import type { Card } from "../card/card.ts";
import { commandLine, type Reader } from "../card/reader.ts";
import type { Ask } from "../core/case/ask.ts";
import { waitsFor } from "../core/case/waits-for.ts";
import { standsInFor } from "../core/coverage/stands-in-for.ts";
import type { Person } from "../core/desk/desk.ts";
import { membersOf } from "../core/desk/find.ts";
import { casesToAnswer } from "../store/find-cases.ts";
import { loadViews } from "../store/load-case.ts";
import { loadRoster } from "../store/roster.ts";
import { coverageNow } from "./coverage-now.ts";
import type { Deps } from "./deps.ts";

const LISTED = 5;
const LOOKED_AT = 50;

/**
 * A yes or no without a number, in one's own chat with the desk: what it answers where exactly one thing waits for this
 * person alone, else the commands for what is open; null when nothing is.
 */
export const whatWasAnswered = async (
  deps: Deps,
  word: "yes" | "no",
  me: Person,
  reader: Reader,
): Promise<Ask | Card | null> => {
  const { covers } = await loadRoster(deps.db, deps.now());
  const asked = covers.filter(({ person, state }) => person === me.id && state === "asked");
  const onDutyFor = standsInFor(me.id, deps.now(), await coverageNow(deps));
  const numbers = await casesToAnswer(deps.db, { person: me.id, department: me.department }, LOOKED_AT);
  const waiting = (await loadViews(deps.db, numbers)).flatMap(({ kase }) =>
    waitsFor(kase, me.id, reader.desk, onDutyFor).map(({ kind, piece }) => ({ number: kase.number, kind, piece })),
  );
  const [cover] = asked;
  const [only] = waiting;
  if (asked.length + waiting.length === 1) {
    if (cover !== undefined) return { verb: "cover", numbers: [], args: { id: cover.id, said: word } };
    // What is asked of several is nobody's alone to take, and a no may come with a reason that is not to be lost.
    const isAlone = only?.kind === "give" || membersOf(reader.desk, me.department).length === 1;
    if (only !== undefined && isAlone && word === "yes") {
      return { verb: "yes", numbers: [only.number], args: only.piece === null ? {} : { piece: only.piece } };
    }
  }
  const commands = [
    ...new Set(asked.map(({ department }) => `cover ${department} ${word}`)),
    ...waiting.map(({ number, piece }) => {
      const id = piece === null ? `${number}` : `${number}.${piece}`;
      return word === "yes" ? `yes ${id}` : `no ${id} ${reader.words.blanks.why}`;
    }),
  ].slice(0, LISTED);
  if (commands.length === 0) return null;
  return note([reader.words.answers.whichAnswer(commands.map((command) => commandLine(reader, command)).join(", "))]);
};
