import { checkCalendarInFile, checkZone } from "./calendar-in-file.ts";
import { checkReference, type Report, type Reports } from "./check-report.ts";
import type { Path } from "./desk-problem.ts";
import type { CalendarInFile, DeskFile } from "./desk-shape.ts";

export const ALWAYS = "24x7";

/** The zone and the hours of a department or a person. */
export const checkHours = (
  refuse: Report,
  path: Path,
  owner: { zone?: string | undefined; calendar?: string | CalendarInFile | undefined },
  file: DeskFile,
): void => {
  checkZone(refuse, [...path, "zone"], owner.zone);
  checkCalendarUse(refuse, [...path, "calendar"], owner.calendar, owner.zone ?? file.zone, file);
};

/** Wherever a calendar may be named or written in place. */
export const checkCalendarUse = (
  refuse: Report,
  path: Path,
  calendar: string | CalendarInFile | undefined,
  zone: string,
  file: DeskFile,
): void => {
  if (typeof calendar === "object") checkCalendarInFile(refuse, path, calendar, zone);
  else if (calendar !== ALWAYS) {
    checkReference(refuse, path, { id: calendar, kind: "calendar", known: Object.keys(file.calendars) });
  }
};

/** The desk's own zone and the calendars that have a name. */
export const checkCalendars = (file: DeskFile, { refuse, warn }: Reports): void => {
  checkZone(refuse, ["zone"], file.zone);
  const departments = Object.values(file.departments);
  const users = [...departments, ...Object.values(file.people), ...Object.values(file.routes)];
  const used = new Set([...users.map((user) => user.calendar), ...departments.map(({ rota }) => rota?.hours)]);
  for (const [id, calendar] of Object.entries(file.calendars)) {
    checkCalendarInFile(refuse, ["calendars", id], calendar, file.zone);
    if (!used.has(id))
      warn(["calendars", id], `Nobody uses the calendar \`${id}\`.`, "Name it somewhere, or take it out.");
  }
};
