import type { PersonId } from "../desk/desk.ts";

/** Who is behind a command: a member of staff, the customer, or a part of the desk itself. */
export type Actor =
  | { kind: "person"; person: PersonId }
  | { kind: "customer" }
  | { kind: "company" }
  | { kind: "desk"; part: "intake" | "import" | "sweep" | "activation" };

export const personOf = (actor: Actor): PersonId | null => (actor.kind === "person" ? actor.person : null);
