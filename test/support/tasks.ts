import type { Wait } from "../../src/core/case/wait.ts";
import type { Outside } from "../../src/core/outside/outside.ts";
import type { Task } from "../../src/core/task/task.ts";
import { DAY, type Instant, MINUTE, plus } from "../../src/core/time/instant.ts";
import { monday } from "./builders.ts";

/** A piece that Raj of Parts asks of Technical, a minute after nine. */
export const aTask = (given: Partial<Task> = {}): Task => ({
  id: "1",
  about: { kind: "piece" },
  department: "technical",
  askedBy: "raj",
  askedFrom: "parts",
  askedAt: plus(monday, MINUTE),
  whatId: "what",
  assignee: null,
  assignedAt: null,
  wait: null,
  missing: null,
  outside: null,
  state: "open",
  ended: null,
  keptId: null,
  ...given,
});

/** Sent to Ken by Emre, not looked at yet. */
export const anOutside = (given: Partial<Outside> = {}): Outside => ({
  who: { worker: "ken" },
  by: "emre",
  link: "link",
  sentAt: monday,
  until: plus(monday, 3 * DAY),
  openedAt: null,
  needsPart: false,
  ...given,
});

export const aWait = (until: Instant, given: Partial<Wait> = {}): Wait => ({
  forId: "wait",
  until,
  by: "emre",
  since: monday,
  part: null,
  ...given,
});
