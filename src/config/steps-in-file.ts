import type { Step } from "../core/desk/desk.ts";
import { MINUTE } from "../core/time/instant.ts";
import type { Report } from "./check-report.ts";
import { DEFAULT_TIMES } from "./desk-defaults.ts";
import type { Path } from "./desk-problem.ts";
import type { StepInFile } from "./desk-shape.ts";
import { hasDays, LONGEST, readDuration } from "./duration.ts";

const SHORTEST_EVERY = 5 * MINUTE;

/**
 * The steps of one escalation as the rules know them. An id is made of the step's time and not of its place, so that a
 * step put in between makes no other step be decided twice.
 */
export const stepsFromFile = (steps: readonly StepInFile[], refuse: Report = () => {}, path: Path = []): Step[] => {
  const made: Step[] = [];
  let before: Timed | undefined;
  for (const [i, step] of steps.entries()) {
    const here = [...path, i];
    checkStep(refuse, here, step);
    const timed = timeOf(step, Math.max(0, before?.order ?? 0));
    if (timed === undefined) continue;
    if (before !== undefined) checkOrder(refuse, here, before, timed);
    before = timed;
    const { order: _order, ...rest } = timed;
    made.push({ ...rest, tell: [...new Set(step.tell)], loud: step.loud });
  }
  return withDue(made);
};

/** A clock is overdue when it falls due, even where the first to hear of it hears later. */
const withDue = (steps: Step[]): Step[] => {
  const at = steps.findIndex((step) => step.kind !== "warn");
  const first = steps[at];
  if (first === undefined || first.id === "due") return steps;
  const due: Step = { id: "due", at: { afterDueMs: 0 }, kind: "breach", tell: [], loud: false };
  return [...steps.slice(0, at), due, ...steps.slice(at)];
};

/** Of what falls on one instant only the last step is told, so no two may. */
const checkOrder = (refuse: Report, path: Path, before: Timed, timed: Timed): void => {
  if (before.kind === "repeat") {
    refuse(path, "The step above this one repeats, and nothing comes after it.", "Put the step that repeats last.");
  } else if (timed.order < before.order) {
    refuse(path, "This step comes before the one above it.", "Put the steps in the order in which they happen.");
  } else if (timed.order === before.order) {
    refuse(path, "This step comes at the same time as the one above it.", "Make one step of the two.");
  }
};

/** `order` is negative before the clock falls due, and milliseconds after it from then on. */
type Timed = Pick<Step, "id" | "at" | "kind" | "everyMs" | "times"> & { order: number };

const timeOf = (step: StepInFile, afterDue: number): Timed | undefined => {
  const { at, after, every } = step;
  if (at !== undefined && (after !== undefined || every !== undefined)) return undefined;
  if (every !== undefined) {
    const everyMs = readDuration(every) ?? 0;
    const first = after === undefined ? afterDue + everyMs : (readDuration(after) ?? 0);
    const times = step.times ?? DEFAULT_TIMES;
    return { id: `every-${every}`, at: { afterDueMs: first }, kind: "repeat", everyMs, times, order: first };
  }
  if (after !== undefined) {
    const afterDueMs = readDuration(after) ?? 0;
    return { id: `after-${after}`, at: { afterDueMs }, kind: "breach", order: afterDueMs };
  }
  if (at === "due") return { id: "due", at: { afterDueMs: 0 }, kind: "breach", order: 0 };
  const percent = Number.parseInt(at ?? "", 10);
  if (Number.isNaN(percent)) return undefined;
  return { id: `at-${percent}`, at: { share: percent / 100 }, kind: "warn", order: percent / 100 - 1 };
};

const checkStep = (refuse: Report, path: Path, step: StepInFile): void => {
  const { at, after, every, times } = step;
  if (at === undefined && after === undefined && every === undefined) {
    refuse(path, "This step does not say when.", "Add `at: 50%`, `at: due`, `after: 30m` or `every: 1h`.");
  }
  if (at !== undefined && (after !== undefined || every !== undefined)) {
    const other = after === undefined ? "every" : "after";
    refuse([...path, other], `This step has \`at\` and \`${other}\`.`, "Make two steps of it.");
  }
  if (times !== undefined && every === undefined) {
    refuse([...path, "times"], "`times` belongs to a step that repeats.", "Add `every: 1h`, or take it out.");
  }
  checkSpan(refuse, [...path, "after"], after);
  checkSpan(refuse, [...path, "every"], every);
  const everyMs = every === undefined ? undefined : readDuration(every);
  if (everyMs !== undefined && everyMs > 0 && everyMs < SHORTEST_EVERY) {
    refuse([...path, "every"], "A step may repeat every 5 minutes at most.", "Write 5m or more.");
  }
};

const checkSpan = (refuse: Report, path: Path, span: string | undefined): void => {
  const ms = span === undefined ? undefined : readDuration(span);
  if (span === undefined || ms === undefined) return;
  if (ms === 0) refuse(path, "This is no time at all.", "Write 5m or more; `at: due` is the instant itself.");
  else if (hasDays(span)) {
    refuse(
      path,
      "A step counts on its clock's own hours, where a day could be 24 hours or 8.",
      "Write hours, such as 24h.",
    );
  } else if (ms > LONGEST) refuse(path, "This is more than a year.", "Write something shorter.");
};
