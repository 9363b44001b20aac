import type { PersonId } from "../desk/desk.ts";
import type { OutsideWho } from "../outside/outside.ts";

/** Who is behind a command: a member of staff, the customer, somebody outside, or a part of the desk itself. */
export type Actor =
  | { kind: "person"; person: PersonId }
  | { kind: "customer" }
  | { kind: "company" }
  /** Somebody without chat, by the link that was mailed to them. */
  | { kind: "outside"; who: OutsideWho }
  | { kind: "desk"; part: "intake" | "import" | "sweep" | "activation" };

export const personOf = (actor: Actor): PersonId | null => (actor.kind === "person" ? actor.person : null);
