import type { Reader } from "../card/reader.ts";
import type { Case } from "../core/case/case.ts";
import type { Command } from "../core/case/command.ts";
import { refuse } from "../core/case/refusal.ts";
import { findPerson } from "../core/desk/find.ts";
import { findOutside } from "../core/outside/find-outside.ts";
import { findTask } from "../core/task/task.ts";
import type { Deps } from "./deps.ts";
import { isInChat } from "./home-platform.ts";
import type { ReadCommand } from "./read-command.ts";
import { inTime } from "./sending.ts";

/**
 * Giving a task to a colleague who is in no chat is sending it to them by mail. What leaves the desk needs an address that
 * a link can name and a way to send mail; what is missing is said before anything is written down.
 */
export const readyOutside = async (
  deps: Deps,
  read: ReadCommand,
  kase: Case | null,
  reader: Reader,
): Promise<ReadCommand> => {
  if (!("command" in read)) return read;
  const meant = await asSent(deps, read.command, kase);
  if (meant.verb !== "task-send") return { command: meant };
  const task = kase === null ? undefined : findTask(kase, meant.piece);
  // Nobody is to set up a mail server for a name that was mistyped.
  const isUnknown =
    task !== undefined && "words" in meant.to && findOutside(reader.desk, task.department, meant.to.words) === null;
  if (isUnknown || task === undefined) return { command: meant };
  const { needs } = reader.words.outside;
  const missing = [
    ...(deps.publicUrl === null ? [needs.url] : []),
    ...(deps.windows.some(({ platform }) => platform === "mail") ? [] : [needs.mail]),
  ];
  const [first, second] = missing;
  if (first === undefined) return { command: meant };
  return { refusal: refuse("outside-unready", { known: second === undefined ? first : needs.and(first, second) }) };
};

const asSent = async (deps: Deps, command: Command, kase: Case | null): Promise<Command> => {
  if (command.verb !== "task-pass") return command;
  const { desk } = deps.policy();
  const person = findPerson(desk, command.to);
  const task = kase === null ? undefined : findTask(kase, command.piece);
  if (person === undefined || person.mail === null || person.department !== task?.department) return command;
  try {
    if (await inTime(deps, isInChat(deps, person.id))) return command;
  } catch (error) {
    // A platform that cannot be asked now may well know them.
    deps.log.warn({ person: person.id, error: String(error) }, "It is not known whether a person is in chat.");
    return command;
  }
  return { ...command, verb: "task-send", to: { person: person.id } };
};
