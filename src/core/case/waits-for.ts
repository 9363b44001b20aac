import { pendingGives } from "../authority/give.ts";
import type { DepartmentId, Desk, PersonId } from "../desk/desk.ts";
import { openPromises } from "../promise/promise.ts";
import { openTasks } from "../task/task.ts";
import type { Case } from "./case.ts";
import { may } from "./may.ts";

/** Something of a case that waits for a yes or a no; `piece` null: the offer of the case itself. */
export type Waiting = { kind: "offer" | "task" | "promise" | "give"; piece: string | null };

/**
 * What a bare `yes 42` or `no 42` of this person answers: an offer to their department, and pieces that were asked of it
 * and nobody has taken, or that they have taken and are a question, promises that it must keep, and goodwill that they
 * were asked to decide.
 */
export const waitsFor = (
  kase: Case,
  person: PersonId,
  desk: Desk,
  standsInFor: readonly DepartmentId[],
): readonly Waiting[] => {
  const mayAnswer = (command: Parameters<typeof may>[1]): boolean =>
    may({ kind: "person", person }, command, kase, desk, standsInFor).yes;
  const offer = kase.offer !== null && mayAnswer({ verb: "yes" }) ? [{ kind: "offer" as const, piece: null }] : [];
  const tasks = openTasks(kase)
    .filter(({ assignee, about }) => assignee === null || (assignee === person && about.kind === "question"))
    .filter(({ id }) => mayAnswer({ verb: "task-claim", piece: id }))
    .map(({ id }) => ({ kind: "task" as const, piece: id }));
  const promises = openPromises(kase)
    .filter(({ state }) => state === "proposed")
    .filter(({ id }) => mayAnswer({ verb: "promise-yes", piece: id }))
    .map(({ id }) => ({ kind: "promise" as const, piece: id }));
  const gives = pendingGives(kase)
    .filter(({ asked, by }) => asked.includes(person) && by !== person)
    .map(({ id }) => ({ kind: "give" as const, piece: id }));
  return [...offer, ...tasks, ...promises, ...gives];
};
