import type { ClockKind } from "../core/desk/desk.ts";
import type { CalendarInFile, DeskFile, StepInFile } from "./desk-shape.ts";

/** What the desk file need not say, written as it would say it. docs/desk-file.md shows the same. */

type Severities = NonNullable<DeskFile["severities"]>;

export const defaultCalendar: CalendarInFile = { weekly: { "mon-fri": "09:00-17:00" } };

/** Of a target that does not say: customers with these severities do not stop on Saturday. */
export const alwaysOnSeverities: readonly string[] = ["critical", "high"];

const pausedByWait = {
  "paused-by-wait": ["resolve" as const, "next-word" as const],
  "paused-by-incident": ["resolve" as const],
  escalations: {},
};

export const defaultSeverities: Severities = {
  critical: {
    targets: {
      claim: "15m",
      "first-reply": "15m",
      "next-word": "2h",
      tell: "30m",
      resolve: "8h",
      "customer-word": "24h",
      accept: "15m",
      task: "2h",
      approval: "15m",
      call: "15m",
    },
    ...pausedByWait,
  },
  high: {
    targets: {
      claim: "1h",
      "first-reply": "30m",
      "next-word": "4h",
      tell: "1h",
      resolve: "24h",
      "customer-word": "48h",
      accept: "1h",
      task: "4h",
      approval: "30m",
      call: "30m",
    },
    ...pausedByWait,
  },
  normal: {
    targets: {
      claim: "2h",
      "first-reply": "1h",
      "next-word": "8h",
      tell: "2h",
      resolve: "24h",
      "customer-word": "24h",
      accept: "4h",
      task: "8h",
      approval: "2h",
      call: "1h",
    },
    ...pausedByWait,
  },
  low: {
    targets: {
      claim: "8h",
      "first-reply": "4h",
      "next-word": "16h",
      tell: "8h",
      resolve: "40h",
      "customer-word": "40h",
      accept: "8h",
      task: "16h",
      approval: "4h",
      call: "4h",
    },
    ...pausedByWait,
  },
};

const quiet = (step: Omit<StepInFile, "loud">): StepInFile => ({ ...step, loud: false });
const loud = (step: Omit<StepInFile, "loud">): StepInFile => ({ ...step, loud: true });

export const defaultEscalations: DeskFile["escalations"] = {
  claim: [
    quiet({ at: "75%", tell: ["department"] }),
    quiet({ at: "due", tell: ["department", "lead"] }),
    quiet({ every: "2h", times: 4, tell: ["lead"] }),
  ],
  "claim-loud": [
    quiet({ at: "50%", tell: ["department"] }),
    loud({ at: "due", tell: ["department", "lead"] }),
    loud({ every: "30m", times: 8, tell: ["lead", "manager"] }),
  ],
  word: [
    quiet({ at: "75%", tell: ["speaker"] }),
    quiet({ at: "due", tell: ["speaker"] }),
    quiet({ every: "4h", times: 4, tell: ["speaker", "lead"] }),
  ],
  "word-loud": [
    quiet({ at: "50%", tell: ["speaker"] }),
    loud({ at: "due", tell: ["speaker", "lead"] }),
    loud({ every: "1h", times: 6, tell: ["speaker", "lead"] }),
  ],
  resolve: [
    quiet({ at: "50%", tell: ["assignee"] }),
    quiet({ at: "80%", tell: ["assignee"] }),
    quiet({ at: "due", tell: ["assignee", "lead"] }),
    quiet({ every: "4h", times: 6, tell: ["assignee", "lead"] }),
  ],
  "resolve-loud": [
    quiet({ at: "50%", tell: ["assignee"] }),
    quiet({ at: "80%", tell: ["assignee", "lead"] }),
    loud({ at: "due", tell: ["assignee", "lead"] }),
    loud({ after: "1h", every: "2h", times: 8, tell: ["lead", "manager"] }),
  ],
  // Its first step is the asking itself, so it is as good as at once; a call is never only noted.
  call: [
    loud({ at: "1%", tell: ["lead"] }),
    loud({ at: "due", tell: ["assignee", "lead"] }),
    loud({ every: "1h", times: 3, tell: ["lead", "manager"] }),
  ],
  "call-loud": [
    loud({ at: "1%", tell: ["lead"] }),
    loud({ at: "due", tell: ["assignee", "lead", "manager"] }),
    loud({ every: "30m", times: 6, tell: ["lead", "manager"] }),
  ],
  task: [
    quiet({ at: "75%", tell: ["assignee"] }),
    quiet({ at: "due", tell: ["assignee", "lead"] }),
    quiet({ every: "4h", times: 4, tell: ["assignee", "lead"] }),
  ],
  "task-loud": [
    quiet({ at: "50%", tell: ["assignee"] }),
    loud({ at: "due", tell: ["assignee", "lead"] }),
    loud({ every: "1h", times: 6, tell: ["lead", "manager"] }),
  ],
  promise: [
    quiet({ at: "75%", tell: ["assignee"] }),
    quiet({ at: "due", tell: ["assignee", "speaker", "lead"] }),
    quiet({ every: "4h", times: 4, tell: ["assignee", "lead"] }),
  ],
  "promise-loud": [
    quiet({ at: "75%", tell: ["assignee"] }),
    loud({ at: "due", tell: ["assignee", "lead"] }),
    loud({ every: "1h", times: 6, tell: ["lead", "manager"] }),
  ],
  approval: [
    quiet({ at: "50%", tell: ["lead"] }),
    loud({ at: "due", tell: ["lead", "manager"] }),
    loud({ every: "4h", times: 4, tell: ["manager"] }),
  ],
  "approval-loud": [
    quiet({ at: "50%", tell: ["lead"] }),
    loud({ at: "due", tell: ["lead", "manager"] }),
    loud({ every: "30m", times: 8, tell: ["manager"] }),
  ],
};

/** Of a clock that a severity names no escalation for; critical and high take its loud twin. */
export const defaultEscalationOf = {
  claim: "claim",
  accept: "claim",
  "first-reply": "word",
  "next-word": "word",
  tell: "word",
  "customer-word": "word",
  resolve: "resolve",
  task: "task",
  approval: "approval",
  call: "call",
  promise: "promise",
} as const satisfies Record<ClockKind, string>;

/** Seven that are ours and one that is not; more than fits a glance is picked from at random. */
export const defaultCauses: NonNullable<DeskFile["causes"]> = {
  "no-answer": { name: "Nobody answered" },
  "wrong-information": { name: "We told them something wrong" },
  "broken-promise": { name: "A promise was not kept" },
  "wrong-delivery": { name: "Missing, wrong or double delivery" },
  "failed-repair": { name: "A repair did not hold" },
  "wrong-bill": { name: "Wrongly charged" },
  "faulty-product": { name: "The product is faulty" },
  "not-ours": { name: "Nothing that we could have prevented" },
};

/** What a severity writes to have no escalation on a clock. */
export const NO_ESCALATION = "none";

export const DEFAULT_TIMES = 8;
