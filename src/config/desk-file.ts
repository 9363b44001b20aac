import type { Desk } from "../core/desk/desk.ts";
import { buildDesk } from "./build-desk.ts";
import { checkCalls } from "./calls-in-file.ts";
import { checkAuthority } from "./check-authority.ts";
import { checkCauses } from "./check-causes.ts";
import { checkDepartments } from "./check-departments.ts";
import { checkCalendars } from "./check-hours.ts";
import { checkManners } from "./check-manners.ts";
import { checkOutside } from "./check-outside.ts";
import { checkPeople } from "./check-people.ts";
import type { Reports } from "./check-report.ts";
import { checkRoutes } from "./check-routes.ts";
import { checkRouting } from "./check-routing.ts";
import { checkEscalations, checkSeverities } from "./check-severities.ts";
import { type DeskProblem, type Finding, pathText } from "./desk-problem.ts";
import { type DeskFile, deskShape } from "./desk-shape.ts";
import { checkDigests } from "./digests-in-file.ts";
import { explainIssue } from "./explain-issue.ts";
import { flatIssues } from "./flat-issues.ts";
import { checkFollowUp } from "./follow-up-in-file.ts";
import { readYaml, type YamlRead } from "./read-yaml.ts";
import { isMended, salvage } from "./salvage.ts";

/** `warnings` are worth a look and keep nothing from running. */
export type DeskRead = { desk: Desk; warnings: DeskProblem[] } | { problems: DeskProblem[] };

/**
 * Reads a desk file; never throws. Either the desk with every default filled in, or everything that is wrong with the
 * file, in the order of its lines. `fileName` only names it in problems. Holidays are written down as dates from three
 * years before `year` to five after it; give the present year.
 */
export const readDeskFile = (source: string, fileName: string, year: number): DeskRead => {
  const yaml = readYaml(source);
  if ("flaws" in yaml) return { problems: yaml.flaws.map((flaw) => ({ file: fileName, path: "", ...flaw })) };
  const located = (found: readonly Finding[]): DeskProblem[] => locate(found, yaml, fileName);
  const parsed = deskShape.safeParse(yaml.value);
  if (parsed.success) {
    const { refused, warned } = check(parsed.data);
    if (refused.length > 0) return { problems: located(refused) };
    return { desk: buildDesk(parsed.data, year), warnings: located(warned) };
  }
  const slips = flatIssues(parsed.error.issues, yaml.value);
  const found = slips.slice(0, MOST_SLIPS).map((slip) => explainIssue(slip, yaml.isCommentedOut));
  const saved = salvage(yaml.value, slips);
  if (saved !== undefined) {
    found.push(...check(saved.file).refused.filter(({ path }) => !isMended(path, saved.mended)));
  }
  return { problems: located(found) };
};

const check = (file: DeskFile): { refused: Finding[]; warned: Finding[] } => {
  const refused: Finding[] = [];
  const warned: Finding[] = [];
  const reports: Reports = {
    refuse: (path, message, remedy) => refused.push({ path, message, remedy }),
    warn: (path, message, remedy) => warned.push({ path, message, remedy }),
  };
  for (const one of checks) one(file, reports);
  return { refused, warned };
};

/** Nobody reads more of them, and a text of another kind can have tens of thousands. */
const MOST_SLIPS = 1_000;

const checks = [
  checkCalendars,
  checkDepartments,
  checkPeople,
  checkOutside,
  checkSeverities,
  checkEscalations,
  checkRouting,
  checkRoutes,
  checkManners,
  checkCalls,
  checkCauses,
  checkFollowUp,
  checkDigests,
  checkAuthority,
];

const locate = (found: readonly Finding[], yaml: YamlRead, file: string): DeskProblem[] =>
  found
    .map(({ path, message, remedy }) => ({ file, line: yaml.lineOf(path), path: pathText(path), message, remedy }))
    .sort((a, b) => a.line - b.line);
