import type { Case } from "../case/case.ts";
import type { Consent } from "../consent/consent.ts";

/**
 * All that goes along when a case becomes part of another one, and comes back when they part. A new sort of piece is
 * named in this file and nowhere else in the folder.
 */
export type Pieces = Pick<Case, "tasks" | "promises" | "gives" | "consents">;
/** As events have it: what came later is missing from old ones. */
export type StoredPieces = Pick<Pieces, "tasks" | "promises"> & Partial<Pieces>;

/** The same is done with every sort of piece. */
export const eachSort = (
  { tasks, promises, gives = [], consents = [] }: StoredPieces,
  change: <T extends { id: string }>(all: readonly T[]) => T[],
): Pieces => ({
  tasks: change(tasks),
  promises: change(promises),
  gives: change(gives),
  consents: change(consents),
});

/** Every piece by the name that it has elsewhere, and what it was agreed to for as well. */
export const renamed =
  (name: (id: string) => string) =>
  <T extends { id: string }>(piece: T): T =>
    "piece" in piece
      ? { ...piece, id: name(piece.id), piece: elsewhere((piece as T & Consent).piece, name) }
      : { ...piece, id: name(piece.id) };
const elsewhere = (piece: string | null, name: (id: string) => string): string | null =>
  piece === null ? null : name(piece);

/** What the pieces of the other case are called here: numbers that nothing ever had. */
export const namesHere = (kase: Case, other: Pieces): Record<string, string> =>
  Object.fromEntries([
    ...other.tasks.map(({ id }, index) => [id, String(kase.tasksAsked + index + 1)] as const),
    ...other.promises.map(({ id }, index) => [id, `p${kase.promisesMade + index + 1}`] as const),
    ...other.gives.map(({ id }, index) => [id, `a${kase.givesAsked + index + 1}`] as const),
    ...other.consents.map(({ id }, index) => [id, `c${kase.consentsAsked + index + 1}`] as const),
  ]);

/** What people are told is called otherwise now; what the customer agreed to has no number that anybody types. */
export const namedPieces = (pieces: Readonly<Record<string, string>>): [there: string, here: string][] =>
  Object.entries(pieces).filter(([there]) => !there.startsWith("c"));

/** This case with the other one's pieces behind its own. */
export const withPieces = (kase: Case, { tasks, promises, gives = [], consents = [] }: StoredPieces): Case => ({
  ...kase,
  tasks: [...kase.tasks, ...tasks],
  tasksAsked: kase.tasksAsked + tasks.length,
  promises: [...kase.promises, ...promises],
  promisesMade: kase.promisesMade + promises.length,
  gives: [...kase.gives, ...gives],
  givesAsked: kase.givesAsked + gives.length,
  consents: [...kase.consents, ...consents],
  consentsAsked: kase.consentsAsked + consents.length,
});
