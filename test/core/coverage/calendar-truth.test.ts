import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type CalendarSpec,
  closingAfter,
  compileCalendar,
  isOpenAt,
  NEVER,
  nextOpening,
  openIntervals,
} from "../../../src/core/coverage/calendar.ts";
import { addWorkingTime, workingTimeBetween } from "../../../src/core/coverage/working-time.ts";
import { anyHours, dateAfter } from "../../support/calendar-specs.ts";
import { paintWindows, walkAdd, walkBetween, walkIntervals, writeMinutes } from "../../support/minute-walker.ts";

const DAY = 86_400_000;

describe("a year against the minute-walker", () => {
  const years = [
    ["Europe/Berlin", 2026],
    ["America/New_York", 2026],
    ["America/Sao_Paulo", 2017],
    ["Asia/Tehran", 2021],
    ["Australia/Lord_Howe", 2026],
    ["Australia/Sydney", 2026],
    ["Africa/Cairo", 2025],
    ["America/Santiago", 2026],
    ["UTC", 2024],
  ] as const;

  it.each(years)("%s %i: every minute of random hours", (zone, year) => {
    const from = Date.UTC(year, 0, 1);
    const to = Date.UTC(year + 1, 0, 1);
    const minutes = writeMinutes(zone, from, to);
    const instants = fc.tuple(fc.integer({ min: from, max: to - 1 }), fc.integer({ min: from, max: to - 1 }));
    const samples = fc.record({
      spec: anyHours(zone, `${year}-01-01`, 365),
      instants: fc.array(instants, { minLength: 6, maxLength: 6 }),
    });
    const check = fc.property(samples, ({ spec, instants }) => {
      const calendar = compileCalendar(spec);
      const walk = paintWindows(minutes, spec);
      expect(openIntervals(calendar, from, to)).toEqual(walkIntervals(walk));
      for (const [a, b] of instants) {
        expect(workingTimeBetween(calendar, a, b)).toBe(a < b ? walkBetween(walk, a, b) : 0);
        expect(isOpenAt(calendar, a)).toBe(walkBetween(walk, a, a + 1) === 1);
        const budget = (b - from) / 30;
        const due = walkAdd(walk, a, Math.floor(budget));
        if (due !== undefined) expect(addWorkingTime(calendar, a, Math.floor(budget))).toBe(due);
      }
    });
    fc.assert(check, { numRuns: 30 });
  });
});

describe("around every kind of clock change", () => {
  const changes = [
    ["Europe/Berlin", "2026-03-22"],
    ["Europe/Berlin", "2026-10-18"],
    ["Europe/Lisbon", "1992-09-20"],
    ["Europe/Dublin", "2026-10-18"],
    ["America/New_York", "2026-10-25"],
    ["America/St_Johns", "2006-10-22"],
    ["America/Havana", "2026-10-25"],
    ["America/Sao_Paulo", "2018-02-11"],
    ["America/Sao_Paulo", "2018-10-28"],
    ["America/Asuncion", "2023-09-24"],
    ["America/Caracas", "2016-04-24"],
    ["America/Scoresbysund", "2024-03-24"],
    ["Atlantic/Azores", "2026-10-18"],
    ["Africa/Casablanca", "2026-02-08"],
    ["Africa/Cairo", "2025-10-25"],
    ["Asia/Tehran", "2022-09-15"],
    ["Asia/Gaza", "2011-07-26"],
    ["Asia/Kathmandu", "1985-12-26"],
    ["Asia/Pyongyang", "2018-04-28"],
    ["Asia/Beirut", "2023-03-20"],
    ["Australia/Lord_Howe", "2026-03-29"],
    ["Australia/Lord_Howe", "2026-09-27"],
    ["Pacific/Apia", "2011-12-24"],
    ["Pacific/Kwajalein", "1993-08-16"],
    ["Pacific/Chatham", "2026-09-20"],
    ["Antarctica/Troll", "2026-03-22"],
  ] as const;

  it.each(changes)("%s from %s: a fortnight of random hours", (zone, firstDate) => {
    const from = Date.parse(`${firstDate}T00:00:00Z`);
    const to = from + 14 * DAY;
    const minutes = writeMinutes(zone, from, to);
    const check = fc.property(anyHours(zone, dateAfter(firstDate, -1), 16), (spec) => {
      const intervals = walkIntervals(paintWindows(minutes, spec));
      const calendar = compileCalendar(spec);
      expect(openIntervals(calendar, from, to)).toEqual(intervals);
      let before = from;
      for (const interval of intervals.filter(({ to: end }) => end < to)) {
        expect(nextOpening(calendar, before)).toBe(interval.from);
        expect(closingAfter(calendar, before)).toBe(interval.to);
        before = interval.to;
      }
    });
    fc.assert(check, { numRuns: 40 });
  });
});

