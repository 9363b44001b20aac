import type { PersonId } from "../desk/desk.ts";
import type { Instant } from "../time/instant.ts";
import type { Absence, Cover, Roster } from "./roster.ts";

/** What people have said about who is where. `ends` gives an absence that is there already a sooner end. */
export type RosterEvent = CoverSaid | AbsenceSaid;
export type CoverSaid = { type: "cover-asked" | "cover-agreed" | "cover-declined" | "cover-withdrawn"; data: Cover };
type AbsenceSaid = {
  type: "away" | "back";
  data: { person: PersonId; by: PersonId; absence: Absence | null; ends: { id: string; to: Instant }[] };
};

/** Who is where after one more word. Folding all of them gives the rows that are kept. */
export const evolveRoster = ({ covers, absences }: Roster, event: RosterEvent): Roster => {
  if (isOfCover(event)) {
    return { covers: [...covers.filter(({ id }) => id !== event.data.id), event.data], absences };
  }
  const { absence, ends } = event.data;
  const ended = absences.map((one) => {
    const end = ends.find(({ id }) => id === one.id);
    return end !== undefined && (one.to === null || one.to > end.to) ? { ...one, to: end.to } : one;
  });
  return { covers, absences: absence === null ? ended : [...ended, absence] };
};

const isOfCover = (event: RosterEvent): event is CoverSaid => event.type !== "away" && event.type !== "back";
