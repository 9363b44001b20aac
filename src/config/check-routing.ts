import { checkReference, checkUnique, type Reports } from "./check-report.ts";
import { defaultSeverities } from "./desk-defaults.ts";
import type { DeskFile } from "./desk-shape.ts";

type Rule = DeskFile["routing"][number];
const conditions = ["words", "sources", "connectors", "products", "languages"] as const;

export const checkRouting = (file: DeskFile, { refuse }: Reports): void => {
  const departments = Object.keys(file.departments);
  const severities = Object.keys(file.severities ?? defaultSeverities);
  const connectors = Object.keys(file.connectors);
  for (const [i, rule] of file.routing.entries()) {
    const path = ["routing", i];
    if (rule.to !== "triage") {
      checkReference(refuse, [...path, "to"], { id: rule.to, kind: "department", known: departments });
    }
    checkReference(refuse, [...path, "severity"], { id: rule.severity, kind: "severity", known: severities });
    for (const name of listOf(rule.when.connectors)) {
      checkReference(refuse, [...path, "when", "connectors"], { id: name, kind: "connector", known: connectors });
    }
    const shade = file.routing.slice(0, i).find((earlier) => alwaysFirst(earlier, rule));
    if (shade === undefined) continue;
    refuse(
      path,
      `\`${rule.name}\` never decides: whatever it matches, \`${shade.name}\` above it matches first.`,
      "Move it up, or narrow the rule above.",
    );
  }
  checkUnique(
    refuse,
    file.routing.map((rule, i) => [String(i), rule] as const),
    { path: (i) => ["routing", Number(i), "name"], noun: "name", valueOf: (rule) => rule.name },
  );
};

/** One value or several, as the file may write either. */
export const listOf = <T extends string>(values: T | T[] | undefined): T[] =>
  values === undefined ? [] : typeof values === "string" ? [values] : values;

/** Whether everything that `later` matches is matched by `earlier` too, as far as the conditions alone tell. */
const alwaysFirst = (earlier: Rule, later: Rule): boolean =>
  conditions.every((condition) => {
    const wide = listOf<string>(earlier.when[condition]).map((value) => value.toLowerCase());
    const narrow = listOf<string>(later.when[condition]).map((value) => value.toLowerCase());
    return wide.length === 0 || (narrow.length > 0 && narrow.every((value) => wide.includes(value)));
  });
