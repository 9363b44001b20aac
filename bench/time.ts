import { DateTime } from "luxon";
import { compileCalendar } from "../src/core/coverage/calendar.ts";
import { addWorkingTime, workingTimeBetween } from "../src/core/coverage/working-time.ts";
import { paintWindows, walkAdd, walkBetween, writeMinutes } from "../test/support/minute-walker.ts";

/**
 * Adds eight business hours and measures spans of up to a fortnight, in four ways in one run. Machines differ, so read
 * the ratios: how our calendar compares with arrays made by hand for this very case, with a walk over days in luxon
 * and with a walk over minutes. Every way must give the same answers before it is timed.
 */
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ZONE = "America/New_York";
const FROM = Date.UTC(2025, 0, 1);
const TO = Date.UTC(2028, 0, 1);
const ROUNDS = 7;
const holidays = ["2025-12-25", "2026-01-01", "2026-07-03", "2026-11-26", "2026-12-25", "2027-01-01", "2027-12-24"];
const office = ["09:00-17:00"];
const hours = { zone: ZONE, weekly: { mon: office, tue: office, wed: office, thu: office, fri: office }, holidays };

type Way = {
  name: string;
  add: (start: number, budget: number) => number;
  between: (from: number, to: number) => number;
};
type Sample = { start: number; end: number };

const ways = [ours(), bareArrays(), luxonDays(), minutes()];
const samples = makeSamples(2_000);
for (const way of ways) agree(way);
const timed = ways.map((way) => ({ name: way.name, add: [] as number[], between: [] as number[] }));
// Rounds are interleaved so that whatever else the machine does falls on every way alike.
for (let round = 0; round < ROUNDS; round++) {
  ways.forEach((way, i) => {
    timed[i]?.add.push(perSecond((s) => way.add(s.start, 8 * HOUR)));
    timed[i]?.between.push(perSecond((s) => way.between(s.start, s.end)));
  });
}
report();
reportCompiling();

function ours(): Way {
  const calendar = compileCalendar(hours);
  return {
    name: "this calendar",
    add: (start, budget) => addWorkingTime(calendar, start, budget),
    between: (from, to) => workingTimeBetween(calendar, from, to),
  };
}

