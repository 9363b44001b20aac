import type { DepartmentId, PersonId } from "../desk/desk.ts";
import { DAY, type Instant, plus } from "../time/instant.ts";
import { dutyEdges } from "./coverage-edges.ts";
import { type CoverageSegment, coverageSegments } from "./coverage-segments.ts";
import { dutyAt, isCovered } from "./duty.ts";
import { agreedCovers, type CoverageContext } from "./roster.ts";
import { stretchesBetween } from "./stretches.ts";

/** A stretch for which somebody was promised and who is there now that they are not. */
export type LeftOpen = {
  department: DepartmentId;
  from: Instant;
  to: Instant;
  because: "cover" | "rota";
  instead: CoverageSegment[];
};

/** An absence without an end is looked at for so long. */
const AHEAD = 14 * DAY;

/** What the person had agreed to cover, or was on call for, between two instants, and who covers it `after` the change. */
export const leftOpen = (
  person: PersonId,
  from: Instant,
  to: Instant | null,
  before: CoverageContext,
  after: CoverageContext,
): LeftOpen[] => {
  const end = to ?? plus(from, AHEAD);
  return before.desk.departments
    .flatMap(({ id }) =>
      stretchesBetween(from, end, dutyEdges(id, from, end, before), (at) => promisedAt(id, person, at, before)).flatMap(
        ({ value, ...stretch }) =>
          value === null
            ? []
            : [
                {
                  department: id,
                  ...stretch,
                  because: value,
                  instead: coverageSegments(id, stretch.from, stretch.to, after),
                },
              ],
      ),
    )
    .toSorted((a, b) => a.from - b.from);
};

const promisedAt = (
  id: DepartmentId,
  person: PersonId,
  at: Instant,
  ctx: CoverageContext,
): LeftOpen["because"] | null => {
  const duty = dutyAt(id, at, ctx);
  if (!isCovered(duty) || !duty.people.includes(person)) return null;
  if (duty.because === "rota") return duty.people[0] === person ? "rota" : null;
  const covers = agreedCovers(id, ctx.roster).some((one) => one.person === person && one.from <= at && at < one.to);
  return duty.because === "cover" && covers ? "cover" : null;
};

/** What the person covers or is on call for again between two instants, once these absences of theirs end by `from`. */
export const comesBack = (
  person: PersonId,
  from: Instant,
  to: Instant | null,
  ended: readonly { id: string }[],
  ctx: CoverageContext,
): LeftOpen[] => {
  const absences = ctx.roster.absences.filter((one) => !ended.some(({ id }) => id === one.id));
  return leftOpen(person, from, to, { ...ctx, roster: { ...ctx.roster, absences } }, ctx);
};

/** The departments of it, each once, for which the person had agreed to cover. */
export const coveredBefore = (open: readonly LeftOpen[]): DepartmentId[] => [
  ...new Set(open.flatMap(({ department, because }) => (because === "cover" ? [department] : []))),
];

/** Of what was left open, the time in which nobody of the department is there, whoever takes what is urgent meanwhile. */
export const uncoveredOf = (open: readonly LeftOpen[]): { department: DepartmentId; from: Instant; to: Instant }[] =>
  open.flatMap(({ department, from, to, instead }) => {
    const edges = instead.map((one) => one.from);
    const isThere = (at: Instant): boolean =>
      instead.some((one) => one.from <= at && at < one.to && one.because !== "nobody" && one.because !== "fallback");
    return stretchesBetween(from, to, edges, isThere).flatMap(({ value, ...stretch }) =>
      value ? [] : [{ department, ...stretch }],
    );
  });
