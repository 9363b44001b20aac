import type { Reader } from "../card/reader.ts";
import type { Ask } from "../core/case/ask.ts";
import type { Case } from "../core/case/case.ts";
import type { PersonId } from "../core/desk/desk.ts";
import { openPromises } from "../core/promise/promise.ts";
import { findTask } from "../core/task/task.ts";
import { readDepartment, readPerson } from "./read-command.ts";

/** A yes or no to a question is its answer, and asking the one who speaks with the customer to tell them is no task. */
export const asMeant = (
  ask: Ask,
  kase: Case | null,
  personOf: (mention: string) => PersonId | null,
  reader: Reader,
): Ask => {
  if (kase === null) return ask;
  const { piece, what, to } = ask.args;
  if (piece !== undefined && findTask(kase, piece)?.about.kind === "question") {
    const { yes, no } = reader.words.tasks.answers;
    if (ask.verb === "yes") return { ...ask, verb: "done", args: { piece, words: yes } };
    if (ask.verb === "no" && ask.args.why === undefined) return { ...ask, verb: "done", args: { piece, words: no } };
  }
  // "promise 42 kept" where there is one that it can be said of.
  if (ask.verb === "promise" && ask.args.said !== undefined && piece === undefined) {
    const [only, another] = openPromises(kase);
    if (only !== undefined && another === undefined) return { ...ask, args: { ...ask.args, piece: only.id } };
  }
  if (ask.verb !== "ask" || to === undefined || what === undefined || !/^(?:tell|sag(?:e|en|t)?)\b/iu.test(what))
    return ask;
  const person = personOf(to) ?? readPerson(to, reader.desk);
  const speaks = person === kase.speaker.person || readDepartment(to, reader.desk) === kase.speaker.department;
  return speaks ? { ...ask, args: { ...ask.args, kind: "tell" } } : ask;
};
