import type { Desk, SeverityId } from "../core/desk/desk.ts";
import { findDepartment, findSeverity } from "../core/desk/find.ts";
import type { DeskChange, DueMove, Gone } from "../core/sla/desk-change.ts";
import type { Instant } from "../core/time/instant.ts";
import { aboutOf } from "./clock-name.ts";
import { departmentOf, nameOf, type Reader, when, whenInZone } from "./reader.ts";
import { writeLength } from "./time-words.ts";

/** Nobody reads more of a sort; the rest is counted. */
const MOST = 10;

/** What accepting a desk version would mean, a sentence a line. `reader` is of the next version, `present` the one now. */
export const deskChangeLines = (change: DeskChange, present: Desk, reader: Reader): string[] => [
  ...clockLines(change, reader),
  ...change.gone.map((gone) => goneLine(gone, reader)),
  ...hoursLines(change, reader),
  ...breachedLines(change, reader),
  ...beyondLines(change, reader),
  ...coverLines(change, present, reader),
];

const clockLines = ({ clocks }: DeskChange, reader: Reader): string[] => {
  const { deskChange: words } = reader.words;
  const { moved, overdue, started, ended, never, largest } = clocks;
  return [
    moved === 0 ? words.movesNothing : words.moves(moved, overdue),
    ...(largest.length === 0 ? [] : [words.largest, ...largest.map((move) => moveLine(move, reader))]),
    ...(started === 0 ? [] : [words.starts(started)]),
    ...(moved === 0 && overdue > 0 ? [words.overdueOnly(overdue)] : []),
    ...(ended === 0 ? [] : [words.ends(ended)]),
    ...(never === 0 ? [] : [words.never(never)]),
  ];
};

const moveLine = ({ number, kind, is, was }: DueMove, reader: Reader): string => {
  const { deskChange: words } = reader.words;
  const { id, name } = aboutOf(kind, number, reader.words);
  const at = (due: Instant | null): string => (due === null ? words.noTime : whenInZone(reader, due));
  return words.move(id, name, at(is), at(was));
};

const goneLine = ({ what, name, cases }: Gone, { words }: Reader): string =>
  ({
    department: words.deskChange.goneDepartment,
    person: words.deskChange.gonePerson,
    severity: words.deskChange.goneSeverity,
  })[what](name, cases);

const hoursLines = ({ withoutHours }: DeskChange, reader: Reader): string[] => {
  const { deskChange: words } = reader.words;
  const homeOf = (person: string): string =>
    departmentOf(reader, reader.desk.people.find(({ id }) => id === person)?.department ?? "");
  return [
    ...withoutHours.departments.map((id) => words.closedDepartment(departmentOf(reader, id))),
    ...withoutHours.people.map((id) => words.absentPerson(nameOf(reader, id))),
    ...withoutHours.apart.map((id) => words.apart(nameOf(reader, id), homeOf(id))),
  ];
};

const breachedLines = ({ breached }: DeskChange, reader: Reader): string[] => {
  const { deskChange: words, clockNames } = reader.words;
  const lines = breached.slice(0, MOST).map(({ severity, department, kinds, from, to }) => {
    // In the department's own time, which is how its people know it.
    const there = { ...reader, zone: findDepartment(reader.desk, department)?.zone ?? reader.zone };
    const clocks = kinds.map((kind) => clockNames[kind]).join(", ");
    const name = departmentOf(reader, department);
    return words.breached(severityName(severity, reader), name, when(there, from), whenInZone(there, to), clocks);
  });
  const rest = breached.length - lines.length;
  return rest === 0 ? lines : [...lines, words.moreBreached(rest)];
};

const beyondLines = ({ beyond }: DeskChange, reader: Reader): string[] => {
  const { deskChange: words, clockNames, length } = reader.words;
  const lines = beyond.slice(0, MOST).map(({ severity, department, kind, budgetMs }) => {
    const budget = writeLength(budgetMs, { ...length, days: (n) => length.hours(n * 24) });
    return words.beyond(severityName(severity, reader), departmentOf(reader, department), clockNames[kind], budget);
  });
  const rest = beyond.length - lines.length;
  return rest === 0 ? lines : [...lines, words.moreBeyond(rest)];
};

const coverLines = ({ rotas, covers }: DeskChange, present: Desk, reader: Reader): string[] => {
  const { deskChange: words } = reader.words;
  // Whoever is gone has a name in the present version alone.
  const before = { ...reader, desk: present };
  return [
    ...rotas.map(({ department, person }) => words.rota(departmentOf(reader, department), nameOf(reader, person))),
    ...covers.map(({ department, person, from, to, lost }) =>
      (lost === "department" ? words.lostDepartment : words.lostPerson)(
        nameOf(before, person),
        departmentOf(before, department),
        when(reader, from),
        whenInZone(reader, to),
      ),
    ),
  ];
};

const severityName = (id: SeverityId, reader: Reader): string => findSeverity(reader.desk, id)?.name ?? id;
