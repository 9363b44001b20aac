import type { PersonId } from "../desk/desk.ts";
import type { Instant } from "../time/instant.ts";

/** The id of words in the `texts` table; words themselves never stand in a case or an event. */
export type TextId = string;

/** `part`: the number of the part that is missing, where that is what is waited for. */
export type Wait = { forId: TextId; until: Instant; by: PersonId; since: Instant; part: string | null };
