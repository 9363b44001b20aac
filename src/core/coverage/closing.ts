import type { DepartmentId } from "../desk/desk.ts";
import { DAY, type Instant, plus } from "../time/instant.ts";
import { type CoverageSegment, coverageSegments } from "./coverage-segments.ts";
import { type DarkRoute, darkRoutes } from "./dark-routes.ts";
import { type FallingDue, type Gap, gapsAhead } from "./gaps-ahead.ts";
import type { CoverageContext } from "./roster.ts";

/** What is known beforehand of a stretch in which a department is closed, or of any other. */
export type Closing = {
  department: DepartmentId;
  from: Instant;
  to: Instant;
  /** Those of the department who are there after all, in their order. */
  covered: CoverageSegment[];
  /** The department's gaps, those that it shares with others first. */
  gaps: Gap[];
  /** Of the department or held up in a shared gap: all that falls due in the stretch, and of it what nobody is there for. */
  falling: FallingDue[];
  uncovered: FallingDue[];
  /** Due so soon after the stretch that it would better be seen to before. */
  soonAfter: FallingDue[];
  /** One for each route: the longest time that reaches into the stretch in which it leads nowhere, with its own ends. */
  dark: DarkRoute[];
};

/** The ends of what reaches into a stretch are looked for so far around it. */
const AROUND = 7 * DAY;

export const closingOf = (
  department: DepartmentId,
  { from, to }: { from: Instant; to: Instant },
  ctx: CoverageContext,
  falling: readonly FallingDue[],
): Closing => {
  const gaps = gapsAhead(ctx, from, to - from, falling).filter((gap) => gap.departments.includes(department));
  const uncovered = inOrder(gaps.flatMap((gap) => gap.falling));
  const mine = falling.filter((one) => one.department === department && from <= one.at && one.at < to);
  const covered = coverageSegments(department, from, to, ctx).filter(
    ({ because }) => because !== "nobody" && because !== "fallback",
  );
  const soonAfter = inOrder(gaps.filter((gap) => gap.to >= to).flatMap((gap) => gap.soonAfter));
  return {
    department,
    from,
    to,
    covered,
    gaps,
    falling: inOrder([...mine, ...uncovered]),
    uncovered,
    soonAfter: soonAfter.filter((one) => one.department === department),
    dark: longestDark(darkBetween(from, to, ctx)),
  };
};

/** When routes that lead nowhere at some instant between two do so, not cut at these. */
export const darkBetween = (from: Instant, to: Instant, ctx: CoverageContext): DarkRoute[] =>
  darkRoutes(ctx, plus(from, -AROUND), plus(to, AROUND)).filter((one) => one.from < to && from < one.to);

/** Whether it is worth a word to people: something falls due with nobody there, or somebody is missing unmeant. */
export const isWorthSaying = ({ uncovered, gaps }: Closing): boolean =>
  uncovered.length > 0 || gaps.some((gap) => !gap.intended);

/** What costs most when nobody is there: a promise, then what is loud, then what is due first. */
export const worstOf = (falling: readonly FallingDue[]): FallingDue | undefined =>
  falling.toSorted(
    (a, b) =>
      Number(b.kind === "promise") - Number(a.kind === "promise") || Number(b.loud) - Number(a.loud) || a.at - b.at,
  )[0];

const inOrder = (falling: readonly FallingDue[]): FallingDue[] =>
  [...new Map(falling.map((one) => [`${one.number} ${one.kind} ${one.at}`, one])).values()].toSorted(
    (a, b) => a.at - b.at || a.number - b.number,
  );

/** One for each route, in their order: its longest. */
export const longestDark = (dark: readonly DarkRoute[]): DarkRoute[] => {
  const longest = new Map<string, DarkRoute>();
  for (const one of dark) {
    const known = longest.get(one.route);
    if (known === undefined || one.to - one.from > known.to - known.from) longest.set(one.route, one);
  }
  return [...longest.values()];
};
