import type { DepartmentId, Desk, PersonId } from "../desk/desk.ts";
import type { Instant } from "../time/instant.ts";
import type { Calendars } from "./calendars.ts";

/** One person standing in for a department for a while: a swap, or help for one day. It counts once it is agreed. */
export type Cover = {
  id: string;
  department: DepartmentId;
  person: PersonId;
  from: Instant;
  to: Instant;
  /** Who asked. */
  by: PersonId;
  state: "asked" | "agreed" | "declined" | "withdrawn";
};

/** Somebody who is not there, whatever hours, rota and cover say; `to` is null until they say when they are back. */
export type Absence = { id: string; person: PersonId; from: Instant; to: Instant | null; by: PersonId };

/** Who-is-where, as people have said it in chat. An empty one is sound: then the desk file alone speaks. */
export type Roster = { covers: readonly Cover[]; absences: readonly Absence[] };

/** What every question of coverage is asked of. */
export type CoverageContext = { desk: Desk; calendars: Calendars; roster: Roster };

/** Whether the person has said to be away then; the end of an absence is exclusive. */
export const isAway = (person: PersonId, at: Instant, roster: Roster): boolean =>
  roster.absences.some((one) => one.person === person && one.from <= at && (one.to === null || at < one.to));

/** Agreed cover of a department, whoever is away meanwhile; the earlier begun first, so that rows may come in any order. */
export const agreedCovers = (department: DepartmentId, roster: Roster): Cover[] =>
  roster.covers
    .filter((one) => one.department === department && one.state === "agreed" && one.from < one.to)
    .toSorted((a, b) => a.from - b.from || (a.id < b.id ? -1 : 1));
