import type { Report } from "./check-report.ts";
import type { Path } from "./desk-problem.ts";
import { hasDays, LONGEST, readDuration } from "./duration.ts";

const NO_LEASE = "none";
const SHORTEST = "15m";

/** Milliseconds of the department's opening hours, or null when a claim lasts for good. */
export const leaseFromFile = (lease: string): number | null => (lease === NO_LEASE ? null : (readDuration(lease) ?? 0));

export const checkLease = (refuse: Report, path: Path, lease: string): void => {
  const ms = leaseFromFile(lease);
  if (ms === null) return;
  if (hasDays(lease)) {
    refuse(path, `A lease counts opening hours, where ${lease} could mean days of 24 hours or of 8.`, "Write hours.");
  } else if (ms < (readDuration(SHORTEST) ?? 0)) {
    refuse(path, "A claim that lapses so soon would go back while it is worked on.", `Write ${SHORTEST} or more.`);
  } else if (ms > LONGEST) refuse(path, "This is more than a year.", "Write something shorter, or none.");
};
