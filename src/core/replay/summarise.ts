import type { ClockKind, DepartmentId, PersonId } from "../desk/desk.ts";
import { readClockKey } from "../sla/clock.ts";
import { HOUR, type Instant } from "../time/instant.ts";
import type { Ledger, LedgerLine } from "./ledger.ts";

type Of<T extends LedgerLine["what"]> = Extract<LedgerLine, { what: T }>;

export type DepartmentSummary = {
  department: DepartmentId;
  opened: number;
  steps: number;
  breaches: Partial<Record<ClockKind, number>>;
  /** Loud steps that found nobody of the department on duty. */
  nobodyOnDuty: number;
  /** Claims that went back for want of a word. */
  lapsed: number;
  /** Milliseconds in which somebody was meant to be there and nobody was, and in which nobody was meant to be. */
  uncoveredMs: number;
  closedMs: number;
};

type PersonSummary = {
  person: PersonId;
  /** Messages that reached them, in chat and out of it, and the reminders these held; `loud` counts reminders. */
  messages: number;
  reminders: number;
  loud: number;
  lists: number;
  /** Reminders that became pointless or unwanted before they were told, by reason. */
  dropped: Record<string, number>;
  held: number;
  /** The most messages that came within an hour. */
  busiestHour: number;
};

export type Summary = {
  from: Instant;
  to: Instant;
  opened: number;
  breaches: number;
  departments: DepartmentSummary[];
  people: PersonSummary[];
};

/** What a ledger comes to, per department and person, in the order of their names. */
export const summarise = (ledger: Ledger): Summary => {
  const lines = ledger.lines;
  const departments = [
    ...new Set([
      ...ledger.gaps.map(({ department }) => department),
      ...lines.flatMap((line) => ("department" in line ? [line.department] : [])),
    ]),
  ].sort();
  const people = [...new Set(lines.flatMap((line) => ("person" in line ? [line.person] : [])))].sort();
  return {
    from: ledger.from,
    to: ledger.to,
    opened: of(lines, "opened").length,
    breaches: of(lines, "breach").length,
    departments: departments.map((id) => departmentSummary(id, ledger)),
    people: people.map((id) => personSummary(id, lines)),
  };
};

const of = <T extends LedgerLine["what"]>(lines: readonly LedgerLine[], what: T): Of<T>[] =>
  lines.filter((line): line is Of<T> => line.what === what);

const departmentSummary = (id: DepartmentId, { lines, gaps }: Ledger): DepartmentSummary => {
  const mine = <T extends LedgerLine["what"]>(what: T): Of<T>[] =>
    of(lines, what).filter((line) => "department" in line && line.department === id);
  const length = (intended: boolean): number =>
    gaps
      .filter((gap) => gap.department === id && gap.intended === intended)
      .reduce((sum, gap) => sum + gap.to - gap.from, 0);
  return {
    department: id,
    opened: mine("opened").length,
    steps: mine("step").length,
    breaches: counted(mine("breach").map(({ clock }) => readClockKey(clock).kind)),
    nobodyOnDuty: mine("gap").length,
    lapsed: mine("lease-lapsed").length,
    uncoveredMs: length(false),
    closedMs: length(true),
  };
};

const personSummary = (id: PersonId, lines: readonly LedgerLine[]): PersonSummary => {
  const nags = of(lines, "nag").filter(({ person }) => person === id);
  const lists = of(lines, "list").filter(({ person, became }) => person === id && became === "told");
  const told = nags.filter(({ became }) => became === "told");
  const messages = new Set([
    ...told.map(({ becameAt, way }) => `${becameAt} ${way}`),
    ...lists.map(({ at }) => `${at} chat`),
  ]);
  const times = [...messages].map((message) => Number(message.split(" ")[0])).sort((a, b) => a - b);
  const hours = times.map((at, index) => times.slice(index).filter((other) => other < at + HOUR).length);
  return {
    person: id,
    messages: messages.size,
    reminders: told.length,
    loud: told.filter(({ loud }) => loud).length,
    lists: lists.length,
    dropped: counted(nags.flatMap(({ became, reason }) => (became === "dropped" && reason !== null ? [reason] : []))),
    held: nags.filter(({ became }) => became === "held").length,
    busiestHour: Math.max(0, ...hours),
  };
};

const counted = <K extends string>(names: readonly K[]): Record<K, number> => {
  const counts = {} as Record<K, number>;
  for (const name of [...names].sort()) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
};
