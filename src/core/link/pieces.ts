import type { Case } from "../case/case.ts";

/**
 * All that goes along when a case becomes part of another one, and comes back when they part. A new sort of piece is
 * named in this file and nowhere else in the folder.
 */
export type Pieces = Pick<Case, "tasks" | "promises">;

/** The same is done with every sort of piece. */
export const eachSort = (
  { tasks, promises }: Pieces,
  change: <T extends { id: string }>(all: readonly T[]) => T[],
): Pieces => ({
  tasks: change(tasks),
  promises: change(promises),
});

/** What the pieces of the other case are called here: numbers that nothing ever had. */
export const namesHere = (kase: Case, other: Pieces): Record<string, string> =>
  Object.fromEntries([
    ...other.tasks.map(({ id }, index) => [id, String(kase.tasksAsked + index + 1)] as const),
    ...other.promises.map(({ id }, index) => [id, `p${kase.promisesMade + index + 1}`] as const),
  ]);

/** This case with the other one's pieces behind its own. */
export const withPieces = (kase: Case, came: Pieces): Case => ({
  ...kase,
  tasks: [...kase.tasks, ...came.tasks],
  tasksAsked: kase.tasksAsked + came.tasks.length,
  promises: [...kase.promises, ...came.promises],
  promisesMade: kase.promisesMade + came.promises.length,
});
