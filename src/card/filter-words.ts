import { statuses } from "../core/case/case.ts";
import type { Person } from "../core/desk/desk.ts";
import { findSeverity } from "../core/desk/find.ts";
import type { CaseFilter } from "../core/status/case-filter.ts";
import { DAY, HOUR } from "../core/time/instant.ts";
import { note } from "./answer-cards.ts";
import type { Card } from "./card.ts";
import { meantDepartment } from "./meant-department.ts";
import { commandLine, departmentOf, firstNameOf, type Reader } from "./reader.ts";
import { fill, SLOT, said, text } from "./spans.ts";
import { writeLength } from "./time-words.ts";

/** What is listed, in the reader's words: `Parts, High, overdue, older than 3 days`. */
export const filterHeading = (filter: CaseFilter, me: Person, reader: Reader): string => {
  const { list, statuses, sourceNames, length } = reader.words;
  const departments = filter.departments.map((id) => departmentOf(reader, id)).join(", ");
  const mine = filter.person === me.id ? list.yours : null;
  const facts = [
    filter.person === null || mine !== null ? null : list.ofPerson(firstNameOf(reader, filter.person)),
    ...filter.statuses.map((status) => statuses[status]),
    filter.unclaimed ? statuses.unclaimed : null,
    filter.overdue ? list.overdue : null,
    filter.waiting ? list.waiting : null,
    ...filter.severities.map((id) => findSeverity(reader.desk, id)?.name ?? id),
    ...filter.sources.map((source) => list.from(sourceNames[source])),
    filter.olderThanMs === null ? null : list.older(writeLength(filter.olderThanMs, length)),
    filter.product === null ? null : list.product(filter.product),
    filter.customer === null ? null : list.customer(filter.customer),
    filter.incident === null ? null : list.incident(filter.incident),
  ].filter((fact) => fact !== null);
  const what = mine ?? (facts.length === 0 || needsOpen(filter) ? list.open : null);
  const all = [...(what === null ? [] : [what]), ...facts];
  const [first = "", ...rest] = all;
  const heading = [`${first.charAt(0).toUpperCase()}${first.slice(1)}`, ...rest].join(", ");
  return departments === "" ? heading : list.at(heading, departments);
};

/** "Open" goes without saying where a status or what makes it open is named. */
const needsOpen = (filter: CaseFilter): boolean =>
  filter.statuses.length === 0 && !filter.unclaimed && !filter.overdue && filter.person === null;

/** The same as it is typed, so that the next page and a button ask for it again. */
export const filterWords = (filter: CaseFilter): string => {
  const joined = (value: string): string => value.replace(/\s+/gu, "-");
  const words = [
    ...filter.departments,
    ...(statuses.every((status) => filter.statuses.includes(status)) ? ["status all"] : filter.statuses),
    ...filter.severities,
    ...filter.sources,
    ...(filter.unclaimed ? ["unclaimed"] : []),
    ...(filter.overdue ? ["overdue"] : []),
    ...(filter.waiting ? ["waiting"] : []),
    ...(filter.person === null ? [] : [`owner ${filter.person}`]),
    ...(filter.olderThanMs === null ? [] : [`older:${span(filter.olderThanMs)}`]),
    ...(filter.product === null ? [] : [`product ${joined(filter.product)}`]),
    ...(filter.customer === null ? [] : [`customer ${joined(filter.customer)}`]),
    ...(filter.incident === null ? [] : [`incident ${joined(filter.incident)}`]),
  ];
  return words.length === 0 ? "open" : words.join(" ");
};

const span = (ms: number): string => (ms % DAY === 0 ? `${ms / DAY}d` : `${Math.max(1, Math.round(ms / HOUR))}h`);

/** Words that are no filter, and those there are. */
export const filterHelp = (unknown: readonly string[], reader: Reader): Card => {
  const { list } = reader.words;
  const departments = reader.desk.departments.map(({ id }) => id).join(", ");
  const meant = meantDepartment(unknown[0] ?? "", reader);
  const severities = reader.desk.severities.map(({ id }) => id).join(", ");
  return note([
    [
      ...fill(list.unknown(SLOT), [said(unknown.slice(0, 4).join(" ").slice(0, 80))]),
      ...(meant === "" ? [] : [text(meant)]),
    ],
    list.departments(departments),
    list.severities(severities),
    list.others,
    list.example(commandLine(reader, `list ${reader.desk.departments[0]?.id ?? ""} overdue older 3d`)),
  ]);
};
