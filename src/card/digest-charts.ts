import { DateTime } from "luxon";
import type { Source } from "../core/complaint/complaint.ts";
import type { Gap } from "../core/coverage/gaps-ahead.ts";
import type { DepartmentId } from "../core/desk/desk.ts";
import { DAY, HOUR, type Instant } from "../core/time/instant.ts";
import type { BandsChart, Chart, LinesChart, WeekChart } from "./chart.ts";
import { departmentOf, type Reader, when, zoneName } from "./reader.ts";
import { writeLength, writeShortSpan } from "./time-words.ts";

/** A chart with the words that say as much. */
export type Pictured = { chart: Chart; alt: string };

/** How many are open at each of these instants, the last one now. */
export type OpenOverWeeks = { at: Instant[]; rows: { department: DepartmentId; open: number[] }[] };

/** The largest change since the first point is the finding; where several changed as much, the change of all. */
export const openChart = ({ at, rows }: OpenOverWeeks, reader: Reader): Pictured | null => {
  const { pictures } = reader.words.digest;
  const shown = rows.filter(({ open }) => open.some((n) => n > 0));
  if (shown.length === 0) return null;
  const changes = shown.map(({ department, open }) => {
    const last = open.at(-1) ?? 0;
    return { department, last, change: last - (open[0] ?? 0) };
  });
  const weeks = at.length - 1;
  const finding = openFinding(changes, weeks, reader);
  const chart: LinesChart = {
    shape: "lines",
    title: finding,
    subtitle: pictures.openShown,
    points: at.map((point, index) => (index === weeks ? pictures.now : dayOf(point, reader, "d LLL"))),
    series: shown.map(({ department, open }) => ({ name: departmentOf(reader, department), values: open })),
  };
  const list = changes.map(({ department, last }) => `${departmentOf(reader, department)} ${last}`).join(", ");
  return { chart, alt: pictures.openAlt(finding, list) };
};

type Change = { department: DepartmentId; last: number; change: number };

const openFinding = (changes: readonly Change[], weeks: number, reader: Reader): string => {
  const { pictures } = reader.words.digest;
  const [most, second] = changes.toSorted((a, b) => Math.abs(b.change) - Math.abs(a.change));
  const all = changes.reduce((sum, { last }) => sum + last, 0);
  if (most === undefined || most.change === 0) return pictures.steady(all, weeks);
  const isTie = second !== undefined && Math.abs(second.change) === Math.abs(most.change);
  const change = isTie ? changes.reduce((sum, one) => sum + one.change, 0) : most.change;
  if (change === 0) return pictures.same(all, weeks);
  const moved = change > 0 ? pictures.rose : pictures.fell;
  return moved(isTie ? null : departmentOf(reader, most.department), isTie ? all : most.last, Math.abs(change), weeks);
};

export type ResolvedRow = { source: Source; n: number; lowMs: number; middleMs: number; highMs: number };

const ENOUGH = 3;

/** The slowest against the fastest is the finding; of one or two cases in all no picture is drawn. */
export const resolvedChart = (rows: readonly ResolvedRow[], reader: Reader): Pictured | null => {
  const { digest, length, sourceNames } = reader.words;
  const { pictures } = digest;
  if (rows.reduce((sum, { n }) => sum + n, 0) < ENOUGH) return null;
  const shown = rows.toSorted((a, b) => a.middleMs - b.middleMs);
  // One or two are nobody's rule, where there are others to go by.
  const enough = shown.filter(({ n }) => n >= ENOUGH);
  const [fast] = enough.length > 0 ? enough : shown;
  const slow = (enough.length > 0 ? enough : shown).at(-1);
  if (fast === undefined || slow === undefined) return null;
  const took = (ms: number): string => writeLength(ms, length);
  const finding =
    fast === slow
      ? pictures.oneSource(sourceNames[fast.source], took(fast.middleMs))
      : pictures.slowest(sourceNames[slow.source], took(slow.middleMs), sourceNames[fast.source], took(fast.middleMs));
  const highest = Math.max(...shown.map(({ highMs }) => highMs));
  const inHours = stepUpTo(highest) < DAY;
  const chart: BandsChart = {
    shape: "bands",
    title: finding,
    subtitle: pictures.resolvedShown,
    rows: shown.map(({ source, n, lowMs, middleMs, highMs }) => ({
      name: sourceNames[source],
      low: lowMs,
      middle: middleMs,
      high: highMs,
      note: pictures.note(took(middleMs), n),
    })),
    ticks: ticksUpTo(highest, reader),
    bars: {
      unit: inHours ? HOUR : DAY,
      axis: inHours ? pictures.inHours : pictures.inDays,
      ...pictures.bars,
    },
  };
  const list = shown
    .map(({ source, n, lowMs, middleMs, highMs }) =>
      pictures.resolvedRow(sourceNames[source], took(lowMs), took(middleMs), took(highMs), n),
    )
    .join("; ");
  return { chart, alt: pictures.resolvedAlt(finding, list) };
};

