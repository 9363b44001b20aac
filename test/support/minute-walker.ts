import { DateTime, IANAZone } from "luxon";

/**
 * Working time the slow and obvious way: every minute of a span is written down with what the wall clock shows, each
 * window is painted onto the minutes, and adding and measuring count minutes one by one. It shares no code with
 * `src/core/coverage`, so that the two can be held against each other.
 */
export type WalkerSpec = {
  zone: string;
  weekly: Record<string, readonly string[]>;
  dates?: Record<string, readonly string[]>;
  /** Dates, not a region. */
  holidays?: readonly string[];
};

/** Minutes of a span and what a zone's wall clock shows in them; days of margin lie on both sides. */
export type Minutes = {
  from: number;
  count: number;
  /** Local minutes since 1970, read as if the wall clock were UTC. */
  shown: Float64Array;
  /** By local minute less `earliest`: the first and the last index that shows it, -1 where none does. */
  earliest: number;
  first: Int32Array;
  last: Int32Array;
};

/** `open[i]` is 1 when the minute that begins at `from + i` minutes is open. */
export type Walk = { from: number; open: Uint8Array };

const MINUTE = 60_000;
const DAY = 1_440;
const MARGIN = 3 * DAY;

/** Writes down the minutes between two instants, both on a whole minute. */
export function writeMinutes(zone: string, fromMs: number, toMs: number): Minutes {
  const start = fromMs - MARGIN * MINUTE;
  const count = (toMs - fromMs) / MINUTE + 2 * MARGIN;
  const shown = wallMinutes(zone, start, count);
  const earliest = shown.reduce((a, b) => Math.min(a, b));
  const first = new Int32Array(count + 4 * DAY).fill(-1);
  const last = new Int32Array(count + 4 * DAY).fill(-1);
  shown.forEach((wall, i) => {
    if (first[wall - earliest] === -1) first[wall - earliest] = i;
    last[wall - earliest] = i;
  });
  return { from: fromMs, count, shown, earliest, first, last };
}

/** Paints a calendar's windows onto minutes of its zone. */
export function paintWindows(minutes: Minutes, spec: WalkerSpec): Walk {
  const seen = (index: Int32Array, wall: number): number => {
    // A local minute that no clock ever showed was skipped in spring; the next one shown stands in for it.
    for (let w = wall - minutes.earliest; w < index.length; w++) {
      const i = index[w];
      if (i !== undefined && i >= 0) return i;
    }
    throw new Error(`the span does not reach ${new Date(wall * MINUTE).toISOString()}`);
  };
  const dateOf = (i: number) => Math.floor((minutes.shown[i] ?? 0) / DAY);
  const open = new Uint8Array(minutes.count);
  for (let date = dateOf(0) + 1; date < dateOf(minutes.count - 1) - 2; date++) {
    for (const window of windowsOn(spec, date)) {
      const opens = seen(minutes.first, date * DAY + window.start);
      const closes = seen(minutes.last, date * DAY + window.end);
      for (let i = opens; i < closes; i++) open[i] = 1;
    }
  }
  return { from: minutes.from, open: open.slice(MARGIN, minutes.count - MARGIN) };
}

/** Counts open time from `startMs` until the budget is used up; undefined when the walk ends first. */
export function walkAdd(walk: Walk, startMs: number, budgetMs: number): number | undefined {
  if (budgetMs <= 0) return startMs;
  let left = budgetMs;
  for (let i = Math.floor((startMs - walk.from) / MINUTE); i < walk.open.length; i++) {
    const begins = Math.max(walk.from + i * MINUTE, startMs);
    const ends = walk.from + (i + 1) * MINUTE;
    if (walk.open[i] !== 1) continue;
    if (left <= ends - begins) return begins + left;
    left -= ends - begins;
  }
  return undefined;
}

/** Open milliseconds between two instants inside the walk. */
export function walkBetween(walk: Walk, fromMs: number, toMs: number): number {
  let sum = 0;
  for (let i = Math.floor((fromMs - walk.from) / MINUTE); walk.from + i * MINUTE < toMs; i++) {
    const begins = Math.max(walk.from + i * MINUTE, fromMs);
    const ends = Math.min(walk.from + (i + 1) * MINUTE, toMs);
    if (walk.open[i] === 1) sum += ends - begins;
  }
  return sum;
}

/** The open stretches of the walk. */
export function walkIntervals(walk: Walk): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  for (let i = 0; i < walk.open.length; i++) {
    if (walk.open[i] !== 1) continue;
    const begins = i;
    while (walk.open[i] === 1) i++;
    found.push({ from: walk.from + begins * MINUTE, to: walk.from + i * MINUTE });
  }
  return found;
}

function windowsOn(spec: WalkerSpec, date: number): { start: number; end: number }[] {
  const day = DateTime.fromMillis(date * DAY * MINUTE, { zone: "utc" });
  const iso = day.toFormat("yyyy-MM-dd");
  const weekday = day.setLocale("en").toFormat("ccc").toLowerCase();
  const usual = spec.holidays?.includes(iso) ? [] : (spec.weekly[weekday] ?? []);
  return (spec.dates?.[iso] ?? usual).map((text) => {
    const [start = 0, end = 0] = text.split("-").map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
    return { start, end: end < start ? end + DAY : end };
  });
}

/** What the wall clock shows in each of `count` minutes, as minutes since 1970 read as if the wall were UTC. */
function wallMinutes(zone: string, startMs: number, count: number): Float64Array {
  const clock = IANAZone.create(zone);
  const offset = (i: number) => clock.offset(startMs + i * MINUTE);
  const shown = new Float64Array(count);
  for (let i = 0; i < count; i += 60) {
    const end = Math.min(i + 60, count);
    const here = offset(i);
    // Asking luxon every minute costs seconds a year; within an hour whose ends agree there is nothing to ask.
    const same = offset(end) === here;
    for (let m = i; m < end; m++) shown[m] = startMs / MINUTE + m + (same ? here : offset(m));
  }
  return shown;
}
