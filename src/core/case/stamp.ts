import type { DecideContext } from "./decision.ts";
import type { CaseEvent, EventBody, EventMeta } from "./event.ts";

/** Makes a bare fact the next event of its case. */
export const stamp = (
  body: EventBody,
  meta: { number: number; seq: number; context: Pick<DecideContext, "now" | "actor" | "commandId"> },
): CaseEvent => {
  const head: EventMeta = {
    v: 1,
    number: meta.number,
    seq: meta.seq,
    at: meta.context.now,
    actor: meta.context.actor,
    commandId: meta.context.commandId,
  };
  // The head last: a body that has a field of the same name must not become another command's event.
  return { ...body, ...head };
};
