import { type Calendar, type CalendarSpec, compileCalendar } from "./calendar.ts";

const compiled = new WeakMap<object, Calendar>();

/**
 * As `compileCalendar`, for hours that stand in a desk version, which nobody changes: it knows them by the object and
 * need not read all their holidays again.
 */
export const compileOnce = (spec: CalendarSpec): Calendar => {
  if (spec === "24x7") return compileCalendar(spec);
  const known = compiled.get(spec) ?? compileCalendar(spec);
  compiled.set(spec, known);
  return known;
};