describe("laws of adding and measuring", () => {
  const zones = [
    "Europe/Berlin",
    "America/New_York",
    "America/Sao_Paulo",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "UTC",
  ];
  /** An hour a week at least, or a budget of ten days would end after the last year a calendar knows. */
  const opensEnough = (spec: CalendarSpec): boolean =>
    workingTimeBetween(compileCalendar(spec), Date.UTC(2018, 0, 1), Date.UTC(2018, 0, 8)) >= 3_600_000;
  const anySpec = (zone: string) => anyHours(zone, "2011-01-01", 2_000).filter(opensEnough);
  const anyCalendar = fc
    .constantFrom(...zones)
    .chain(anySpec)
    .map(compileCalendar);
  const anyInstant = fc.integer({ min: Date.UTC(2009, 0, 1), max: Date.UTC(2019, 0, 1) });
  const anyBudget = fc.oneof(
    fc.integer({ min: 0, max: 10 * DAY }),
    fc.integer({ min: 0, max: 400 }).map((quarters) => quarters * 900_000),
  );
  /** Openings and closings are where rules break: half of the starts stand on one. */
  const onEdges = fc.tuple(anyCalendar, anyInstant, fc.integer({ min: 0, max: 3 })).map(([calendar, at, kind]) => {
    const start = kind === 0 ? nextOpening(calendar, at) : kind === 1 ? closingAfter(calendar, at) : at;
    return { calendar, start };
  });

  it("measures from start to due exactly the budget that was added", () => {
    const law = fc.property(onEdges, anyBudget, ({ calendar, start }, budget) => {
      const due = addWorkingTime(calendar, start, budget);
      expect(workingTimeBetween(calendar, start, due)).toBe(budget);
      // And no earlier instant would do.
      if (budget > 0) expect(workingTimeBetween(calendar, start, due - 1)).toBe(budget - 1);
    });
    fc.assert(law, { numRuns: 400 });
  });

  it("adds a budget in any two parts to the same end", () => {
    const law = fc.property(onEdges, anyBudget, anyBudget, ({ calendar, start }, one, two) => {
      expect(addWorkingTime(calendar, addWorkingTime(calendar, start, one), two)).toBe(
        addWorkingTime(calendar, start, one + two),
      );
    });
    fc.assert(law, { numRuns: 400 });
  });

  it("splits the remaining budget at an opening or a closing without moving the end", () => {
    const law = fc.property(onEdges, fc.integer({ min: 1, max: 10 * DAY }), ({ calendar, start }, budget) => {
      const due = addWorkingTime(calendar, start, budget);
      for (const edge of [nextOpening(calendar, start), closingAfter(calendar, start)]) {
        if (edge >= due) continue;
        const left = budget - workingTimeBetween(calendar, start, edge);
        expect(addWorkingTime(calendar, edge, left)).toBe(due);
      }
    });
    fc.assert(law, { numRuns: 400 });
  });

  it("never moves backwards when the start or the budget grows", () => {
    const later = fc.integer({ min: 0, max: 5 * DAY });
    const law = fc.property(onEdges, anyBudget, later, later, ({ calendar, start }, budget, wait, more) => {
      const due = addWorkingTime(calendar, start, budget);
      expect(due).toBeGreaterThanOrEqual(start);
      expect(addWorkingTime(calendar, start + wait, budget)).toBeGreaterThanOrEqual(due);
      expect(addWorkingTime(calendar, start, budget + more)).toBeGreaterThanOrEqual(due);
    });
    fc.assert(law, { numRuns: 400 });
  });

  it("measures the parts of a span to the whole of it", () => {
    const law = fc.property(anyCalendar, fc.tuple(anyInstant, anyInstant, anyInstant), (calendar, instants) => {
      const [a = 0, b = 0, c = 0] = [...instants].sort((x, y) => x - y);
      const parts = workingTimeBetween(calendar, a, b) + workingTimeBetween(calendar, b, c);
      expect(parts).toBe(workingTimeBetween(calendar, a, c));
      expect(workingTimeBetween(calendar, c, a)).toBe(0);
    });
    fc.assert(law, { numRuns: 200 });
  });

  it("is plain addition for 24x7, and for whole days without a gap", () => {
    const day = ["00:00-24:00"];
    const whole = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day };
    const calendars = [compileCalendar("24x7"), ...zones.map((zone) => compileCalendar({ zone, weekly: whole }))];
    const law = fc.property(fc.constantFrom(...calendars), anyInstant, anyBudget, (calendar, start, budget) => {
      expect(addWorkingTime(calendar, start, budget)).toBe(start + budget);
      expect(workingTimeBetween(calendar, start, start + budget)).toBe(budget);
    });
    fc.assert(law, { numRuns: 400 });
  });

  it("answers the same whatever was asked before", () => {
    const law = fc.property(
      anySpec("Europe/Berlin"),
      anyInstant,
      fc.array(anyInstant, { maxLength: 4 }),
      anyBudget,
      (hours, at, others, budget) => {
        // Another holiday in a far year makes another calendar that has not worked out any year yet.
        const fresh = compileCalendar({ ...hours, holidays: [...(hours.holidays ?? []), "1900-01-01"] });
        const worn = compileCalendar({ ...hours, holidays: [...(hours.holidays ?? []), "1900-01-02"] });
        for (const other of others) workingTimeBetween(worn, Math.min(other, at), Math.max(other, at));
        expect(addWorkingTime(worn, at, budget)).toBe(addWorkingTime(fresh, at, budget));
        expect(nextOpening(worn, at)).toBe(nextOpening(fresh, at));
        expect(closingAfter(worn, at)).toBe(closingAfter(fresh, at));
        expect(addWorkingTime(worn, at, budget)).not.toBe(NEVER);
      },
    );
    fc.assert(law, { numRuns: 150 });
  });
});