/** The least that can be done: fixed arrays, no growth, no checks. */
function bareArrays(): Way {
  const opens: number[] = [];
  const closes: number[] = [];
  for (
    let day = DateTime.fromMillis(FROM, { zone: ZONE }).startOf("day");
    day.toMillis() < TO;
    day = day.plus({ days: 1 })
  ) {
    if (!worksOn(day)) continue;
    opens.push(day.set({ hour: 9 }).toMillis());
    closes.push(day.set({ hour: 17 }).toMillis());
  }
  const O = Float64Array.from(opens);
  const C = Float64Array.from(closes);
  const sums = new Float64Array(O.length + 1);
  for (let i = 0; i < O.length; i++) sums[i + 1] = (sums[i] as number) + (C[i] as number) - (O[i] as number);
  const upper = (list: Float64Array, value: number): number => {
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((list[middle] as number) <= value) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const worked = (ms: number): number => {
    const i = upper(C, ms);
    const opening = O[i] as number;
    return (sums[i] as number) + (ms > opening ? ms - opening : 0);
  };
  return {
    name: "bare arrays, binary search",
    add: (start, budget) => {
      const target = worked(start) + budget;
      // A sum that equals the target ends at closing time, so the search is for the last sum below it.
      const i = upper(sums, target - 1) - 1;
      return (O[i] as number) + target - (sums[i] as number);
    },
    between: (from, to) => worked(to) - worked(from),
  };
}

function luxonDays(): Way {
  const windowOf = (day: DateTime) => [day.set({ hour: 9 }).toMillis(), day.set({ hour: 17 }).toMillis()] as const;
  return {
    name: "luxon, day by day",
    add: (start, budget) => {
      let left = budget;
      for (let day = DateTime.fromMillis(start, { zone: ZONE }).startOf("day"); ; day = day.plus({ days: 1 })) {
        if (!worksOn(day)) continue;
        const [opens, closes] = windowOf(day);
        const from = Math.max(opens, start);
        if (from >= closes) continue;
        if (left <= closes - from) return from + left;
        left -= closes - from;
      }
    },
    between: (from, to) => {
      let sum = 0;
      for (
        let day = DateTime.fromMillis(from, { zone: ZONE }).startOf("day");
        day.toMillis() < to;
        day = day.plus({ days: 1 })
      ) {
        if (!worksOn(day)) continue;
        const [opens, closes] = windowOf(day);
        sum += Math.max(Math.min(closes, to) - Math.max(opens, from), 0);
      }
      return sum;
    },
  };
}

function minutes(): Way {
  const walk = paintWindows(writeMinutes(ZONE, FROM, TO), hours);
  return {
    name: "minute by minute",
    add: (start, budget) => walkAdd(walk, start, budget) ?? Number.NaN,
    between: (from, to) => walkBetween(walk, from, to),
  };
}

function worksOn(day: DateTime): boolean {
  return day.weekday <= 5 && !holidays.includes(day.toISODate() ?? "");
}

/** The same instants in every run: a small linear congruential generator instead of chance. */
function makeSamples(count: number): Sample[] {
  let seed = 42;
  const next = (): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
  return Array.from({ length: count }, () => {
    const start = Math.floor(FROM + 30 * DAY + next() * (TO - FROM - 90 * DAY));
    return { start, end: start + Math.floor(next() * 14 * DAY) };
  });
}

function agree(way: Way): void {
  const [truth] = ways;
  for (const { start, end } of samples) {
    const same =
      way.add(start, 8 * HOUR) === truth?.add(start, 8 * HOUR) && way.between(start, end) === truth.between(start, end);
    if (!same)
      throw new Error(`${way.name} disagrees from ${new Date(start).toISOString()} to ${new Date(end).toISOString()}`);
  }
}

function perSecond(run: (sample: Sample) => number): number {
  let done = 0;
  // The sum keeps the engine from dropping work nobody looks at.
  let sum = 0;
  const begun = performance.now();
  do {
    for (const sample of samples) {
      sum += run(sample);
      done++;
      // The slow ways need not finish a whole batch.
      if (done % 50 === 0 && performance.now() - begun > 120) break;
    }
  } while (performance.now() - begun < 120);
  if (Number.isNaN(sum)) throw new Error("an answer was not a number");
  return (done * 1_000) / (performance.now() - begun);
}

function report(): void {
  const own = timed[0];
  console.log(`8 business hours added, and spans of 0 to 14 days measured; median of ${ROUNDS} rounds in one run\n`);
  console.log(`${"".padEnd(28)}${"add /s".padStart(14)}${"between /s".padStart(14)}   this calendar is`);
  for (const way of timed) {
    const times = (a: number[] = [], b: number[] = []) => `${(median(a) / median(b)).toPrecision(3)}x`;
    console.log(
      way.name.padEnd(28) +
        rounded(median(way.add)).padStart(14) +
        rounded(median(way.between)).padStart(14) +
        `   ${times(own?.add, way.add)} (add), ${times(own?.between, way.between)} (between)`,
    );
  }
}

function reportCompiling(): void {
  const zones = ["Europe/Berlin", "Europe/London", "Asia/Tokyo", "Australia/Sydney", "America/Sao_Paulo"];
  const threeYears = (zone: string, closed: string): number => {
    const begun = performance.now();
    const calendar = compileCalendar({ ...hours, zone, dates: { [closed]: [] } });
    workingTimeBetween(calendar, Date.UTC(2025, 1, 1), Date.UTC(2026, 11, 1));
    return performance.now() - begun;
  };
  const cold = zones.map((zone) => threeYears(zone, "2026-05-01"));
  const warm = zones.map((zone) => threeYears(zone, "2026-05-02"));
  console.log(
    `\na calendar of three years: ${median(cold).toFixed(2)} ms in a new zone, ${median(warm).toFixed(2)} ms in a known one`,
  );
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function rounded(value: number): string {
  return Math.round(value).toLocaleString("en-US");
}
