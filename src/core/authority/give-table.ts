import type { RefusalCode } from "../case/refusal.ts";
import type { GiveState } from "./give.ts";

export type GiveVerb = "give-change" | "give-yes" | "give-no";
type Row = Record<GiveState, "may" | RefusalCode>;

const whilePending: Row = {
  pending: "may",
  granted: "give-was-granted",
  refused: "give-was-refused",
  withdrawn: "give-was-withdrawn",
};

/** The life of what is given: which verb may be asked in which state. A test walks every cell. */
export const giveTable: Record<GiveVerb, Row> = {
  "give-change": whilePending,
  "give-yes": whilePending,
  "give-no": whilePending,
};
