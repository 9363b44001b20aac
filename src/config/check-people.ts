import { checkHours } from "./check-hours.ts";
import { checkIds, checkReference, checkUnique, type Reports } from "./check-report.ts";
import type { DeskFile } from "./desk-shape.ts";

const reserved = ["me", "all", "triage", "nobody"];

export const checkPeople = (file: DeskFile, { refuse, warn }: Reports): void => {
  const people = Object.entries(file.people);
  const departments = Object.keys(file.departments);
  if (people.length === 0) refuse(["people"], "The desk has no people.", "Add one, such as `raj:`.");
  checkIds(refuse, "people", Object.keys(file.people), reserved);
  for (const [id, person] of people) {
    const path = ["people", id];
    checkReference(refuse, [...path, "department"], { id: person.department, kind: "department", known: departments });
    checkHours(refuse, path, person, file);
    if (departments.includes(id)) {
      refuse(path, `\`${id}\` is a department as well, so \`pass 42 ${id}\` could mean both.`, "Choose another id.");
    }
    if (person.mail === undefined && person.slack === undefined && person.teams === undefined) {
      warn(path, `Nothing says who \`${id}\` is in chat.`, "Add `mail:`, `slack:` or `teams:`.");
    }
  }
  for (const key of ["mail", "slack", "teams"] as const) {
    const noun = key === "mail" ? "mail address" : key === "slack" ? "Slack id" : "Teams id";
    checkUnique(refuse, people, { path: (id) => ["people", id, key], noun, valueOf: (person) => person[key] });
  }
  if (people.length > 0 && !people.some(([, person]) => person.roles.includes("admin"))) {
    warn(["people"], "Nobody is an admin, so nobody can change the desk from chat.", "Give somebody `roles: [admin]`.");
  }
};
