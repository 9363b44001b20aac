import fc from "fast-check";
import { calendarsOf } from "../../src/core/coverage/calendars.ts";
import type { Absence, Cover, CoverageContext } from "../../src/core/coverage/roster.ts";
import { type Department, type Desk, type Person, type Rota, weekdays } from "../../src/core/desk/desk.ts";
import { DAY, type Instant, instant, MINUTE } from "../../src/core/time/instant.ts";
import { aDesk } from "./a-desk.ts";
import { anyHours, dateAfter } from "./calendar-specs.ts";
import { aDepartment, aPerson } from "./coverage-desk.ts";

const ids = ["care", "parts", "money"];
const people = ["ana", "ben", "cem", "dot", "eve"];
const zones = ["Europe/Berlin", "America/New_York"];

/** Small desks of every shape, with a roster around a span of days; all instants are on whole minutes. */
export const anyCoverage = (from: Instant, days: number): fc.Arbitrary<CoverageContext> => {
  const date = new Date(from).toISOString().slice(0, 10);
  const to = from + days * DAY;
  const person = fc.constantFrom(...people);
  const hours = fc.constantFrom(...zones).chain((zone) => anyHours(zone, date, days));
  const moment = fc.integer({ min: from / MINUTE - 300, max: to / MINUTE + 300 }).map((n) => instant(n * MINUTE));
  const twoMoments = fc.tuple(moment, moment).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }));

  const rota: fc.Arbitrary<Rota> = fc.record({
    handOver: fc.record({
      day: fc.constantFrom(...weekdays),
      time: fc.constantFrom("00:00", "02:00", "02:30", "03:00", "09:00", "23:59"),
    }),
    order: fc.array(person, { minLength: 1, maxLength: 3 }),
    from: fc.integer({ min: -30, max: days }).map((n) => dateAfter(date, n)),
    hours: fc.option(hours),
  });
  const department = (id: string): fc.Arbitrary<Department> =>
    fc
      .record({
        zone: fc.constantFrom(...zones),
        calendar: fc.oneof({ weight: 1, arbitrary: fc.constant("24x7" as const) }, { weight: 5, arbitrary: hours }),
        lead: fc.option(person),
        deputy: fc.option(person),
        fallback: fc.option(fc.constantFrom(...ids)),
        rota: fc.option(rota),
      })
      .map((given) => aDepartment(id, given));
  const member = (id: string): fc.Arbitrary<Person> =>
    fc
      .record({
        department: fc.constantFrom(...ids),
        roles: fc.constantFrom<Person["roles"]>(["agent"], ["manager"], ["agent", "lead"]),
        calendar: fc.oneof({ weight: 1, arbitrary: fc.constant("24x7" as const) }, { weight: 6, arbitrary: hours }),
      })
      .map(({ department: of, ...given }) => aPerson(id, of, given));
  const covers: fc.Arbitrary<Cover> = fc
    .record({
      id: fc.uuid(),
      department: fc.constantFrom(...ids),
      person,
      by: person,
      state: fc.constantFrom<Cover["state"]>("agreed", "agreed", "agreed", "asked", "declined", "withdrawn"),
      span: twoMoments,
    })
    .map(({ span, ...given }) => ({ ...given, ...span }));
  const absences: fc.Arbitrary<Absence> = fc
    .record({ id: fc.uuid(), person, by: person, span: twoMoments, open: fc.boolean() })
    .map(({ span, open, ...given }) => ({ ...given, from: span.from, to: open ? null : span.to }));

  return fc
    .record({
      departments: fc.tuple(...ids.map(department)),
      // The last one may have left the desk and still stand in a rota.
      people: fc.tuple(...people.map(member)).chain((all) => fc.constantFrom(all, all.slice(0, -1))),
      last: fc.option(person),
      roster: fc.record({
        covers: fc.uniqueArray(covers, { maxLength: 4, selector: (one) => one.id }),
        absences: fc.array(absences, { maxLength: 5 }),
      }),
    })
    .map(({ departments, people: staff, last, roster }) => {
      const lastResort = last === null ? null : { person: last, pager: false, mail: false };
      const desk: Desk = { ...aDesk, departments, people: staff, lastResort };
      return { desk, calendars: calendarsOf(desk), roster };
    });
};
