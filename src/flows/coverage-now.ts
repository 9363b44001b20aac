import type { CoverageContext } from "../core/coverage/roster.ts";
import { loadRoster } from "../store/roster.ts";
import type { Deps } from "./deps.ts";

/** The active desk version with who-is-where as people have said it: what every question of coverage is asked of. */
export const coverageNow = async (deps: Deps): Promise<CoverageContext> => {
  const { desk, calendars } = deps.policy();
  return { desk, calendars, roster: await loadRoster(deps.db, deps.now()) };
};
