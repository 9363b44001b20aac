import type { FollowUp } from "../core/desk/desk.ts";
import { DAY, HOUR } from "../core/time/instant.ts";
import { checkReference, type Reports } from "./check-report.ts";
import { alwaysOnSeverities, defaultSeverities } from "./desk-defaults.ts";
import type { DeskFile } from "./desk-shape.ts";
import { readDuration } from "./duration.ts";

const NEVER = "none";

/** Null when nobody asks again. */
export const followUpFromFile = (file: DeskFile): FollowUp | null => {
  const { after, severities } = file["follow-up"];
  if (after === NEVER) return null;
  const usual = severitiesIn(file).filter((id) => alwaysOnSeverities.includes(id));
  return { afterMs: readDuration(after) ?? 0, severities: [...new Set(severities ?? usual)] };
};

export const checkFollowUp = (file: DeskFile, { refuse }: Reports): void => {
  const { after, severities = [] } = file["follow-up"];
  const ms = after === NEVER ? null : (readDuration(after) ?? null);
  if (ms !== null && (ms < HOUR || ms > 60 * DAY)) {
    refuse(["follow-up", "after"], `\`after\` is ${after}, which is out of bounds.`, "Write 1h to 60d, or none.");
  }
  for (const [index, id] of severities.entries()) {
    checkReference(refuse, ["follow-up", "severities", index], { id, kind: "severity", known: severitiesIn(file) });
  }
};

const severitiesIn = (file: DeskFile): string[] => Object.keys(file.severities ?? defaultSeverities);
