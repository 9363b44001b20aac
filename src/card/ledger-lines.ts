import { clockOfNag, readNews } from "../core/escalation/plan-nags.ts";
import type { LedgerComparison } from "../core/replay/compare-ledgers.ts";
import type { Ledger, LedgerLine } from "../core/replay/ledger.ts";
import type { Summary } from "../core/replay/summarise.ts";
import { type ClockKey, readClockKey } from "../core/sla/clock.ts";
import type { Instant } from "../core/time/instant.ts";
import { ft } from "./case-card.ts";
import { aboutOf, clockWordsOf } from "./clock-name.ts";
import { departmentOf, firstNameOf, type Reader } from "./reader.ts";
import { writeLength, writeStamp } from "./time-words.ts";

/** Longer lists of what differs are counted, not read. */
const MOST = 40;

/** A replayed stretch as lines of a table for a terminal: when, which case, what. */
export const ledgerLines = (ledger: Ledger, reader: Reader): string[] => {
  const { ledger: words } = reader.words;
  const at = (instant: Instant): string => writeStamp(instant, reader.zone);
  return [
    words.title(at(ledger.from), at(ledger.to), reader.zone),
    "",
    ...ledger.lines.filter(isTold).map((line) => {
      const number = "case" in line ? ft(line.case) : "";
      return `${at(line.at)}  ${number.padEnd(8)} ${lineWords(line, reader)}`.trimEnd();
    }),
  ];
};

/** That somebody has nothing to be told is no news, and there is a lot of it. */
const isTold = (line: LedgerLine): boolean => line.what !== "list" || line.became === "told";

const lineWords = (line: LedgerLine, reader: Reader): string => {
  const { ledger: words } = reader.words;
  const who = (id: string): string => firstNameOf(reader, id);
  const clockOf = (key: ClockKey): string =>
    "case" in line ? clockWordsOf(readClockKey(key), line.case, reader.words) : key;
  const department = (id: string): string => departmentOf(reader, id);
  switch (line.what) {
    case "opened": {
      const severity = reader.desk.severities.find(({ id }) => id === line.severity)?.name ?? line.severity;
      return words.opened(department(line.department), severity, reader.words.statuses[line.status]);
    }
    case "heard":
      return words.heard;
    case "asked":
      return line.refused === null
        ? words.asked(who(line.by), line.verb)
        : words.refused(who(line.by), line.verb, line.refused);
    case "wait-over":
      return words.waitOver;
    case "lease-asked":
      return words.leaseAsked(who(line.person));
    case "lease-lapsed":
      return words.leaseLapsed(who(line.person), department(line.department));
    case "bounced":
      return words.bounced(department(line.from), department(line.to));
    case "follow-up":
      return words.followUp(who(line.person));
    case "step": {
      const told = line.told.length === 0 ? words.nobody : line.told.map(who).join(", ");
      const say = line.stepKind === "climb" ? words.climb : words.step;
      return say(clockOf(line.clock), line.step, line.occurrence, told);
    }
    case "breach":
      return words.breach(clockOf(line.clock), department(line.department));
    case "gap":
      return words.gap(clockOf(line.clock), department(line.department), line.because);
    case "nag":
      return nagWords(line, reader);
    case "list":
      return line.became === "told"
        ? words.list(who(line.person), line.kind, line.items)
        : words.listEmpty(who(line.person), line.kind, line.reason ?? "");
  }
};

const aboutWords = ({ about, case: number }: Extract<LedgerLine, { what: "nag" }>, { words }: Reader): string => {
  const clock = clockOfNag(about);
  if (clock !== null) return clockWordsOf(readClockKey(clock), number, words);
  const news = readNews(about);
  return news === null ? words.ledger.lease : words.ledger.news[news.news];
};

