import { checkCalendarUse } from "./check-hours.ts";
import { checkReference, checkUnique, type Reports } from "./check-report.ts";
import { checkRings } from "./check-rings.ts";
import type { DeskFile } from "./desk-shape.ts";
import { nameFromId } from "./name-from-id.ts";

/** Contact routes: their hours, and that each leads to a department in the end. */
export const checkRoutes = (file: DeskFile, { refuse }: Reports): void => {
  const routes = Object.entries(file.routes);
  const ids = Object.keys(file.routes);
  const departments = Object.keys(file.departments);
  for (const [id, route] of routes) {
    const path = ["routes", id];
    if (departments.includes(id)) {
      refuse(path, `\`${id}\` is a department as well, so \`to: ${id}\` could mean both.`, "Choose another id.");
    }
    const known = [...departments, ...ids.filter((other) => other !== id)];
    // A route that leads to itself is a ring, which is said below.
    if (route.to !== id) {
      checkReference(refuse, [...path, "to"], { id: route.to, kind: "department or route", known });
    }
    checkCalendarUse(refuse, [...path, "calendar"], route.calendar, file.zone, file);
  }
  checkUnique(refuse, routes, {
    path: (id) => ["routes", id],
    noun: "name",
    valueOf: (route, id) => route.name ?? nameFromId(id),
  });
  checkRings(refuse, ids, {
    path: (id) => ["routes", id, "to"],
    nextOf: (id) => file.routes[id]?.to,
    itself: "leads to itself",
    ring: "Routes lead round in a ring",
  });
};
