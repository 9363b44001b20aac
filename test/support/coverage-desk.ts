import { calendarsOf } from "../../src/core/coverage/calendars.ts";
import { firstInstant } from "../../src/core/coverage/local-time.ts";
import type { Absence, Cover, CoverageContext, Roster } from "../../src/core/coverage/roster.ts";
import type { ContactRoute, Department, Desk, Person, Rota } from "../../src/core/desk/desk.ts";
import { type Instant, instant } from "../../src/core/time/instant.ts";
import { aDesk } from "./a-desk.ts";

const zone = "Europe/Berlin";

/** `2027-03-01 09:00` on the clocks of Berlin. 1 March 2027 is a Monday, 28 March the Sunday that skips an hour. */
export const berlin = (wall: string): Instant => {
  const [date = "", time = ""] = wall.split(" ");
  return instant(firstInstant(zone, date, time));
};
/** An instant as Berlin's clocks show it, for sentences of tests; two of a repeated hour look alike. */
export const shownInBerlin = (at: Instant | null): string =>
  at === null ? "never" : format.format(at).replace(",", "");
const format = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" });

export const weekdaysOpen = (hours: string[], more: Record<string, string[]> = {}) => ({
  zone,
  weekly: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, ...more },
});

export const aDepartment = (id: string, given: Partial<Department> = {}): Department => ({
  id,
  name: id,
  zone,
  calendar: weekdaysOpen(["08:00-17:00"]),
  places: {},
  lead: null,
  deputy: null,
  fallback: null,
  targets: {},
  rota: null,
  leaseMs: null,
  shadow: false,
  currency: "USD",
  ...given,
});

/** Somebody who keeps the hours of Parts unless told otherwise. */
export const aPerson = (id: string, department: string, given: Partial<Person> = {}): Person => ({
  id,
  name: id,
  department,
  roles: ["agent"],
  zone,
  calendar: weekdaysOpen(["08:00-17:00"]),
  mail: null,
  slack: null,
  teams: null,
  language: null,
  ...given,
});

/** Weeks of Raj, Carlos and Lee from Monday 1 March 2027, 08:00. */
export const aRota = (given: Partial<Rota> = {}): Rota => ({
  handOver: { day: "mon", time: "08:00" },
  order: ["raj", "carlos", "lee"],
  from: "2027-03-01",
  hours: null,
  ...given,
});

export const aRoute = (id: string, to: string, given: Partial<ContactRoute> = {}): ContactRoute => ({
  id,
  name: id,
  calendar: "24x7",
  to,
  ...given,
});

let ids = 0;
const newId = (): string => {
  ids += 1;
  return `row-${String(ids).padStart(4, "0")}`;
};

/** `cover("parts", "raj", "2027-03-06 09:00", "2027-03-06 17:00")`, agreed. */
export const cover = (
  department: string,
  person: string,
  from: string,
  to: string,
  state: Cover["state"] = "agreed",
): Cover => ({ id: newId(), department, person, from: berlin(from), to: berlin(to), by: person, state });

/** Away until a wall time, or until they say otherwise. */
export const away = (person: string, from = "2027-01-01 00:00", to: string | null = null): Absence => ({
  id: newId(),
  person,
  from: berlin(from),
  to: to === null ? null : berlin(to),
  by: person,
});

/** The desk and who is where today, ready to be asked. */
export const contextOf = (
  given: Partial<Desk> & Pick<Desk, "departments" | "people">,
  rows: readonly (Cover | Absence)[] = [],
): CoverageContext => {
  const desk: Desk = { ...aDesk, ...given };
  const roster: Roster = {
    covers: rows.filter((row): row is Cover => "state" in row),
    absences: rows.filter((row): row is Absence => !("state" in row)),
  };
  return { desk, calendars: calendarsOf(desk), roster };
};
