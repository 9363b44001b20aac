import { DateTime } from "luxon";
import type { FallingDue, Gap } from "../core/coverage/gaps-ahead.ts";
import type { CoverReason } from "../core/coverage/who-covers.ts";
import type { DepartmentId, PersonId } from "../core/desk/desk.ts";
import { findDepartment } from "../core/desk/find.ts";
import { clockKey } from "../core/sla/clock.ts";
import { type Instant, instant } from "../core/time/instant.ts";
import { aboutOf } from "./clock-name.ts";
import { departmentOf, nameOf, type Reader, when, zoneName } from "./reader.ts";
import { writeShortSpan, writeSpan } from "./time-words.ts";

const LISTED = 5;

/** A stretch of cover in full; in a desk of several zones with the zone's name where it is not the department's. */
export const coverSpan = (reader: Reader, department: DepartmentId, from: Instant, to: Instant): string =>
  zoned(writeSpan(from, to, reader), [department], reader);

/** Times of a line about departments, with the reader's zone where it is not that of all of them. */
export const zoned = (times: string, departments: readonly DepartmentId[], reader: Reader): string => {
  const isOwn = departments.every((id) => (findDepartment(reader.desk, id)?.zone ?? reader.zone) === reader.zone);
  return isOwn ? times : reader.words.card.inZone(times, zoneName(reader.zone));
};

/** Case by case what falls due, each once with what is due first: `FT-60 (resolve, Sat 12:00)`; and how many cases. */
export const fallingList = (falling: readonly FallingDue[], reader: Reader): { n: number; list: string } => {
  const { coverage } = reader.words;
  const first = new Map<number, FallingDue>();
  for (const one of falling) if (!first.has(one.number)) first.set(one.number, one);
  const items = [...first.values()].slice(0, LISTED).map((one) => {
    const { id, name } = aboutOf(clockKey(one), one.number, reader.words);
    return coverage.one(id, name, when({ ...reader, stays: true }, one.at));
  });
  const more = first.size > LISTED ? [coverage.moreCases(first.size - LISTED)] : [];
  return { n: first.size, list: coverage.and([...items, ...more]) };
};

export type Somebody = { from: Instant; to: Instant; people: readonly PersonId[]; because: CoverReason };

/** Person by person when they are there: `Raj Patel is on call Sat 07:00 to 21:00 and Sun 07:00 to 21:00`. */
export const coveredWords = (segments: readonly Somebody[], reader: Reader): string[] => {
  const { coverage } = reader.words;
  const people = new Map<PersonId, Map<CoverReason, string[]>>();
  for (const { people: there, because, from, to } of joined(segments)) {
    const [who] = there;
    if (who === undefined) continue;
    const ways = people.get(who) ?? new Map<CoverReason, string[]>();
    people.set(who, ways.set(because, [...(ways.get(because) ?? []), writeShortSpan(from, to, reader)]));
  }
  const words = [...people].map(([who, ways]) => {
    const parts = [...ways].map(([because, spans]) =>
      coverage.covered(because, coverage.and(shortened(spans, reader))),
    );
    return coverage.coveredBy(nameOf(reader, who), coverage.and(parts));
  });
  return shortened(words, reader);
};

/**
 * Who is there in the place of somebody: the one who is there for all of it, or who is there when, and that nobody is
 * otherwise. Null when nobody of the department is there at all; a fallback is not its cover.
 */
export const insteadWords = (segments: readonly Somebody[], reader: Reader): string | null => {
  const { coverage } = reader.words;
  const all = joined(segments);
  const there = all.filter(({ because }) => because !== "nobody" && because !== "fallback");
  const [only, another] = all;
  const [who] = only?.people ?? [];
  if (there.length === 0) return null;
  if (only !== undefined && who !== undefined && another === undefined) {
    return coverage.coveredAll(nameOf(reader, who), only.because);
  }
  const words = coverage.and(coveredWords(there, reader));
  return there.length < all.length ? `${words}; ${coverage.otherwiseNobody}` : words;
};

/** Neighbours with the same first person are one: who would be asked after them makes no difference here. */
const joined = (segments: readonly Somebody[]): Somebody[] => {
  const found: Somebody[] = [];
  for (const one of segments) {
    const last = found.at(-1);
    const same = last?.to === one.from && last.people[0] === one.people[0] && last.because === one.because;
    if (last !== undefined && same) found[found.length - 1] = { ...last, to: one.to };
    else found.push(one);
  }
  return found;
};

/** The first few of a list, and how many more there are. */
export const shortened = (words: string[], reader: Reader): string[] =>
  words.length <= LISTED
    ? words
    : [...words.slice(0, LISTED - 1), reader.words.coverage.morePeople(words.length - LISTED + 1)];

export const departmentsOf = (ids: readonly DepartmentId[], reader: Reader): string =>
  reader.words.coverage.and(ids.map((id) => departmentOf(reader, id)));

/** Two instants as a button carries them. */
export const exactSpan = ({ from, to }: { from: Instant; to: Instant }): string => `${from}-${to}`;

/**
 * Of a gap, what somebody could say yes to at once: the gap, or, where it lasts for days, its part of the day on which
 * the first thing falls due; and that day's name.
 */
export const coverablePart = (gap: Gap, reader: Reader): { from: Instant; to: Instant; day: string } => {
  const at = DateTime.fromMillis(gap.falling[0]?.at ?? gap.from, { zone: reader.zone, locale: reader.words.locale });
  const midnight = at.startOf("day");
  const from = instant(Math.max(gap.from, midnight.toMillis()));
  const to = instant(Math.min(gap.to, midnight.plus({ days: 1 }).toMillis()));
  return { from, to, day: at.toFormat("cccc") };
};
