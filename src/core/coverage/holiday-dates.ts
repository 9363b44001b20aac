import Holidays, { type HolidaysTypes } from "date-holidays";
import { DAY } from "../time/instant.ts";

/** One instance per region: building one reads the country's rules anew, and a year costs about 2 ms. */
const finders = new Map<string, Holidays>();
const foundByYear = new Map<string, readonly string[]>();

/**
 * The public holidays of a region (`"DE-BY"`, `"US"`, `"US-CA"`, `"DE-BY-A"`) in the years `fromYear` to `toYear`, both
 * included: sorted local dates `YYYY-MM-DD`, substitute days among them, holidays of several days day by day.
 * Half holidays (Iceland's 24 December from 13:00) are left out: closing the whole date would be too much, so a desk
 * writes those among its own dates. Throws a sentence for a region that is not known.
 */
export function holidayDates(region: string, fromYear: number, toYear: number): string[] {
  const problem = regionProblem(region);
  if (problem) throw new Error(problem);
  const dates = new Set<string>();
  // A holiday's days and its substitute may fall into the year before or after the one it is listed under.
  for (let year = fromYear - 1; year <= toYear + 1; year++) {
    for (const date of listedUnder(region, year)) {
      const of = Number(date.slice(0, 4));
      if (of >= fromYear && of <= toYear) dates.add(date);
    }
  }
  return [...dates].sort();
}

/** Why a region cannot be used, as one sentence; undefined when it can. */
export function regionProblem(region: string): string | undefined {
  if (finders.has(region)) return undefined;
  const known = new Holidays();
  const [country = "", state, town, ...more] = region.split("-");
  if (!Object.hasOwn(known.getCountries(), country)) {
    return `I know no holidays of ${region || '""'}. Use a country, or a country and a part of it, such as DE, DE-BY or US-CA.`;
  }
  // getStates and getRegions answer undefined, against their types, where there are none.
  const states: Record<string, string> | undefined = known.getStates(country);
  if (state !== undefined && !Object.hasOwn(states ?? {}, state)) return unknownPart(region, country, states);
  const towns: Record<string, string> | undefined = state === undefined ? {} : known.getRegions(country, state);
  if (town !== undefined && !Object.hasOwn(towns ?? {}, town)) return unknownPart(region, `${country}-${state}`, towns);
  return more.length > 0 ? unknownPart(region, `${country}-${state}-${town}`, {}) : undefined;
}

function unknownPart(region: string, within: string, parts: Record<string, string> | undefined): string {
  const names = Object.keys(parts ?? {}).map((part) => `${within}-${part}`);
  const offer = names.length > 0 ? `Use ${within} or one of ${names.join(", ")}.` : `Use ${within}.`;
  return `I know no holidays of ${region}. ${offer}`;
}

function listedUnder(region: string, year: number): readonly string[] {
  const key = `${region} ${year}`;
  const found = foundByYear.get(key);
  if (found) return found;
  const dates = finderOf(region).getHolidays(year).flatMap(eachDate);
  foundByYear.set(key, dates);
  return dates;
}

function finderOf(region: string): Holidays {
  const found = finders.get(region);
  if (found) return found;
  const finder = newFinder(region.split("-"), { types: ["public"] });
  finders.set(region, finder);
  return finder;
}

function newFinder([country = "", state, town]: string[], options: HolidaysTypes.Options): Holidays {
  if (state === undefined) return new Holidays(country, options);
  return town === undefined ? new Holidays(country, state, options) : new Holidays(country, state, town, options);
}

function eachDate({ date, start, end }: HolidaysTypes.Holiday): string[] {
  // `date` is local and may carry an hour or an offset; start and end are instants in a zone that need not be ours.
  const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
  // A whole day may have 23 hours; a half holiday has twelve at most and counts as none.
  const days = Math.floor((end.getTime() - start.getTime()) / DAY + 0.1);
  return Array.from({ length: days }, (_, i) => new Date(first + i * DAY).toISOString().slice(0, 10));
}
