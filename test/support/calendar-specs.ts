import fc from "fast-check";
import type { WalkerSpec } from "./minute-walker.ts";

const DAY = 1_440;
const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** Random sound calendars of a zone with dated hours and holidays within `days` after `firstDate`. */
export function anyHours(zone: string, firstDate: string, dates: number): fc.Arbitrary<WalkerSpec> {
  const anyDate = fc.integer({ min: 0, max: dates }).map((n) => dateAfter(firstDate, n));
  return fc.record({
    zone: fc.constant(zone),
    weekly: edgesWithin(7 * DAY, 16).map(weeklyOf),
    dates: fc.dictionary(anyDate, edgesWithin(2 * DAY, 6).map(datedOf), { maxKeys: 8, noNullPrototype: true }),
    holidays: fc.uniqueArray(anyDate, { maxLength: 8 }),
  });
}

/** Edges on whole hours, where the clocks change, as often as on any minute. */
function edgesWithin(minutes: number, most: number): fc.Arbitrary<number[]> {
  const edge = fc.oneof(
    fc.integer({ min: 0, max: minutes / 60 - 1 }).map((hour) => hour * 60),
    fc.integer({ min: 0, max: minutes / 30 - 1 }).map((half) => half * 30),
    fc.integer({ min: 0, max: minutes - 1 }),
  );
  return fc.uniqueArray(edge, { minLength: 2, maxLength: most }).map((edges) => edges.sort((a, b) => a - b));
}

function weeklyOf(edges: number[]): Record<string, string[]> {
  const weekly: Record<string, string[]> = {};
  for (const { start, end } of pairs(edges)) {
    const day = Math.floor(start / DAY);
    const name = days[day] ?? "mon";
    weekly[name] = [...(weekly[name] ?? []), textOf(start - day * DAY, end - day * DAY)];
  }
  // Two edges more than a day apart make no window; a calendar must have one.
  return Object.keys(weekly).length > 0 ? weekly : { wed: ["00:00-24:00"] };
}

function datedOf(edges: number[]): string[] {
  return pairs(edges)
    .filter(({ start }) => start < DAY)
    .map(({ start, end }) => textOf(start, end));
}

function pairs(edges: number[]): { start: number; end: number }[] {
  return edges
    .flatMap((start, i) => (i % 2 === 0 ? [{ start, end: edges[i + 1] ?? start }] : []))
    .filter(({ start, end }) => end > start && end - start < DAY);
}

function textOf(start: number, end: number): string {
  // 00:00-23:59 is refused, and 24:00 is the word for a midnight that ends a window.
  if (start === 0 && end === DAY - 1) return "00:00-24:00";
  return `${time(start)}-${end === DAY ? "24:00" : time(end % DAY)}`;
}

function time(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

export function dateAfter(date: string, n: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10);
}
