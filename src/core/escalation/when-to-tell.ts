import { nextOpening } from "../coverage/calendar.ts";
import type { Calendars } from "../coverage/calendars.ts";
import type { PersonId } from "../desk/desk.ts";
import { type Instant, instant } from "../time/instant.ts";

/** A loud nag is told at once; a quiet one waits for the person's own hours. Held back is not told. */
export const whenToTell = (person: PersonId, loud: boolean, calendars: Calendars, now: Instant): Instant => {
  if (loud) return now;
  const opening = nextOpening(calendars.ofPerson(person), now);
  return Number.isFinite(opening) ? instant(opening) : now;
};
