import { note } from "../card/answer-cards.ts";
import type { Card } from "../card/card.ts";
import { commandLine, type Reader } from "../card/reader.ts";
import type { Ask } from "../core/case/ask.ts";
import type { Person } from "../core/desk/desk.ts";
import { membersOf } from "../core/desk/find.ts";
import { offeredTo } from "../store/find-cases.ts";
import { loadRoster } from "../store/roster.ts";
import type { Deps } from "./deps.ts";

const LISTED = 5;

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
  const offers = await offeredTo(deps.db, me.department, LISTED);
  const [cover] = asked;
  const [offer] = offers;
  if (asked.length + offers.length === 1) {
    if (cover !== undefined) return { verb: "cover", numbers: [], args: { id: cover.id, said: word } };
    // What is offered to several is nobody's alone to take, and a no may come with a reason that is not to be lost.
    const isAlone = membersOf(reader.desk, me.department).length === 1;
    if (offer !== undefined && isAlone && word === "yes") return { verb: "yes", numbers: [offer], args: {} };
  }
  const commands = [
    ...new Set(asked.map(({ department }) => `cover ${department} ${word}`)),
    ...offers.map((number) => (word === "yes" ? `yes ${number}` : `no ${number} ${reader.words.blanks.why}`)),
  ].slice(0, LISTED);
  if (commands.length === 0) return null;
  return note([reader.words.answers.whichAnswer(commands.map((command) => commandLine(reader, command)).join(", "))]);
};
