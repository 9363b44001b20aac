import { nextOpening } from "../coverage/calendar.ts";
import type { CoverageContext, Roster } from "../coverage/roster.ts";
import type { PersonId } from "../desk/desk.ts";
import { earliest, type Instant, instant, latest } from "../time/instant.ts";

/** Rows of absence that follow one another; more are somebody's mistake. */
const MOST_ABSENCES = 50;

/**
 * A loud nag is told at once. A quiet one waits for the person's own hours, or for those in which they agreed to cover,
 * and for the end of an absence; one without an end and hours that never come hold nothing back. Held back is not told.
 */
export const whenToTell = (person: PersonId, loud: boolean, ctx: CoverageContext, now: Instant): Instant => {
  if (loud) return now;
  const starts = ctx.roster.covers
    .filter((one) => one.person === person && one.state === "agreed" && one.to > now)
    .flatMap((one) => {
      const start = backAt(person, latest(one.from, now), ctx.roster);
      return start !== null && start < one.to ? [start] : [];
    });
  return starts.reduce(earliest, ownHours(person, ctx, now));
};

const ownHours = (person: PersonId, { calendars, roster }: CoverageContext, now: Instant): Instant => {
  const calendar = calendars.ofPerson(person);
  const first = nextOpening(calendar, now);
  let at = first;
  for (let looked = 0; looked < MOST_ABSENCES && Number.isFinite(at); looked += 1) {
    const back = backAt(person, instant(at), roster);
    if (back === null || back === at) return instant(at);
    at = nextOpening(calendar, back);
  }
  return Number.isFinite(first) ? instant(first) : now;
};

/** The instant itself, or when the absence that holds it ends; null for one without an end. */
const backAt = (person: PersonId, at: Instant, { absences }: Roster): Instant | null => {
  let back = at;
  for (let looked = 0; looked < MOST_ABSENCES; looked += 1) {
    const there = back;
    const absence = absences.find(
      (one) => one.person === person && one.from <= there && (one.to === null || there < one.to),
    );
    if (absence === undefined) return back;
    if (absence.to === null) return null;
    back = absence.to;
  }
  return back;
};
