import { type Target, type TargetKind, targetKinds } from "../core/desk/desk.ts";
import type { Report } from "./check-report.ts";
import type { Path } from "./desk-problem.ts";
import type { TargetInFile } from "./desk-shape.ts";
import { hasDays, LONGEST, readDuration } from "./duration.ts";

type TargetsInFile = { readonly [kind in TargetKind]?: TargetInFile | undefined };

/** The targets as the rules know them; `on` is for those that do not say which hours count. */
export const targetsFromFile = (targets: TargetsInFile, on: Target["on"]): Partial<Record<TargetKind, Target>> => {
  const made: Partial<Record<TargetKind, Target>> = {};
  for (const kind of targetKinds) {
    const target = targets[kind];
    if (target !== undefined) made[kind] = { budgetMs: readDuration(within(target)) ?? 0, on: onOf(target, on) };
  }
  return made;
};

export const checkTargets = (refuse: Report, path: Path, targets: TargetsInFile, on: Target["on"]): void => {
  for (const kind of targetKinds) {
    const target = targets[kind];
    if (target === undefined) continue;
    const at = typeof target === "string" ? [...path, kind] : [...path, kind, "within"];
    const text = within(target);
    const ms = readDuration(text);
    if (ms === 0) refuse(at, `${kind} allows no time at all.`, "Write 15m or more, or leave the clock out.");
    else if (ms !== undefined && ms > LONGEST)
      refuse(at, `${kind} allows more than a year.`, "Write something shorter.");
    else if (hasDays(text) && onOf(target, on) === "hours") {
      refuse(
        at,
        `${kind} counts opening hours, where ${text} could mean days of 24 hours or of 8.`,
        `Write hours, such as 24h for three days of 8, or \`{ within: ${text}, on: 24x7 }\`.`,
      );
    }
  }
};

const within = (target: TargetInFile): string => (typeof target === "string" ? target : target.within);
const onOf = (target: TargetInFile, on: Target["on"]): Target["on"] =>
  typeof target === "string" ? on : (target.on ?? on);
