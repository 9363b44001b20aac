import { checkHours } from "./check-hours.ts";
import { checkIds, checkReference, checkUnique, type Reports } from "./check-report.ts";
import { checkRings } from "./check-rings.ts";
import { checkRota } from "./check-rota.ts";
import type { DeskFile } from "./desk-shape.ts";
import { checkLease } from "./lease-in-file.ts";
import { nameFromId } from "./name-from-id.ts";
import { checkTargets } from "./targets-in-file.ts";

const reserved = ["triage", "mine", "unclaimed", "overdue", "all", "me", "full"];

/** Departments, and the places of the desk that name one. */
export const checkDepartments = (file: DeskFile, { refuse, warn }: Reports): void => {
  const departments = Object.entries(file.departments);
  const ids = Object.keys(file.departments);
  const people = Object.keys(file.people);
  const members = new Set(Object.values(file.people).map((person) => person.department));
  if (ids.length === 0) refuse(["departments"], "The desk has no department.", "Add one, such as `parts:`.");
  checkIds(refuse, "departments", ids, reserved);
  const toDepartment = (id: string | undefined) => ({ id, kind: "department", known: ids });
  checkReference(refuse, ["triage"], toDepartment(file.triage));
  checkReference(refuse, ["speakers", "public"], toDepartment(file.speakers.public));
  checkReference(refuse, ["speakers", "private"], toDepartment(file.speakers.private));
  for (const [id, department] of departments) {
    const path = ["departments", id];
    checkReference(refuse, [...path, "lead"], { id: department.lead, kind: "person", known: people });
    checkReference(refuse, [...path, "deputy"], { id: department.deputy, kind: "person", known: people });
    checkReference(refuse, [...path, "fallback"], toDepartment(department.fallback));
    checkHours(refuse, path, department, file);
    checkTargets(refuse, [...path, "targets"], department.targets, "hours");
    checkRota({ refuse, warn }, id, file);
    checkLease(refuse, [...path, "lease"], department.lease);
    if (department.lead !== undefined && department.lead === department.deputy) {
      refuse([...path, "deputy"], `\`${department.deputy}\` is the lead as well.`, "Name somebody else, or nobody.");
    }
    if (department.lead === undefined) {
      warn(path, `\`${id}\` has no lead, so steps that tell the lead reach nobody there.`, "Add `lead:`.");
    }
    if (!members.has(id)) {
      warn(path, `Nobody is in \`${id}\`, so its cases wait until somebody from elsewhere helps.`, "Add people to it.");
    }
  }
  checkUnique(refuse, departments, {
    path: (id) => ["departments", id],
    noun: "name",
    valueOf: (department, id) => department.name ?? nameFromId(id),
  });
  for (const platform of ["slack", "teams", "console"] as const) {
    checkUnique(warn, departments, {
      path: (id) => ["departments", id, "places", platform],
      noun: "place",
      valueOf: (department) => department.places[platform],
    });
  }
  checkRings(refuse, ids, {
    path: (id) => ["departments", id, "fallback"],
    nextOf: (id) => file.departments[id]?.fallback,
    itself: "falls back on itself",
    ring: "Fallbacks go round in a ring",
  });
};
