import type { CallRules } from "../core/desk/desk.ts";
import { DAY, MINUTE } from "../core/time/instant.ts";
import type { Reports } from "./check-report.ts";
import type { DeskFile } from "./desk-shape.ts";
import { readDuration } from "./duration.ts";

export const callsFromFile = ({ calls }: DeskFile): CallRules => ({
  angry: calls.angry,
  contacts: calls.contacts === 0 ? null : calls.contacts,
  brokenPromise: calls["broken-promise"],
  againMs: readDuration(calls.again) ?? 0,
});

export const checkCalls = ({ calls }: DeskFile, { refuse }: Reports): void => {
  const ms = readDuration(calls.again);
  if (ms === undefined || (ms >= 15 * MINUTE && ms <= DAY)) return;
  refuse(["calls", "again"], `\`again\` is ${calls.again}, which is out of bounds.`, "Write 15m to 24h.");
};
