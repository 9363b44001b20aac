import { checkIds, checkReference, checkUnique, type Reports } from "./check-report.ts";
import type { DeskFile } from "./desk-shape.ts";
import { nameFromId } from "./name-from-id.ts";

/** What the form for a cause offers besides the causes: an id that means "not known". */
const RESERVED = ["unsaid"];
/** What is read at a glance; from more, people pick the first. */
const SHORT = 12;

/** The short list that a cause is picked from when a case is resolved. */
export const checkCauses = (file: DeskFile, { refuse, warn }: Reports): void => {
  const causes = Object.entries(file.causes ?? {});
  const departments = Object.keys(file.departments);
  checkIds(
    refuse,
    "causes",
    causes.map(([id]) => id),
    RESERVED,
  );
  for (const [id, cause] of causes) {
    checkReference(refuse, ["causes", id, "department"], {
      id: cause.department,
      kind: "department",
      known: departments,
    });
  }
  checkUnique(refuse, causes, {
    path: (id) => ["causes", id],
    noun: "name",
    valueOf: (cause, id) => cause.name ?? nameFromId(id),
  });
  if (causes.length > 50) refuse(["causes"], `There are ${causes.length} causes.`, "Keep it to fifty at most.");
  else if (causes.length > SHORT) {
    warn(
      ["causes"],
      `There are ${causes.length} causes; people pick from a short list.`,
      "Join what is much the same.",
    );
  }
};
