import type { DepartmentId } from "../desk/desk.ts";
import { type Instant, plus } from "../time/instant.ts";
import { closedStretchAhead, previewInstants } from "./closed-stretch.ts";
import type { CoverageContext } from "./roster.ts";

/** When a department's next coverage preview is, after an instant; null when none comes within a year. */
export const nextPreview = (id: DepartmentId, after: Instant, ctx: CoverageContext): Instant | null => {
  let from = after;
  // Both previews of the next stretch may be past; those of the one after it are not.
  for (let stretch = 0; stretch < 3; stretch += 1) {
    const instants = previewInstants(id, from, ctx);
    const ahead = closedStretchAhead(id, from, ctx);
    if (instants === null || ahead === null) return null;
    const next = [instants.dayBefore, instants.beforeClosing].find((at) => at > after);
    if (next !== undefined) return next;
    from = ahead.from;
  }
  return null;
};

/** What the preview of an instant is about, and from when on it is the last one before the department closes. */
export const previewedAt = (
  id: DepartmentId,
  at: Instant,
  ctx: CoverageContext,
): { from: Instant; to: Instant; lastFrom: Instant } | null => {
  // At the instant of closing itself the stretch has begun and is no longer ahead.
  const before = plus(at, -1);
  const ahead = closedStretchAhead(id, before, ctx);
  const instants = previewInstants(id, before, ctx);
  return ahead === null || instants === null ? null : { ...ahead, lastFrom: instants.beforeClosing };
};
