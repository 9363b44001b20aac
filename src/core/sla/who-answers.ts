import { callNow, lacksNumber } from "../call/call.ts";
import type { Case } from "../case/case.ts";
import type { ClockKind, PersonId } from "../desk/desk.ts";
import { findPromise, keeperOf } from "../promise/promise.ts";
import { findTask } from "../task/task.ts";
import type { ClockName } from "./clock.ts";

/** What the customer is to hear, or to say: it is the speaker's, whoever has the case. */
const spokenKinds: readonly ClockKind[] = ["first-reply", "next-word", "tell", "customer-word"];

export const isSpoken = (kind: ClockKind): boolean => spokenKinds.includes(kind);

/** Who has what a clock measures: the task, the promise, or the case. Null: nobody yet, or a department is asked. */
export const assigneeOf = ({ kind, piece }: ClockName, kase: Case): PersonId | null => {
  if (kind === "call") return callerOf(kase);
  if (piece === undefined || piece === null) return kase.assignee;
  if (kind === "task") return findTask(kase, piece)?.assignee ?? null;
  const promise = kind === "promise" ? findPromise(kase, piece) : undefined;
  return promise === undefined ? null : keeperOf(promise, kase);
};
/** Whoever has said that they phone; before there is a number to phone, whoever is to ask for it. */
const callerOf = (kase: Case): PersonId | null =>
  lacksNumber(kase) ? kase.speaker.person : (callNow(kase)?.caller?.person ?? null);

/** Who is to do it: what the customer is to hear is the speaker's, all else the assignee's. */
export const whoAnswers = (clock: ClockName, kase: Case): PersonId | null =>
  isSpoken(clock.kind) ? kase.speaker.person : assigneeOf(clock, kase);
