import type { Desk, PersonId } from "../desk/desk.ts";
import { findPerson } from "../desk/find.ts";
import type { Case } from "./case.ts";

/**
 * The first of the speaker's department who tells the customer something, or who claims the case, talks to this customer
 * from then on, through every pass. Null when somebody does already, or this person is of another department. A speaker
 * who has left the desk is none.
 */
export const becomesSpeaker = (kase: Case, person: PersonId, desk: Desk): PersonId | null => {
  const taken = findPerson(desk, kase.speaker.person) !== undefined;
  return !taken && findPerson(desk, person)?.department === kase.speaker.department ? person : null;
};
