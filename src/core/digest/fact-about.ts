import type { Case } from "../case/case.ts";
import type { Instant } from "../time/instant.ts";
import type { Fact } from "./fact.ts";

export type BareFact = Omit<Fact, "number" | "seq" | "part" | "commandId">;

/** A fact with what the case was like: whose, from where, how urgent. */
export const factAbout = (
  kase: Case,
  event: { at: Instant },
  fact: Partial<BareFact> & Pick<Fact, "kind">,
): BareFact => ({
  at: event.at,
  clock: null,
  piece: null,
  generation: kase.generation,
  department: kase.department,
  charged: null,
  source: kase.source,
  connector: kase.connector,
  severity: kase.severity,
  person: null,
  wallMs: null,
  countedMs: null,
  code: null,
  money: null,
  ...fact,
});
