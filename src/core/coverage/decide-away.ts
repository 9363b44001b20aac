import type { PersonId } from "../desk/desk.ts";
import { findDepartment, findPerson } from "../desk/find.ts";
import { DAY, type Instant, latest } from "../time/instant.ts";
import type { Span } from "../time/parse-span.ts";
import type { Absence, CoverageContext } from "./roster.ts";
import { speaksOf } from "./speaks-for.ts";

/** Who is away when; without a span from now until they say that they are back. */
export type AwayAsking = { id: string; person: PersonId; by: PersonId; span: Span | null };

/** `absence` is the row to write, null where an open one is given its end instead: `ends`. */
export type Away = {
  from: Instant;
  to: Instant | null;
  absence: Absence | null;
  ends: { id: string; to: Instant }[];
};
export type AwayNo =
  | { no: "past" | "too-far" }
  | { no: "may-not"; who: PersonId[] }
  | { no: "already"; to: Instant | null };

const FARTHEST = 2 * 366 * DAY;

/** What has gone of the stretch is cut off. Somebody away without an end who names one is away until then. */
export const decideAway = (asking: AwayAsking, ctx: CoverageContext, now: Instant): Away | AwayNo => {
  const { id, person, by, span } = asking;
  if (!speaksOf(by, person, ctx.desk)) return { no: "may-not", who: whoSpeaksOf(person, ctx) };
  const from = span === null ? now : latest(span.from, now);
  const to = span?.to ?? null;
  if (to !== null && to <= now) return { no: "past" };
  if ((to ?? from) - now > FARTHEST) return { no: "too-far" };
  const mine = absencesOf(person, ctx, now);
  const open = mine.filter((one) => one.to === null && (to === null || one.from < to));
  const holds = mine.find(
    (one) => one.from <= from && (to === null ? one.to === null : one.to !== null && to <= one.to),
  );
  if (holds !== undefined && (to === null || open.length === 0)) return { no: "already", to: holds.to };
  const ends = to === null ? [] : open.map((one) => ({ id: one.id, to }));
  const covered = open.some((one) => one.from <= from);
  return { from, to, absence: covered && to !== null ? null : { id, person, from, to, by }, ends };
};

/** The person's absences that are not over, the earlier begun first. */
export const absencesOf = (person: PersonId, { roster }: CoverageContext, now: Instant): Absence[] =>
  roster.absences
    .filter((one) => one.person === person && (one.to === null || (one.to > now && one.from < one.to)))
    .toSorted((a, b) => a.from - b.from);

const whoSpeaksOf = (person: PersonId, { desk }: CoverageContext): PersonId[] => {
  const department = findDepartment(desk, findPerson(desk, person)?.department ?? null);
  return [department?.lead, department?.deputy].flatMap((id) => findPerson(desk, id ?? null)?.id ?? []);
};
