import type { DepartmentId, PersonId } from "../desk/desk.ts";
import { membersOf } from "../desk/find.ts";
import { type Instant, plus } from "../time/instant.ts";
import { type Calendar, openIntervals } from "./calendar.ts";
import type { CoverageContext } from "./roster.ts";

/** Whom a desk version gives no hours to act in. */
export type WithoutHours = {
  /** Departments that never open. */
  departments: DepartmentId[];
  /** People who are never at work. */
  people: PersonId[];
  /** People who are at work only while their department is closed, without being in its rota. */
  apart: PersonId[];
};

/** Looks from `now` for so many milliseconds; what has no hours in that time has none that anybody will wait for. */
export const withoutHours = (
  { desk, calendars }: Pick<CoverageContext, "desk" | "calendars">,
  now: Instant,
  horizonMs: number,
): WithoutHours => {
  const to = plus(now, horizonMs);
  const departments = desk.departments.filter(({ id }) => !opens(calendars.ofDepartment(id), now, to));
  const people = desk.people.filter(({ id }) => !opens(calendars.ofPerson(id), now, to));
  const apart = desk.departments
    .filter((department) => !departments.includes(department))
    .flatMap(({ id, rota }) =>
      membersOf(desk, id).filter(
        (person) =>
          !people.includes(person) &&
          !(rota?.order ?? []).includes(person.id) &&
          !meet(calendars.ofDepartment(id), calendars.ofPerson(person.id), now, to),
      ),
    );
  const ids = (all: readonly { id: string }[]): string[] => all.map(({ id }) => id);
  return { departments: ids(departments), people: ids(people), apart: ids(apart) };
};

const opens = (calendar: Calendar, from: Instant, to: Instant): boolean => openIntervals(calendar, from, to).length > 0;

/** Whether both are open at some instant. Both lists are in order, so one walk through them is enough. */
const meet = (one: Calendar, other: Calendar, from: Instant, to: Instant): boolean => {
  if (one === other) return true;
  const theirs = openIntervals(other, from, to);
  let at = 0;
  for (const open of openIntervals(one, from, to)) {
    while ((theirs[at]?.to ?? Number.POSITIVE_INFINITY) <= open.from) at += 1;
    const next = theirs[at];
    if (next !== undefined && next.from < open.to) return true;
  }
  return false;
};
