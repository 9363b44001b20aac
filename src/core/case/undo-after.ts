import type { Case, CaseBeforeUndo } from "./case.ts";
import type { CaseEvent } from "./event.ts";

/**
 * A person's command may be undone as a whole, so the state before its first event is kept. Whatever else happens to the
 * case overtakes it: undoing across another's deed would silently take that back too.
 */
export const undoAfter = (kase: Case, event: CaseEvent): Case["undo"] => {
  if (event.type === "undone") return null;
  if (kase.undo?.commandId === event.commandId) return kase.undo;
  if (event.actor.kind !== "person") return onlyMoves(event) ? kase.undo : null;
  // Clocks that an undo moves onto the terms of today are no step of anybody's.
  if (isOfClock(event)) return null;
  const { number: _number, version: _version, undo: _undo, ...before } = kase;
  return {
    by: event.actor.person,
    at: event.at,
    commandId: event.commandId,
    verb: event.type,
    before: before satisfies CaseBeforeUndo,
  };
};

const isOfClock = ({ type }: CaseEvent): boolean =>
  type === "clock-started" || type === "clock-moved" || type === "clock-ended" || type === "clock-step";

/** A clock on other terms is no deed that an undo could take back by mistake; one that starts or ends is. */
const onlyMoves = (event: CaseEvent): boolean =>
  event.type === "clock-moved" || (event.type === "retimed" && event.moves.every(({ type }) => type === "clock-moved"));
