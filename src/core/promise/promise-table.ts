import type { RefusalCode } from "../case/refusal.ts";
import type { PromiseState } from "./promise.ts";

export type PromiseVerb = "promise-yes" | "promise-no" | "promise-kept" | "promise-broken" | "promise-move";
type Row = Record<PromiseState, "may" | RefusalCode>;

const whileOpen: Row = {
  proposed: "may",
  accepted: "may",
  kept: "promise-was-kept",
  broken: "promise-was-broken",
  refused: "promise-was-refused",
  withdrawn: "promise-was-withdrawn",
};

/** The life of a promise: which verb may be asked in which state. A test walks every cell. */
export const promiseTable: Record<PromiseVerb, Row> = {
  "promise-yes": { ...whileOpen, accepted: "promise-accepted" },
  "promise-no": whileOpen,
  "promise-kept": whileOpen,
  "promise-broken": whileOpen,
  "promise-move": whileOpen,
};
