import type { DepartmentId, PersonId } from "../desk/desk.ts";
import type { Instant } from "../time/instant.ts";
import type { CoverageContext } from "./roster.ts";
import { stretchesBetween } from "./stretches.ts";
import { type CoverReason, coveringAt, coveringEdges } from "./who-covers.ts";

/** `people` in the order in which they are asked, the covering one first; empty when nobody is there. */
export type CoverageSegment = { from: Instant; to: Instant; people: PersonId[]; because: CoverReason };

/** Who covers a department from `from` until just before `to`, without overlap or hole; neighbours differ. */
export const coverageSegments = (
  department: DepartmentId,
  from: Instant,
  to: Instant,
  ctx: CoverageContext,
): CoverageSegment[] =>
  stretchesBetween(from, to, coveringEdges(department, from, to, ctx), (at) => coveringAt(department, at, ctx)).map(
    ({ value, ...stretch }) => ({ ...stretch, ...value }),
  );
