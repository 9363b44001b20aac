import type { Block } from "../card/card.ts";
import {
  type OpenOverWeeks,
  openChart,
  type Pictured,
  resolvedChart,
  type WeekAhead,
  weekChart,
} from "../card/digest-charts.ts";
import type { Reader } from "../card/reader.ts";
import { dutyEdges } from "../core/coverage/coverage-edges.ts";
import { dutyAt, isCovered } from "../core/coverage/duty.ts";
import { gapsAhead } from "../core/coverage/gaps-ahead.ts";
import { firstInstantOfWall, wallAt } from "../core/coverage/local-time.ts";
import { stretchesBetween } from "../core/coverage/stretches.ts";
import type { DigestScope } from "../core/desk/desk.ts";
import { endOfDay } from "../core/digest/same-stretch.ts";
import { departmentsIn, type ScopeRows, scopeRows } from "../core/digest/scope.ts";
import { DAY, type Instant, instant, plus, type Zone } from "../core/time/instant.ts";
import { countMoves, resolvedWithin } from "../store/metric-facts.ts";
import { openCases } from "../store/open-cases.ts";
import { addPicture } from "../store/pictures.ts";
import { coverageNow } from "./coverage-now.ts";
import type { Deps } from "./deps.ts";
import { fallingDue } from "./falling-due.ts";

const WEEKS = 8;

/** The pictures of a digest that have something to show, kept so that windows can fetch them. */
export const digestPictures = async (deps: Deps, scope: DigestScope, reader: Reader): Promise<Block[]> => {
  const now = deps.now();
  const rows = scopeRows(scope, deps.policy().desk);
  const pictures: (Pictured | null)[] = [
    openChart(await openOverWeeks(deps, rows, now, reader.zone), reader),
    resolvedChart(await resolvedWithin(deps.db, { from: plus(now, -28 * DAY), to: now }, rows), reader),
    weekChart(await weekAhead(deps, scope, now, reader.zone), reader),
  ];
  const blocks: Block[] = [];
  for (const picture of pictures) {
    if (picture === null) continue;
    const id = deps.newId();
    await addPicture(deps.db, id, picture.chart, now);
    const url = deps.publicUrl === null ? null : `${deps.publicUrl}/pictures/${id}.png`;
    blocks.push({ kind: "picture", id, ...picture, url });
  }
  return blocks;
};

/** From what is open now back through what came and went. */
const openOverWeeks = async (deps: Deps, scope: ScopeRows, now: Instant, zone: Zone): Promise<OpenOverWeeks> => {
  const at = Array.from({ length: WEEKS + 1 }, (_, index) => weeksBack(now, WEEKS - index, zone));
  const stretches = at.slice(0, -1).map((from, index) => ({ from, to: at[index + 1] ?? now }));
  const moves = await countMoves(deps.db, stretches, scope);
  const open = await openCases(deps.db, scope);
  const rows = deps.policy().desk.departments.map(({ id }) => {
    const counts = [open.filter(({ department }) => department === id).length];
    for (let stretch = WEEKS - 1; stretch >= 0; stretch -= 1) {
      const rose = moves.find((move) => move.stretch === stretch && move.department === id)?.rose ?? 0;
      counts.unshift((counts[0] ?? 0) - rose);
    }
    return { department: id, open: counts };
  });
  return { at, rows };
};

const weeksBack = (now: Instant, weeks: number, zone: Zone): Instant =>
  weeks === 0 ? now : instant(firstInstantOfWall(zone, wallAt(zone, now) - weeks * 7 * DAY));

const weekAhead = async (deps: Deps, scope: DigestScope, now: Instant, zone: Zone): Promise<WeekAhead> => {
  const ctx = await coverageNow(deps);
  const days = [midnightBefore(now, zone)];
  while (days.length < 8) days.push(endOfDay(days.at(-1) ?? now, zone));
  const from = days[0] ?? now;
  const to = days[7] ?? plus(now, 7 * DAY);
  const departments = departmentsIn(scope, ctx.desk);
  const falling = (await fallingDue(deps, now, to)).filter(({ department }) => departments.includes(department));
  const rows = departments.map((department) => ({
    department,
    stretches: stretchesBetween(from, to, dutyEdges(department, from, to, ctx), (at) => {
      const duty = dutyAt(department, at, ctx);
      if (isCovered(duty)) return "there" as const;
      return duty.missing === "closed" ? ("closed" as const) : ("nobody" as const);
    }).map(({ value, ...stretch }) => ({ ...stretch, kind: value })),
  }));
  const gaps = gapsAhead(ctx, now, to - now, falling).filter((gap) =>
    gap.departments.some((id) => departments.includes(id)),
  );
  return {
    from,
    to,
    days: days.slice(0, 7),
    rows,
    due: falling.map(({ number, department, at }) => ({
      number,
      department,
      at,
      alone: !isCovered(dutyAt(department, at, ctx)),
    })),
    gap: gaps.find(({ falling: inside }) => inside.length > 0) ?? gaps.find(({ intended }) => !intended) ?? null,
  };
};

const midnightBefore = (at: Instant, zone: Zone): Instant => {
  const wall = wallAt(zone, at);
  return instant(firstInstantOfWall(zone, wall - (((wall % DAY) + DAY) % DAY)));
};
