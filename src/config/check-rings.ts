import type { Report } from "./check-report.ts";
import type { Path } from "./desk-problem.ts";

/** Refuses each ring once, at the id of it that stands first; `nextOf` gives undefined where a way ends. */
export const checkRings = (
  refuse: Report,
  ids: readonly string[],
  what: { path: (id: string) => Path; nextOf: (id: string) => string | undefined; itself: string; ring: string },
): void => {
  for (const id of ids) {
    const ring = [id];
    let next = what.nextOf(id);
    while (next !== undefined && !ring.includes(next)) {
      ring.push(next);
      next = what.nextOf(next);
    }
    if (next !== id || ring.some((other) => ids.indexOf(other) < ids.indexOf(id))) continue;
    const message = ring.length === 1 ? `\`${id}\` ${what.itself}.` : `${what.ring}: ${[...ring, id].join(", ")}.`;
    refuse(what.path(id), message, "Take one of them out.");
  }
};