const nagWords = (line: Extract<LedgerLine, { what: "nag" }>, reader: Reader): string => {
  const { ledger: words } = reader.words;
  const who = firstNameOf(reader, line.person);
  const about = aboutWords(line, reader);
  const at = line.becameAt === null || line.becameAt === line.at ? "" : `, ${writeStamp(line.becameAt, reader.zone)}`;
  if (line.became === "told") return `${words.nagTold(who, about, words.ways[line.way])}${at}`;
  return line.became === "dropped"
    ? `${words.nagDropped(who, about, line.reason ?? "")}${at}`
    : words.nagHeld(who, about);
};

/** What a stretch comes to: totals, departments, people, and the gaps that nobody meant. */
export const summaryLines = (summary: Summary, gaps: Ledger["gaps"], reader: Reader): string[] => {
  const { ledger: words, length } = reader.words;
  const at = (instant: Instant): string => writeStamp(instant, reader.zone);
  const count = (counts: Partial<Record<string, number>>): number =>
    Object.values(counts).reduce<number>((sum, n) => sum + (n ?? 0), 0);
  const lengthOf = (ms: number): string => (ms === 0 ? "0" : writeLength(ms, length));
  // Whoever was told nothing and was to be told nothing would only make the table longer.
  const people = summary.people.filter((row) => row.messages + row.held + count(row.dropped) > 0);
  const missed = gaps.filter(({ intended }) => !intended);
  return [
    words.total(summary.opened, summary.breaches),
    "",
    words.byDepartment,
    ...table([
      words.departmentHead,
      ...summary.departments.map((row) => [
        departmentOf(reader, row.department),
        row.opened,
        row.steps,
        count(row.breaches),
        row.nobodyOnDuty,
        row.lapsed,
        lengthOf(row.uncoveredMs),
        lengthOf(row.closedMs),
      ]),
    ]),
    "",
    words.byPerson,
    ...table([
      words.personHead,
      ...people.map((row) => [
        firstNameOf(reader, row.person),
        row.messages,
        row.reminders,
        row.loud,
        row.lists,
        count(row.dropped),
        row.held,
        row.busiestHour,
      ]),
    ]),
    "",
    ...(missed.length === 0 ? [words.noGaps] : [words.gaps]),
    ...missed.map((gap) =>
      words.gapLine(departmentOf(reader, gap.department), at(gap.from), at(gap.to), gap.because, gap.falling.length),
    ),
  ];
};

/** What another desk file would alter. */
export const comparisonLines = (compared: LedgerComparison, name: string, reader: Reader): string[] => {
  const { ledger: words } = reader.words;
  const change = ({ was, is }: { was: number; is: number }): string => words.change(was, is);
  const at = (instant: Instant | null): string =>
    instant === null ? words.kept : words.breachedAt(writeStamp(instant, reader.zone));
  const { departments, people, clocks } = compared;
  if (departments.length + people.length + clocks.length === 0) return [words.compared(name), words.same];
  return [
    words.compared(name),
    ...(departments.length === 0
      ? []
      : table([
          words.comparedDepartments,
          ...departments.map((row) => [
            departmentOf(reader, row.department),
            change(row.breaches),
            change(row.nobodyOnDuty),
            change(row.lapsed),
          ]),
        ])),
    ...(people.length === 0
      ? []
      : table([
          words.comparedPeople,
          ...people.map((row) => [
            firstNameOf(reader, row.person),
            change(row.messages),
            change(row.loud),
            change(row.busiestHour),
          ]),
        ])),
    ...clocks.slice(0, MOST).map((row) => {
      const { id, name: clock } = aboutOf(row.clock, row.case, reader.words);
      return words.clock(id, clock, at(row.was), at(row.is));
    }),
    ...(clocks.length > MOST ? [words.more(clocks.length - MOST)] : []),
  ];
};

/** Columns as wide as their widest cell; the first is words, the others figures. */
const table = (rows: readonly (readonly (string | number)[])[]): string[] => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => String(row[column] ?? "").length)));
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? String(cell).padEnd(widths[column] ?? 0) : String(cell).padStart(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd(),
  );
};
