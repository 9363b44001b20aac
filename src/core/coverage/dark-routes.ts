import type { ContactRoute, RouteId } from "../desk/desk.ts";
import type { Instant } from "../time/instant.ts";
import { isOpenAt } from "./calendar.ts";
import { compileOnce } from "./compile-once.ts";
import { dutyEdges, openEdges } from "./coverage-edges.ts";
import { dutyAt, isCovered } from "./duty.ts";
import type { CoverageContext } from "./roster.ts";
import { stretchesBetween } from "./stretches.ts";

/** `closed` in its own hours, or open and leading to a department where nobody is, or to a route that is dark itself. */
export type DarkRoute = {
  route: RouteId;
  from: Instant;
  to: Instant;
  because: "closed" | "points-to-dark";
  /** What it leads to at once, which is what a notice would have to stop naming. */
  pointsTo: string;
};

/** When which public route leads nowhere between two instants: route by route, in the order of the file. */
export const darkRoutes = (ctx: CoverageContext, from: Instant, to: Instant): DarkRoute[] =>
  ctx.desk.routes.flatMap((route) =>
    stretchesBetween(from, to, routeEdges(route, from, to, ctx), (at) => darkBecause(route, at, ctx)).flatMap(
      ({ value, ...stretch }) =>
        value === null ? [] : [{ route: route.id, ...stretch, because: value, pointsTo: route.to }],
    ),
  );

const darkBecause = (route: ContactRoute, at: Instant, ctx: CoverageContext): DarkRoute["because"] | null => {
  if (!isOpenAt(compileOnce(route.calendar), at)) return "closed";
  const way = wayOf(route, ctx);
  const isOpen = way.every(({ calendar }) => isOpenAt(compileOnce(calendar), at));
  return isOpen && isCovered(dutyAt(endOf(way), at, ctx)) ? null : "points-to-dark";
};

const routeEdges = (route: ContactRoute, from: Instant, to: Instant, ctx: CoverageContext): Instant[] => {
  const way = wayOf(route, ctx);
  return [
    ...dutyEdges(endOf(way), from, to, ctx),
    ...way.flatMap(({ calendar }) => openEdges(compileOnce(calendar), from, to)),
  ];
};

/** The route and those it leads through. A ring, which a desk file may not have, is walked once and ends nowhere. */
const wayOf = (route: ContactRoute, ctx: CoverageContext): ContactRoute[] => {
  const way: ContactRoute[] = [];
  let next: ContactRoute | undefined = route;
  while (next !== undefined && !way.includes(next)) {
    way.push(next);
    const leadsTo: string = next.to;
    next = ctx.desk.routes.find(({ id }) => id === leadsTo);
  }
  return way;
};

/** The department at the way's end; of a ring it is a route, in which nobody is on duty. */
const endOf = (way: readonly ContactRoute[]): string => way.at(-1)?.to ?? "";
