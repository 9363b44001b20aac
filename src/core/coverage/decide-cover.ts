import type { DepartmentId, PersonId } from "../desk/desk.ts";
import { findPerson } from "../desk/find.ts";
import { DAY, HOUR, type Instant, latest } from "../time/instant.ts";
import type { Span } from "../time/parse-span.ts";
import { headsOf } from "./lead-or-deputy.ts";
import type { Cover, CoverageContext } from "./roster.ts";
import { speaksFor } from "./speaks-for.ts";

/** Who asks whom to cover what; `by` is `person` where somebody offers themselves. */
export type CoverAsking = { id: string; department: DepartmentId; person: PersonId; by: PersonId; span: Span };

/** Why it cannot be, with what is in the way. `who` may ask instead. */
export type CoverNo =
  | { no: "past" | "too-long" | "too-far" }
  | { no: "may-not"; who: PersonId[] }
  | { no: "away"; from: Instant; to: Instant | null }
  | { no: "covering" | "asked"; from: Instant; to: Instant };

/** One hour more, for the end of summer time. */
const LONGEST = 31 * DAY + HOUR;
const FARTHEST = 366 * DAY;
const LONG = 16 * HOUR;

/** Longer than a working day may be: nobody should say yes to it by a single click. */
export const isLongCover = ({ from, to }: Span): boolean => to - from > LONG;

/**
 * The row to write. What has gone of the stretch is cut off. Somebody of the department who offers themselves is taken
 * at their word; somebody else waits for its lead or deputy, and who is asked counts once they say yes.
 */
export const decideCover = (asking: CoverAsking, ctx: CoverageContext, now: Instant): Cover | CoverNo => {
  const { department, person, by } = asking;
  const { to } = asking.span;
  const from = latest(asking.span.from, now);
  if (to <= now) return { no: "past" };
  if (to - from > LONGEST) return { no: "too-long" };
  if (to - now > FARTHEST) return { no: "too-far" };
  if (by !== person && !speaksFor(by, department, ctx.desk)) return { no: "may-not", who: headsOf(department, ctx) };
  const row = { ...asking, from, to };
  const inTheWay = coverInTheWay(row, ctx) ?? askedAlready(row, ctx);
  if (inTheWay !== null) return inTheWay;
  const state = by === person && countsAtOnce(person, department, ctx) ? "agreed" : "asked";
  return { id: asking.id, department, person, from, to, by, state };
};

const countsAtOnce = (person: PersonId, department: DepartmentId, ctx: CoverageContext): boolean =>
  findPerson(ctx.desk, person)?.department === department ||
  speaksFor(person, department, ctx.desk) ||
  headsOf(department, ctx).length === 0;

type Wanted = Pick<Cover, "id" | "department" | "person" | "from" | "to">;

/** Why the person cannot cover then: away, or there for this department already. */
export const coverInTheWay = (wanted: Wanted, { roster }: CoverageContext): CoverNo | null => {
  const absence = roster.absences.find(
    (one) => one.person === wanted.person && one.from < wanted.to && (one.to === null || wanted.from < one.to),
  );
  if (absence !== undefined) return { no: "away", from: absence.from, to: absence.to };
  const other = roster.covers.find((one) => one.state === "agreed" && isSame(one, wanted));
  return other === undefined ? null : { no: "covering", from: other.from, to: other.to };
};

/** Who was asked by another may still offer themselves, for a part of it as well. */
const askedAlready = (wanted: Wanted & Pick<Cover, "by">, { roster }: CoverageContext): CoverNo | null => {
  const isOffer = wanted.by === wanted.person;
  const other = roster.covers.find(
    (one) => one.state === "asked" && (one.by === one.person) === isOffer && isSame(one, wanted),
  );
  return other === undefined ? null : { no: "asked", from: other.from, to: other.to };
};

const isSame = (one: Cover, wanted: Wanted): boolean =>
  one.id !== wanted.id &&
  one.department === wanted.department &&
  one.person === wanted.person &&
  one.from < wanted.to &&
  wanted.from < one.to;

/** Whose yes it waits for: of whoever was asked, or, where somebody offered themselves, of those who head the department. */
export const whoAnswers = ({ by, person, department }: Cover, ctx: CoverageContext): PersonId[] =>
  by === person ? headsOf(department, ctx) : [person];

/** A manager may say yes to an offer, and nobody for somebody who was asked. */
export const mayAnswer = (cover: Cover, person: PersonId, ctx: CoverageContext): boolean =>
  cover.by === cover.person ? speaksFor(person, cover.department, ctx.desk) : cover.person === person;

export const mayWithdraw = (cover: Cover, person: PersonId, ctx: CoverageContext): boolean =>
  cover.by === person || cover.person === person || speaksFor(person, cover.department, ctx.desk);
