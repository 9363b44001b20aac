import type { CaseEvent } from "../case/event.ts";
import type { Instant } from "../time/instant.ts";

/** An event for programs. `id` names it for ever; a receiver tells one that comes twice by it. */
export type EventRecord = {
  id: string;
  case: string;
  seq: number;
  type: string;
  version: number;
  at: string;
  recorded: string;
  actor: string;
  person: string | null;
  data: Record<string, unknown>;
};

/** Without `personal` whatever an event holds of a customer's own is left out: links, order numbers, words that matched. */
export const eventRecord = (event: CaseEvent, recorded: Instant, personal: boolean): EventRecord => {
  const { v, number, seq, at, actor, commandId: _commandId, type, ...data } = event;
  return {
    id: `${number}-${seq}`,
    case: `FT-${number}`,
    seq,
    type,
    version: v,
    at: new Date(at).toISOString(),
    recorded: new Date(recorded).toISOString(),
    actor: actor.kind,
    person: actor.kind === "person" ? actor.person : null,
    data: personal ? data : (withoutPersonal(data) as Record<string, unknown>),
  };
};

/** Events hold ids, codes, instants and amounts; these few are not, or may lead to somebody. */
const personalKeys: ReadonlySet<string> = new Set([
  "url",
  "orderNumber",
  "words",
  "matched",
  "who",
  "mail",
  "name",
  "handle",
  "phone",
]);

const withoutPersonal = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutPersonal);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (personalKeys.has(key) ? [] : [[key, withoutPersonal(inner)]])),
  );
};
