import { findPerson } from "../core/desk/find.ts";
import type { Outside, OutsideWho } from "../core/outside/outside.ts";
import type { Task } from "../core/task/task.ts";
import type { Fact } from "./card.ts";
import type { CaseView } from "./case-view.ts";
import { firstNameOf, nameOf, type Reader, when } from "./reader.ts";
import { cut, person, text } from "./spans.ts";

/** How somebody without chat is called: their name in the desk file, else the address. */
export const outsideName = (who: OutsideWho, texts: CaseView["texts"], reader: Reader): string => {
  if ("person" in who) return nameOf(reader, who.person);
  if ("worker" in who) return reader.desk.outside.workers.find(({ id }) => id === who.worker)?.name ?? who.worker;
  return cut(texts[who.addressId] ?? reader.words.card.gone, 80);
};

/** With whom a task is outside, and whether the mail has been looked at. */
export const outsideFact = ({ outside, state }: Task, { texts }: CaseView, reader: Reader): Fact | null => {
  if (outside === null || state !== "open") return null;
  const { label, fact, needsPart } = reader.words.outside;
  const who = outsideName(outside.who, texts, reader);
  const opened = outside.openedAt === null ? "" : when(reader, outside.openedAt);
  return { label, value: [text(outside.needsPart ? needsPart(who) : fact(who, when(reader, outside.sentAt), opened))] };
};

/** Who answers and who keeps an eye on it; null while nobody outside is to answer. */
export const outsideNext = (
  task: Task & { outside: Outside | null },
  view: CaseView,
  reader: Reader,
): string | null => {
  const { outside } = task;
  if (outside === null || outside.needsPart || task.state !== "open") return null;
  const keeper = outside.by ?? task.assignee;
  const who = outsideName(outside.who, view.texts, reader);
  return reader.words.outside.next(
    who,
    keeper === null ? "" : firstNameOf(reader, keeper),
    when(reader, outside.until),
  );
};

/** Somebody of the desk whom those outside may ask. */
export const askWhom = ({ outside, assignee }: Task, reader: Reader): Fact["value"] => {
  const id = outside?.by ?? assignee;
  const known = findPerson(reader.desk, id);
  if (known === undefined) return [text(reader.desk.organisation)];
  return [person(known.id, known.name), text(known.mail === null ? "" : `, ${known.mail}`)];
};
