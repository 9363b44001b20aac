import { gapsOf } from "../coverage/gaps-ahead.ts";
import type { CoverageContext } from "../coverage/roster.ts";
import { workingTimeBetween } from "../coverage/working-time.ts";
import { type DepartmentId, type Desk, type SeverityId, type TargetKind, targetKinds } from "../desk/desk.ts";
import { findDepartment } from "../desk/find.ts";
import { type Instant, plus } from "../time/instant.ts";
import { targetOf } from "./terms.ts";
import { isSpoken } from "./who-answers.ts";

/** Targets that run around the clock and are shorter than this stretch, in which nobody of the department is there. */
export type AlwaysBreached = {
  severity: SeverityId;
  department: DepartmentId;
  kinds: TargetKind[];
  from: Instant;
  to: Instant;
};

/** A target that allows more hours than its department is open in the time that was looked at. */
export type BeyondHours = { severity: SeverityId; department: DepartmentId; kind: TargetKind; budgetMs: number };

type Look = Pick<CoverageContext, "desk" | "calendars">;

/**
 * For each severity and department the worst stretch of the time ahead in which whatever comes in at its beginning is
 * late at its end, because the promise runs on and nobody is on duty: severities in the order of the desk, the longest
 * first. Only what the desk file says counts; cover that somebody has agreed to is no rule. Departments that never open
 * are not named: they have no hours at all, which is another thing to say.
 */
export const alwaysBreached = ({ desk, calendars }: Look, now: Instant, horizonMs: number): AlwaysBreached[] => {
  const to = plus(now, horizonMs);
  const ctx: CoverageContext = { desk, calendars, roster: { covers: [], absences: [] } };
  const worst = new Map(desk.departments.map(({ id }) => [id, longest(id, now, to, ctx)]));
  return desk.severities.flatMap(({ id: severity }) =>
    desk.departments
      .flatMap(({ id: department }): AlwaysBreached[] => {
        const stretch = worst.get(department) ?? null;
        if (stretch === null || stretch.to - stretch.from >= horizonMs) return [];
        const kinds = kindsHeldBy(desk, department).filter((kind) => {
          const target = targetIn(desk, severity, department, kind);
          return target?.on === "24x7" && target.budgetMs < stretch.to - stretch.from;
        });
        return kinds.length === 0 ? [] : [{ severity, department, kinds, ...stretch }];
      })
      .toSorted((a, b) => b.to - b.from - (a.to - a.from)),
  );
};

/** Targets on opening hours that could not be used up in the time ahead, if it began now. */
export const beyondHours = ({ desk, calendars }: Look, now: Instant, horizonMs: number): BeyondHours[] =>
  desk.severities.flatMap(({ id: severity }) =>
    desk.departments.flatMap(({ id: department }) => {
      const openMs = workingTimeBetween(calendars.ofDepartment(department), now, now + horizonMs);
      if (openMs === 0) return [];
      return kindsHeldBy(desk, department).flatMap((kind): BeyondHours[] => {
        const target = targetIn(desk, severity, department, kind);
        if (target?.on !== "hours" || target.budgetMs <= openMs) return [];
        return [{ severity, department, kind, budgetMs: target.budgetMs }];
      });
    }),
  );

/** The customer's word is theirs to give, whoever is on duty here. Words to customers are the speakers'. */
const kindsHeldBy = ({ speakers }: Desk, department: DepartmentId): TargetKind[] => {
  const speaks = speakers.public === department || speakers.private === department;
  return targetKinds.filter((kind) => kind !== "customer-word" && (speaks || !isSpoken(kind)));
};

const targetIn = (desk: Desk, severity: SeverityId, department: DepartmentId, kind: TargetKind) =>
  targetOf(
    desk.severities.find(({ id }) => id === severity)?.targets[kind],
    findDepartment(desk, department)?.targets[kind],
  );

/** The longest time without anybody; gaps of different reasons that touch are one. */
const longest = (
  id: DepartmentId,
  from: Instant,
  to: Instant,
  ctx: CoverageContext,
): { from: Instant; to: Instant } | null => {
  const joined: { from: Instant; to: Instant }[] = [];
  for (const gap of gapsOf(id, from, to, ctx)) {
    const last = joined.at(-1);
    if (last?.to === gap.from) last.to = gap.to;
    else joined.push({ from: gap.from, to: gap.to });
  }
  return joined.reduce<{ from: Instant; to: Instant } | null>(
    (best, one) => (best === null || one.to - one.from > best.to - best.from ? one : best),
    null,
  );
};