/** Four to seven marks at round lengths. */
const ticksUpTo = (highest: number, { words }: Reader): BandsChart["ticks"] => {
  const { pictures } = words.digest;
  const step = stepUpTo(highest);
  return Array.from({ length: Math.max(1, Math.ceil(highest / step)) + 1 }, (_, index) => {
    const at = index * step;
    const label = step < DAY ? pictures.hours(at / HOUR) : pictures.days(at / DAY);
    return { at, label: index === 0 ? pictures.zero : label };
  });
};

const steps = [HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, 12 * HOUR, DAY, 2 * DAY, 5 * DAY, 10 * DAY, 30 * DAY, 90 * DAY];
const stepUpTo = (highest: number): number => steps.find((one) => highest / one <= 6) ?? 365 * DAY;

/** A week from the midnight before now, in the reader's zone. */
export type WeekAhead = {
  from: Instant;
  to: Instant;
  days: Instant[];
  rows: { department: DepartmentId; stretches: WeekChart["rows"][number]["stretches"] }[];
  due: { number: number; department: DepartmentId; at: Instant; alone: boolean }[];
  /** The gap that matters most, if any does. */
  gap: Gap | null;
};

export const weekChart = (week: WeekAhead, reader: Reader): Pictured => {
  const { pictures } = reader.words.digest;
  const alone = week.due.filter((one) => one.alone).length;
  const finding = findingOf(week, reader);
  const chart: WeekChart = {
    shape: "week",
    title: finding,
    subtitle: pictures.weekShown(dayOf(week.from, reader, "cccc d LLLL"), zoneName(reader.zone)),
    from: week.from,
    to: week.to,
    days: week.days.map((at) => ({ at, label: dayOf(at, reader, "ccc d") })),
    rows: week.rows.map(({ department, stretches }) => ({ name: departmentOf(reader, department), stretches })),
    due: week.due.flatMap(({ number, department, at, alone: isAlone }) => {
      const row = week.rows.findIndex((one) => one.department === department);
      return row === -1 ? [] : [{ row, at, label: `FT-${number} ${when(reader, at)}`, alone: isAlone }];
    }),
    legend: pictures.legend,
  };
  const cases = new Set(week.due.map(({ number }) => number)).size;
  return { chart, alt: pictures.weekAlt(finding, cases, alone) };
};

const findingOf = ({ gap }: WeekAhead, reader: Reader): string => {
  const { pictures } = reader.words.digest;
  if (gap === null) return pictures.covered;
  const names = reader.words.coverage.and(gap.departments.map((id) => departmentOf(reader, id)));
  const span = writeShortSpan(gap.from, gap.to, reader);
  const n = new Set(gap.falling.map(({ number }) => number)).size;
  return n === 0 ? pictures.nobody(names, span) : pictures.nobodyFalls(names, span, n);
};

const dayOf = (at: Instant, { zone, words }: Reader, format: string): string =>
  DateTime.fromMillis(at, { zone, locale: words.locale }).toFormat(format);
