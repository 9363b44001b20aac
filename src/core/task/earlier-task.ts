import type { Case } from "../case/case.ts";
import type { Task, TaskKind } from "./task.ts";

/** Things that cost the firm twice when two people order them. */
const once: readonly TaskKind[] = ["ship", "refund", "visit"];
export const isOnceOnly = (kind: TaskKind): boolean => once.includes(kind);

/** A task with the case it belongs to. */
export type EarlierTask = { number: number; task: Task };

/** How people name it, without the letters: `42.1`. */
export const pieceName = ({ number, task }: EarlierTask): string => `${number}.${task.id}`;

/**
 * What was asked for already and is the same sort of thing: of this case and of those of the same customer or order. What
 * was refused or taken back does not count. The latest first, what is still to be done before what has been.
 */
export const earlierTasks = (kind: TaskKind, cases: readonly Case[]): EarlierTask[] =>
  !isOnceOnly(kind)
    ? []
    : cases
        .flatMap(({ number, tasks }) => tasks.map((task) => ({ number, task })))
        .filter(({ task }) => task.about.kind === kind && (task.state === "open" || task.state === "done"))
        .toSorted(
          (a, b) =>
            Number(a.task.state === "done") - Number(b.task.state === "done") ||
            b.task.askedAt - a.task.askedAt ||
            a.number - b.number,
        );
