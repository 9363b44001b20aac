import { clockKinds } from "../core/desk/desk.ts";
import { checkReference, checkUnique, type Reports } from "./check-report.ts";
import { alwaysOnSeverities, defaultEscalations, defaultSeverities, NO_ESCALATION } from "./desk-defaults.ts";
import type { DeskFile } from "./desk-shape.ts";
import { nameFromId } from "./name-from-id.ts";
import { stepsFromFile } from "./steps-in-file.ts";
import { checkTargets } from "./targets-in-file.ts";

/** Severities with their targets, when the file gives its own. */
export const checkSeverities = (file: DeskFile, { refuse }: Reports): void => {
  if (file.severities === undefined) return;
  const severities = Object.entries(file.severities);
  if (severities.length === 0) {
    refuse(["severities"], "There is no severity.", "Add one, or leave `severities` out for the usual four.");
  }
  const escalations = Object.keys({ ...defaultEscalations, ...file.escalations });
  for (const [id, severity] of severities) {
    const path = ["severities", id];
    const on = alwaysOnSeverities.includes(id) ? "24x7" : "hours";
    if (severity.targets.resolve === undefined) {
      refuse([...path, "targets"], `\`${id}\` does not say when a case must be resolved.`, "Add `resolve: 24h`.");
    }
    checkTargets(refuse, [...path, "targets"], severity.targets, on);
    for (const kind of clockKinds) {
      const named = severity.escalations[kind];
      if (named === NO_ESCALATION) continue;
      checkReference(refuse, [...path, "escalations", kind], { id: named, kind: "escalation", known: escalations });
    }
  }
  checkUnique(refuse, severities, {
    path: (id) => ["severities", id],
    noun: "name",
    valueOf: (severity, id) => severity.name ?? nameFromId(id),
  });
  const usual = Object.keys(defaultSeverities);
  const known = severities.map(([id]) => id).filter((id) => usual.includes(id));
  const low = known.find((id, i) => i > 0 && usual.indexOf(id) < usual.indexOf(known[i - 1] ?? ""));
  if (low !== undefined) {
    const above = known[known.indexOf(low) - 1] ?? "";
    refuse(["severities", low], `\`${low}\` stands below \`${above}\`.`, "List the worst severity first.");
  }
};

export const checkEscalations = (file: DeskFile, { refuse, warn }: Reports): void => {
  const severities = Object.values(file.severities ?? defaultSeverities);
  const used = new Set([
    ...Object.keys(defaultEscalations),
    ...severities.flatMap((severity) => Object.values(severity.escalations)),
  ]);
  const managers = Object.values(file.people).some((person) => person.roles.includes("manager"));
  for (const [id, steps] of Object.entries(file.escalations)) {
    const path = ["escalations", id];
    if (id === NO_ESCALATION) refuse(path, "`none` means no escalation.", "Choose another id.");
    else if (!used.has(id)) {
      warn(path, `No severity uses the escalation \`${id}\`.`, "Name it under a severity, or take it out.");
    }
    stepsFromFile(steps, refuse, path);
    const forManager = steps.findIndex((step) => step.tell.includes("manager"));
    if (forManager >= 0 && !managers) {
      warn(
        [...path, forManager],
        "This step tells the manager, and nobody is one.",
        "Give somebody `roles: [manager]`.",
      );
    }
  }
};
