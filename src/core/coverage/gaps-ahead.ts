import type { ClockKind, DepartmentId } from "../desk/desk.ts";
import { earliest, HOUR, type Instant, latest, plus } from "../time/instant.ts";
import { dutyEdges } from "./coverage-edges.ts";
import { dutyAt, type GapReason, isCovered } from "./duty.ts";
import type { CoverageContext } from "./roster.ts";
import { stretchesBetween } from "./stretches.ts";

/** Something open that falls due: a clock of a case, a task or a promise. */
export type FallingDue = {
  number: number;
  /** Whose it is. */
  department: DepartmentId;
  /** Who has the case, which may be another. */
  owner: DepartmentId;
  kind: ClockKind;
  /** The task or promise of the case that is meant; left out: the case as a whole. */
  piece?: string | null;
  at: Instant;
  /** All that the case needs to get on, `department` among them. */
  departments: DepartmentId[];
  loud: boolean;
};

/**
 * A stretch in which something could fall due and nobody is there to act. `intended`: nobody is promised. With more than
 * one department it is the time that all of them share, and `falling` is what needs them all. `soonAfter` is due so
 * shortly after the end that the gap costs most of the time left for it; it does not weigh.
 */
export type Gap = {
  departments: DepartmentId[];
  from: Instant;
  to: Instant;
  intended: boolean;
  because: GapReason;
  falling: FallingDue[];
  soonAfter: FallingDue[];
  weight: number;
};

/** What falls due within this time after a gap is shown with it. */
const SOON = HOUR;

/**
 * The gaps of every department from `now` for `horizonMs`, cut to that time. First those that several departments have
 * while one case needs them, then those that nobody meant and something falls into, then the others; the heavier first,
 * and of equal weight the earlier. What stands in a shared gap stands in each department's own as well.
 */
export const gapsAhead = (
  ctx: CoverageContext,
  now: Instant,
  horizonMs: number,
  falling: readonly FallingDue[],
): Gap[] => {
  const inOrder = falling.toSorted((a, b) => a.at - b.at || a.number - b.number);
  const own = ctx.desk.departments.flatMap(({ id }) => gapsOf(id, now, plus(now, horizonMs), ctx, inOrder));
  return [...sharedGaps(own, inOrder), ...own].toSorted(
    (a, b) => rankOf(a) - rankOf(b) || b.weight - a.weight || a.from - b.from,
  );
};

/** One department's gaps between two instants, in their order: the complement of its coverage. */
export const gapsOf = (
  id: DepartmentId,
  from: Instant,
  to: Instant,
  ctx: CoverageContext,
  falling: readonly FallingDue[] = [],
): Gap[] => {
  const mine = falling.filter((one) => one.department === id);
  const stretches = stretchesBetween(from, to, dutyEdges(id, from, to, ctx), (at) => {
    const duty = dutyAt(id, at, ctx);
    return isCovered(duty) ? null : duty.missing;
  });
  return stretches.flatMap(({ value, ...stretch }) => (value === null ? [] : [gapOf([id], stretch, [value], mine)]));
};

/** For each case that needs several departments: the time around its due instant in which more than one is not there. */
const sharedGaps = (own: readonly Gap[], falling: readonly FallingDue[]): Gap[] => {
  const found = new Map<string, Gap>();
  for (const due of falling) {
    const around = own.filter(
      (gap) => holds(gap, due.at) && gap.departments.some((id) => due.departments.includes(id)),
    );
    if (around.length < 2) continue;
    const departments = around.flatMap((gap) => gap.departments);
    const from = around.map((gap) => gap.from).reduce(latest);
    const to = around.map((gap) => gap.to).reduce(earliest);
    const key = JSON.stringify([departments, from, to]);
    if (found.has(key)) continue;
    const reasons = around.map((gap) => gap.because);
    const theirs = falling.filter((one) => departments.every((id) => one.departments.includes(id)));
    found.set(key, gapOf(departments, { from, to }, reasons, theirs));
  }
  return [...found.values()];
};

const gapOf = (
  departments: DepartmentId[],
  { from, to }: { from: Instant; to: Instant },
  reasons: readonly GapReason[],
  falling: readonly FallingDue[],
): Gap => {
  const because = reasons.find((reason) => reason !== "closed") ?? "closed";
  const inside = falling.filter((one) => holds({ from, to }, one.at));
  return {
    departments,
    from,
    to,
    intended: because === "closed",
    because,
    falling: inside,
    soonAfter: falling.filter((one) => holds({ from: to, to: plus(to, SOON) }, one.at)),
    weight: inside.reduce((sum, one) => sum + weightOf(one), 0),
  };
};

const holds = ({ from, to }: { from: Instant; to: Instant }, at: Instant): boolean => from <= at && at < to;

/** A broken promise costs more than a late answer, and what is loud would wake somebody. */
const weightOf = ({ kind, loud }: FallingDue): number => 1 + (kind === "promise" ? 1 : 0) + (loud ? 2 : 0);

const rankOf = (gap: Gap): number => {
  if (gap.departments.length > 1) return 0;
  return !gap.intended && gap.falling.length > 0 ? 1 : 2;
};
