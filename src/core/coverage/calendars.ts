import type { DepartmentId, Desk, PersonId, Target } from "../desk/desk.ts";
import { findDepartment, findPerson } from "../desk/find.ts";
import { type Calendar, type CalendarSpec, compileCalendar } from "./calendar.ts";

/**
 * Names a calendar for good: `24x7`, or an owner and the fingerprint of its hours. Changed hours are another calendar,
 * which is how a running clock notices.
 */
export type CalendarRef = string;

/** The compiled calendars of one desk version. Compiling is lazy; asking twice is free. */
export type Calendars = {
  forTarget(target: Target, department: DepartmentId): CalendarRef;
  ofDepartment(department: DepartmentId): Calendar;
  ofPerson(person: PersonId): Calendar;
  /** Any calendar a stretch may name; throws when neither this desk version nor an earlier one knows it. */
  byRef(ref: CalendarRef): Calendar;
};

/** `earlier` answers for references of desk versions that are no longer active. */
export const calendarsOf = (desk: Desk, earlier?: (ref: CalendarRef) => CalendarSpec | undefined): Calendars => {
  const compiled = new Map<CalendarRef, Calendar>();
  const specs = new Map<CalendarRef, CalendarSpec>([["24x7", "24x7"]]);
  const refs = new Map<DepartmentId, CalendarRef>();
  // Who is at work is asked of everybody at once, and a fingerprint reads all of somebody's holidays.
  const people = new Map<PersonId, Calendar>();
  for (const department of desk.departments) {
    const ref = refOf(department.id, department.calendar);
    refs.set(department.id, ref);
    specs.set(ref, department.calendar);
  }
  const compile = (ref: CalendarRef, spec: CalendarSpec): Calendar => {
    const known = compiled.get(ref);
    if (known !== undefined) return known;
    const calendar = compileCalendar(spec);
    compiled.set(ref, calendar);
    return calendar;
  };
  const byRef = (ref: CalendarRef): Calendar => {
    const spec = specs.get(ref) ?? earlier?.(ref);
    if (spec === undefined) throw new Error(`No desk version knows the calendar ${ref}.`);
    return compile(ref, spec);
  };
  return {
    forTarget: (target, department) => (target.on === "24x7" ? "24x7" : (refs.get(department) ?? "24x7")),
    ofDepartment: (department) => {
      const found = findDepartment(desk, department);
      return found === undefined ? byRef("24x7") : byRef(refs.get(department) ?? "24x7");
    },
    ofPerson: (person) => {
      const known = people.get(person);
      if (known !== undefined) return known;
      const found = findPerson(desk, person);
      if (found === undefined) return byRef("24x7");
      const calendar = compile(refOf(`person ${found.id}`, found.calendar), found.calendar);
      people.set(person, calendar);
      return calendar;
    },
    byRef,
  };
};

/** The reference under which a department's hours are filed. */
export const refOf = (owner: string, spec: CalendarSpec): CalendarRef =>
  spec === "24x7" ? "24x7" : `${owner}@${fingerprint(JSON.stringify(inOrder(spec)))}`;

/** The database gives the keys of a desk back in another order than the file has them, and these are the same hours. */
const inOrder = (value: unknown): unknown => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, inOrder(inner)]));
};

/** Whose hours a reference names; `24x7` names nobody's. */
export const ownerOf = (ref: CalendarRef): string => ref.slice(0, ref.lastIndexOf("@"));

/** FNV-1a, 52 bits: a short stable name for a text; not a protection against anything. */
const fingerprint = (text: string): string => {
  let low = 0x811c9dc5;
  let high = 0x1b873593;
  for (let index = 0; index < text.length; index += 1) {
    low = Math.imul(low ^ text.charCodeAt(index), 0x01000193) >>> 0;
    high = Math.imul(high ^ text.charCodeAt(index), 0x85ebca6b) >>> 0;
  }
  return (high.toString(16).padStart(8, "0") + low.toString(16).padStart(8, "0")).slice(3);
};
